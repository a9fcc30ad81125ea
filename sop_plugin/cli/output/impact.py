"""What a change touches: the question, the list and what to do now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from sop_plugin.changes.clauses import ClauseChange, ClauseDifference
from sop_plugin.changes.impact import Impact, Touched
from sop_plugin.cli.lists import ShownList
from sop_plugin.cli.output.impact_columns import impact_columns
from sop_plugin.cli.terminal import next_line
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.rendering.clause_numbers import clause_phrase
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import COMMA, Said, Voice, Words

_TITLE = Words("修改影响", "Impact")
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


def impact_list(
    impact: Impact, changes: Sequence[ClauseChange], manual: Manual, voice: Voice, *, transitive: bool
) -> ShownList[Touched]:
    """All that is touched; below the list, what has to do with it and what to do now."""
    document = impact.document
    opening = [click.style(printable(f"{document.number}  {document.title}"), bold=True)]
    opening += _question(impact, changes, manual, voice)
    touched, documents = len(impact.touched), len(impact.documents)
    closing = [voice.say(_COUNT, references=touched, documents=documents) if touched else voice.say(_NOTHING)]
    closing += _listed(_FORMS, [form.name for form in impact.forms], _BETWEEN_NAMES, voice)
    closing += _listed(_ROLES, list(impact.roles), COMMA, voice)
    closing.append(_step(impact, voice, transitive=transitive))
    return ShownList(
        impact_columns(impact, voice, transitive=transitive),
        impact.touched,
        manual,
        voice,
        frame=lambda rows: _for_programs(impact, changes, rows),
        title=_TITLE,
        opening=[*opening, ""] if impact.touched else opening,
        closing=closing,
    )


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


def _for_programs(
    impact: Impact, changes: Sequence[ClauseChange], touched: list[dict[str, object]]
) -> dict[str, object]:
    """The fields that ``sop impact --help`` promises, in that order."""
    return {
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
        "touched": touched,
        "documents": [document.number for document in impact.documents],
        "forms": [form.number for form in impact.forms],
        "roles": list(impact.roles),
    }
