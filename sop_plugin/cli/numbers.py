"""The document number that a command is asked about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from sop_plugin.cli.cannot_run import SaidNo
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_UNKNOWN = Words(
    "手册和台账中没有编号 {number}，最接近的是 {nearest}；sop register 列出全部文件",
    "neither the manual nor the ledger knows the number {number}; the nearest is {nearest}; "
    "'sop register' lists all documents",
)


def known_number(written: str, known: Iterable[str], language: Language) -> str:
    """The number as it is registered, for one typed in small or full-width letters; raises ``SaidNo``."""
    numbers = tuple(known)
    # As people type it in Chinese: full-width letters are letters too.
    wanted = unicodedata.normalize("NFKC", written).strip()
    by_folded = {number.casefold(): number for number in numbers}
    if wanted in numbers:
        return wanted
    if wanted.casefold() in by_folded:
        return by_folded[wanted.casefold()]
    from sop_plugin.checks.nearest import Nearest

    nearest = Nearest(numbers).to(wanted)
    raise SaidNo(_UNKNOWN.in_language(language).format(number=wanted, nearest=nearest))
