"""Headings: the title once more, and numbers by hand where clauses are numbered for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sop_plugin.mending.edits import Edit, Shape
from sop_plugin.model.hand_numbers import titles_without_numbers
from sop_plugin.model.headings import normalise_heading
from sop_plugin.model.typed_numbers import typed_number
from sop_plugin.reading.markdown.outline import read_body
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.rules import structure as rules
from sop_plugin.words.voice import Sayable, Words

_CHAPTER = 2
_DEEPEST = 6
_TWO_LINES = 2
_MARKS = ("**", "__", "*", "_", "")
_CIRCLED = {character: value for value, character in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", start=1)}
_CIRCLED |= {character: value for value, character in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", start=1)}
_CITES_CLAUSES = re.compile(
    r"第\s*[\d一二三四五六七八九十百]+\s*[章节節条條款]|[见見按照]\s*\d+\.\d|\d+(?:\.\d+)+\s*[条條款节節]"
    r"|\b(?:clause|section|chapter|paragraph|see)\s+\d",
    re.IGNORECASE,
)
_CITED = Words(
    "手写的是 {written}，自动编号是 {printed}，正文又提到条款号；核对所提的是哪一条，再删去编号",
    "{written} is written, {printed} is printed, and the text cites numbers: see which is meant, then delete it",
)


class NumberByHand(NamedTuple):
    """A heading with a number of its own: ``edit`` takes it away; ``doubt`` says why that takes judgement."""

    edit: Edit
    doubt: Sayable | None


def numbers_by_hand(parsed: ParsedText) -> Iterator[NumberByHand]:
    """Each of them, in a document whose clauses are numbered for it.

    A number that differs from the printed one stays where the text cites clauses: nobody knows which of the two it means.
    """
    body = read_body(parsed.text, "", 0)
    printed = {clause.line: clause.path for clause in body.clauses}
    cites = None
    for (heading, plain), (_, words) in zip(titles_without_numbers(body), parsed.headings, strict=True):
        if not plain or plain == heading.title:
            continue
        line = heading.line
        number = heading.title[: len(heading.title) - len(plain)]
        # Full-width blanks in the file are plain ones in what it says.
        number, text = number.rstrip(), parsed.lines[line]
        begin = text.find(words.content) + len(next(filter(words.content.startswith, _MARKS)))
        if words.content not in text or not number or not text.startswith(number, begin):
            continue
        shorter = text[:begin] + text[begin + len(number) :].lstrip(" \t\u3000")
        edit = Edit(rules.HEADING_NUMBERED, line, ((line, shorter),), drops=True)
        path = printed.get(line, ())
        doubt: Sayable | None = None
        if not _is(number, path):
            if cites is None:
                cites = _CITES_CLAUSES.search(_without_headings(parsed)) is not None
            if cites:
                doubt = _CITED.filled(written=number, printed=".".join(map(str, path)))
        yield NumberByHand(edit, doubt)


def _is(written: str, path: tuple[int, ...]) -> bool:
    """Whether a number by hand is the one that is printed."""
    values = _values(written)
    return values == path or (len(values) == 1 and values == path[-1:])


def _values(written: str) -> tuple[int, ...]:
    found = typed_number(written) or typed_number(f"{written} 字")
    if found is not None:
        return found.values
    bare = written.strip("()（）.．、 ")
    if bare.isdecimal():
        return (int(bare),)
    value = _CIRCLED.get(bare)
    return (value,) if value else ()


def _without_headings(parsed: ParsedText) -> str:
    lines = list(parsed.lines)
    for token, _ in parsed.headings:
        if token.map:
            lines[token.map[0]] = ""
    return "\n".join(lines)


def title_again(parsed: ParsedText, title: str, number: str) -> Iterator[Edit]:
    """A level-1 heading that says what the front matter says: the title, with or without the number."""
    wanted = {normalise_heading(words) for words in (title, f"{number}{title}", f"{title}{number}")}
    for token, words in parsed.headings:
        if token.tag != "h1" or not token.map or normalise_heading(words.words) not in wanted:
            continue
        if words.attributes is not None:
            continue  # somebody refers to it
        first, end = token.map
        lines: dict[int, str | None] = dict.fromkeys(range(first, end))
        above = first == 0 or not parsed.lines[first - 1].strip()
        below = end >= len(parsed.lines) or not parsed.lines[end].strip()
        if above and below and end < len(parsed.lines) - 1:
            lines[end] = None
        elif not above and not below:
            lines[first] = ""  # what stands around it stays apart
        yield Edit(rules.HEADING_LEVEL_ONE, first, tuple(lines.items()), drops=True)


def headings_at_the_wrong_level(parsed: ParsedText) -> Iterator[Edit]:
    """All of them, where chapters begin at level 3 or deeper, or there are several at level 1: moved together, they keep their order."""
    marked = [token for token, _ in parsed.headings if token.map and token.markup.startswith("#")]
    if len(marked) != len(parsed.headings) or not marked:
        return
    levels = [int(token.tag[1]) for token in marked]
    if min(levels) > _CHAPTER:
        shift = _CHAPTER - min(levels)
    elif levels.count(1) > 1 and levels[0] == 1 and max(levels) < _DEEPEST:
        shift = 1
    else:
        return
    rule = rules.HEADING_JUMP if shift < 0 else rules.HEADING_LEVEL_ONE
    for token, level in zip(marked, levels, strict=True):
        line = token.map[0] if token.map else 0
        moved = parsed.lines[line].replace("#" * level, "#" * (level + shift), 1)
        yield Edit(rule, line, ((line, moved),), makes=Shape.HEADING)


def underlined_headings(parsed: ParsedText) -> Iterator[Edit]:
    """Words of one line above ===, which nobody draws by accident as they do ---."""
    for token, words in parsed.headings:
        if (
            token.markup != "="
            or not token.map
            or token.map[1] - token.map[0] != _TWO_LINES
            or not words.words
        ):
            continue
        first = token.map[0]
        above = bool(first and parsed.lines[first - 1].strip())
        lines = ((first, f"## {parsed.lines[first].strip()}"), (first + 1, None))
        yield Edit(rules.HEADING_UNDERLINED, first, lines, blank_above=above, makes=Shape.HEADING)
