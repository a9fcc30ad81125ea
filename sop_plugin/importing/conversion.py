"""One Word file → the text of a document, the files beside it, and what somebody should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sop_plugin.importing.content import Block, LineBreak, Look, Paragraph, Text, WordDocument
from sop_plugin.importing.contents import is_contents_name
from sop_plugin.importing.outline import ClauseHeading, OutlineBlock
from sop_plugin.importing.package import Package
from sop_plugin.importing.structure.clauses import ClauseBuilder
from sop_plugin.importing.structure.header_block import leading_facts, page_facts
from sop_plugin.importing.structure.header_facts import HeaderFacts, is_organisation
from sop_plugin.importing.structure.header_tables import further_heads
from sop_plugin.importing.structure.headings import FoundHeadings, HeadingChoice, HeadingSource, find_headings
from sop_plugin.importing.structure.sections import is_known_heading, without_layout_tables
from sop_plugin.importing.told import Told, ToldKind, told
from sop_plugin.importing.writing.attachments import Attachments, ConvertPicture
from sop_plugin.importing.writing.body import BodyWriter
from sop_plugin.importing.writing.line import LineWriter
from sop_plugin.words.voice import Words

_FOUND_BY = {
    HeadingSource.NUMBER: ToldKind.HEADINGS_BY_NUMBER,
    HeadingSource.TYPED: ToldKind.HEADINGS_TYPED,
    HeadingSource.BOLD: ToldKind.HEADINGS_BOLD,
}
_TITLE_STYLES = ("title", "标题", "文档标题", "文件标题")
_CAPTION_STYLES = ("caption", "题注")
_CAPTION = re.compile(r"(?:附?[图圖表]|figure|fig\.|table)\s*[\d一二三四五六七八九十]", re.IGNORECASE)
_FROM_STYLE = Words("标题样式的段落", "paragraph with the style Title")
_FROM_HEADING = Words("唯一的一级标题", "only heading of the first level")
_FROM_HEADER = Words("页眉或表头中没有名称的一行", "line without a label at the head")
_FROM_COVER = Words("开头居中的一段", "centred paragraph at the beginning")
_FROM_FILE = Words("文件名", "file name")
_KIND_OF_DOCUMENT = re.compile(
    r"(?:公司|企业)?(?:标准操作规程|标准作业程序|标准操作程序|作业指导书|程序文件|管理制度|管理标准|质量手册文件|受控文件)(?:\s*[（(]?SOP[)）]?)?"
    r"|standard operating procedures?(?:\s*\(?SOP\)?)?|SOP|work instructions?|controlled document|quality system procedure",
    re.IGNORECASE,
)
"""What stands above a title, and says only what kind of document it is."""
_NUMBER_BEFORE = re.compile(r"^[A-Z]{1,6}(?:[-/. ][A-Z0-9]{1,6})*[-/. ]?\d+\s*")
NO_DOCUMENTS: Mapping[str, str] = MappingProxyType({})
_LONGEST_TITLE = 60
_BEFORE_TEXT = 8


@dataclass(frozen=True)
class ReadFile:
    """What a Word file says, once its head is told from its text."""

    facts: HeaderFacts
    title: str
    blocks: tuple[Block, ...]
    headings: FoundHeadings
    document: WordDocument
    remarks: tuple[Told, ...]


@dataclass(frozen=True)
class WrittenBody:
    """The text below the front matter and the files beside it; ``origins`` are those made from other pictures."""

    text: str
    files: dict[str, bytes]
    origins: dict[str, str]
    outline: tuple[OutlineBlock, ...]
    remarks: tuple[Told, ...]


def understood(document: WordDocument, stem: str, choice: HeadingChoice) -> ReadFile:
    """Tell head, title and headings apart; ``stem`` is the name of the file."""
    leading, blocks = leading_facts(document.blocks)
    facts = leading + page_facts(document.headers) + page_facts(document.footers)
    blocks = tuple(without_layout_tables(_without_contents(blocks)))
    title, source, index = _title(facts, blocks, stem)
    if index is not None:
        above = tuple(each for each in blocks[:index] if _is_above_title(each))
        blocks = tuple(each for each in blocks if each not in above)
        index -= len(above)
        facts += HeaderFacts(
            lines=tuple(_one_line(each.text) for each in above if isinstance(each, Paragraph))
        )
    remarks: list[Told] = []
    if source is not None:
        remarks.append(told(ToldKind.TITLE_GUESSED, text=title, source=source))
    remarks += [told(ToldKind.SECOND_HEAD, text=head.lines[0]) for head in further_heads(blocks)]
    left_out = frozenset() if index is None else frozenset({index})
    found = find_headings(blocks, choice, left_out)
    if found.source in _FOUND_BY:
        remarks.append(told(_FOUND_BY[found.source], count=len(found.depths)))
    elif not found.depths:
        remarks.append(told(ToldKind.NO_HEADINGS))
    if index is not None:
        blocks = (*blocks[:index], *blocks[index + 1 :])
        found = replace(found, depths={i - (i > index): depth for i, depth in found.depths.items()})
    return ReadFile(facts, title, blocks, found, document, tuple(remarks))


def written_body(
    package: Package,
    read: ReadFile,
    number: str,
    folder: str,
    convert: ConvertPicture,
    documents: Mapping[str, str] = NO_DOCUMENTS,
) -> WrittenBody:
    """The body of the document ``number``; ``folder`` is where its files lie, as its text names it.

    ``documents`` are other Word files by name, in small letters, with the numbers of the documents that they become.
    """
    builder = ClauseBuilder()
    outline = builder.outline(read.blocks, read.headings)
    attachments = Attachments(package, folder, convert)
    lines = LineWriter(number, attachments, dict(_bookmarks(outline)), documents)
    text = BodyWriter(lines, read.document.notes).write(outline)
    remarks = (*builder.remarks, *lines.remarks, *attachments.remarks)
    return WrittenBody(text, attachments.files, attachments.origins, outline, remarks)


def _bookmarks(outline: tuple[OutlineBlock, ...]) -> Iterator[tuple[str, str]]:
    for block in outline:
        if isinstance(block, ClauseHeading):
            yield from ((name, block.key) for name in block.bookmarks)


def _without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without tables of contents and the word above each."""
    kept: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.is_contents):
            kept.append(block)
            continue
        texts = [index for index, each in enumerate(kept) if not _is_blank(each)]
        last = kept[texts[-1]] if texts else None
        if isinstance(last, Paragraph) and is_contents_name(last.text):
            del kept[texts[-1]]
    return kept


