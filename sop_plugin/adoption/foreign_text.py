"""A file from elsewhere, taken apart: its front matter as it is written, and the head of its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sop_plugin.adoption.text_head import NO_HEAD, TextHead, read_head
from sop_plugin.editing.header import NotEditable, last_line, line_of, read_header
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.front_matter.documents import split_front_matter
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.reading.yaml_tree import Value, read_yaml
from sop_plugin.rules import front_matter as rules
from sop_plugin.rules.files import CONFLICT

_BLOCKING = (rules.UNCLOSED, CONFLICT)


@dataclass(frozen=True)
class ForeignText:
    """``written`` are the values of its front matter, ``lines`` the lines of each of them, ``remarks`` those of none; ``body``
    begins behind it.

    ``trouble`` says why it cannot be taken apart; then there is nothing else.
    """

    path: str
    written: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    body: str = ""
    head: TextHead = NO_HEAD
    trouble: Finding | None = None


def read_foreign(source: Source, max_bytes: int) -> ForeignText:
    """Take it apart; never raises."""
    findings: list[Finding] = []
    text = decode(source, max_bytes, findings.append)
    if text is None:
        return ForeignText(source.path, trouble=findings[-1])
    report_conflicts(text, source.path, findings.append)
    split = split_front_matter(text, source.path, findings)
    blocking = next((found for found in findings if found.rule in _BLOCKING), None)
    if blocking is not None:
        return ForeignText(source.path, trouble=blocking)
    header, body, _ = split if split is not None else ("", text, 1)
    about: list[Finding] = []
    tree = read_yaml(header, source.path, 2, about.append)
    if tree is None:
        return ForeignText(source.path, trouble=about[-1])
    if tree.value is not None and not isinstance(tree.value, dict):
        return ForeignText(source.path, trouble=rules.NO_FRONT_MATTER.at(Place(source.path)))
    written = tree.value or {}
    lines = _lines_of(header, written)
    known = {line for of_key in lines.values() for line in of_key}
    remarks = tuple(line for line in header.split("\n") if line.strip().startswith("#") and line not in known)
    return ForeignText(source.path, written, lines, remarks, body, read_head(body))


def _lines_of(header: str, written: Mapping[str, Value]) -> dict[str, tuple[str, ...]]:
    """The lines of each key as they stand there; of a mapping on one line, what it says."""
    try:
        tree = read_header(f"---\n{header}\n---\n")
    except NotEditable:
        return {key: (f"{key}: {value}",) for key, value in written.items()}
    return {
        key.value: tuple(tree.lines[line_of(key) : max(line_of(key), last_line(value)) + 1])
        for key, value in tree.root.value
    }
