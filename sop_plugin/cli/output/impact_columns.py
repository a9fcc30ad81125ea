"""The columns of what a change touches."""

from __future__ import annotations

from dataclasses import replace

from sop_plugin.changes.impact import Impact, Scope, Touched
from sop_plugin.model.document import ReferenceKind
from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import (
    DEPARTMENT,
    NUMBER,
    TITLE,
    ColumnKind,
    ListColumn,
    ListLayout,
    OfDocument,
)
from sop_plugin.rendering.clause_numbers import clause_phrase
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

_DEPTH = Words("层次", "Depth")
_CLAUSE = Words("所在条款", "In clause")
_HOW = Words("引用方式", "How it cites")
_SCOPES = {
    Scope.CLAUSE: Words("{clause}", "{clause}"),
    Scope.PART: Words("其中的{clause}", "{clause}, inside it"),
    Scope.AROUND: Words("所属的{clause}", "{clause}, around it"),
    Scope.DOCUMENT: Words("整份文件", "the whole document"),
}
_WRITTEN = {
    ReferenceKind.NUMBER: Words("编号", "by number"),
    ReferenceKind.TITLE: Words("《题目》", "by title"),
    ReferenceKind.LINK: Words("链接", "by link"),
}
_OF_OTHER = Words("{number} {what}", "{number}, {what}")
_Column = ListColumn[Touched]


def _title(touched: OfDocument, manual: Manual, voice: Voice) -> str:
    state = manual.state(touched.document)
    title = touched.document.title
    return title if state.released else f"{title} [{voice.say(state.label)}]"


def _clause(touched: Touched, _: Manual) -> str:
    clause = touched.reference.source_clause
    return f"{clause.key} {clause.title}" if clause else "—"


def _cites(touched: Touched, _: Manual) -> dict[str, str | None]:
    reference = touched.reference
    clause = reference.clause.key if reference.clause else reference.reference.clause
    return {"number": reference.target.number if reference.target else None, "clause": clause}


def _how(touched: Touched, impact: Impact, manual: Manual, voice: Voice) -> str:
    reference = touched.reference
    if reference.clause is not None:
        clause = clause_phrase(reference.clause, manual.settings.clause_style, voice.language)
    else:
        clause = reference.reference.clause or ""
    what = voice.say(_SCOPES[touched.scope], clause=clause)
    if reference.target is not None and reference.target.path != impact.document.path:
        what = voice.say(_OF_OTHER, number=reference.target.number, what=what)
    return f"{what} · {voice.say(_WRITTEN[reference.reference.kind])}"


DEPTH = _Column("depth", _DEPTH, lambda touched, _: touched.depth, ColumnKind.NUMBER)
CLAUSE = _Column(
    "clause",
    _CLAUSE,
    lambda touched, _: touched.reference.source_clause.key if touched.reference.source_clause else None,
    said=_clause,
    folds=True,
)
PATH = _Column(
    "path",
    labels.PLACE,
    lambda touched, _: touched.reference.reference.place.path,
    said=lambda touched, _: (
        f"{touched.reference.reference.place.path}:{touched.reference.reference.place.line}"
    ),
    folds=True,
)
LINE = _Column("line", labels.PLACE, lambda touched, _: touched.reference.reference.place.line)
COLUMN = _Column("column", labels.PLACE, lambda touched, _: touched.reference.reference.place.column)
CITES = _Column("cites", _HOW, _cites)
SCOPE = _Column("scope", _HOW, lambda touched, _: touched.scope.value, folds=True)
WRITTEN = _Column("written", _HOW, lambda touched, _: touched.reference.reference.kind.value)


def impact_columns(impact: Impact, voice: Voice, *, transitive: bool) -> ListLayout[Touched]:
    """``voice`` says what is put together of words; on a terminal the depth stands only where the chain is followed."""
    title = replace(TITLE, said=lambda touched, manual: _title(touched, manual, voice))
    how = replace(SCOPE, said=lambda touched, manual: _how(touched, impact, manual, voice))
    return ListLayout(
        table=(*((DEPTH,) if transitive else ()), NUMBER, title, CLAUSE, PATH, how),
        spreadsheet=(DEPTH, NUMBER, title, DEPARTMENT, CLAUSE, PATH, how),
        programs=(DEPTH, NUMBER, TITLE, CLAUSE, PATH, LINE, COLUMN, CITES, SCOPE, WRITTEN),
    )
