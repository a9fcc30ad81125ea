"""What changed between two texts, as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from sop_plugin.changes.compared_texts import ComparedText, TextComparison
from sop_plugin.cli.terminal import json_bytes, next_line
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.rendering.redline import FieldChange, redline_fields
from sop_plugin.rendering.redline.lines import LineKind, Mark, Part, RedlineLine, redline_lines
from sop_plugin.words import labels
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

_FILE_SIDE = Words("第 {revision} 版（{status}，尚未发布）", "revision {revision} ({status}, not released)")
_CHANGED_SIDE = Words(
    "第 {revision} 版（发布之后又有改动）", "revision {revision} (changed after its release)"
)
_TEXT = Words("正文", "Text")
_SAME_TEXT = Words("正文没有改动", "the text is the same")
_COUNT = Words(
    "文件信息 {fields} 项、正文 {lines} 处有改动", "changed: {fields} facts, {lines} places in the text"
)
_STEP_REVISE = Words(
    "改动有意的，归入下一版的草稿：sop revise {number}；无意的从 git 恢复",
    "if it is meant, make it the draft of the next revision: sop revise {number}; if not, restore it from git",
)
_STEPS = {
    False: Words(
        "看影响到哪些文件：sop impact {number}", "see which documents that touches: sop impact {number}"
    ),
    True: Words(
        "存为网页：sop diff {number} --from {old} --to {new} --html changes.html",
        "as a page: sop diff {number} --from {old} --to {new} --html changes.html",
    ),
}
_SIGNS = {Mark.REMOVED: ("[-", "-]", "red"), Mark.ADDED: ("{+", "+}", "green")}
_BULLETS = {LineKind.ITEM: "- ", LineKind.ROW: "| "}
# Of what stayed the same, so much is told on either side of a change.
_CONTEXT = 40
_GAP = "……"


def sides(compared: TextComparison, voice: Voice) -> tuple[str, str]:
    """What is compared with what, in words."""
    after = _side(compared.after, voice)
    if _is_changed(compared):
        after = voice.say(_CHANGED_SIDE, revision=compared.after.document.revision)
    return _side(compared.before, voice), after


def _is_changed(compared: TextComparison) -> bool:
    """Whether a released text was changed without a new revision."""
    before, after = compared.before.release, compared.after
    return after.release is None and before is not None and before.revision == after.document.revision


def _side(text: ComparedText, voice: Voice) -> str:
    document, release = text.document, text.release
    if release is not None:
        return voice.say(
            labels.REDLINE_SIDE, revision=release.revision, day=release.day, effective=release.effective
        )
    return voice.say(_FILE_SIDE, revision=document.revision, status=document.status)


def print_diff(compared: TextComparison, manual: Manual, content: str, voice: Voice) -> None:
    """All that changed, on stdout."""
    before, after = compared.before.document, compared.after.document
    fields = redline_fields(before, after, manual, voice)
    lines = redline_lines(content)
    old, new = sides(compared, voice)
    told = [click.style(printable(f"{after.number}  {after.title}"), bold=True), f"  {old}", f"  → {new}"]
    told += _change(after, voice)
    if fields:
        told += ["", click.style(voice.say(labels.DOCUMENT_FACTS), bold=True)]
        told += [f"  {voice.say(field.label)}: {_field(field)}" for field in fields]
    told += ["", *_text(lines, voice)]
    count = sum(line.changed for line in lines)
    told += ["", voice.say(_COUNT, fields=len(fields), lines=count)]
    released = compared.after.release is not None
    words = _STEP_REVISE if _is_changed(compared) else _STEPS[released]
    step = words.filled(number=after.number, old=before.revision, new=after.revision)
    told.append(next_line(step, voice))
    click.echo("\n".join(told))


def _change(document: Document, voice: Voice) -> Iterator[str]:
    change = document.change
    if change is not None:
        kind = voice.say(change.change_class.label)
        yield f"  {voice.say(labels.CHANGE_CLASS)}: {kind}"
        yield f"  {voice.say(labels.CHANGE_SUMMARY)}: {voice.say(change.summary)}"
        yield f"  {voice.say(labels.CHANGE_REASON)}: {voice.say(change.reason)}"


def _field(field: FieldChange) -> str:
    """Only the values of a list that came or went; all of it where only their order changed."""
    if len(field.old) > 1 or len(field.new) > 1:
        removed, added = field.removed, field.added
        if not removed and not added:
            removed, added = field.old, field.new
    else:
        removed, added = field.old, field.new
    parts = [(Mark.REMOVED, "、".join(removed)), (Mark.ADDED, "、".join(added))]
    return " ".join(_marked(Part(text, mark)) for mark, text in parts if text)


def _text(lines: Sequence[RedlineLine], voice: Voice) -> Iterator[str]:
    if not lines:
        yield voice.say(_SAME_TEXT)
        return
    yield click.style(voice.say(_TEXT), bold=True)
    for line in lines:
        drawn = "".join(map(_marked, _shortened(line)))
        if line.kind is LineKind.HEADING:
            yield f"  {click.style(drawn, bold=True) if not line.changed else drawn}"
        else:
            yield f"    {_BULLETS.get(line.kind, '')}{drawn}"


def _marked(part: Part) -> str:
    """With signs, so that it can be read without colour too."""
    text = printable(part.text)
    if part.mark is Mark.SAME:
        return text
    opening, closing, colour = _SIGNS[part.mark]
    return click.style(f"{opening}{text}{closing}", fg=colour)


def _shortened(line: RedlineLine) -> Iterator[Part]:
    if line.kind is not LineKind.TEXT and line.kind is not LineKind.ITEM:
        yield from line.parts
        return
    last = len(line.parts) - 1
    for index, part in enumerate(line.parts):
        head = part.text[:_CONTEXT] if index else ""
        tail = part.text[-_CONTEXT:] if index < last else ""
        if part.mark is Mark.SAME and len(part.text) > len(head) + len(tail) + _CONTEXT:
            yield Part(f"{head}{_GAP}{tail}")
        else:
            yield part


def as_json(compared: TextComparison, manual: Manual, content: str, voice: Voice) -> bytes:
    """The fields that ``sop diff --help`` promises, in that order."""
    before, after = compared.before.document, compared.after.document
    change = after.change
    told = {
        "number": after.number,
        "title": after.title,
        "from": _side_fields(compared.before),
        "to": _side_fields(compared.after),
        "change": (
            {"class": change.change_class.value, "summary": change.summary, "reason": change.reason}
            if change
            else None
        ),
        "fields": [
            {"label": voice.say(field.label), "old": list(field.old), "new": list(field.new)}
            for field in redline_fields(before, after, manual, voice)
        ],
        "lines": [
            {
                "kind": line.kind.value,
                "changed": line.changed,
                "parts": [{"text": part.text, "mark": part.mark.value} for part in line.parts],
            }
            for line in redline_lines(content)
        ],
    }
    return json_bytes(told)


def _side_fields(text: ComparedText) -> dict[str, object]:
    effective = text.document.effective
    return {
        "revision": text.document.revision,
        "released": text.release.day.isoformat() if text.release else None,
        "effective": effective.isoformat() if effective else None,
    }
