"""Where a text names what an edition leaves out, however it is written: in another script, wide letters, broken over lines."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from sop_plugin.model.words_found import WordsFound, WordSpan

_SHORT = 4
"""A shorter word may be a part of others: what the edition is called by itself keeps it, and a Latin one counts as it is written."""
_CHINESE = re.compile("[\u3400-\u9fff]")
_LATIN_CODE = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9]{2,}(?:-[A-Za-z0-9]+)*|[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+")
_REFERENCE = re.compile(r"\[\[([^\]#|\n]+)(?:#[^\]|\n]*)?(?:\|[^\]\n]*)?\]\]")
_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\n]*)\)")
_PATH = re.compile(r"[^\s()<>\[\]\"'|《》，。；：、（）]*$")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_MARKS = re.compile(r"<(?:br|wbr)\s*/?>|(?<=\S)\*+(?=\S)", re.IGNORECASE)
"""Breaks of a line, and marks of emphasis within a word."""
_UNSEEN: Mapping[int, str] = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\\"), " ")
"""Within a word these are not seen: what may break a line, or joins, and what escapes."""
_HYPHENS = "‐‑‒–—−－﹣"
# Brackets and stops of that block stay: Chinese sentences are written with them.
_WIDE_LETTERS = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_WIDE: Mapping[int, int | str] = {code: code - 0xFEE0 for code in _WIDE_LETTERS} | dict.fromkeys(
    map(ord, _HYPHENS), "-"
)


@dataclass(frozen=True)
class Spelt:
    """What is not there: ``numbers``, ``titles`` that stand in 《》, ``names`` that stand anywhere, ``codes`` of departments, ``files``.

    ``kept`` are words that the edition has itself, ``kept_codes`` its own departments and numbers, ``kept_files`` names of its files,
    without their folders.
    """

    numbers: frozenset[str]
    titles: frozenset[str]
    names: frozenset[str]
    codes: frozenset[str]
    files: frozenset[str]
    kept: frozenset[str] = frozenset()
    kept_codes: frozenset[str] = frozenset()
    kept_files: frozenset[str] = frozenset()


class Cleaner:
    """Puts ``said`` in the place of all that is not there. ``simplify`` gives a text of the same length in Simplified characters."""

    def __init__(self, spelt: Spelt, simplify: Callable[[str], str], said: str) -> None:
        self._spelt, self._simplify, self._said = spelt, simplify, said
        fold = self._fold
        self._numbers = {fold(number).lower() for number in spelt.numbers}
        others = {code for code in spelt.codes if _CHINESE.search(code)}
        short = {fold(name) for name in spelt.names if 1 < len(name) < _SHORT}
        self._long = WordsFound(
            [
                *(f"《{fold(title)}》" for title in spelt.titles),
                *(fold(name) for name in (spelt.names | others) if len(name) >= _SHORT),
            ]
        )
        self._named = WordsFound(map(fold, spelt.numbers), before="-")
        self._short = WordsFound(
            [name for name in short if not name.isascii()], [name for name in short if name.isascii()]
        )
        kept = map(fold, spelt.kept)
        self._kept = WordsFound(word for word in kept if any(name in word and name != word for name in short))
        self._files = WordsFound(fold(_file_name(path)) for path in spelt.files)
        self._codes = _codes(spelt.codes)

    def clean(self, text: str, at: str) -> str:
        """The text without them; ``at`` is the path of its file, from which its links lead, or empty."""
        text = _REFERENCE.sub(self._reference, text)
        text = _LINK.sub(lambda found: self._link(found, at), text)
        folded, parts, end = self._fold(text), list[str](), 0
        parts_found = _whole_entities(self._parts(folded, text, at), text)
        for part in sorted(parts_found, key=lambda part: (part.begin, -part.end)):
            if part.end > end:
                parts += (text[end : part.begin], self._said) if part.begin >= end else ()
                end = part.end
        return "".join((*parts, text[end:])) if parts else text

    def _fold(self, text: str) -> str:
        """Of the same length: what is written in another way as people read it, and blanks for what they do not see."""
        if "&" in text:
            text = _ENTITY.sub(_as_read, text)
        if "<" in text or "*" in text:
            text = _MARKS.sub(lambda found: " " * len(found[0]), text)
        text = text.translate(_UNSEEN)
        return text if text.isascii() else self._simplify(text.translate(_WIDE))

    def _reference(self, found: re.Match[str]) -> str:
        return self._said if self._fold(found[1].strip()).lower() in self._numbers else found[0]

    def _link(self, found: re.Match[str], at: str) -> str:
        target = found[1].strip().partition('"')[0].strip(" <>")
        told = unquote(target)
        gone = self._is_file_left_out(target, at) or any(self._parts(self._fold(told), told, at))
        return self._said if gone else found[0]

    def _parts(self, folded: str, text: str, at: str) -> Iterator[WordSpan]:
        yield from self._long.within(folded)
        yield from self._named.within(folded)
        short = list(self._short.within(folded))
        kept = list(self._kept.within(folded)) if short else []
        for part in short:
            if not any(own.begin <= part.begin and part.end <= own.end for own in kept):
                yield part
        for name in self._files.within(folded):
            before = _PATH.search(text, 0, name.begin)
            begin = before.start() if before is not None else name.begin
            if self._is_file_left_out(text[begin : name.end], at):
                yield WordSpan(begin, name.end)
        for found in self._codes.finditer(folded) if self._codes is not None else ():
            if not self._within_kept(found[0]):
                yield WordSpan(*found.span())

    def _is_file_left_out(self, target: str, at: str) -> bool:
        """Whether a link leads to a file that is not there; one of a name that the edition has too is told by its folder."""
        path = unquote(target.partition("#")[0])
        if posixpath.normpath(posixpath.join(posixpath.dirname(at), path)) in self._spelt.files:
            return True
        name = _file_name(path)
        return name not in self._spelt.kept_files and any(True for _ in self._files.within(self._fold(name)))

    def _within_kept(self, found: str) -> bool:
        """Whether each code in something hyphenated, such as a number, is within one that the edition has: HT in HT-SD-SOP-001."""
        parts = found.split("-")
        own = [span for code in self._spelt.kept_codes for span in _spans(code, parts)]
        return all(
            any(first <= begin and end <= last for first, last in own)
            for code in self._spelt.codes
            for begin, end in _spans(code, parts)
        )


def _file_name(path: str) -> str:
    return path.rpartition("/")[2]


def _codes(codes: frozenset[str]) -> re.Pattern[str] | None:
    """Something hyphenated with a code in it. One letter, or digits alone, are no code to be found in texts."""
    latin = sorted((code for code in codes if _LATIN_CODE.fullmatch(code)), key=len, reverse=True)
    if not latin:
        return None
    one = "|".join(re.escape(code) if len(code) >= _SHORT else f"(?-i:{re.escape(code)})" for code in latin)
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?:[A-Za-z0-9]+-)*?(?:{one})(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9])", re.IGNORECASE
    )


def _spans(code: str, parts: list[str]) -> Iterator[tuple[int, int]]:
    wanted = code.casefold().split("-")
    folded = [part.casefold() for part in parts]
    for at in range(len(parts) - len(wanted) + 1):
        if folded[at : at + len(wanted)] == wanted:
            yield at, at + len(wanted)


def _as_read(found: re.Match[str]) -> str:
    """The character that an entity stands for, and blanks: words are found through those."""
    read = unescape(found[0])
    return read.ljust(len(found[0])) if len(read) == 1 else found[0]


def _whole_entities(parts: Iterable[WordSpan], text: str) -> Iterator[WordSpan]:
    """No part begins or ends within an entity."""
    spans = [found.span() for found in _ENTITY.finditer(text)] if "&" in text else []
    for part in parts:
        begin, end = part
        for first, last in spans:
            if first < begin < last:
                begin = first
            if first < end < last:
                end = last
        yield WordSpan(begin, end)
