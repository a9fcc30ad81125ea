"""The order of readings, as dictionaries have it, and the letters that readings stand under."""

from __future__ import annotations

import unicodedata


def reading_key(reading: str) -> tuple[tuple[str, str], ...]:
    """Syllable by syllable: xi an before xian, lu before lü."""
    return tuple((_letters(syllable), syllable) for syllable in reading.split())


def initial(reading: str) -> str:
    """``A`` … ``Z``, or ``#`` for what has no reading."""
    first = _letters(reading)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _letters(text: str) -> str:
    """Without accents and letter case, wide letters made plain: what decides the place in the alphabet."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
