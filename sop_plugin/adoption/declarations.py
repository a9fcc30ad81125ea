"""What a person declares of documents that were in force before the ledger began, and the table in which it stands for many."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

COLUMNS: Mapping[str, Words] = {
    "number": Words("编号", "number"),
    "record": Words("旧记录", "record"),
    "label": Words("旧版次", "label"),
    "effective": Words("生效日期", "effective"),
    "approved": Words("批准日期", "approved"),
    "reviewed": Words("最近复审", "reviewed"),
}
"""The columns of the table, by the name of the fact."""
_DAYS = ("effective", "approved", "reviewed")
_NO_NUMBER = Words("第一行要有“编号”一栏", "its first row must name a column 'number'")
_NO_DAY = Words(
    "第 {line} 行“{column}”：{value} 不是日期，要写成 2024-03-01",
    "row {line}, {column}: {value} is no date, write it as 2024-03-01",
)
_TWICE = Words("第 {line} 行：编号 {number} 已在上面", "row {line}: the number {number} stands above already")
_UNKNOWN_CODING = Words("读不出文字；另存为 UTF-8 的 CSV", "its text cannot be read; save it as CSV in UTF-8")


class DeclarationsError(ExplainedError, ValueError):
    """The table cannot be used."""


@dataclass(frozen=True)
class Declaration:
    """What is declared of one number beyond what its file says; ``None`` is left to the file.

    ``record`` is where the old record is found, ``label`` how the revision was called there.
    """

    number: str
    record: str | None = None
    label: str | None = None
    effective: date | None = None
    approved: date | None = None
    reviewed: date | None = None


def read_declarations(data: bytes) -> tuple[Declaration, ...]:
    """The rows of a CSV table, in their order; raises ``DeclarationsError``."""
    rows = list(csv.reader(io.StringIO(_decoded(data), newline="")))
    named = {spelling: name for name, words in COLUMNS.items() for spelling in (name, words.zh, words.en)}
    heads = [named.get(cell.strip().casefold(), "") for cell in rows[0]] if rows else []
    if "number" not in heads:
        raise DeclarationsError(_NO_NUMBER)
    found = tuple(_rows(heads, rows[1:]))
    lines: dict[str, int] = {}
    for line, declaration in found:
        if declaration.number in lines:
            raise DeclarationsError(_TWICE.filled(line=line, number=declaration.number))
        lines[declaration.number] = line
    return tuple(declaration for _, declaration in found)


def _rows(heads: list[str], rows: list[list[str]]) -> Iterator[tuple[int, Declaration]]:
    for line, row in enumerate(rows, start=2):
        cells = {head: " ".join(cell.split()) for head, cell in zip(heads, row, strict=False) if head}
        if not cells.get("number"):
            continue
        days = {name: _day(line, name, cells.get(name)) for name in _DAYS}
        yield (
            line,
            Declaration(cells["number"], cells.get("record") or None, cells.get("label") or None, **days),
        )


def _day(line: int, column: str, written: str | None) -> date | None:
    if not written:
        return None
    try:
        # A spreadsheet writes 2024/3/1 whatever was typed.
        year, month, day = written.replace("/", "-").split("-")
        return date(int(year), int(month), int(day))
    except ValueError:
        problem = _NO_DAY.filled(line=line, column=COLUMNS[column], value=written)
        raise DeclarationsError(problem) from None


def _decoded(data: bytes) -> str:
    """Excel in Chinese writes GB18030 where nobody asks for UTF-8."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DeclarationsError(_UNKNOWN_CODING)
