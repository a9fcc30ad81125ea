"""Facts that a document says of itself at its head: labels with values, in lines ``label: value`` or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from sop_plugin.adoption.header_labels import Meaning, label_meaning, pairs_in
from sop_plugin.adoption.synonyms import field_called
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText, read_inline
from sop_plugin.reading.markdown.words import words_of

_MORE_FIELDS = frozenset({"status", "expires", "keywords", "supervised_by", "language", "audience"})
_LINE = re.compile(
    r"\|?\s*(?:[-*+]\s+|\d{1,2}[.)、]\s*)?(?P<mark>\*\*|__)?(?P<label>[^:：*|]{1,48}?)\s*(?(mark)(?:\*\*|__)?)\s*[:：]\s*"
    r"(?(mark)(?:\*\*|__)?)\s*(?P<value>.*?)\s*(?:\\|<br\s*/?>)?"
)
_BETWEEN = re.compile(r"\s+[|｜·•]\s+|[ \t]{2,}(?=\S)|\u3000+")
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_HEADS_OF_PAIRS = frozenset(
    "项目 内容 名称 值 说明 字段 信息 item items value field property attribute details detail description content key".split()
)
_OF_LINES = ("paragraph_open", "bullet_list_open", "ordered_list_open", "blockquote_open")
_QUOTED = re.compile(r"^\s*>\s?")
LONGEST_VALUE = 120


@dataclass(frozen=True)
class HeadFact:
    """A label with its value; ``written`` is the value with its marks. ``leaves`` is whether its place in the text goes."""

    label: str
    value: str
    written: str
    meaning: Meaning | None
    leaves: bool = True


@dataclass(frozen=True)
class FoundFacts:
    """What was found in a line of a head, and which lines go with it, counted from 0."""

    facts: tuple[HeadFact, ...]
    gone: frozenset[int]


def facts_in_lines(parsed: ParsedText, token: Token) -> list[FoundFacts] | None:
    """The facts of each line of a paragraph, list or quotation in which every line has some; ``None`` for any other block."""
    if token.type not in _OF_LINES or not token.map:
        return None
    found: list[FoundFacts] = []
    for index in range(*token.map):
        line = _QUOTED.sub("", parsed.lines[index]).strip()
        if not line:
            continue
        facts = _line_facts(line)
        if not facts:
            return None
        # A line stays as it is where somebody must see what is in it.
        leaves = all(fact.meaning is not None and not PICTURE.search(fact.written) for fact in facts)
        facts = [HeadFact(f.label, f.value, f.written, f.meaning, leaves) for f in facts]
        found.append(FoundFacts(tuple(facts), frozenset({index} if leaves else ())))
    return found


def facts_in_table(rows: Sequence[Sequence[InlineText]]) -> list[HeadFact]:
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
    if match is None or len(match["value"]) > LONGEST_VALUE:
        return None
    label = match["label"].strip()
    return HeadFact(label, _words(match["value"]), match["value"], _meaning(label))


def _row_facts(row: Sequence[InlineText]) -> Iterator[HeadFact]:
    position = 0
    while position < len(row):
        cell = row[position]
        beside = row[position + 1] if position + 1 < len(row) else None
        position += 1
        if not cell.words or PICTURE.fullmatch(cell.content.strip()):
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


def _meaning(label: str) -> Meaning | None:
    called = field_called(label)
    return Meaning(called) if called in _MORE_FIELDS else label_meaning(label)


def _words(written: str) -> str:
    return " ".join(words_of(read_inline(written)).split())
