"""What stands at the head of a Markdown text: its title, and facts in a table or in lines ``label: value``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from sop_plugin.adoption.fact_chapters import emptied_chapters, is_of_facts
from sop_plugin.adoption.header_labels import Meaning, label_meaning, pairs_in
from sop_plugin.adoption.synonyms import field_called
from sop_plugin.model.headings import heading_kinds, heading_topics
from sop_plugin.reading.markdown.html_tables import html_tables
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText, parse, read_inline
from sop_plugin.reading.markdown.words import words_of

_MORE_FIELDS = frozenset({"status", "expires", "keywords", "supervised_by", "language", "audience"})
_CHAPTERS = heading_kinds({})
_LINE = re.compile(
    r"\|?\s*(?:[-*+]\s+|\d{1,2}[.)、]\s*)?(?P<mark>\*\*|__)?(?P<label>[^:：*|]{1,48}?)\s*(?(mark)(?:\*\*|__)?)\s*[:：]\s*"
    r"(?(mark)(?:\*\*|__)?)\s*(?P<value>.*?)\s*(?:\\|<br\s*/?>)?"
)
_BETWEEN = re.compile(r"\s+[|｜·•]\s+|[ \t]{2,}(?=\S)|\u3000+")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_HEADS_OF_PAIRS = frozenset(
    "项目 内容 名称 值 说明 字段 信息 item items value field property attribute details detail description content key".split()
)
_OF_LINES = ("paragraph_open", "bullet_list_open", "ordered_list_open", "blockquote_open")
_QUOTED = re.compile(r"^\s*>\s?")
_LONGEST_VALUE = 120
_TABLE_ALONE = re.compile(r"\s*<table\b(?:(?!<table\b).)*</table>\s*", re.IGNORECASE | re.DOTALL)
_BOLD_TITLE = re.compile(r"\*\*(?P<title>[^*：:|\n]{2,60})\*\*")


@dataclass(frozen=True)
class HeadFact:
    """A label with its value; ``written`` is the value with its marks. ``leaves`` is whether its place in the text goes."""

    label: str
    value: str
    written: str
    meaning: Meaning | None
    leaves: bool = True


@dataclass(frozen=True)
class TextHead:
    """The head of a text. ``title_lines`` and ``gone`` count lines from 0; ``pictures`` stood among the facts, as they are written."""

    title: str = ""
    title_lines: range = range(0)
    facts: tuple[HeadFact, ...] = ()
    gone: frozenset[int] = field(default=frozenset())
    pictures: tuple[str, ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """What is said of a field, each value once."""
        said = (fact.value for fact in self.facts if fact.meaning is not None and fact.meaning.field == name)
        return tuple(dict.fromkeys(value for value in said if value))


NO_HEAD = TextHead()


def read_head(body: str) -> TextHead:
    """The head of a text: whatever stands before its first chapter."""
    parsed = parse(body)
    title = _title(parsed)
    begin, words, lines = title if title is not None else (None, "", range(0))
    facts: list[HeadFact] = []
    gone: set[int] = set()
    pictures: list[str] = []
    group: list[_Found] = []
    for token in [*_blocks(parsed, begin), None]:
        lined = _lines(parsed, token) if token is not None and token.type != "table" else None
        if lined is not None:
            group += lined
            continue
        # What is said in lines that nobody knows stays, however many these are.
        if _is_head([fact for found in group for fact in found.facts], share=0):
            for found in group:
                facts += found.facts
                gone |= found.gone
        group = []
        rows = _rows(parsed, token)
        if token is not None and token.map and rows:
            pairs = _table_facts(rows)
            if _is_head(pairs, share=0.5) and all(len(fact.value) <= _LONGEST_VALUE for fact in pairs):
                facts += pairs
                gone |= set(range(*token.map))
                pictures += (p for row in rows for cell in row for p in _PICTURE.findall(cell.content))
    gone |= emptied_chapters(parsed, gone)
    return TextHead(words, lines, tuple(facts), frozenset(gone), tuple(pictures))


def _rows(parsed: ParsedText, token: Token | None) -> list[list[InlineText]]:
    """The cells of a table of bars, or of the one table that a block of HTML is."""
    if token is None or token.map is None or token.type not in ("table", "html_block"):
        return []
    if token.type == "table":
        return parsed.cells(token)
    lines = "\n".join(parsed.lines[token.map[0] : token.map[1]])
    if _TABLE_ALONE.fullmatch(lines) is None:
        return []
    tables = html_tables(parse(lines), "", 0)
    return [
        [parsed.text_as(cell.text, token.map[0]) for cell in row] for table in tables for row in table.written
    ]


@dataclass(frozen=True)
class _Found:
    facts: tuple[HeadFact, ...]
    gone: frozenset[int]


def _bold_title(parsed: ParsedText) -> tuple[Token | None, str, range] | None:
    """A first line in bold, perhaps below the table of facts."""
    if any(
        token.tag == "h1" and not heading_topics(words.words, _CHAPTERS) for token, words in parsed.headings
    ):
        return None
    for index, token in enumerate(parsed.tokens):
        if token.level or token.type in ("table", "html_block", "hr"):
            continue
        match = (
            _BOLD_TITLE.fullmatch(parsed.tokens[index + 1].content.strip())
            if token.map and token.type == "paragraph_open"
            else None
        )
        if match is None or heading_topics(match["title"], _CHAPTERS):
            return None
        return None, match["title"].strip(), range(*(token.map or (0, 0)))
    return None


def _title(parsed: ParsedText) -> tuple[Token | None, str, range] | None:
    """The heading that names the whole text, or a bold line before all else; one that a link may name keeps its place."""
    bold = _bold_title(parsed)
    if bold is not None:
        return bold
    if not parsed.headings:
        return None
    token, words = parsed.headings[0]
    tags = [other.tag for other, _ in parsed.headings[1:]]
    if not words.words or not token.map:
        return None
    above_all = all(tag > token.tag for tag in tags)
    is_chapter = bool(heading_topics(words.words, _CHAPTERS))
    # 记录控制 may be a chapter, and is a title where no other heading stands as high.
    if (is_chapter and not (above_all and token.tag == "h1")) or (
        token.tag != "h1" and tags and not above_all
    ):
        return None
    lines = range(0) if words.attributes is not None else range(*token.map)
    return token, words.words, lines


def _blocks(parsed: ParsedText, title: Token | None) -> Iterator[Token]:
    """The outermost blocks before the first heading that is not the title."""
    for token in parsed.tokens:
        if token.level or token.nesting < 0 or token.type == "inline":
            continue
        if token.type != "heading_open":
            yield token
        elif token is not title and not is_of_facts(parsed, token):
            return


def _is_head(facts: Sequence[HeadFact], share: float) -> bool:
    """Whether there is enough that a document says of itself to be no accident; ``share`` of the labels must be known."""
    known = [fact for fact in facts if fact.meaning is not None]
    fields = {fact.meaning.field for fact in known if fact.meaning is not None and fact.meaning.field}
    return ("number" in fields or len(fields) > 1) and len(known) >= share * len(facts)


def _meaning(label: str) -> Meaning | None:
    called = field_called(label)
    return Meaning(called) if called in _MORE_FIELDS else label_meaning(label)


def _words(written: str) -> str:
    return " ".join(words_of(read_inline(written)).split())


def _lines(parsed: ParsedText, token: Token) -> list[_Found] | None:
    """The facts of each line of a paragraph, list or quotation in which every line has some; ``None`` for any other block."""
    if token.type not in _OF_LINES or not token.map:
        return None
    found: list[_Found] = []
    for index in range(*token.map):
        line = _QUOTED.sub("", parsed.lines[index]).strip()
        if not line:
            continue
        facts = _line_facts(line)
        if not facts:
            return None
        # A line stays as it is where somebody must see what is in it.
        leaves = all(fact.meaning is not None and not _PICTURE.search(fact.written) for fact in facts)
        facts = [HeadFact(f.label, f.value, f.written, f.meaning, leaves) for f in facts]
        found.append(_Found(tuple(facts), frozenset({index} if leaves else ())))
    return found


def _line_facts(line: str) -> list[HeadFact]:
    for parts in (_BETWEEN.split(line), [line]):
        facts = [_pair(part.strip()) for part in parts if part.strip()]
        if all(fact is not None for fact in facts):
            # Labels may follow each other with a blank between.
            pairs = list(pairs_in(line))
            if len(pairs) > len(facts) and line.startswith(pairs[0].label):
                return [HeadFact(pair.label, pair.value, pair.value, _meaning(pair.label)) for pair in pairs]
            return [fact for fact in facts if fact is not None]
    return []


def _pair(text: str) -> HeadFact | None:
    match = _LINE.fullmatch(text)
    if match is None or len(match["value"]) > _LONGEST_VALUE:
        return None
    label = match["label"].strip()
    return HeadFact(label, _words(match["value"]), match["value"], _meaning(label))


def _table_facts(rows: Sequence[Sequence[InlineText]]) -> list[HeadFact]:
    """Labels with what stands beside them, or in a table of one row below them."""
    head = [cell.words for cell in rows[0]]
    known = [_meaning(label) is not None for label in head if label]
    fields = {meaning.field for label in head if (meaning := _meaning(label)) is not None}
    below = len(rows) == 2 and len(known) > 1 and all(known) and fields & {"number", "title"}
    if below and not (len(head) == 2 and _meaning(rows[1][0].words) is not None):
        return [_fact(label, value) for label, value in zip(rows[0], rows[1], strict=False) if label.words]
    if all(word.casefold() in _HEADS_OF_PAIRS or not word for word in head):
        rows = rows[1:]
    return [fact for row in rows for fact in _row_facts(row)]


def _row_facts(row: Sequence[InlineText]) -> Iterator[HeadFact]:
    position = 0
    while position < len(row):
        cell = row[position]
        beside = row[position + 1] if position + 1 < len(row) else None
        position += 1
        if not cell.words or _PICTURE.fullmatch(cell.content.strip()):
            continue
        alone = _pair(cell.content) if _meaning(cell.words) is None else None
        if alone is not None and alone.meaning is not None:
            yield alone
        elif beside is not None:
            yield _fact(cell, beside)
            position += 1
        else:
            yield HeadFact(cell.words, "", "", _meaning(cell.words))


def _fact(label: InlineText, value: InlineText) -> HeadFact:
    return HeadFact(label.words.rstrip(":： "), value.words, value.content, _meaning(label.words))
