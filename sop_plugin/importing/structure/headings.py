"""Which paragraphs are headings, and how deep: by style, else by automatic numbers, else by typed ones, else by looks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.importing.content import Block, ListNumber, Paragraph
from sop_plugin.importing.structure.looks import WIDEST, is_bold, is_running_text, is_sentence, width_of
from sop_plugin.importing.structure.sections import is_known_heading
from sop_plugin.importing.structure.typed_sequence import HeadingCandidate, in_sequence
from sop_plugin.model.typed_numbers import typed_number

_DEEPEST = 5
_KNOWN_ENOUGH = 3
"""So many usual chapters among bold paragraphs are no accident."""
_OF_LISTS = re.compile(r"[(（]?(?:\d+|[A-Za-z]+)[)）]|[A-Za-z]+[.．、]?|[①-⑳⑴-⒇]")


class HeadingChoice(StrEnum):
    """By what headings may be found, each with those before it."""

    STYLES = "styles"
    NUMBERS = "numbers"
    BOLD = "bold"


class HeadingSource(StrEnum):
    """By what headings were found."""

    STYLE = "style"
    NUMBER = "number"
    TYPED = "typed"
    BOLD = "bold"


@dataclass(frozen=True)
class FoundHeadings:
    """Index of a block → depth of its heading, from 1."""

    depths: Mapping[int, int]
    source: HeadingSource | None = None


def find_headings(blocks: Sequence[Block], choice: HeadingChoice, left_out: frozenset[int]) -> FoundHeadings:
    """The headings among the blocks; those of ``left_out`` are none, such as the title."""
    paragraphs = {
        index: block
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and index not in left_out
        and block.text.strip()
        and not block.is_contents
    }
    styled = [HeadingCandidate(i, p.outline) for i, p in paragraphs.items() if p.outline is not None]
    chosen = _with_numbered(styled, paragraphs, blocks) if styled else []
    if choice is not HeadingChoice.STYLES:
        chosen = _with_typed(chosen, paragraphs, blocks)
    by_style = FoundHeadings(_depths(chosen, paragraphs), HeadingSource.STYLE)
    if len(styled) > 1 or choice is HeadingChoice.STYLES:
        return by_style
    numbered = [
        HeadingCandidate(i, p.number.level)
        for i, p in paragraphs.items()
        if p.number is not None
        and p.number.scheme == _main_scheme(paragraphs.values())
        and _may_head(p.number)
    ]
    by_numbers = {
        HeadingSource.NUMBER: _worthy(numbered, paragraphs, blocks),
        HeadingSource.TYPED: _worthy(in_sequence(paragraphs), paragraphs, blocks),
    }
    source, found = max(by_numbers.items(), key=lambda each: _strength(each[1], paragraphs))
    if len(found) > 1:
        return FoundHeadings(_depths(found, paragraphs), source)
    if styled:
        return by_style
    bold = [HeadingCandidate(i, 0) for i, p in paragraphs.items() if is_bold(p) and not is_sentence(p.text)]
    known = sum(is_known_heading(paragraphs[candidate.index].text) for candidate in bold)
    if bold and (choice is HeadingChoice.BOLD or known >= _KNOWN_ENOUGH):
        return FoundHeadings(_depths(bold, paragraphs), HeadingSource.BOLD)
    return FoundHeadings({})


def _may_head(number: ListNumber) -> bool:
    """Whether clauses are numbered like this: （1）, ①, 1) and a. are numbers of lists."""
    return bool(number.parts) and not _OF_LISTS.fullmatch(number.label)


def _strength(found: list[HeadingCandidate], paragraphs: Mapping[int, Paragraph]) -> tuple[bool, int, int]:
    """Of two ways to number, that of the clauses: it names usual chapters, and it begins first."""
    known = sum(is_known_heading(paragraphs[each.index].text) for each in found)
    return len(found) > 1, known, -found[0].index if found else 0


def _with_numbered(
    styled: list[HeadingCandidate], paragraphs: Mapping[int, Paragraph], blocks: Sequence[Block]
) -> list[HeadingCandidate]:
    """The headings by style with the deeper levels of the same numbering, without levels that are numbered sentences."""
    schemes = {
        p.number.scheme for c in styled if (p := paragraphs[c.index]).number is not None and p.number.parts
    }
    deepest = max(candidate.level for candidate in styled)
    deeper = [
        HeadingCandidate(i, p.number.level)
        for i, p in paragraphs.items()
        if p.outline is None
        and p.number is not None
        and p.number.scheme in schemes
        and p.number.parts > 1
        and p.number.level > deepest
    ]
    kept = _without_sentences(styled, paragraphs)
    return sorted([*kept, *_worthy(deeper, paragraphs, blocks)], key=lambda c: c.index)


def _with_typed(
    chapters: list[HeadingCandidate], paragraphs: Mapping[int, Paragraph], blocks: Sequence[Block]
) -> list[HeadingCandidate]:
    """Chapters by style with the clauses below them whose numbers were typed: 4.1 收货 in the fourth."""
    if len(_levels(chapters)) != 1:
        return chapters
    starts = [candidate.index for candidate in chapters]
    deeper: list[HeadingCandidate] = []
    for candidate in in_sequence({i: p for i, p in paragraphs.items() if p.outline is None}):
        typed = typed_number(paragraphs[candidate.index].text)
        if typed is None or len(typed.values) < 2 or typed.values[-1] == 0:
            continue
        if typed.values[0] != bisect_left(starts, candidate.index):
            return chapters  # numbers of something else
        deeper.append(HeadingCandidate(candidate.index, chapters[0].level + len(typed.values) - 1))
    kept = chapters
    for level in _levels(deeper):
        alike = [candidate for candidate in deeper if candidate.level == level]
        found = _of_some_clauses(kept, alike, [*chapters, *deeper], paragraphs, blocks)
        kept = sorted([*kept, *found], key=lambda c: c.index)
    return kept


def _without_sentences(
    candidates: list[HeadingCandidate], paragraphs: Mapping[int, Paragraph]
) -> list[HeadingCandidate]:
    """Headings; a level whose numbered paragraphs are mostly sentences, and all below it, is text with numbers."""
    first_of_text = min(
        (level for level in _levels(candidates) if _is_text(level, candidates, paragraphs)), default=99
    )
    return [
        candidate
        for candidate in candidates
        if candidate.level < first_of_text or paragraphs[candidate.index].number is None
    ]


def _is_text(level: int, candidates: Iterable[HeadingCandidate], paragraphs: Mapping[int, Paragraph]) -> bool:
    alike = [paragraphs[c.index] for c in candidates if c.level == level]
    return 2 * sum(is_sentence(p.text) and p.number is not None for p in alike) > len(alike)


def _worthy(
    candidates: list[HeadingCandidate], paragraphs: Mapping[int, Paragraph], blocks: Sequence[Block]
) -> list[HeadingCandidate]:
    """Those of levels that are headings: no sentences, and mostly with something below them.

    Where a deeper level is none, it is one in the clauses in which all of it has the look of headings.
    """
    kept: list[HeadingCandidate] = []
    for depth, level in enumerate(_levels(candidates)):
        alike = [c for c in candidates if c.level == level]
        sentences = sum(is_sentence(paragraphs[c.index].text) for c in alike)
        if 2 * sentences > len(alike) or 2 * _with_content(alike, candidates, blocks) <= len(alike):
            kept += _of_some_clauses(kept, alike, candidates, paragraphs, blocks) if depth else []
            break
        kept += alike
    return sorted(kept, key=lambda c: c.index)


def _of_some_clauses(
    above: Sequence[HeadingCandidate],
    alike: Sequence[HeadingCandidate],
    candidates: list[HeadingCandidate],
    paragraphs: Mapping[int, Paragraph],
    blocks: Sequence[Block],
) -> list[HeadingCandidate]:
    """Of one level those below a heading that begin with 1, and of which none is a sentence and each has something below it."""
    starts = [candidate.index for candidate in above]
    groups: dict[int, list[HeadingCandidate]] = defaultdict(list)
    for candidate in alike:
        groups[bisect_left(starts, candidate.index)].append(candidate)
    return [
        candidate
        for group in groups.values()
        if _begins_with_one(paragraphs[group[0].index])
        and not any(is_running_text(paragraphs[c.index].text) for c in group)
        and _with_content(group, candidates, blocks) == len(group)
        for candidate in group
    ]


def _begins_with_one(paragraph: Paragraph) -> bool:
    typed = typed_number(paragraph.text)
    values = paragraph.number.values if paragraph.number is not None else typed.values if typed else ()
    return values[-1:] == (1,)


def _with_content(
    alike: list[HeadingCandidate], candidates: list[HeadingCandidate], blocks: Sequence[Block]
) -> int:
    """How many of the candidates of one level have text or a deeper one below them."""
    level_at = {candidate.index: candidate.level for candidate in candidates}
    count = 0
    for candidate in alike:
        for index in range(candidate.index + 1, len(blocks)):
            block = blocks[index]
            if isinstance(block, Paragraph) and block.is_blank:
                continue
            count += level_at.get(index, 99) > candidate.level
            break
    return count


def _levels(candidates: Iterable[HeadingCandidate]) -> list[int]:
    return sorted({candidate.level for candidate in candidates})


def _main_scheme(paragraphs: Iterable[Paragraph]) -> int | None:
    """The numbering that begins first: the others are lists within its clauses."""
    return next((p.number.scheme for p in paragraphs if p.number is not None and p.number.parts), None)


def _depths(candidates: Sequence[HeadingCandidate], paragraphs: Mapping[int, Paragraph]) -> dict[int, int]:
    """Depths from 1 without a jump; what is deeper than Markdown has headings, or too long for one, stays text."""
    ranks = {level: rank for rank, level in enumerate(_levels(candidates), start=1)}
    depths: dict[int, int] = {}
    last = 0
    for candidate in candidates:
        depth = min(ranks[candidate.level], last + 1)
        if depth <= _DEEPEST and width_of(paragraphs[candidate.index].text) <= 4 * WIDEST:
            depths[candidate.index] = last = depth
    return depths