def _is_above_title(block: Block) -> bool:
    """Whether it is the name of the company or of the kind of document, which stand above a title."""
    if not isinstance(block, Paragraph) or block.outline is not None or not _is_title(block):
        return False
    text = _one_line(block.text)
    return bool(_KIND_OF_DOCUMENT.fullmatch(text)) or is_organisation(text)


def _title(facts: HeaderFacts, blocks: tuple[Block, ...], stem: str) -> tuple[str, Words | None, int | None]:
    """The title, from where it was taken if no label names it, and the block that is nothing but the title."""
    named = next(iter(facts.values("title")), "")
    if named:
        return named, None, _same(blocks, named)
    for index, block in enumerate(blocks[: 2 * _BEFORE_TEXT]):
        if isinstance(block, Paragraph) and block.style in _TITLE_STYLES and _is_title(block):
            return _one_line(block.text), None, index
    firsts = [
        i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.outline == 0 and b.text.strip()
    ]
    others = any(isinstance(b, Paragraph) and b.outline not in (None, 0) for b in blocks)
    if len(firsts) == 1 and others and all(_is_blank(b) for b in blocks[: firsts[0]]):
        first = blocks[firsts[0]]
        if isinstance(first, Paragraph) and _is_title(first) and not is_known_heading(first.text):
            return _one_line(first.text), _FROM_HEADING, firsts[0]
    for index, block in enumerate(blocks[:_BEFORE_TEXT]):
        if not isinstance(block, Paragraph) or block.outline is not None or block.number is not None:
            break
        if block.is_centred and _is_title(block) and not _is_above_title(block):
            return _one_line(block.text), _FROM_COVER, index
    loose = next((name for name in facts.names if not _KIND_OF_DOCUMENT.fullmatch(name)), "")
    if loose and len(loose) <= _LONGEST_TITLE:
        return _NUMBER_BEFORE.sub("", loose) or loose, _FROM_HEADER, _same(blocks, loose)
    return _from_name(stem), _FROM_FILE, None


def _same(blocks: tuple[Block, ...], title: str) -> int | None:
    """The paragraph before the text that says the title once more."""
    wanted = "".join(title.split())
    for index, block in enumerate(blocks[:_BEFORE_TEXT]):
        if isinstance(block, Paragraph) and "".join(block.text.split()) == wanted and _is_title(block):
            return index
    return None


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_blank


def _is_title(paragraph: Paragraph) -> bool:
    """Whether it can be the title and nothing else: short, words alone, no sentence."""
    text = _one_line(paragraph.text)
    words_alone = all(
        isinstance(each, LineBreak) or (isinstance(each, Text) and Look.HIDDEN not in each.marks)
        for each in paragraph.inlines
    )
    other = paragraph.style in _CAPTION_STYLES or _CAPTION.match(text) or is_contents_name(text)
    return (
        words_alone
        and not other
        and 0 < len(text) <= _LONGEST_TITLE
        and not text.endswith(("。", "；", "：", ":"))
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _from_name(stem: str) -> str:
    """``SOP-001 接听电话 V2.0`` → ``接听电话``: the name of a file without number and revision."""
    name = re.sub(r"[_]+", " ", stem)
    name = _NUMBER_BEFORE.sub("", name)
    name = re.sub(r"[\s(（]*[vV]\d+(?:\.\d+)*[)）]?\s*$", "", name)
    return _one_line(name.strip(" -_.、")) or stem
