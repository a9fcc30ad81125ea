"""Rows of a form tool or a spreadsheet to what they acknowledge: by the words of their heads, in Chinese or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sop_plugin.outside.row_file import FileRow
from sop_plugin.recording.refused import because
from sop_plugin.recording.written_days import day_in, order_in
from sop_plugin.words.voice import Sayable, Words


@dataclass(frozen=True)
class ToldReading:
    """That ``reader`` has read a document, as it was typed; ``where`` is the row it stands in. Empty is what was not said.

    ``also`` are further cells that say who: a list may have an id and a name, and a mail address that its tool adds.
    """

    where: Sayable
    reader: str
    number: str
    revision: str = ""
    read: str = ""
    digest: str = ""
    result: str = ""
    also: tuple[str, ...] = ()


_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        key: tuple(names.split("|"))
        for key, names in {
            "reader": "reader|person|id|name|人员|姓名|工号|工号或姓名|阅读人|员工"
            "|employee|employee id|employee no|staff id|full name|id or name|email|email address|mitarbeiter|personalnummer"
            "|员工姓名|员工工号|填写人|提交人|提交者|名称|邮箱|电子邮件",
            "number": "number|document|document number|编号|文件编号|文件"
            "|document no|document id|doc no|sop|sop no|sop number|dokument|规程编号|文件号",
            "revision": "revision|rev|version|版次|版本|版本号",
            "read": "read|date|read on|date read|datum|gelesen am|日期|阅读日期|确认日期",
            "digest": "digest|摘要",
            "result": "result|score|questions|理解题|答对|得分|成绩|分数|总分",
        }.items()
    }
)
_SENT = (
    *("time", "timestamp", "completion time", "submitted at"),
    *("时间", "时间戳记", "完成时间", "提交时间", "提交答卷时间", "填写时间"),
)
"""When the tool took it in: the day of the reading, where no other column tells that."""
_NEEDED = ("reader", "number")
_HEAD_WITHIN = 10
"""Rows in which the head is looked for: tools put a title above it."""
_AROUND = re.compile(
    r"^(?:(?:q|题|第)?\d+\s*题?[.、)::]\s*)?(?:请(?:填写|输入|选择))?(?:您的|你的|我的|本人|your|my)?\s*|\s*(?:\([^()]*\)|[*:?.])+$"
)
"""What stands around the name of a column: the number of the question, whose it is, that it must be filled in."""
_ROW = Words("{file} 第 {line} 行", "{file}, row {line}")
_NO_ROWS = Words(
    "{file} 里没有一行数据（工作簿只读第一张表）",
    "{file} has no row of data (of a workbook, the first sheet is read)",
)
_NO_HEAD = Words(
    "{file} 第 {line} 行是表头，其中没有“{head}”一栏（可写作 {known}）",
    "{file}, row {line} is the head, and has no column {head!r} (it can be called {known})",
)
_TWICE = Words(
    "{file} 第 {line} 行是表头，“{head}”有两栏：{one}、{other}",
    "{file}, row {line} is the head, and has two columns for {head!r}: {one}, {other}",
)


def told_by(
    file: str, rows: Sequence[FileRow], names_somebody: Callable[[str], bool]
) -> tuple[ToldReading, ...]:
    """What the rows below the head say; raises ``Refused`` for a head without what is needed, or no row.

    Of several columns that could say who, those count in which ``names_somebody`` is true of a cell: a tool's running number is called ID too.
    """
    if len(rows) < 2:
        raise because(_NO_ROWS, file=file)
    start = next((at for at, row in enumerate(rows[:_HEAD_WITHIN]) if _is_head(row)), 0)
    head, data = rows[start], rows[start + 1 :]
    at = _columns(file, head)
    if not data:
        raise because(_NO_ROWS, file=file)
    who = [index for index, cell in enumerate(head.cells) if _bare(cell) in _HEADS["reader"]]
    who = [index for index in who if any(names_somebody(_cell(row, index)) for row in data)] or who
    order = order_in(_cell(row, at["read"]) for row in data) if "read" in at else ""

    def told(row: FileRow) -> ToldReading:
        said = {key: _cell(row, index) for key, index in at.items()}
        read = day_in(said.get("read", ""), order)
        if read is not None:
            said["read"] = read.isoformat()
        reader, *also = [cell for cell in (_cell(row, index) for index in who) if cell] or [""]
        return ToldReading(_ROW.filled(file=file, line=row.line), reader, also=tuple(also), **said)

    return tuple(map(told, data))


def _is_head(row: FileRow) -> bool:
    return all(any(_bare(cell) in _HEADS[key] for cell in row.cells) for key in _NEEDED)


def _columns(file: str, head: FileRow) -> dict[str, int]:
    """Of all that a row says but who: key → column."""
    names = [_bare(cell) for cell in head.cells]
    at: dict[str, int] = {}
    for key, known in _HEADS.items():
        found = [index for index, name in enumerate(names) if name in known]
        if key == "read" and not found:
            found = [index for index, name in enumerate(names) if name in _SENT]
        if key in _NEEDED and not found:
            raise because(_NO_HEAD, file=file, line=head.line, head=known[0], known=list(known[:6]))
        if key == "reader" or not found:
            continue
        if len(found) > 1:
            one, other = (head.cells[index] for index in found[:2])
            raise because(_TWICE, file=file, line=head.line, head=known[0], one=one, other=other)
        at[key] = found[0]
    return at


def _cell(row: FileRow, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def _bare(head: str) -> str:
    text = " ".join(unicodedata.normalize("NFKC", head).split()).casefold()
    return text if text in _SENT else _AROUND.sub("", text)
