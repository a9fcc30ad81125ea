"""Wording: vague words in steps, and punctuation and spacing that change within a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.model.vague_words import VagueWords
from sop_plugin.model.written_references import WRITTEN_NUMBER
from sop_plugin.rules import wording as rules

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE = f"{_HAN}、。《》「」“”，；：？！（）"
_FULL_WIDTH = dict(zip(",;:?!()", "，；：？！（）", strict=True))
# Each begins with what is rare in Chinese text, and looks around from there.
_HALF_WIDTH = re.compile(
    rf"(?P<mark>[,;:?!()])(?:(?:(?<=[{_CHINESE}][,;:?!])|(?<=[{_CHINESE}]\s[,;:?!]))(?=\s?[{_CHINESE}])"
    rf"|(?<=[{_HAN}][()])(?=[{_HAN}]))"
)
_CLOSE = re.compile(rf"(?P<first>[A-Za-z0-9])(?<=[{_HAN}].)|[A-Za-z0-9](?=[{_HAN}])")
_APART = re.compile(rf" (?:(?<=[{_HAN}] )(?=[A-Za-z0-9])|(?<=[A-Za-z0-9] )(?=[{_HAN}]))")
# Not prose: references, targets and addresses of links, attributes.
_NO_PROSE = re.compile(
    rf"{WRITTEN_NUMBER.pattern}|\((?<=\]\()[^()\s]*\)|<[^<>\s]+>|https?://[^\s，。；）]+|\{{[^{{}}]*\}}"
)
_SHOWN = 4
_MOSTLY = 4


def vague_steps(document: Document, settings: Settings) -> Iterator[Finding]:
    """Vague words in the name, the standard and the time limit of steps."""
    if document.status is Status.WITHDRAWN:
        return
    vague = _vague_words(tuple(sorted(settings.vague_words.items())))
    for table in document.body.procedures.step_tables:
        for step in table.steps:
            for cell in filter(None, (step.action, step.standard, step.time_limit)):
                for start, word, switch in vague.found_in(cell.text):
                    yield rules.VAGUE_WORD.at(cell.place_of(start), word=word, switch=switch)


@lru_cache(4)
def _vague_words(changes: tuple[tuple[str, bool], ...]) -> VagueWords:
    return VagueWords(dict(changes))


def uneven_typography(document: Document, settings: Settings) -> Iterator[Finding]:
    """Half-width marks between Chinese characters, and blanks left out where the document mostly has them."""
    if document.status is not Status.WITHDRAWN and document.language.is_chinese:
        yield from _uneven(document, settings.spacing)


def _uneven(document: Document, spacing: bool) -> Iterator[Finding]:
    prose = _NO_PROSE.sub(lambda m: "\x00" * len(m[0]), document.body.prose)
    marks, gaps = _HALF_WIDTH.search(prose) is not None, False
    if spacing:
        close = sum(1 for _ in _CLOSE.finditer(prose))
        gaps = close > 0 and len(_APART.findall(prose)) >= _MOSTLY * close
    if not (marks or gaps):
        return
    for number, line in enumerate(prose.split("\n"), start=document.body.first_line):
        mark = _HALF_WIDTH.search(line) if marks else None
        gap = _CLOSE.search(line) if gaps and mark is None else None
        if mark is not None:
            yield rules.HALF_WIDTH_PUNCTUATION.at(
                Place(document.path, number, mark.start() + 1),
                mark=mark["mark"],
                wanted=_FULL_WIDTH[mark["mark"]],
            )
        elif gap is not None:
            cut = gap.start() if gap["first"] else gap.end()
            before, after = line[max(0, cut - _SHOWN) : cut], line[cut : cut + _SHOWN]
            yield rules.SPACING_UNEVEN.at(
                Place(document.path, number, cut + 1), found=before + after, wanted=f"{before} {after}"
            )
