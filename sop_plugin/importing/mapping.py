"""A table that says for each Word file what it is to become, as a spreadsheet writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from sop_plugin.importing.identity import Choices
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

COLUMNS: Mapping[str, Words] = {
    "file": Words("文件", "file"),
    "number": Words("编号", "number"),
    "title": Words("题目", "title"),
    "type": Words("类型", "type"),
    "department": Words("部门", "department"),
}
_NO_FILE_COLUMN = Words(
    "第一行要有“文件”一栏；先用 sop import --format csv 生成一张表",
    "its first row must name a column 'file'; begin with one that sop import --format csv makes",
)
_UNKNOWN_CODING = Words("读不出文字；另存为 UTF-8 的 CSV", "its text cannot be read; save it as CSV in UTF-8")


class MappingError(ExplainedError, ValueError):
    """The table cannot be used."""


@dataclass(frozen=True)
class FileMapping:
    """Name or path of a file → what was said about it."""

    by_name: Mapping[str, Choices]

    def of(self, shown: str) -> Choices:
        """What was said about a file; a path by its end."""
        parts = shown.replace("\\", "/").casefold().split("/")
        names = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((self.by_name[name] for name in names if name in self.by_name), Choices())


def read_mapping(data: bytes) -> FileMapping:
    """Read it; raises ``MappingError``."""
    rows = list(csv.reader(io.StringIO(_decoded(data), newline="")))
    named = {spelling: name for name, words in COLUMNS.items() for spelling in (name, words.zh, words.en)}
    heads = [named.get(cell.strip().casefold(), "") for cell in rows[0]] if rows else []
    if "file" not in heads:
        raise MappingError(_NO_FILE_COLUMN)
    found: dict[str, Choices] = {}
    for row in rows[1:]:
        cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head}
        name = cells.pop("file", "").replace("\\", "/").casefold()
        if name:
            said = {head: cell or None for head, cell in cells.items()}
            found[name] = Choices(
                said.get("number"), said.get("title"), said.get("type"), said.get("department")
            )
    return FileMapping(found)


def _decoded(data: bytes) -> str:
    """Excel in Chinese writes GB18030 where nobody asks for UTF-8."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MappingError(_UNKNOWN_CODING)
