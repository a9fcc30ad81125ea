"""Numbered marks on a picture: ``①（左 35%，上 20%）`` says where ① stands on the picture before it.

Read as it is written, on a forge or in an editor, it is a legend; the site puts the number on the picture as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline

PICTURE_MARK = "picture_mark"
"""Type of the token of a mark. Its content is what is written, ``meta["mark"]`` the ``PictureMark``."""

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WHOLE = 100
_PERCENT = r"(?P<{}>\d{{1,4}}(?:\.\d{{1,2}})?)\s*[%％]"
WRITTEN_MARK = re.compile(
    rf"(?P<sign>[{CIRCLED}])[ \u3000]*(?P<where>[（(]\s*(?:左|left)\s*{_PERCENT.format('left')}\s*[，,、]?\s*"
    rf"(?:上|top)\s*{_PERCENT.format('top')}\s*[）)])[ \u3000]*",
    re.IGNORECASE,
)
NAMED_STEP = re.compile(
    r"\s*(?P<words>第\s*(?P<chinese>\d{1,3})\s*步|step\s+(?P<english>\d{1,3})\b)", re.IGNORECASE
)
"""The step that a mark is about, where its words begin with one: 第 2 步, step 2."""


@dataclass(frozen=True)
class PictureMark:
    """One mark: its sign, its number, and where its middle stands, in percent of the picture from the left and from the top."""

    sign: str
    where: str
    left: float
    top: float

    @property
    def number(self) -> int:
        """From 1."""
        return CIRCLED.index(self.sign) + 1

    @property
    def is_within(self) -> bool:
        """Whether it stands on the picture."""
        return self.left <= _WHOLE and self.top <= _WHOLE


def picture_mark(state: StateInline, silent: bool) -> bool:
    """The rule of the parser."""
    match = WRITTEN_MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push(PICTURE_MARK, "", 0)
        token.content = match[0]
        mark = PictureMark(match["sign"], match["where"], float(match["left"]), float(match["top"]))
        token.meta = {"span": match.span(), "mark": mark}
    state.pos = match.end()
    return True
