"""What was mended, and what of it answers a rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sop_plugin.model.finding import Rule
from sop_plugin.words.voice import Sayable, Words


class Tidying(StrEnum):
    """What is put in order though nothing is wrong with it here: other programs would read it otherwise."""

    BLANK_LINE_ABOVE = "blank-line-above"
    TRAILING_BLANKS = "trailing-blanks"
    LAST_LINE_END = "last-line-end"
    WIDE_NUMBER = "wide-number"

    @property
    def label(self) -> Words:
        """What it is called in a list."""
        return _TITLES[self]


_TITLES = {
    Tidying.BLANK_LINE_ABOVE: Words("列表、表格前面没有空行", "No blank line above a list or table"),
    Tidying.TRAILING_BLANKS: Words("行末的空格", "Blanks at the end of a line"),
    Tidying.LAST_LINE_END: Words("最后一行没有换行符", "No line end behind the last line"),
    Tidying.WIDE_NUMBER: Words("列表编号用了全角字符", "List number in full-width characters"),
}


class Mend(NamedTuple):
    """One thing that was mended, at a line of the file as it was."""

    by: Rule | Tidying
    line: int

    @property
    def name(self) -> str:
        """Code of the rule, or the name of what has none."""
        return self.by.code if isinstance(self.by, Rule) else self.by.value

    @property
    def title(self) -> Words:
        """What it is called in a list."""
        return self.by.title if isinstance(self.by, Rule) else self.by.label


class LeftAlone(NamedTuple):
    """A finding of a rule that can be mended elsewhere, at a line of the file, and why not here."""

    rule: Rule
    line: int
    reason: Sayable


@dataclass(frozen=True)
class MendedText:
    """A whole file as it becomes, and what was done to it in the order of lines; ``left`` needs an author."""

    text: str
    mends: tuple[Mend, ...]
    left: tuple[LeftAlone, ...] = ()
