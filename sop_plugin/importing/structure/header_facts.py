"""What the head of a Word file says: labels with their values, and lines without a label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sop_plugin.adoption.header_labels import Pair

_ORGANISATION = re.compile(
    r"(公司|集团|酒店|医院|中心|厂|大学|学院|研究院|研究所|银行|有限|Ltd\.?|Inc\.?|GmbH|Co\.)$"
)
_PAGE = re.compile(
    r"^(?:第?\s*\d*\s*页\s*[,，/]?\s*(?:共\s*\d*\s*页)?|(?:page\s*)?\d*\s*(?:/|of)\s*\d*|\d*)$", re.IGNORECASE
)


@dataclass(frozen=True)
class HeaderFacts:
    """Labels with their values, and lines without a label; ``lines`` is all of it as it stood there."""

    pairs: tuple[Pair, ...] = ()
    loose: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def __add__(self, other: HeaderFacts) -> HeaderFacts:
        """Both, this one first."""
        lines = dict.fromkeys((*self.lines, *other.lines))
        return HeaderFacts((*self.pairs, *other.pairs), (*self.loose, *other.loose), tuple(lines))

    def values(self, field: str) -> tuple[str, ...]:
        """What is said of a field, each value once."""
        written = (p.value.strip("_＿ ") for p in self.pairs if p.meaning.field == field)
        return tuple(dict.fromkeys(filter(None, written)))

    @property
    def names(self) -> tuple[str, ...]:
        """Lines that may be a title: neither a page number nor the name of an organisation."""
        return tuple(line for line in self.loose if not _PAGE.match(line) and not is_organisation(line))


def is_organisation(text: str) -> bool:
    """Whether a line is the name of an organisation."""
    return bool(_ORGANISATION.search(text))
