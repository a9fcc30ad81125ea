"""Readings of Chinese terms (pypinyin) and Simplified characters (OpenCC); both are loaded when first needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from sop_plugin.indexes.occurrences import term_key
from sop_plugin.outside.known_syllables import KnownSyllables

# What pypinyin's dictionary of phrases lacks or reads as in other contexts. Readings inside longer terms too.
READINGS: Mapping[str, str] = MappingProxyType(
    {
        "长住": "chang zhu",
        "长包": "chang bao",
        "长租": "chang zu",
        "长途": "chang tu",
        "重新": "chong xin",
        "重发": "chong fa",
        "重签": "chong qian",
        "重打": "chong da",
        "重订": "chong ding",
        "重填": "chong tian",
        "重开": "chong kai",
        "重做": "chong zuo",
        "重排": "chong pai",
        "重核": "chong he",
        "重审": "chong shen",
        "重启": "chong qi",
        "重置": "chong zhi",
        "还款": "huan kuan",
        "还房": "huan fang",
        "还车": "huan che",
        "还清": "huan qing",
        "同行人": "tong xing ren",
        "行数": "hang shu",
        "支行": "zhi hang",
        "差旅": "chai lü",
        "调休": "tiao xiu",
        "调班": "tiao ban",
        "调薪": "tiao xin",
        "调酒": "tiao jiu",
        "佛跳墙": "fo tiao qiang",
    }
)

_HAN = r"〇㐀-䶿一-鿿豈-﫿\U00020000-\U000323af"
_TOKEN = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W_{_HAN}]+")
_HAN_WORD = re.compile(rf"[{_HAN}]{{2,}}")
# At the beginning of a term 曾 is a surname, except where it says that something has been.
_SURNAME_ZENG = re.compile("曾(?![经任用是有在获被于])")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
_ASCII_UMLAUT = re.compile(r"\b([ln])v(?=e?\b)")


def reading_of_terms(
    overrides: Mapping[str, str], syllables_of: Callable[[str], list[str]] | None = None
) -> Callable[[str], str]:
    """A function from a term to its reading: toneless syllables and lower-case words, separated by blanks.

    ``overrides`` maps terms to readings such as ``chang zhu ke``; tone marks and ``v`` for ``ü`` are understood.
    They also count inside longer terms, if they are two or more Chinese characters. Terms and overrides can be in
    either script. ``syllables_of`` may know words from earlier runs.
    """
    simplify = simplifier()
    look_up = syllables_of or KnownSyllables().of
    own = {
        term_key(simplify(term)): _normalised(reading)
        for term, reading in overrides.items()
        if reading.strip()
    }
    known = {**READINGS, **{term: reading for term, reading in own.items() if _HAN_WORD.fullmatch(term)}}
    # Longest first: 长住客房 must win over 长住.
    words = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))

    def read_han(run: str, begins: bool) -> list[str]:
        syllables = look_up(run)
        if len(syllables) != len(run):
            return syllables
        if begins and _SURNAME_ZENG.match(run):
            syllables[0] = "zeng"
        # From the end, so that a reading with more or fewer syllables moves no other.
        for match in reversed(list(words.finditer(run))):
            syllables[match.start() : match.end()] = known[match[0]].split()
        return syllables

    @cache
    def reading_of(term: str) -> str:
        simplified = simplify(term)
        override = own.get(term_key(simplified))
        if override is not None:
            return override
        parts: list[str] = []
        for match in _TOKEN.finditer(simplified):
            if match["han"]:
                parts += read_han(match["han"], begins=not parts)
            else:
                parts.append(match[0].lower())
        return " ".join(parts)

    return reading_of


def simplifier() -> Callable[[str], str]:
    """A function from Traditional text to the same in Simplified characters, of the same length.

    For comparing and indexing only: a conversion is never published.
    """

    def convert_character(character: str) -> str:
        converted = _converter()(character)
        return converted if len(converted) == 1 else character

    def simplify(text: str) -> str:
        # An English manual never loads OpenCC.
        if text.isascii():
            return text
        converted = _converter()(text)
        if len(converted) == len(text):
            return converted
        return "".join(map(convert_character, text))

    return simplify


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _normalised(reading: str) -> str:
    """A reading as people write it, made like ours: no tone marks, small letters, ``ü``."""
    plain = unicodedata.normalize("NFD", reading.lower()).translate(_TONES)
    return _ASCII_UMLAUT.sub(r"\1ü", " ".join(unicodedata.normalize("NFC", plain).split()))
