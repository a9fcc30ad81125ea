"""Document numbers and the pattern from configuration that they follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

FIELDS = ("department", "type", "level", "year", "sequence")
"""What a pattern can say."""

_FIELD = re.compile(r"\{(?P<name>" + "|".join(FIELDS) + r")(?::0(?P<width>[1-9]))?\}")
_OTHER_FIELD = re.compile(r"\{[^{}]*\}")
_MARKS = "._-/ （）〔〕【】·"
_SAFE = re.compile(r"[A-Za-z0-9._-]*")


@dataclass(frozen=True)
class DocumentNumber:
    """A permanent number, ordered as people file documents: department, type, then whatever counts, as it is written.

    What the number does not say is empty. Numbers of one ``series`` are counted together.
    """

    department: str
    type_code: str
    sequence: int
    text: str
    level: int | None = None
    year: int | None = None
    counted: tuple[int, ...] = field(default=(), repr=False, compare=False)
    series: tuple[str, ...] = field(default=(), repr=False, compare=False)
    around: tuple[str, int, str] = field(default=("", 0, ""), repr=False, compare=False)
    """What stands before the sequence, its least digits, and what stands behind."""

    def with_sequence(self, sequence: int) -> str:
        """How another number of the series is spelled."""
        before, width, behind = self.around
        return f"{before}{sequence:0{width or 1}}{behind}"

    @property
    def sort_key(self) -> tuple[str, str, tuple[int, ...], str]:
        """The order of filing."""
        return (self.department, self.type_code, self.counted or (self.sequence,), self.text)

    def __lt__(self, other: DocumentNumber) -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        return self.text


def address_form(number: str) -> str:
    """A number as one segment of an address and as a file name, with the same for no two numbers of any pattern.

    Letters, digits, ``.``, ``_`` and ``-`` stay, ``/`` becomes ``~``, a blank ``~_``, all else its code: ``~.8d28.``. No pattern
    has a ``~``, or anything but a letter or digit behind a ``/``, so the number can be told from it again.
    """
    if _SAFE.fullmatch(number):
        return number
    return "".join(
        c if _SAFE.fullmatch(c) else "~" if c == "/" else "~_" if c == " " else f"~.{ord(c):x}."
        for c in number
    )


def revision_form(revision: int) -> str:
    """A revision as the last segment of its own address."""
    return f"r{address_form(str(revision))}"


def revision_file(number: str, revision: int) -> str:
    """The name of a file that holds one revision, without its ending."""
    return f"{address_form(number)}-{revision_form(revision)}"


_ONE_SEQUENCE = Words(
    "{pattern!r} 必须含有 {{sequence}}，其余各项最多一次；可用的有 {known}",
    "{pattern!r} must hold {{sequence}} once, and the others once at most; known are {known}",
)
_NO_FIELD = Words(
    "{pattern!r}：没有 {field}；可用的有 {known}", "{pattern!r}: there is no {field}; known are {known}"
)
_LITERALS = Words(
    "{pattern!r}：各项之间只能用文字、数字、空格和 . _ - / （ ） 〔 〕 【 】 ·，“/”之后是文字或数字，两端不是空格、“/”或“.”",
    "{pattern!r}: between the fields only letters, digits, blanks and . _ - / （ ） 〔 〕 【 】 · can stand, a letter or digit "
    "behind each '/', and no blank, '/' or '.' at either end, because a number is an address",
)


class NumberPatternError(ExplainedError, ValueError):
    """The configured pattern cannot number documents."""


@dataclass(frozen=True)
class NumberPattern:
    """A pattern such as ``{department}-{type}-{sequence:03}`` with the codes that may fill it.

    A department or type that is the only one need not be said. ``spellings`` are codes of departments as numbers have them, where
    that differs; ``levels`` those of types, by code; ``per`` the fields of which each value is counted by itself, by default all.
    """

    pattern: str
    departments: tuple[str, ...]
    type_codes: tuple[str, ...]
    spellings: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    per: frozenset[str] | None = None

    def __post_init__(self) -> None:
        names = [match["name"] for match in _FIELD.finditer(self.pattern)]
        known = ", ".join(f"{{{name}}}" for name in FIELDS)
        other = _OTHER_FIELD.search(_FIELD.sub("", self.pattern))
        if other is not None:
            raise NumberPatternError(_NO_FIELD.filled(pattern=self.pattern, field=other[0], known=known))
        if "sequence" not in names or len(set(names)) < len(names):
            raise NumberPatternError(_ONE_SEQUENCE.filled(pattern=self.pattern, known=known))
        # A field stands for a letter or digit.
        shape = _FIELD.sub("0", self.pattern)
        if (
            not all(c.isalnum() or c in _MARKS for c in shape)
            or shape != shape.strip(" /.")
            or re.search(r"/[^\w]|/_|\.\.|  ", shape)
        ):
            raise NumberPatternError(_LITERALS.filled(pattern=self.pattern))

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """What its numbers say, in the order in which they say it."""
        return tuple(match["name"] for match in _FIELD.finditer(self.pattern))

    @cached_property
    def _width(self) -> int:
        widths = (match["width"] for match in _FIELD.finditer(self.pattern) if match["name"] == "sequence")
        return int(next(widths) or 0)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        def group(match: re.Match[str]) -> str:
            name, width = match["name"], match["width"]
            if name == "sequence":
                return rf"(?P<sequence>[0-9]{{{width},}})" if width else r"(?P<sequence>[1-9][0-9]*)"
            if name == "year":
                return "(?P<year>[0-9]{2})" if width == "2" else "(?P<year>(?:19|20)[0-9]{2})"
            codes = {
                "department": [self.spellings.get(code, code) for code in self.departments],
                "type": list(self.type_codes),
                "level": [f"{level:0{width or 1}}" for level in set(self.levels.values())],
            }[name]
            # Longest first: "HT-SD" must win over "HT".
            choices = "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
            return rf"(?P<{name}>{choices or '(?!)'})"

        expression, end = "", 0
        for match in _FIELD.finditer(self.pattern):
            expression += re.escape(self.pattern[end : match.start()]) + group(match)
            end = match.end()
        return re.compile(expression + re.escape(self.pattern[end:]))

    @cached_property
    def _department_of(self) -> dict[str, str]:
        return {self.spellings.get(code, code): code for code in self.departments}

    def parse(self, text: str) -> DocumentNumber | None:
        """The number that ``text`` spells, or ``None`` when it does not follow the pattern.

        Only the canonical spelling counts: with ``{sequence:03}`` both ``4`` and ``0004`` are refused.
        """
        match = self._expression.fullmatch(text)
        return self._number(match) if match is not None else None

    def find(self, text: str) -> DocumentNumber | None:
        """The first number in ``text`` that stands by itself, no letter or digit beside it."""
        alone = re.compile(rf"(?<![A-Za-z0-9])(?:{self._expression.pattern})(?![A-Za-z0-9])")
        found = (self._number(match) for match in alone.finditer(text))
        return next((number for number in found if number is not None), None)

    def _number(self, match: re.Match[str]) -> DocumentNumber | None:
        said, text, start = match.groupdict(), match[0], match.start()
        if int(said["sequence"]) == 0:
            return None
        counts = {name: int(said[name]) for name in self.fields if name in ("level", "year", "sequence")}
        type_code = said.get("type") or _only(self.type_codes)
        department = self._department_of.get(said.get("department") or "", "") or _only(self.departments)
        by = (name for name in FIELDS if name != "sequence" and (self.per is None or name in self.per))
        values = {"department": department, "type": type_code, **counts}
        # Numbers that are spelled in different ways are counted apart, unless somebody says by what.
        beginning = (_FIELD.sub("", self.pattern),) if self.per is None else ()
        number = DocumentNumber(
            department,
            type_code,
            counts["sequence"],
            text,
            counts.get("level"),
            counts.get("year"),
            tuple(counts.values()),
            (*beginning, *(str(values.get(name, "")) for name in by)),
            (text[: match.start("sequence") - start], self._width, text[match.end("sequence") - start :]),
        )
        return number if self._spelled(values) == text else None

    def format(self, department: str, type_code: str, sequence: int, year: int = 0) -> str:
        """Spell a number by the pattern; ``year`` is that in which the number is given."""
        level = self.levels.get(type_code, 0)
        return self._spelled(
            {"department": department, "type": type_code, "level": level, "year": year, "sequence": sequence}
        )

    def _spelled(self, values: Mapping[str, str | int]) -> str:
        def value(match: re.Match[str]) -> str:
            name, width = match["name"], int(match["width"] or 0)
            if name == "department":
                return self.spellings.get(str(values[name]), str(values[name]))
            if name == "year":
                return f"{int(values[name]) % 100:02}" if width == 2 else f"{values[name]:04}"
            return str(values[name]).zfill(width) if name != "type" else str(values[name])

        return _FIELD.sub(value, self.pattern)


def _only(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else ""
