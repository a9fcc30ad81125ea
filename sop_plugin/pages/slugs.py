"""Names in pinyin as parts of addresses, which are safe in every address and file system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LONGEST = 60
_OTHERS = re.compile(r"[^a-z0-9]+")
# To MkDocs these name the page of the folder itself.
_TAKEN = ("index", "readme")


def slugs(readings: Iterable[str], otherwise: str) -> Iterator[str]:
    """One for each reading, in order, no two alike; ``otherwise`` stands for a reading without a letter or digit.

    The first of those that sound alike has the plain one: what is added behind it changes no other.
    """
    taken = set(_TAKEN)
    for reading in readings:
        slug = plain = _slug(reading) or otherwise
        number = 1
        while slug in taken:
            number += 1
            slug = f"{plain}-{number}"
        taken.add(slug)
        yield slug


def _slug(reading: str) -> str:
    letters = unicodedata.normalize("NFKD", reading).casefold()
    return _OTHERS.sub("-", "".join(c for c in letters if not unicodedata.combining(c)))[:_LONGEST].strip("-")
