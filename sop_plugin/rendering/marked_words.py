"""Words that are marked wherever they stand in a text: abbreviations, defined terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

_LATIN = re.compile("[A-Za-z0-9]")
_LEFT_ALONE = frozenset(("code", "pre", "abbr", "math"))

MarkWord = Callable[[str], Element | None]
"""Words as found → the empty element that is put around them, or ``None`` to leave them as they are."""


def words_pattern(words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
    """One pattern for all, the longest first, whatever their blanks; ``None`` without any.

    Latin words are found whole, also beside Chinese characters, which no blank parts from them.
    """
    written = sorted({" ".join(word.split()) for word in words} - {""}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_alternative, written)), flags) if written else None


def _alternative(word: str) -> str:
    pieces = r"\s*".join(re.escape(piece) for piece in word.split())
    before = r"(?<![A-Za-z0-9])" if _LATIN.match(word) else ""
    behind = r"(?![A-Za-z0-9])" if _LATIN.match(word[-1]) else ""
    return f"{before}{pieces}{behind}"


def mark_words(
    root: Element,
    pattern: re.Pattern[str],
    mark: MarkWord,
    enter: Callable[[Element], bool] = lambda element: element.tag not in _LEFT_ALONE,
) -> None:
    """Put an element around what ``mark`` gives one for, in the order of the text.

    ``enter`` tells of each element whether words in it are looked at.
    """
    index = _mark_text(root, pattern, mark)
    while index < len(root):
        child = root[index]
        if enter(child):
            mark_words(child, pattern, mark, enter)
        index += 1 + _mark_tail(root, index, pattern, mark)


def _mark_text(parent: Element, pattern: re.Pattern[str], mark: MarkWord) -> int:
    parent.text, found = _marked(parent.text, pattern, mark)
    parent[0:0] = found
    return len(found)


def _mark_tail(parent: Element, index: int, pattern: re.Pattern[str], mark: MarkWord) -> int:
    child = parent[index]
    child.tail, found = _marked(child.tail, pattern, mark)
    parent[index + 1 : index + 1] = found
    return len(found)


def _marked(text: str | None, pattern: re.Pattern[str], mark: MarkWord) -> tuple[str | None, list[Element]]:
    """The words before the first mark, and the marks, each with the words behind it."""
    found: list[Element] = []
    if not text or text.isspace():
        return text, found
    before, end = text, 0
    for match in pattern.finditer(text):
        element = mark(match[0])
        if element is None:
            continue
        between = text[end : match.start()]
        if found:
            found[-1].tail = between
        else:
            before = between
        element.text = match[0]
        found.append(element)
        end = match.end()
    if found:
        found[-1].tail = text[end:]
    return before, found
