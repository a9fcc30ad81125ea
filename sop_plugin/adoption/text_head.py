"""What stands at the head of a Markdown text: its title, and facts in a table or in lines ``label: value``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from sop_plugin.adoption.fact_chapters import emptied_chapters, is_of_facts
from sop_plugin.adoption.head_facts import (
    LONGEST_VALUE,
    PICTURE,
    FoundFacts,
    HeadFact,
    facts_in_lines,
    facts_in_table,
)
from sop_plugin.adoption.head_title import title_of
from sop_plugin.reading.markdown.html_tables import html_tables
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText, parse

_TABLE_ALONE = re.compile(r"\s*<table\b(?:(?!<table\b).)*</table>\s*", re.IGNORECASE | re.DOTALL)


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
    title = title_of(parsed)
    begin, words, lines = title if title is not None else (None, "", range(0))
    facts: list[HeadFact] = []
    gone: set[int] = set()
    pictures: list[str] = []
    group: list[FoundFacts] = []
    for token in [*_blocks(parsed, begin), None]:
        lined = facts_in_lines(parsed, token) if token is not None and token.type != "table" else None
        if lined is not None:
            group += lined
            continue
        # What is said in lines that nobody knows stays, however many these are.
        if _is_head([fact for found in group for fact in found.facts], 0, behind_others=bool(facts)):
            for found in group:
                facts += found.facts
                gone |= found.gone
        group = []
        rows = rows_of(parsed, token)
        if token is not None and token.map and rows:
            pairs = facts_in_table(rows)
            if _is_head(pairs, 0.5, behind_others=bool(facts)) and all(
                len(fact.value) <= LONGEST_VALUE for fact in pairs
            ):
                facts += pairs
                gone |= set(range(*token.map))
                pictures += (p for row in rows for cell in row for p in PICTURE.findall(cell.content))
    gone |= emptied_chapters(parsed, gone)
    return TextHead(words, lines, tuple(facts), frozenset(gone), tuple(pictures))


def rows_of(parsed: ParsedText, token: Token | None) -> list[list[InlineText]]:
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


def _blocks(parsed: ParsedText, title: Token | None) -> Iterator[Token]:
    """The outermost blocks before the first heading that is not the title."""
    for token in parsed.tokens:
        if token.level or token.nesting < 0 or token.type == "inline":
            continue
        if token.type != "heading_open":
            yield token
        elif token is not title and not is_of_facts(parsed, token):
            return


def _is_head(facts: Sequence[HeadFact], share: float, *, behind_others: bool) -> bool:
    """Whether there is enough that a document says of itself to be no accident; ``share`` of the labels must be known.

    ``behind_others``: what says so already stands above, so that one more line does.
    """
    few = 0 if behind_others else 1
    known = [fact for fact in facts if fact.meaning is not None]
    fields = {fact.meaning.field for fact in known if fact.meaning is not None and fact.meaning.field}
    return ("number" in fields or len(fields) > few) and len(known) >= share * len(facts)
