"""Tables as Pandoc and reStructuredText draw them, which are none here."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.drawn_tables import TableKind, drawn_tables
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_KINDS = {
    TableKind.SIMPLE: Words("用横线分栏的表格", "a table with columns of dashes"),
    TableKind.MULTILINE: Words(
        "一行占几行的横线表格", "a table with columns of dashes and rows of several lines"
    ),
    TableKind.GRID: Words("用加号画的表格", "a table drawn with corners"),
    TableKind.TABS: Words(
        "用制表符分栏的表格，如从 Excel 粘贴来的",
        "a table with tabs between its cells, as pasted from a spreadsheet",
    ),
    TableKind.BOX: Words("用制表线字符画的表格", "a table drawn with the characters for boxes"),
    TableKind.WIKI: Words("别的系统写法的表格", "a table in the marks of another system"),
}
_BY_FIX = Words("sop fix 能改", "sop fix does it")
_BY_HAND = Words(
    "哪些字属于哪一格、哪一行是表头，程序看不准，要由人来改",
    "which words belong to which cell, and which row is the head, is for a person to tell",
)


def tables_drawn(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Each of them, and whether it can be mended without judgement."""
    for table in drawn_tables(parsed):
        how = _BY_FIX if table.rows is not None else _BY_HAND
        yield rules.DRAWN_TABLE.at(Place(path, table.line + first_line), kind=_KINDS[table.kind], how=how)
