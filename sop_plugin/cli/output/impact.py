"""What a change touches, as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from sop_plugin.changes.clauses import ClauseChange, ClauseDifference
from sop_plugin.changes.impact import Impact, Scope, Touched
from sop_plugin.cli.tables import TableCell, TableColumn, print_rows
from sop_plugin.cli.terminal import json_bytes, next_line
from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import ReferenceKind
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.rendering.clause_numbers import clause_phrase
from sop_plugin.words import labels
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import COMMA, Said, Voice, Words

_WHOLE = Words("修改整份文件的影响", "What a change of the whole document touches")
_ASKED = Words("修改{clause}（{title}）的影响", "What a change of {clause} ({title}) touches")
_CHANGED = Words("尚未发布的改动：", "Changed and not released:")
_CHANGES = {
    ClauseDifference.ADDED: Words("新增 {name}", "new {name}"),
    ClauseDifference.CHANGED: Words("改动 {name}", "changed {name}"),
    ClauseDifference.REMOVED: Words("删去 {name}", "gone {name}"),
    ClauseDifference.RENUMBERED: Words("改号 {name}（原为第 {old} 条）", "renumbered {name} (was {old})"),
}
_LEAD = Words("正文开头", "opening text")
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
_NOTHING = Words("没有文件引用它", "nothing cites it")
_COUNT = Words(
    "{references} 处引用，在 {documents} 份文件中", "cited in {references} places of {documents} documents"
)
_FORMS = Words("有关的表单", "Forms concerned")
_ROLES = Words("有关的岗位", "Roles concerned")
_STEP_CHAIN = Words(
    "逐处核对是否要跟着改；连带的影响：sop impact {asked} --transitive",
    "see at each place whether it must change too; what follows from those: sop impact {asked} --transitive",
)
_STEP_CHECK = Words(
    "逐处核对是否要跟着改，改完 sop check", "see at each place whether it must change too, then sop check"
)
_STEP_NONE = Words("可以放心修改，改完 sop check", "it can be changed freely; then sop check")
_STEP_REVISE = Words(
    "没有别处要跟着改；要修改，建立下一版的草稿：sop revise {number}",
    "nothing else has to change with it; to change it, begin its next revision: sop revise {number}",
)
_AND_REVISE = Words(
    "；要修改本文件，建立下一版的草稿：sop revise {number}",
    "; to change this document, begin its next revision: sop revise {number}",
)
_BETWEEN_NAMES = Words("；", ", ")
_LISTED = 12


def print_impact(
    impact: Impact,
    changes: Sequence[ClauseChange],
    manual: Manual,
    voice: Voice,
    colour: bool | None,
    *,
    transitive: bool,
) -> None:
    """All that is touched, on stdout."""
    document = impact.document
    told = [click.style(printable(f"{document.number}  {document.title}"), bold=True)]
    told += _question(impact, changes, manual, voice)
    click.echo("\n".join(told))
    if impact.touched:
        click.echo()
        _print_table(impact, manual, voice, colour, transitive=transitive)
        count = voice.say(_COUNT, references=len(impact.touched), documents=len(impact.documents))
    else:
        count = voice.say(_NOTHING)
    closing = [count]
    forms = [form.name for form in impact.forms]
    closing += _listed(_FORMS, forms, _BETWEEN_NAMES, voice)
    closing += _listed(_ROLES, list(impact.roles), COMMA, voice)
    closing.append(_step(impact, voice, transitive=transitive))
    click.echo("\n".join(closing))


def _question(impact: Impact, changes: Sequence[ClauseChange], manual: Manual, voice: Voice) -> Iterator[str]:
    if changes:
        yield voice.say(_CHANGED)
        for change in changes:
            clause, old = change.clause, change.old
            name = f"{clause.key} {clause.title}" if clause else _LEAD
            said = _CHANGES[change.difference].filled(name=name, old=old.key if old else "")
            if not change.follows:
                yield f"  {voice.say(said)}"
        return
    if not impact.clauses:
        yield voice.say(_WHOLE)
        return
    clause = impact.document.body.clause_named(impact.clauses[0])
    phrase = (
        clause_phrase(clause, manual.settings.clause_style, voice.language) if clause else impact.clauses[0]
    )
    title = clause.title if clause else ""
    yield voice.say(_ASKED, clause=phrase, title=title)


def _print_table(
    impact: Impact, manual: Manual, voice: Voice, colour: bool | None, *, transitive: bool
) -> None:
    depth = (TableColumn(voice.say(_DEPTH)),) if transitive else ()
    columns = (
        *depth,
        TableColumn(voice.say(labels.NUMBER), key=True),
        TableColumn(voice.say(labels.TITLE), fold=True, key=True),
        TableColumn(voice.say(_CLAUSE), fold=True),
        TableColumn(voice.say(labels.PLACE), fold=True),
        TableColumn(voice.say(_HOW), fold=True),
    )
    print_rows(
        columns, [_row(t, impact, manual, voice, transitive=transitive) for t in impact.touched], colour
    )


def _row(
    touched: Touched, impact: Impact, manual: Manual, voice: Voice, *, transitive: bool
) -> tuple[TableCell, ...]:
    reference, document = touched.reference, touched.document
    place, written = reference.source_clause, reference.reference.place
    state = manual.state(document)
    title = document.title
    if not state.released:
        title += f" [{voice.say(state.label)}]"
    depth = (TableCell(str(touched.depth)),) if transitive else ()
    return (
        *depth,
        TableCell(document.number),
        TableCell(title),
        TableCell(f"{place.key} {place.title}" if place else "—"),
        TableCell(f"{written.path}:{written.line}"),
        TableCell(_how(touched, impact, manual, voice)),
    )


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


def _listed(heading: Words, names: list[str], between: Words, voice: Voice) -> Iterator[str]:
    if names:
        more = " …" if len(names) > _LISTED else ""
        text = voice.listed(names[:_LISTED], between)
        yield f"{click.style(voice.say(heading), dim=True)}: {text}{more}"


def _step(impact: Impact, voice: Voice, *, transitive: bool) -> str:
    # What was released is never changed as it is.
    released = impact.document.status is Status.APPROVED
    words = _STEP_CHECK if transitive else _STEP_CHAIN
    if not impact.touched:
        words = _STEP_REVISE if released else _STEP_NONE
    asked = impact.document.number
    if len(impact.clauses) == 1:
        asked += f"#{impact.clauses[0]}"
    step = voice.say(words, asked=asked, number=impact.document.number)
    if impact.touched and released:
        step += voice.say(_AND_REVISE, number=impact.document.number)
    return next_line(Said(step), voice)


def as_json(impact: Impact, changes: Sequence[ClauseChange]) -> bytes:
    """The fields that ``sop impact --help`` promises, in that order."""
    told = {
        "number": impact.document.number,
        "title": impact.document.title,
        "clauses": list(impact.clauses),
        "changed": [
            {
                "clause": change.clause.key if change.clause else None,
                "title": change.clause.title if change.clause else None,
                "change": change.difference.value,
            }
            for change in changes
            if not change.follows
        ],
        "touched": [_fields(touched) for touched in impact.touched],
        "documents": [document.number for document in impact.documents],
        "forms": [form.number for form in impact.forms],
        "roles": list(impact.roles),
    }
    return json_bytes(told)


def _fields(touched: Touched) -> dict[str, object]:
    reference, place = touched.reference, touched.reference.reference.place
    source = reference.source_clause
    return {
        "depth": touched.depth,
        "number": touched.document.number,
        "title": touched.document.title,
        "clause": source.key if source else None,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "cites": {
            "number": reference.target.number if reference.target else None,
            "clause": _cited_clause(reference),
        },
        "scope": touched.scope.value,
        "written": reference.reference.kind.value,
    }


def _cited_clause(reference: ResolvedReference) -> str | None:
    return reference.clause.key if reference.clause else reference.reference.clause
