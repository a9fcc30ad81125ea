"""Document numbers and the pattern from configuration that they follow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_FIELD = re.compile(r"\{(department|type|sequence)(?::0(\d))?\}")


@dataclass(frozen=True, order=True)
class DocumentNumber:
    """A permanent number, ordered as people file documents: department, type, sequence."""

    department: str
    type_code: str
    sequence: int
    text: str = field(compare=False)

    def __str__(self) -> str:
        return self.text


_FIELDS = Words(
    "{pattern!r} 必须含有 {{department}}、{{type}}、{{sequence}} 各一次",
    "{pattern!r} must hold {{department}}, {{type}} and {{sequence}} once each",
)
_LITERALS = Words(
    "{pattern!r}：各项之间只能用字母、数字、“.”“_”“-”，其他字符不能用在网址里",
    "{pattern!r}: between the fields only letters, digits, '.', '_' and '-' can stand in an address",
)


class NumberPatternError(ExplainedError, ValueError):
    """The configured pattern cannot number documents."""


@dataclass(frozen=True)
class NumberPattern:
    """A pattern such as ``{department}-{type}-{sequence:03}`` with the codes that may fill it."""

    pattern: str
    departments: tuple[str, ...]
    type_codes: tuple[str, ...]

    def __post_init__(self) -> None:
        names = [match[1] for match in _FIELD.finditer(self.pattern)]
        if sorted(names) != ["department", "sequence", "type"]:
            raise NumberPatternError(_FIELDS.filled(pattern=self.pattern))
        literal = _FIELD.sub("", self.pattern)
        if not re.fullmatch(r"[A-Za-z0-9._-]*", literal):
            raise NumberPatternError(_LITERALS.filled(pattern=self.pattern))

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        def group(match: re.Match[str]) -> str:
            name, width = match[1], match[2]
            if name == "sequence":
                return rf"(?P<sequence>\d{{{width},}})" if width else r"(?P<sequence>[1-9]\d*)"
            codes: Iterable[str] = self.departments if name == "department" else self.type_codes
            # Longest first: "HT-SD" must win over "HT".
            choices = "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
            return rf"(?P<{name}>{choices or '(?!)'})"

        expression, end = "", 0
        for match in _FIELD.finditer(self.pattern):
            expression += re.escape(self.pattern[end : match.start()]) + group(match)
            end = match.end()
        return re.compile(expression + re.escape(self.pattern[end:]))

    def parse(self, text: str) -> DocumentNumber | None:
        """The number that ``text`` spells, or ``None`` when it does not follow the pattern.

        Only the canonical spelling counts: with ``{sequence:03}`` both ``4`` and ``0004`` are refused.
        """
        match = self._expression.fullmatch(text)
        if match is None or not text.isascii() or int(match["sequence"]) == 0:
            return None
        number = DocumentNumber(match["department"], match["type"], int(match["sequence"]), text)
        return number if self.format(number.department, number.type_code, number.sequence) == text else None

    def format(self, department: str, type_code: str, sequence: int) -> str:
        """Spell a number by the pattern."""
        return self.pattern.format(department=department, type=type_code, sequence=sequence)
