"""The index of forms and records; in a large manual each record has a page for where it is used, and a form says so on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.indexes.forms import FormEntry, FormUse, OtherRecord, uses_by_document
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.rendering.plain_text import full_name, plain_text

# Used in more documents than this, a form or record names them at a tap.
_FOLD_ABOVE = 1
# More records than this are one line until somebody wants them.
_MANY_RECORDS = 20


@dataclass(frozen=True)
class UsedIn:
    """The uses in one document."""

    document: Document
    uses: tuple[FormUse, ...]


def used_in(uses: tuple[FormUse, ...]) -> tuple[UsedIn, ...]:
    """Uses by document."""
    return tuple(UsedIn(found[0].document, found) for found in uses_by_document(uses).values())


def forms_html(edition: Edition, base: str) -> str:
    """All forms and all other records."""
    index = edition.ways_in.forms
    codes = {entry.form.department for entry in index.forms}
    codes |= {use.document.department for record in index.records for use in record.uses}
    return list_html(
        "lists/forms.html",
        edition,
        base,
        forms=[(entry, used_in(entry.uses), _purpose(edition, entry)) for entry in index.forms],
        records=[(record, used_in(record.uses)) for record in index.records],
        fold_above=_FOLD_ABOVE,
        many_records=_MANY_RECORDS,
        departments=[code for code in edition.manual.organisation.departments if code in codes],
        states=[state for state in State if state.released or edition.preview],
    )


def records(edition: Edition) -> Iterator[Output]:
    """The page of each record that is no form, in a large manual; they are reached from the index."""
    if edition.addresses.uses_apart:
        for record in edition.ways_in.forms.records:
            yield _output(edition, record, edition.addresses.record(record))


def _output(edition: Edition, record: OtherRecord, where: str) -> Output:
    return Output(
        where,
        Kind.LIST,
        record.name,
        edition.language,
        draw=lambda _text: list_html(
            "lists/record.html", edition, base_of(where), record=record, found=used_in(record.uses)
        ),
    )


def _purpose(edition: Edition, entry: FormEntry) -> str:
    manual = edition.manual
    name = full_name(manual.by_number, manual.settings.clause_style, entry.form.language)
    return plain_text(entry.purpose, name)
