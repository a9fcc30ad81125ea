"""Whether an edit did what it should and nothing else; what did not is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence

from sop_plugin.mending.edits import Edit, Line, applied, text_of
from sop_plugin.mending.mends import Tidying
from sop_plugin.reading.markdown.parsed import ParsedText, parse
from sop_plugin.reading.markdown.pitfalls.broken_tables import uneven_rows
from sop_plugin.reading.markdown.pitfalls.torn_lists import torn_items
from sop_plugin.rules import markdown as rules

VERBATIM = frozenset(("fence", "code_block", "html_block", "formula"))
"""Blocks of which not a character changes."""
_TRIALS = 40
_BLANKS_AT_END = re.compile(r"(?:(?<=\S)( {2,})|[ \t]+)$", re.MULTILINE)


def accepted(lines: tuple[Line, ...], edits: Sequence[Edit]) -> list[Edit]:
    """Those that can be made together. Where something goes wrong, halves are tried, up to some number of times."""
    kept: list[Edit] = []
    pending, trials = [list(edits)] if edits else [], 0
    while pending and trials < _TRIALS:
        tried = pending.pop()
        trials += 1
        if _holds(lines, [*kept, *tried]):
            kept += tried
        elif len(tried) > 1:
            middle = len(tried) // 2
            pending += [tried[middle:], tried[:middle]]
    return kept


def _holds(lines: tuple[Line, ...], edits: Sequence[Edit]) -> bool:
    after = applied(lines, edits)
    before_text, after_text = text_of(lines), text_of(after.lines)
    before, now = parse(before_text), parse(after_text)
    dropping = text_of(applied(lines, [edit for edit in edits if edit.drops]).lines)
    redrawn = {index for edit in edits if edit.reorders for index, _ in edit.lines}
    letters = sorted if redrawn else str
    if letters(_letters(dropping)) != letters(_letters(after_text)):
        return False
    # Rows of a drawn table that begin with blanks pass for code.
    if _verbatim(before, redrawn) != _verbatim(now, frozenset()):
        return False
    if _hidden(now) > _hidden(before):
        return False
    if all(isinstance(edit.by, Tidying) for edit in edits):
        return _shown(before) == _shown(now)
    begun = {(token.type, token.map[0]) for token in now.tokens if token.map}
    torn = {item.line for item in torn_items(now)}
    for edit in edits:
        position = after.positions.get(edit.at)
        if edit.makes is not None and (edit.makes.value, position) not in begun:
            return False
        if edit.by is rules.LIST_TORN and position in torn:
            return False
    return True


def _letters(text: str) -> str:
    """The words of a text as it is written, without blanks and signs; full-width letters are those of half width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _verbatim(parsed: ParsedText, without: Container[int]) -> list[str]:
    return [
        token.content
        for token in parsed.tokens
        if token.type in VERBATIM
        and not (token.type == "code_block" and token.map is not None and token.map[0] in without)
    ]


def _hidden(parsed: ParsedText) -> int:
    """How much there is that stands in the text and is not shown: addresses of links, abbreviations, rows with cells too many."""
    defined = parsed.environment.get("references", {})
    longer = sum(finding.rule is rules.CELLS_LOST for finding in uneven_rows(parsed, "", 0, frozenset()))
    return len(defined) + sum(token.type == "abbreviation" for token in parsed.tokens) + longer


def _shown(parsed: ParsedText) -> list[object]:
    return list(_pieces(parsed))


def _pieces(parsed: ParsedText) -> Iterator[object]:
    for token in parsed.tokens:
        content: object = _BLANKS_AT_END.sub(lambda m: "  " if m[1] else "", token.content)
        if token.type == "table":
            content = tuple(tuple(cell.content for cell in row) for row in parsed.cells(token))
        yield token.type, token.tag, token.hidden, token.level, token.info, token.markup, content
