"""What revisions are called: whole numbers, or labels such as ``A/0``, ``1.2``, ``00`` and ``V2.1``, and which comes after which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

WHOLE_NUMBERS = "{number}"
"""The scheme of a manual that says no other: 1, 2, 3 …"""

_WHOLE = re.compile(r"[1-9][0-9]{0,3}")
_LABEL = re.compile(r"(?=.{1,20}\Z)[A-Za-z0-9]+(?:(?:[ ._/-]|\. )[A-Za-z0-9]+){0,3}")
_COUNTED = re.compile(r"[0-9]+|[A-Za-z]+")
_PART = re.compile(r"\{(?P<kind>number|letter)(?::0(?P<width>[1-9]))?\}")
_LITERAL = re.compile(r"[A-Za-z0-9 ._/-]*")
_PATTERN_DIGITS = 10
_ABOVE_WHOLE, _BASE, _PARTS = 1_000_000, 20_000, 4


class RevisionLabel(int):
    """A revision as its company writes it: it prints as its label, and sorts by the letters and numbers in it.

    ``00`` sorts as the number that it is; all other labels come after whole numbers, so that a company can go over to them.
    """

    text: str

    def __new__(cls, text: str) -> RevisionLabel:
        """The label as it is written; raises ``ValueError`` for what is none."""
        counts = [_count(part) for part in _COUNTED.findall(text)]
        if not _LABEL.fullmatch(text) or len(counts) > _PARTS or max(counts) >= _BASE:
            raise ValueError(text)
        if text.isdecimal():
            return cls._ranked(text, int(text))
        rank = 0
        for count in [*counts, *[0] * (_PARTS - len(counts))]:
            rank = rank * _BASE + count
        return cls._ranked(text, _ABOVE_WHOLE + rank)

    @classmethod
    def _ranked(cls, text: str, rank: int) -> RevisionLabel:
        label = super().__new__(cls, rank)
        label.text = text
        return label

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"RevisionLabel({self.text!r})"

    def __format__(self, spec: str) -> str:
        return format(self.text, spec)

    def __reduce__(self) -> tuple[type[RevisionLabel], tuple[str]]:
        return RevisionLabel, (self.text,)


def _count(part: str) -> int:
    """``7`` → 7, ``A`` → 1, ``Z`` → 26, ``AA`` → 27."""
    if part.isdecimal():
        return int(part)
    value = 0
    for letter in part.upper():
        value = value * 26 + ord(letter) - 64
    return value


def read_revision(text: str) -> int | None:
    """A revision as it is written, whatever the scheme; ``None`` for what is none."""
    if _WHOLE.fullmatch(text):
        return int(text)
    try:
        return RevisionLabel(text)
    except ValueError:
        return None


def as_written(revision: int) -> int | str:
    """A revision for programs and for the ledger: a whole number, or the label."""
    return revision.text if isinstance(revision, RevisionLabel) else revision


def spelled_otherwise(revision: int) -> int | None:
    """The same revision as other settings have it: a whole number is a label where there are others, and a number where there are none."""
    if not isinstance(revision, RevisionLabel):
        return RevisionLabel(str(revision)) if _WHOLE.fullmatch(str(revision)) else None
    return int(revision.text) if _WHOLE.fullmatch(revision.text) else None


def pattern_like(label: str) -> str:
    """A pattern by which revisions such as ``label`` are written."""

    def part(match: re.Match[str]) -> str:
        text = match[0]
        if text.isdecimal():
            return (
                f"{{number:0{len(text)}}}"
                if text.startswith("0") and 1 < len(text) < _PATTERN_DIGITS
                else "{number}"
            )
        is_word = text == "V" and label[match.end() : match.end() + 1].isdecimal()  # V2.1, but A/0
        return "{letter}" if re.fullmatch("[A-Z]{1,2}", text) and not is_word else text

    return _COUNTED.sub(part, label)


def plain_revisions(content: object) -> object:
    """The same with every revision as JSON has it."""
    if isinstance(content, Mapping):
        return {key: plain_revisions(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [plain_revisions(value) for value in content]
    return as_written(content) if isinstance(content, RevisionLabel) else content


_NO_PART = Words(
    "{pattern!r} 要有 {{number}} 或 {{letter}}，最多四项，如 A/0 写作 {{letter}}/{{number}}",
    "{pattern!r} must hold {{number}} or {{letter}}, four at most, such as {{letter}}/{{number}} for A/0",
)
_WRONG_LITERAL = Words(
    "{pattern!r}：各项之间只能用字母、数字、空格和 . _ / -，例如 V{{number}}.{{number}}",
    "{pattern!r}: only letters, digits, blanks and . _ / - can stand between the parts, such as V{{number}}.{{number}}",
)
_WRONG_FIRST = Words("{first!r} 不是 {pattern!r} 这样的版次", "{first!r} is no revision such as {pattern!r}")


class RevisionSchemeError(ExplainedError, ValueError):
    """The configured scheme cannot tell revisions apart."""


@dataclass(frozen=True)
class RevisionScheme:
    """Patterns of revisions, the one for new revisions first and earlier ones behind it; ``first_label`` may be empty.

    Without it the first is 1, A, A/0, 1.0, V1.0, and 00 for ``{number:02}``.
    """

    patterns: tuple[str, ...] = (WHOLE_NUMBERS,)
    first_label: str = ""

    def __post_init__(self) -> None:
        for pattern in self.patterns:
            parts = list(_PART.finditer(pattern))
            if not 1 <= len(parts) <= _PARTS:
                raise RevisionSchemeError(_NO_PART.filled(pattern=pattern))
            example = _PART.sub("1", pattern)
            if not _LITERAL.fullmatch(_PART.sub("", pattern)) or read_revision(example) is None:
                raise RevisionSchemeError(_WRONG_LITERAL.filled(pattern=pattern))
        if self.first_label and not self._is_spelled(self.first_label, self.patterns[0]):
            raise RevisionSchemeError(_WRONG_FIRST.filled(first=self.first_label, pattern=self.patterns[0]))

    @property
    def is_whole_numbers(self) -> bool:
        """Whether revisions are 1, 2, 3 …"""
        return self.patterns == (WHOLE_NUMBERS,) and self.first_label in ("", "1")

    @cached_property
    def first(self) -> int:
        """The revision that a document begins with."""
        parts = list(_PART.finditer(self.patterns[0]))
        numbers = [match for match in parts if match["kind"] == "number"]

        def beginning(match: re.Match[str]) -> str:
            if match["kind"] == "letter":
                return "A"
            leads = match.start() == numbers[0].start() and len(numbers) == len(parts)
            return ("0" if match["width"] or not leads else "1").zfill(int(match["width"] or 0))

        found = read_revision(self.first_label or _PART.sub(beginning, self.patterns[0]))
        return self._labelled(found if found is not None else 1)

    def _labelled(self, revision: int) -> int:
        """Whole numbers are labels like the others where there are others."""
        return revision if self.is_whole_numbers else RevisionLabel(str(revision))

    @property
    def expression(self) -> str:
        """A regular expression of every revision, for editors."""
        return f"^(?:{'|'.join(_expression(pattern).pattern for pattern in self.patterns)})$"

    def is_first(self, revision: int) -> bool:
        """Whether no revision comes before it, so that it changes nothing."""
        return revision <= self.first

    def parse(self, text: str) -> int | None:
        """The revision that ``text`` spells by one of the patterns, no earlier than the first."""
        found = read_revision(text)
        if found is None or not any(self._is_spelled(text, pattern) for pattern in self.patterns):
            return None
        early = found < self.first and self._is_spelled(text, self.patterns[0])
        return None if early else self._labelled(found)

    def following(self, revision: int, *, major: bool = False) -> int:
        """The next revision: the last part counts on, or with ``major`` the first, and what is behind it begins anew."""
        pattern = self.patterns[0]
        match = _expression(pattern).fullmatch(str(revision))
        if match is None:
            return self.first
        begun = _expression(pattern).fullmatch(str(self.first))
        counted = list(match.groups())
        # Behind 0.1 comes 1.0, behind A/1 comes B/1.
        anew = ["0" if part.isdecimal() else "A" for part in counted]
        if begun is not None and begun[1] != "0":
            anew = list(begun.groups())
        place = 0 if major else len(counted) - 1
        counted[place] = _next(counted[place])
        counted[place + 1 :] = anew[place + 1 :]
        values = iter(counted)
        label = _PART.sub(lambda part: next(values).zfill(int(part["width"] or 0)), pattern)
        found = read_revision(label)
        return self._labelled(found) if found is not None else revision

    def may_follow(self, before: int, after: int) -> bool:
        """Whether ``after`` is a next revision of ``before``."""
        return after in (self.following(before), self.following(before, major=True))

    @staticmethod
    def _is_spelled(text: str, pattern: str) -> bool:
        match = _expression(pattern).fullmatch(text)
        if match is None:
            return False
        values = iter(match.groups())
        return text == _PART.sub(lambda part: _plain(next(values)).zfill(int(part["width"] or 0)), pattern)


def _expression(pattern: str) -> re.Pattern[str]:
    expression, end = "", 0
    for match in _PART.finditer(pattern):
        expression += re.escape(pattern[end : match.start()])
        expression += "([A-Z]{1,2})" if match["kind"] == "letter" else "([0-9]{1,4})"
        end = match.end()
    return re.compile(expression + re.escape(pattern[end:]))


def _plain(part: str) -> str:
    return str(int(part)) if part.isdecimal() else part


def _next(part: str) -> str:
    if part.isdecimal():
        return str(int(part) + 1)
    letters, head = part, ""
    while letters and letters[-1] == "Z":
        letters, head = letters[:-1], "A" + head
    return (letters[:-1] + chr(ord(letters[-1]) + 1) if letters else "A") + head
