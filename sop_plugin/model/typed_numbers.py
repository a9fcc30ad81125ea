"""Numbers that somebody typed before a heading: ``1.1``, ``I.``, ``一、``, ``（一）``, ``第三条``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_CHINESE_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_ROMAN = {
    tens + ones: 10 * at + count
    for at, tens in enumerate(("", "X", "XX", "XXX"))
    for count, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if tens or ones
}
_UNITS = {"十": 10, "百": 100}
_CHINESE = "[〇零一二三四五六七八九十百]{1,6}"
_HAN = "\u3400-\u9fff"


class Scheme(StrEnum):
    """How a number is written, in the order in which one is usually above the other."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ROMAN = "roman"
    CHINESE = "chinese"
    CHINESE_BRACKETS = "chinese_brackets"
    DECIMAL = "decimal"
    ARTICLE = "article"


@dataclass(frozen=True)
class TypedNumber:
    """A number before a text: ``length`` characters of it are the number and what parts it from the text."""

    scheme: Scheme
    values: tuple[int, ...]
    length: int


_COUNTED = {
    "部分": Scheme.PART,
    "篇": Scheme.PART,
    "章": Scheme.CHAPTER,
    "节": Scheme.SECTION,
    "節": Scheme.SECTION,
    "条": Scheme.ARTICLE,
    "條": Scheme.ARTICLE,
}
_GAP = r"[\s\u3000]*"
_PATTERNS = (
    (
        None,
        re.compile(
            rf"第{_GAP}(?P<n>\d{{1,3}}|{_CHINESE}){_GAP}(?P<unit>部分|[篇章节節条條])(?:{_GAP}[、.．:：])?{_GAP}"
        ),
    ),
    (Scheme.ROMAN, re.compile(r"(?P<n>[IVX]{1,5})[.．、][\s\u3000]+")),
    (Scheme.CHINESE, re.compile(rf"(?P<n>{_CHINESE})(?:{_GAP}[、.．]{_GAP}|[\s\u3000]+(?=[{_HAN}]))")),
    (Scheme.CHINESE_BRACKETS, re.compile(rf"[(（]{_GAP}(?P<n>{_CHINESE}){_GAP}[)）]{_GAP}、?{_GAP}")),
    (
        Scheme.DECIMAL,
        re.compile(
            rf"(?P<n>\d{{1,3}}(?:{_GAP}[.．]{_GAP}\d{{1,3}})+)[.．]?(?:[、]{_GAP}|[\s\u3000]+|(?=[^\d\s.．%％、,，~～—-]))",
            re.ASCII,
        ),
    ),
    (
        Scheme.DECIMAL,
        re.compile(
            rf"(?P<n>\d{{1,3}})(?:{_GAP}[.．、](?!\d){_GAP}|[\s\u3000]+(?=[A-Za-z{_HAN}])|(?=[{_HAN}]))"
        ),
    ),
)
_CHAPTER_IN_ENGLISH = re.compile(
    r"(?P<unit>chapter|section|article|part)\s+(?P<n>\d{1,3})[\s.:：、-]*", re.IGNORECASE
)
_IN_ENGLISH = {
    "part": Scheme.PART,
    "chapter": Scheme.CHAPTER,
    "section": Scheme.SECTION,
    "article": Scheme.ARTICLE,
}


def typed_number(text: str) -> TypedNumber | None:
    """The number with which a text begins, if any."""
    start = len(text) - len(text.lstrip())
    for scheme, pattern in _PATTERNS:
        found = pattern.match(text, start)
        if found is None:
            continue
        found_scheme = scheme or _COUNTED[found["unit"]]
        values = tuple(_value(part) for part in re.split("[.．]", found["n"]))
        if all(value is not None for value in values):
            return TypedNumber(found_scheme, tuple(value or 0 for value in values), found.end())
    found = _CHAPTER_IN_ENGLISH.match(text, start)
    return TypedNumber(_IN_ENGLISH[found["unit"].lower()], (int(found["n"]),), found.end()) if found else None


def _value(written: str) -> int | None:
    plain = re.sub(r"[\s\u3000]", "", written)
    if plain in _ROMAN:
        return _ROMAN[plain]
    return int(plain) if plain.isdecimal() else chinese_number(plain)


def chinese_number(text: str) -> int | None:
    """``一百二十三`` → 123; ``二〇`` → 20; ``None`` for what is no number below a thousand."""
    if not text or any(c not in _CHINESE_DIGITS and c not in _UNITS for c in text):
        return None
    if not set(text) & set(_UNITS):
        return int("".join(str(_CHINESE_DIGITS[c]) for c in text))
    total, digit = 0, 1
    for character in text:
        if character in _UNITS:
            total += digit * _UNITS[character]
            digit = 0
        else:
            digit = _CHINESE_DIGITS[character]
    return total + (digit if text[-1] not in _UNITS else 0)
