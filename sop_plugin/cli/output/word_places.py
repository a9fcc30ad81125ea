"""Where something stands in a Word file, so that a person finds it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.importing.losses.report import Loss
    from sop_plugin.importing.losses.source import SourcePlace

_AT = Words("{place}：{kind}“{text}”", "{place}: {kind} “{text}”")
_PARAGRAPH = Words("{part}第 {paragraph} 段", "{part} paragraph {paragraph}")
_CELL = Words(
    "{part}第 {table} 个表格第 {row} 行第 {cell} 格", "{part} table {table}, row {row}, cell {cell}"
)
_ROW = Words("{part}第 {table} 个表格第 {row} 行", "{part} table {table}, row {row}")
_BELOW = Words("{place}（“{heading}”之下）", "{place} (below “{heading}”)")
_PARTS = {
    "document": Words("正文", "text,"),
    "header": Words("页眉", "page header,"),
    "footer": Words("页脚", "page footer,"),
    "footnotes": Words("脚注", "footnotes,"),
    "endnotes": Words("尾注", "endnotes,"),
    "comments": Words("批注", "comments,"),
}
_OTHER_PART = Words("{part} ", "{part},")
_TEXT = 60


def loss_text(loss: Loss, voice: Voice) -> str:
    """What is not there, and where it stood; long texts are cut."""
    text = " ".join(loss.text.split())
    return voice.say(
        _AT,
        place=place_text(loss.place, voice),
        kind=loss.kind,
        text=f"{text[:_TEXT]}…" if len(text) > _TEXT else text,
    )


def place_text(place: SourcePlace, voice: Voice) -> str:
    """Where something stands in a Word file, so that it can be found there."""
    name = place.part.rpartition("/")[2].rpartition(".")[0].rstrip("0123456789")
    known = _PARTS.get(name)
    part = voice.say(known) if known else voice.say(_OTHER_PART, part=place.part)
    if place.table and place.cell:
        said = voice.say(_CELL, part=part, table=place.table, row=place.row, cell=place.cell)
    elif place.table:
        said = voice.say(_ROW, part=part, table=place.table, row=place.row)
    elif place.paragraph:
        said = voice.say(_PARAGRAPH, part=part, paragraph=place.paragraph)
    else:
        said = part.rstrip(",")
    return voice.say(_BELOW, place=said, heading=place.heading) if place.heading else said
