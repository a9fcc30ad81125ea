"""What people write into a cell when there is nothing to say, or when it is what stands above."""

from __future__ import annotations

_NOTHING = frozenset(
    "|—|–|-|——|--|－|/|／|\\|x|×|…|……|无|無|没有|沒有|不适用|不適用|不涉及|none|n/a|na|n.a.|n.a|nil|not applicable".split(
        "|"
    )
)
_ABOVE = frozenset(
    '同上|同前|↑|^^|〃〃|同左|〃|″|"|”|““|””|同上。|ditto|do.|as above|same as above|same'.split("|")
)


def says_nothing(words: str) -> bool:
    """Whether the words of a cell stand for an empty one."""
    return words.strip(" 　()（）。").casefold() in _NOTHING


def means_above(words: str) -> bool:
    """Whether the words of a cell stand for those of the cell above."""
    return words.strip(" 　()（）").casefold() in _ABOVE
