"""The lists of a manual that other programs can have, each with its columns and its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.new_editions import edition_rows
from sop_plugin.indexes.requirements import trace_rows
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.settings import Settings
from sop_plugin.registers.change_columns import CHANGE_COLUMNS
from sop_plugin.registers.changes import change_log
from sop_plugin.registers.columns import ListLayout
from sop_plugin.registers.copies import copy_register
from sop_plugin.registers.document_columns import DOCUMENT_COLUMNS
from sop_plugin.registers.exception_columns import EXCEPTION_COLUMNS, listed_exceptions
from sop_plugin.registers.exceptions import exception_register
from sop_plugin.registers.retention import retention_register
from sop_plugin.registers.review_columns import REVIEW_COLUMNS
from sop_plugin.sharing.copy_columns import COPY_COLUMNS
from sop_plugin.sharing.edition_columns import EDITION_COLUMNS
from sop_plugin.sharing.external_columns import EXTERNAL_COLUMNS
from sop_plugin.sharing.form_columns import FORM_COLUMNS, RECORD_COLUMNS
from sop_plugin.sharing.retention_columns import RETENTION_COLUMNS
from sop_plugin.sharing.since_audit import changes_since_audit, last_audit
from sop_plugin.sharing.since_audit_columns import SINCE_AUDIT_COLUMNS
from sop_plugin.sharing.trace_columns import TRACE_COLUMNS
from sop_plugin.sharing.training_columns import TRAINING_COLUMNS
from sop_plugin.sharing.training_rows import readings
from sop_plugin.words import labels
from sop_plugin.words.voice import Words


def _always(_compiled: CompiledManual) -> bool:
    return True


def _for_readers(_settings: Settings) -> bool:
    return True


def _has_ledger(compiled: CompiledManual) -> bool:
    return compiled.ledger is not None


def _has_exceptions(compiled: CompiledManual) -> bool:
    return _has_ledger(compiled) or bool(compiled.held_back)


@dataclass(frozen=True)
class ManualList:
    """One list. ``key`` is its name for programs; there is none of it where ``when`` says no."""

    key: str
    title: Words
    layout: ListLayout[Any]
    rows: Callable[[CompiledManual], Sequence[Any]]
    when: Callable[[CompiledManual], bool] = _always
    published: Callable[[Settings], bool] = _for_readers
    """Whether the site has it: what is about people, only where the settings say so."""


def _changes(compiled: CompiledManual) -> Sequence[object]:
    manual = compiled.manual
    return change_log(compiled.histories, manual.number_pattern, manual.as_of).rows


def _exceptions(compiled: CompiledManual) -> Sequence[object]:
    manual = compiled.manual
    register = exception_register(
        compiled.histories, manual, compiled.findings, compiled.seals, compiled.held_back
    )
    return tuple(listed_exceptions(register, manual))


MANUAL_LISTS: Mapping[str, ManualList] = {
    each.key: each
    for each in (
        ManualList(
            "documents", labels.REGISTER, DOCUMENT_COLUMNS, lambda done: done.registers.documents.rows
        ),
        ManualList(
            "reviews", labels.REVIEW_REGISTER, REVIEW_COLUMNS, lambda done: done.registers.reviews.rows
        ),
        ManualList("forms", labels.FORMS, FORM_COLUMNS, lambda done: done.indexes.ways_in.forms.forms),
        ManualList(
            "records", labels.OTHER_RECORDS, RECORD_COLUMNS, lambda done: done.indexes.ways_in.forms.records
        ),
        ManualList(
            "external",
            labels.EXTERNAL_DOCUMENTS,
            EXTERNAL_COLUMNS,
            lambda done: done.indexes.ways_in.external_documents,
            lambda done: bool(done.manual.settings.external_documents),
        ),
        ManualList(
            "retention",
            labels.RETENTION_REGISTER,
            RETENTION_COLUMNS,
            lambda done: retention_register(done.manual, done.histories),
            lambda done: bool(retention_register(done.manual, done.histories)),
        ),
        ManualList("changes", labels.CHANGE_LOG, CHANGE_COLUMNS, _changes, _has_ledger),
        ManualList(
            "trace",
            labels.TRACE_MATRIX,
            TRACE_COLUMNS,
            lambda done: trace_rows(done.indexes.ways_in.trace),
            lambda done: done.indexes.ways_in.trace.is_traced,
        ),
        ManualList(
            "since-audit",
            labels.SINCE_AUDIT,
            SINCE_AUDIT_COLUMNS,
            changes_since_audit,
            lambda done: last_audit(done) is not None,
        ),
        ManualList(
            "editions",
            labels.NEW_EDITIONS,
            EDITION_COLUMNS,
            lambda done: edition_rows(done.indexes.ways_in.new_editions),
            lambda done: bool(done.manual.requirements.coming),
        ),
        ManualList(
            "copies",
            labels.COPIES,
            COPY_COLUMNS,
            lambda done: copy_register(done.manual, done.histories, done.copies or CopyLedger()),
            lambda done: done.copies is not None,
        ),
        ManualList(
            "training",
            labels.TRAINING,
            TRAINING_COLUMNS,
            readings,
            lambda done: done.training is not None,
            lambda settings: settings.training.names,
        ),
        ManualList("exceptions", labels.EXCEPTIONS, EXCEPTION_COLUMNS, _exceptions, _has_exceptions),
    )
}
"""Key → list, in the order in which a workbook has them."""


def lists_of(compiled: CompiledManual) -> tuple[ManualList, ...]:
    """Those that the manual has."""
    return tuple(each for each in MANUAL_LISTS.values() if each.when(compiled))
