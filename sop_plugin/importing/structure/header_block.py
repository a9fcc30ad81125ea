"""The facts that stand at the head of a Word file: in its first table, in the headers of its pages, on its cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sop_plugin.adoption.header_labels import Pair, label_meaning, pairs_in
from sop_plugin.importing.content import Block, Paragraph, WordTable
from sop_plugin.importing.structure.header_facts import HeaderFacts
from sop_plugin.importing.structure.header_tables import (
    DECIDING,
    head_pictures,
    header_table,
    labels_beside,
    signatures,
    table_facts,
)

_DATED = re.compile(
    r"(?P<day>\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?)\s*(?P<label>发布|發布|实施|實施|生效|施行|起实施|起施行)"
)
"""As standards have it on their cover: 2026-01-10 发布 2026-02-01 实施."""
_BEFORE_TABLE = 12
_ON_COVER = 2


def page_facts(blocks: Iterable[Block]) -> HeaderFacts:
    """What the headers or footers of pages say."""
    facts = HeaderFacts()
    for block in blocks:
        if isinstance(block, WordTable):
            facts += table_facts(block, block.rows)[0]
        else:
            facts += _line_facts(block.text)
    return facts


def leading_facts(blocks: Sequence[Block]) -> tuple[HeaderFacts, tuple[Block, ...]]:
    """What the first table, the signatures before it and the lines of the cover say, and the blocks that are left of the text."""
    facts = HeaderFacts()
    left: list[Block] = []
    index = 0
    for index, block in enumerate(blocks[:_BEFORE_TABLE]):
        signed = signatures(block) if isinstance(block, WordTable) else None
        if signed is not None:
            facts += signed
        elif isinstance(block, WordTable):
            found, rest = header_table(block)
            if found is not None:
                facts += found
                left += [*head_pictures(block, rest), *([rest] if rest is not None else [])]
                index += 1
                if rest is None:
                    further, index = _further(blocks, index)
                    facts += further
            break
        elif block.outline is not None:
            break
        else:
            left.append(block)
    else:
        index += 1
    return _cover_facts(facts, [*left, *blocks[index:]])


def _further(blocks: Sequence[Block], begin: int) -> tuple[HeaderFacts, int]:
    """The facts of tables right below the head that go on with it, and where the text begins."""
    facts = HeaderFacts()
    end = begin
    for index, block in enumerate(blocks[begin : begin + _BEFORE_TABLE], start=begin):
        if isinstance(block, Paragraph) and block.is_blank:
            continue
        found = (signatures(block) or labels_beside(block)) if isinstance(block, WordTable) else None
        if found is None:
            break
        facts += found
        end = index + 1
    return facts, end


def _cover_facts(facts: HeaderFacts, left: list[Block]) -> tuple[HeaderFacts, tuple[Block, ...]]:
    """Lines ``label: value`` before the first heading or table, where there are enough of them to be no accident."""
    on_cover: list[tuple[int, HeaderFacts]] = []
    for index, block in enumerate(left[: 3 * _BEFORE_TABLE]):
        if not isinstance(block, Paragraph) or block.outline is not None or block.number is not None:
            break
        found = _line_facts(block.text)
        # A line is one of the cover when nothing but labels and values stands in it.
        if not found.pairs or found.loose:
            continue
        if block.text.strip().startswith(
            (found.pairs[0].label, found.pairs[0].value or found.pairs[0].label)
        ):
            on_cover.append((index, found))
    pairs = [pair for _, found in on_cover for pair in found.pairs]
    named = {pair.meaning.field for pair in (*facts.pairs, *pairs)}
    if len(pairs) < _ON_COVER or not named & (DECIDING | {"revision"}):
        return facts, tuple(left)
    taken = {index for index, _ in on_cover}
    for _, found in on_cover:
        facts += found
    return facts, tuple(block for index, block in enumerate(left) if index not in taken)


def _line_facts(text: str) -> HeaderFacts:
    lines = [line.strip() for line in re.split(r"[\n]+", text) if line.strip()]
    facts = HeaderFacts()
    for line in lines:
        pairs = tuple(pairs_in(line))
        before = line[: line.index(pairs[0].label)] if pairs else line
        if not pairs and not _DATED.sub("", line).strip():
            pairs, before = tuple(_dated(line)), ""
        loose = tuple(part.strip() for part in re.split(r"\t+|\s{3,}|\u3000{2,}", before) if part.strip())
        facts += HeaderFacts(pairs, loose, (re.sub(r"\s*\t\s*", "  ", line),))
    return facts


def _dated(line: str) -> Iterator[Pair]:
    for match in _DATED.finditer(line):
        meaning = label_meaning(match["label"].removeprefix("起"))
        if meaning is not None:
            yield Pair(match["label"], match["day"], meaning)
