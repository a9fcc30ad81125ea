"""Tables in HTML: found among the blocks of a text, and read tag by tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sop_plugin.model.written_references import WRITTEN_REFERENCE
from sop_plugin.reading.markdown.html_grid import WIDEST, HtmlTable, finished_table
from sop_plugin.reading.markdown.html_rows import WrittenCell, WrittenRow, WrittenTable
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlKind, HtmlPiece, pieces

_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_LINES = frozenset("address blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre ul".split())
"""Elements before and behind which a new line begins."""
_KEPT = frozenset(("sub", "sup"))
# What Markdown would read as marks; in HTML they are none.
_MARKS = re.compile(r"[\\*`\[~$]|(?<!\w)_|_(?!\w)|<|&(?=#?\w+;)")


class _Written(NamedTuple):
    """A piece of HTML, or Markdown between two of them, and where it begins, from 0 in the text."""

    piece: HtmlPiece | None
    text: InlineText
    offset: int

    def place(self, offset: int = 0) -> tuple[int, int]:
        return self.text.place(self.offset + offset)


def html_tables(parsed: ParsedText, path: str, first_line: int) -> Iterator[HtmlTable]:
    """The tables of HTML that begin as blocks of their own, one within another included; the words of an inner one are its own."""
    if not _TABLE.search(parsed.text):
        return
    opened: list[WrittenTable] = []
    for written, quoted in _pieces(parsed):
        piece = written.piece
        if piece is not None and piece.tag == "table":
            if piece.kind is HtmlKind.OPEN:
                opened.append(WrittenTable(written.place()[0], quoted))
            elif opened:
                table = finished_table(opened.pop(), written.place()[0], path, first_line)
                if table is not None:
                    yield table
        elif opened:
            _grow(opened[-1], written)


def _pieces(parsed: ParsedText) -> Iterator[tuple[_Written, bool]]:
    """What blocks of HTML say, with the Markdown between them, and whether it stands in a quotation."""
    quotes, in_table = 0, 0
    for token in parsed.tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type == "html_block":
            text = parsed.raw_text_of(token)
            for piece in pieces(text.content):
                if piece.tag == "table":
                    in_table = max(0, in_table + (1 if piece.kind is HtmlKind.OPEN else -1))
                yield _Written(piece, text, piece.start), quotes > 0
        elif token.type == "inline" and token.map and in_table > 0:
            yield _Written(None, parsed.text_of(token), 0), quotes > 0


def _grow(table: WrittenTable, written: _Written) -> None:
    piece, cell = written.piece, table.cell
    if piece is None:
        if cell is not None:
            cell.end_line()
            cell.add(written.text.content, written.place())
            cell.end_line()
        return
    opens = piece.kind in (HtmlKind.OPEN, HtmlKind.EMPTY)
    if piece.kind is HtmlKind.WORDS:
        if cell is not None:
            bare = len(piece.written) - len(piece.written.lstrip())
            cell.add(_as_markdown(piece.words), written.place(min(bare, len(piece.written) - 1)))
    elif piece.tag in _SECTIONS:
        table.section += 1
        table.in_head = opens and piece.tag == "thead"
    elif piece.tag == "tr":
        if opens:
            table.rows.append(WrittenRow(written.place(), table.section, table.in_head))
        elif cell is not None:
            cell.ended = True
    elif piece.tag in ("td", "th"):
        if opens and table.rows:
            given = dict(piece.attributes)
            place = written.place(len(piece.written) - 1)
            columns, rows = _span(given.get("colspan")), _span(given.get("rowspan"))
            table.rows[-1].cells.append(WrittenCell(place, max(columns, 1), rows))
        elif cell is not None:
            cell.ended = True
    elif cell is not None and piece.tag in _LINES:
        cell.end_line()
    elif cell is not None and piece.tag in _KEPT:
        cell.text += f"<{'' if opens else '/'}{piece.tag}>"


def _span(written: str | None) -> int:
    """How many columns or rows; 0 rows are all that follow."""
    return min(int(written), WIDEST) if written is not None and re.fullmatch(r"\d{1,5}", written) else 1


def _as_markdown(words: str) -> str:
    """Words with what Markdown would take for marks escaped; references stay what they are."""
    if not _MARKS.search(words):
        return words
    kept = [match.span() for match in WRITTEN_REFERENCE.finditer(words)]
    return _MARKS.sub(
        lambda m: m[0] if any(begin <= m.start() < end for begin, end in kept) else _escaped(m[0]), words
    )


def _escaped(mark: str) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(mark, f"\\{mark}")
