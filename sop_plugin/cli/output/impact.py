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
from sop_plugin.words.labels import Label, label_texts
from sop_plugin.words.language import Language
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Words

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
_LISTED = 12


def print_impact(
    impact: Impact,
    changes: Sequence[ClauseChange],
    manual: Manual,
    language: Language,
    colour: bool | None,
    *,
    transitive: bool,
) -> None:
    """All that is touched, on stdout."""
    document = impact.document
    told = [click.style(printable(f"{document.number}  {document.title}"), bold=True)]
    told += _question(impact, changes, manual, language)
    click.echo("\n".join(told))
    if impact.touched:
        click.echo()
        _print_table(impact, manual, language, colour, transitive=transitive)
        count = _COUNT.in_language(language).format(
            references=len(impact.touched), documents=len(impact.documents)
        )
    else:
        count = _NOTHING.in_language(language)
    closing = [count]
    forms = [f"{form.number} {form.title}" for form in impact.forms]
    closing += _listed(_FORMS, forms, "；", language)
    closing += _listed(_ROLES, list(impact.roles), "、", language)
    closing.append(_step(impact, language, transitive=transitive))
    click.echo("\n".join(closing))


def _question(
    impact: Impact, changes: Sequence[ClauseChange], manual: Manual, language: Language
) -> Iterator[str]:
    if changes:
        yield _CHANGED.in_language(language)
        for change in changes:
            clause, old = change.clause, change.old
            name = f"{clause.key} {clause.title}" if clause else _LEAD.in_language(language)
            said = _CHANGES[change.difference].in_language(language)
            if not change.follows:
                yield printable(f"  {said.format(name=name, old=old.key if old else '')}")
        return
    if not impact.clauses:
        yield _WHOLE.in_language(language)
        return
    clause = impact.document.body.clause_named(impact.clauses[0])
    phrase = clause_phrase(clause, manual.settings.clause_style, language) if clause else impact.clauses[0]
    title = clause.title if clause else ""
    yield printable(_ASKED.in_language(language).format(clause=phrase, title=title))


def _print_table(
    impact: Impact, manual: Manual, language: Language, colour: bool | None, *, transitive: bool
) -> None:
    depth = (TableColumn(_DEPTH.in_language(language)),) if transitive else ()
    columns = (
        *depth,
        TableColumn(Label.NUMBER.text(language), key=True),
        TableColumn(Label.TITLE.text(language), fold=True, key=True),
        TableColumn(_CLAUSE.in_language(language), fold=True),
        TableColumn(Label.PLACE.text(language), fold=True),
        TableColumn(_HOW.in_language(language), fold=True),
    )
    print_rows(
        columns, [_row(t, impact, manual, language, transitive=transitive) for t in impact.touched], colour
    )


def _row(
    touched: Touched, impact: Impact, manual: Manual, language: Language, *, transitive: bool
) -> tuple[TableCell, ...]:
    reference, document = touched.reference, touched.document
    place, written = reference.source_clause, reference.reference.place
    state = manual.state(document)
    title = document.title
    if not state.released:
        title += f" [{label_texts(language)[f'state_{state}']}]"
    depth = (TableCell(str(touched.depth)),) if transitive else ()
    return (
        *depth,
        TableCell(document.number),
        TableCell(title),
        TableCell(f"{place.key} {place.title}" if place else "—"),
        TableCell(f"{written.path}:{written.line}"),
        TableCell(_how(touched, impact, manual, language)),
    )


def _how(touched: Touched, impact: Impact, manual: Manual, language: Language) -> str:
    reference = touched.reference
    if reference.clause is not None:
        clause = clause_phrase(reference.clause, manual.settings.clause_style, language)
    else:
        clause = reference.reference.clause or ""
    what = _SCOPES[touched.scope].in_language(language).format(clause=clause)
    if reference.target is not None and reference.target.path != impact.document.path:
        what = _OF_OTHER.in_language(language).format(number=reference.target.number, what=what)
    return f"{what} · {_WRITTEN[reference.reference.kind].in_language(language)}"


def _listed(heading: Words, names: list[str], between: str, language: Language) -> Iterator[str]:
    if names:
        between = ", " if language is Language.EN else between
        more = " …" if len(names) > _LISTED else ""
        text = printable(between.join(names[:_LISTED]))
        yield f"{click.style(heading.in_language(language), dim=True)}: {text}{more}"


def _step(impact: Impact, language: Language, *, transitive: bool) -> str:
    # What was released is never changed as it is.
    released = impact.document.status is Status.APPROVED
    words = _STEP_CHECK if transitive else _STEP_CHAIN
    if not impact.touched:
        words = _STEP_REVISE if released else _STEP_NONE
    asked = impact.document.number
    if len(impact.clauses) == 1:
        asked += f"#{impact.clauses[0]}"
    step = words.in_language(language).format(asked=asked, number=impact.document.number)
    if impact.touched and released:
        step += _AND_REVISE.in_language(language).format(number=impact.document.number)
    return next_line(step, language)


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
