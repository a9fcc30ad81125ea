"""The columns of the form register, and of the records that are no forms."""

from __future__ import annotations

from sop_plugin.indexes.forms import FormEntry, FormUse, OtherRecord
from sop_plugin.model.manual import Manual
from sop_plugin.model.period import Period
from sop_plugin.registers.columns import (
    DEPARTMENT,
    DEPARTMENT_CODE,
    EFFECTIVE,
    NUMBER,
    PATH,
    REVISION,
    STATE,
    TITLE,
    Holds,
    ListColumn,
    ListLayout,
)
from sop_plugin.rendering.plain_text import full_name, plain_text
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Words

_PURPOSE = Words("用途", "Purpose")
_NAME = Words("名称", "Name")
_REGISTERED = Words("已登记", "Registered")
_YES, _NO = Words("是", "yes"), Words("否", "no")


def _cited(uses: tuple[FormUse, ...]) -> tuple[str, ...]:
    """Number and clause of each place, as a document would cite it."""
    places = (
        f"{use.document.number}#{use.clause.key}" if use.clause else use.document.number for use in uses
    )
    return tuple(dict.fromkeys(places))


def _purpose(entry: FormEntry, manual: Manual) -> str | None:
    name = full_name(manual.by_number, manual.settings.clause_style, entry.form.language)
    return plain_text(entry.purpose, name) or None


def _written(period: Period | None) -> str | None:
    return str(period) if period else None


def _said(period: Period | None) -> Sayable:
    return period.words if period else ""


def _kept(record: OtherRecord) -> Period | None:
    return record.record.retention if record.record else None


_Form = ListColumn[FormEntry]
RETENTION = _Form(
    "retention",
    labels.RETENTION,
    lambda entry, _: _written(entry.form.retention),
    said=lambda entry, _: _said(entry.form.retention),
)
USED_IN = _Form("used_in", labels.USED_IN, lambda entry, _: _cited(entry.uses), folds=True, holds=Holds.NAMES)
FILLED_IN_BY = _Form(
    "filled_in_by", labels.FILLED_IN_BY, lambda entry, _: entry.fillers, folds=True, holds=Holds.NAMES
)
PURPOSE = _Form("purpose", _PURPOSE, _purpose, folds=True)

FORM_COLUMNS = ListLayout[FormEntry](
    table=(NUMBER, TITLE, DEPARTMENT, REVISION, STATE, RETENTION, USED_IN),
    spreadsheet=(
        NUMBER,
        TITLE,
        DEPARTMENT_CODE,
        DEPARTMENT,
        REVISION,
        STATE,
        EFFECTIVE,
        RETENTION,
        USED_IN,
        FILLED_IN_BY,
        PURPOSE,
        PATH,
    ),
    programs=(
        NUMBER,
        TITLE,
        DEPARTMENT_CODE,
        REVISION,
        STATE,
        EFFECTIVE,
        RETENTION,
        USED_IN,
        FILLED_IN_BY,
        PURPOSE,
        PATH,
    ),
)

_Record = ListColumn[OtherRecord]
RECORD_NAME = _Record("name", _NAME, lambda record, _: record.name, folds=True, heads=True)
REGISTERED = _Record(
    "registered",
    _REGISTERED,
    lambda record, _: record.record is not None,
    said=lambda record, _: _YES if record.record else _NO,
    holds=Holds.FLAG,
)
RECORD_RETENTION = _Record(
    "retention",
    labels.RETENTION,
    lambda record, _: _written(_kept(record)),
    said=lambda record, _: _said(_kept(record)),
)
RECORD_USED_IN = _Record(
    "used_in", labels.USED_IN, lambda record, _: _cited(record.uses), folds=True, holds=Holds.NAMES
)
_EVERY = (RECORD_NAME, REGISTERED, RECORD_RETENTION, RECORD_USED_IN)
RECORD_COLUMNS = ListLayout[OtherRecord](table=_EVERY, spreadsheet=_EVERY, programs=_EVERY)
