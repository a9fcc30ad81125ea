"""The body of a document as Markdown: blank lines around blocks, items nested by four spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sop_plugin.importing.content import Block, Paragraph, Picture, WordTable, inlines_of
from sop_plugin.importing.outline import ClauseHeading, ItemList, OutlineBlock, Quote
from sop_plugin.importing.structure.lists import labelled
from sop_plugin.importing.writing.escaping import at_line_start
from sop_plugin.importing.writing.line import LineWriter
from sop_plugin.importing.writing.tables import TableWriter

_INDENT = 4
_HASHES = re.compile(r"#+$")
# Behind the number of an item, too, a comment is a block of its own.
_COMMENTS = re.compile(r"(?P<number>(?:[(（]?\d{1,4}[.)．、）]\s*)?)(?P<comments>(?:<!--.*?-->\s*)+)")
_CAPTION = re.compile(r"\s*(?:图|圖|Fig(?:ure|\.)?)\s*[\d一二三四五六七八九十A-Z]", re.IGNORECASE)


@dataclass
class BodyWriter:
    """Writes clauses, lists and tables; ``notes`` are the texts of footnotes by the names of their marks."""

    lines: LineWriter
    notes: Mapping[str, tuple[Block, ...]]

    def write(self, blocks: Sequence[OutlineBlock]) -> str:
        """The whole body, the notes at its end."""
        body = self._joined(list(self._blocks(blocks)))
        notes = "\n\n".join(self._note_texts())
        return "\n\n".join(filter(None, (body, notes))) + "\n"

    def _blocks(self, blocks: Sequence[OutlineBlock]) -> Iterator[str]:
        other = False
        for index, block in enumerate(blocks):
            match block:
                case ClauseHeading():
                    text = self.lines.markdown(block.inlines, block.place, in_heading=True)
                    yield f"{'#' * (block.depth + 1)} {_HASHES.sub(_coded, text) or '—'}"
                case Paragraph():
                    yield from self._paragraph(block, blocks, index)
                case ItemList():
                    # Two lists below each other are one, unless their marks differ.
                    before = blocks[index - 1] if index else None
                    alike = isinstance(before, ItemList) and (before.start is None) == (block.start is None)
                    other = alike and not other
                    yield self._list(block, other=other)
                case Quote():
                    inner = self._joined(list(self._blocks(block.blocks)))
                    yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
                case WordTable():
                    yield from self._table(block)

    def _joined(self, texts: list[str]) -> str:
        return "\n\n".join(text for text in texts if text)

    def _paragraph(self, paragraph: Paragraph, blocks: Sequence[OutlineBlock], index: int) -> Iterator[str]:
        shown = labelled(paragraph)
        is_picture = any(isinstance(each, Picture) for each in inlines_of(shown.inlines))
        caption = _caption(blocks, index) if is_picture and not shown.text.strip() else ""
        text = self.lines.markdown(shown.inlines, shown.place, caption=caption)
        yield "\n".join(_safe_line(line.strip()) for line in text.split("\n") if line.strip())

    def _list(self, items: ItemList, *, other: bool) -> str:
        written = [list(self._blocks(item.blocks)) for item in items.items]
        loose = any(_is_loose(item.blocks) for item in items.items)
        texts: list[str] = []
        for offset, blocks in enumerate(written):
            if items.start is None:
                mark = "*" if other else "-"
            else:
                mark = f"{items.start + offset}{')' if other else '.'}"
            texts.append(_item(f"{mark} ", [block for block in blocks if block], loose=loose))
        return ("\n\n" if loose else "\n").join(texts)

    def _table(self, table: WordTable) -> Iterator[str]:
        known = set(self.lines.notes)
        texts = list(TableWriter(self.lines).write(table))
        yield from texts
        if texts and texts[-1].startswith("<table>"):
            # In HTML a mark is no mark: the texts stand below the table.
            for note, number in list(self.lines.notes.items()):
                if note not in known:
                    yield f"\\[{number}\\] {self._note_text(note)}"
                    self._written.add(note)

    def __post_init__(self) -> None:
        self._written: set[str] = set()

    def _note_texts(self) -> Iterator[str]:
        for note in self.notes:
            # One that no mark leads to is still a text of the file.
            if note not in self.lines.notes and any(not _is_blank(each) for each in self.notes[note]):
                self.lines.note_number(note)
                self._written.add(note)
                yield _with_comments_last(self._note_text(note))
        done: set[str] = set()
        while pending := [note for note in self.lines.notes if note not in self._written | done]:
            for note in pending:
                done.add(note)
                yield f"[^{self.lines.notes[note]}]: {_with_comments_last(self._note_text(note))}"

    def _note_text(self, note: str) -> str:
        lines = (
            self.lines.markdown(each.inlines, each.place, in_table=True)
            if isinstance(each, Paragraph)
            else " ".join(cell.text for row in each.rows for cell in row.cells)
            for each in self.notes.get(note, ())
        )
        return "<br>".join(filter(None, lines)) or "—"


def _coded(hashes: re.Match[str]) -> str:
    """Hashes at the end of a heading would be taken for its end."""
    return "&#35;" * len(hashes[0])


def _safe_line(line: str) -> str:
    """A line that begins nothing but text; what follows a comment at its beginning would not be read as Markdown."""
    found = _COMMENTS.match(line)
    if found is None:
        return at_line_start(line)
    rest = found["number"] + line[found.end() :]
    return "\n".join(filter(None, (found["comments"].strip(), at_line_start(rest))))


def _with_comments_last(text: str) -> str:
    found = _COMMENTS.match(text)
    return (
        at_line_start(text) if found is None else f"{at_line_start(text[found.end() :])}{found['comments']}"
    )


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_blank


def _caption(blocks: Sequence[OutlineBlock], index: int) -> str:
    """The caption of a picture: the paragraph below or above it that is one."""
    for neighbour in (index + 1, index - 1):
        if 0 <= neighbour < len(blocks):
            block = blocks[neighbour]
            if isinstance(block, Paragraph) and (block.style == "caption" or _CAPTION.match(block.text)):
                return block.text
    return ""


def _is_loose(blocks: Sequence[OutlineBlock]) -> bool:
    """Whether an item holds more than its line and the lists below it."""
    return any(not isinstance(each, ItemList) for each in blocks[1:])


def _item(mark: str, blocks: list[str], *, loose: bool) -> str:
    width = max(_INDENT, len(mark))
    text = ("\n\n" if loose else "\n").join(blocks) or "&nbsp;"
    first, *rest = text.split("\n")
    return "\n".join([f"{mark}{first}", *(" " * width + line if line else "" for line in rest)])
