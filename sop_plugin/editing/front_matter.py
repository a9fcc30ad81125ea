"""Edits by place: the YAML tree says where a value stands, and only those characters change.

Comments, key order, quoting and line ends stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

_FENCE = "---"


class NotEditable(ValueError):
    """The front matter cannot be edited; the checks say what is wrong with it."""


@dataclass
class _Header:
    """The lines of a file, and the tree of its front matter, whose lines count from line 1 of the list."""

    lines: list[str]
    end: int
    root: MappingNode

    def value(self, key: str) -> Node | None:
        return next((v for k, v in self.root.value if k.value == key), None)


def with_scalar(text: str, key: str, written: str) -> str:
    """``key: written`` in place of the key's one-line value, or as a new last line."""
    header = _parse(text)
    node = header.value(key)
    if node is None:
        return _with_line(header, f"{key}: {written}")
    line = header.lines[node.start_mark.line + 1]
    if node.start_mark.line != node.end_mark.line:
        raise NotEditable(f"{key} runs over several lines")
    header.lines[node.start_mark.line + 1] = (
        line[: node.start_mark.column] + written + line[node.end_mark.column :]
    )
    return "\n".join(header.lines)


def with_mapping(text: str, key: str, entry: Mapping[str, str]) -> str:
    """A new key whose value is a mapping on one line; the key must be absent."""
    header = _parse(text)
    if header.value(key) is not None:
        raise NotEditable(f"{key} is already there")
    return _with_line(header, f"{key}: {flow(entry)}")


def with_entry(text: str, key: str, entry: Mapping[str, str]) -> str:
    """One more entry at the end of a list of mappings."""
    header = _parse(text)
    node = header.value(key)
    if node is None:
        return _with_line(header, f"{key}:", f"  - {flow(entry)}")
    if not isinstance(node, SequenceNode):
        if node.value not in ("", "~", "null"):
            raise NotEditable(f"{key} is no list")
        _insert(header, node.start_mark.line + 2, f"  - {flow(entry)}")
        return "\n".join(header.lines)
    if node.flow_style:
        index = node.end_mark.line + 1
        line, column = header.lines[index], node.end_mark.column - 1
        before = line[:column].rstrip()
        comma = "" if before.endswith(("[", ",")) else ","
        gap = "" if before.endswith("[") else " "
        header.lines[index] = f"{before}{comma}{gap}{flow(entry)}{line[column:]}"
        return "\n".join(header.lines)
    indent = " " * node.start_mark.column
    _insert(header, _last_line(node) + 2, f"{indent}- {flow(entry)}")
    return "\n".join(header.lines)


def _last_line(node: Node) -> int:
    """The last line of a value's own text; a block's end mark lies behind the blank and comment lines after it."""
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    # A text in | or > style ends at the start of the line after it.
    over = node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line
    return int(node.end_mark.line) - over


def flow(entry: Mapping[str, str]) -> str:
    """A mapping on one line, quoted where plain text would be read otherwise."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in entry.items()) + "}"


def scalar(value: str) -> str:
    """A text as it can stand inside a mapping on one line."""
    plain = (
        value and not set(value) & set(",[]{}#&*!|>%@`\"'\\") and ": " not in value and value == value.strip()
    )
    if plain and not value.endswith(":") and value[0] not in "-?":
        node = yaml.compose(value, Loader=yaml.SafeLoader)
        kind = node.tag.rpartition(":")[2] if node is not None else "null"
        if kind in ("str", "timestamp"):
            return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parse(text: str) -> _Header:
    lines = text.split("\n")
    if lines[0].lstrip("\ufeff").rstrip() != _FENCE:
        raise NotEditable("there is no front matter")
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == _FENCE), None)
    if end is None:
        raise NotEditable("the front matter is not closed")
    try:
        root = yaml.compose("\n".join(lines[1:end]), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise NotEditable("the front matter is broken YAML") from None
    if not isinstance(root, MappingNode) or root.flow_style:
        raise NotEditable("the front matter is no list of keys")
    return _Header(lines, end, root)


def _with_line(header: _Header, *new: str) -> str:
    for offset, line in enumerate(new):
        _insert(header, header.end + offset, line)
    return "\n".join(header.lines)


def _insert(header: _Header, index: int, line: str) -> None:
    carriage = "\r" if header.lines[0].endswith("\r") else ""
    header.lines.insert(index, line + carriage)
