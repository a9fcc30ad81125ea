"""Files of the site for other programs, each beside the page that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sop_plugin.model.manual import Manual
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output
from sop_plugin.registers.columns import ListColumn
from sop_plugin.sharing.list_json import SCHEMA, json_file, list_json, lists_schema
from sop_plugin.sharing.manual_lists import ManualList, lists_of
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.sharing.workbook import Sheet, workbook_bytes
from sop_plugin.words import labels

WORKBOOK = "register/lists.xlsx"
_TELLING = frozenset({"title"})
"""Columns of the document register that tell of a draft more than that its number is taken."""
_OF_AUTHORS = frozenset({"path"})
"""Columns of any list that tell where authors work, on the next revision perhaps."""
_OF_HOLDERS = frozenset({"holder"})
"""Columns that tell who has a copy, which readers learn only where the settings allow it."""


def workbook(edition: Edition) -> Iterator[Output]:
    """All lists of the manual as one workbook."""
    yield Output(
        WORKBOOK,
        Kind.DOWNLOAD,
        edition.voice.plain.say(labels.WORKBOOK),
        edition.language,
        made=lambda: _workbook(edition),
    )


def lists_for_programs(edition: Edition) -> Iterator[Output]:
    """Each list as JSON, and the schema of them all."""
    say = edition.voice.plain.say
    for each in _published(edition):
        title = say(each.title)
        yield Output(
            f"lists/{each.key}.json",
            Kind.DOWNLOAD,
            title,
            edition.language,
            made=partial(_json, each, edition),
        )
    yield Output(
        SCHEMA,
        Kind.DOWNLOAD,
        say(labels.LISTS),
        edition.language,
        made=lambda: json_file(lists_schema(edition.site_url)),
    )


def _json(listed: ManualList, edition: Edition) -> bytes:
    columns = _columns(listed, listed.layout.programs, edition)
    rows = listed.rows(edition.compiled)
    return list_json(listed, columns, rows, edition.manual, edition.site_url, edition.anchor)


def _workbook(edition: Edition) -> bytes:
    compiled = edition.compiled
    sheets = [
        Sheet(each.title, _columns(each, each.layout.spreadsheet, edition), each.rows(compiled))
        for each in _published(edition)
    ]
    return workbook_bytes(sheets, edition.manual, provenance_of(edition), edition.voice.plain)


def _published(edition: Edition) -> Iterator[ManualList]:
    """The lists that readers may have."""
    return (each for each in lists_of(edition.compiled) if each.published(edition.manual.settings))


def provenance_of(edition: Edition) -> Provenance:
    """The manual as this build shows it."""
    ledger = edition.compiled.ledger
    limits = edition.compiled.limits
    head = limits.head if limits is not None else ledger.head if ledger is not None else ""
    return Provenance(edition.site_url, head, edition.anchor)


def _columns(
    listed: ManualList, columns: Sequence[ListColumn[Any]], edition: Edition
) -> Sequence[ListColumn[Any]]:
    """The columns without what readers may not see, as on the page of the register."""

    def of_released(column: ListColumn[Any]) -> ListColumn[Any]:
        def fact(row: Any, manual: Manual) -> Any:
            return column.fact(row, manual) if edition.visible(row.document) else None

        return replace(column, fact=fact)

    hidden = _OF_AUTHORS | (frozenset() if edition.manual.settings.show_copy_holders else _OF_HOLDERS)
    telling = _TELLING if listed.key == "documents" else frozenset()
    return [
        replace(column, fact=lambda _row, _manual: None, said=None)
        if column.key in hidden
        else of_released(column)
        if column.key in telling
        else column
        for column in columns
    ]
