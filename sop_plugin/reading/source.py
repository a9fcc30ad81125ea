"""A source file, and its bytes turned into text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sop_plugin.model.finding import Finding, Rule
from sop_plugin.model.place import Place
from sop_plugin.rules import files as rules

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Source:
    """A file's path (forward slashes, from the project's folder) and bytes.

    ``trouble`` is the rule that the file breaks by being what it is (a link out of the folder, a directory, too large,
    unreadable), with the values for its message; such a file has no bytes.
    """

    path: str
    data: bytes = b""
    trouble: Rule | None = None
    trouble_values: dict[str, object] = field(default_factory=dict)


def report_conflicts(text: str, path: str, report: Callable[[Finding], None]) -> None:
    """Report where git left both sides of a merge in a text; a line of = alone may be a heading."""
    if "<<<<<<< " not in text:
        return
    begun, parted = 0, False
    for index, line in enumerate(text.split("\n"), start=1):
        if line.startswith("<<<<<<< "):
            begun, parted = index, False
        elif begun and line.rstrip() == "=======":
            parted = True
        elif begun and parted and line.startswith(">>>>>>> "):
            report(rules.CONFLICT.at(Place(path, begun), marker="<<<<<<<"))
            begun = 0


def decode(source: Source, max_bytes: int, report: Callable[[Finding], None]) -> str | None:
    """The text with ``\\n`` line ends and no byte order mark; ``None`` when it cannot be read at all."""
    start = Place(source.path)
    if source.trouble is not None:
        report(source.trouble.at(start, **source.trouble_values))
        return None
    data = source.data
    if len(data) > max_bytes:
        report(rules.TOO_LARGE.at(start, size=f"{len(data):,}", limit=f"{max_bytes:,}"))
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        report(rules.NOT_UTF8.at(start, byte=f"0x{data[0]:02X}"))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        report(rules.BYTE_ORDER_MARK.at(start))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        report(rules.NOT_UTF8.at(Place(source.path, line, column), byte=f"0x{data[error.start]:02X}"))
        return None
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        report(rules.CARRIAGE_RETURNS.at(Place(source.path, line)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control is not None:
        line, column = line_and_column(text, control.start())
        report(
            rules.CONTROL_CHARACTER.at(Place(source.path, line, column), character=f"U+{ord(control[0]):04X}")
        )
        return None
    if not text.strip():
        report(rules.EMPTY_FILE.at(start))
        return None
    return text


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset in characters."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
