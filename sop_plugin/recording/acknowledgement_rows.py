"""Rows of a form tool or a spreadsheet to what they acknowledge: by the words of their heads, in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sop_plugin.outside.row_file import FileRow
from sop_plugin.recording.refused import because
from sop_plugin.words.voice import Sayable, Words


@dataclass(frozen=True)
class ToldReading:
    """That ``reader`` has read a document, as it was typed; ``where`` is the row it stands in. Empty is what was not said."""

    where: Sayable
    reader: str
    number: str
    revision: str = ""
    read: str = ""
    digest: str = ""
    result: str = ""


_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reader": ("reader", "person", "id", "name", "人员", "姓名", "工号", "工号或姓名", "阅读人", "员工"),
        "number": ("number", "document", "document number", "编号", "文件编号", "文件"),
        "revision": ("revision", "rev", "版次", "版本"),
        "read": ("read", "date", "read on", "日期", "阅读日期", "提交时间", "time"),
        "digest": ("digest", "摘要"),
        "result": ("result", "score", "questions", "理解题", "答对", "得分", "成绩"),
    }
)
_NEEDED = ("reader", "number")
_ROW = Words("{file} 第 {line} 行", "{file}, row {line}")
_NO_ROWS = Words("{file} 里没有一行数据", "{file} has no row of data")
_NO_HEAD = Words(
    "{file} 第 {line} 行是表头，其中没有“{head}”一栏（可写作 {known}）",
    "{file}, row {line} is the head, and has no column {head!r} (it can be called {known})",
)
_TWICE = Words(
    "{file} 第 {line} 行是表头，“{head}”有两栏：{one}、{other}",
    "{file}, row {line} is the head, and has two columns for {head!r}: {one}, {other}",
)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")


def told_by(file: str, rows: Sequence[FileRow]) -> tuple[ToldReading, ...]:
    """What the rows below the head say; raises ``Refused`` for a head without what is needed, or no row."""
    if len(rows) < 2:
        raise because(_NO_ROWS, file=file)
    head, *data = rows
    at: dict[str, int] = {}
    for index, cell in enumerate(head.cells):
        key = next((key for key, names in _HEADS.items() if _folded(cell) in names), None)
        if key is None:
            continue
        if key in at:
            one, other = head.cells[at[key]], cell
            raise because(_TWICE, file=file, line=head.line, head=_HEADS[key][0], one=one, other=other)
        at[key] = index
    for key in _NEEDED:
        if key not in at:
            known = list(_HEADS[key])
            raise because(_NO_HEAD, file=file, line=head.line, head=known[0], known=known)

    def told(row: FileRow) -> ToldReading:
        said = {key: row.cells[index] for key, index in at.items() if index < len(row.cells)}
        return ToldReading(
            _ROW.filled(file=file, line=row.line), said.pop("reader", ""), said.pop("number", ""), **said
        )

    return tuple(map(told, data))


def day_in(written: str) -> date | None:
    """A day as people and form tools write it; ``None`` for what is none. What stands behind it, such as the hour, is left."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", written).strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _folded(head: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", head).split()).casefold()
