"""Edits of the lists of mappings in the front matter, such as approvals and reviews; raise ``NotEditable``."""

from __future__ import annotations

from collections.abc import Mapping

from yaml.nodes import Node, SequenceNode

from sop_plugin.editing.header import Header, NotEditable, last_line, line_of, read_header
from sop_plugin.editing.yaml_text import flow
from sop_plugin.words.voice import Words

_NO_LIST = Words("{key} 不是列表", "{key} is no list")
_NO_ENTRY = Words("{key} 没有第 {position} 项", "{key} has no entry {position}")


def with_entry(text: str, key: str, entry: Mapping[str, str], position: int | None = None) -> str:
    """One more entry in a list of mappings, in front of the one at ``position`` or at the end."""
    header = read_header(text)
    node = header.value(key)
    if node is None:
        header.append(f"{key}:", f"  - {flow(entry)}")
    elif not isinstance(node, SequenceNode):
        _instead_of_nothing(header, key, node, flow(entry))
    else:
        following = node.value[position] if position is not None and position < len(node.value) else None
        if node.flow_style:
            _in_flow(header, node, following, flow(entry))
        else:
            index = _dash_line(header, following) if following is not None else last_line(node) + 1
            header.insert(index, f"{' ' * int(node.start_mark.column)}- {flow(entry)}")
    return header.text


def without_entry(text: str, key: str, position: int) -> str:
    """The list without one entry."""
    header = read_header(text)
    node = header.value(key)
    if not isinstance(node, SequenceNode) or position >= len(node.value):
        raise NotEditable(_NO_ENTRY.filled(key=key, position=position + 1))
    entry = node.value[position]
    lines = header.lines
    if not node.flow_style:
        del lines[_dash_line(header, entry) : last_line(entry) + 1]
        if len(node.value) == 1:
            index, column = header.line_of(key), header.key(key).end_mark.column
            lines[index] = f"{lines[index][:column]}: []{lines[index][column + 1 :]}"
        return header.text
    start, end = entry.start_mark, entry.end_mark
    if position + 1 < len(node.value):
        end = node.value[position + 1].start_mark
    elif position:
        start = node.value[position - 1].end_mark
    lines[start.line + 1 : end.line + 2] = [
        lines[start.line + 1][: start.column] + lines[end.line + 1][end.column :]
    ]
    return header.text


def _instead_of_nothing(header: Header, key: str, node: Node, written: str) -> None:
    """A list in place of an empty value."""
    if node.value not in ("", "~", "null"):
        raise NotEditable(_NO_LIST.filled(key=key))
    first = header.line_of(key)
    if node.value:
        line = header.lines[first]
        header.lines[first] = line[: node.start_mark.column].rstrip() + line[node.end_mark.column :]
    header.insert(first + 1, f"  - {written}")


def _in_flow(header: Header, node: SequenceNode, following: Node | None, written: str) -> None:
    """An entry in a list between brackets."""
    if following is not None:
        index, column = line_of(following), following.start_mark.column
        line = header.lines[index]
        header.lines[index] = f"{line[:column]}{written}, {line[column:]}"
        return
    index = node.end_mark.line + 1
    line, column = header.lines[index], node.end_mark.column - 1
    before = line[:column].rstrip()
    if not before and node.value:
        # The bracket stands on a line of its own: after the last entry is where the next one goes.
        end = node.value[-1].end_mark
        line = header.lines[end.line + 1]
        header.lines[end.line + 1] = f"{line[: end.column]}, {written}{line[end.column :]}"
        return
    comma = "" if before.endswith(("[", ",")) else ","
    gap = "" if before.endswith("[") else " "
    header.lines[index] = f"{before}{comma}{gap}{written}{line[column:]}"


def _dash_line(header: Header, entry: Node) -> int:
    """The line of an entry's dash, which may stand above its text."""
    index = line_of(entry)
    while not header.lines[index].lstrip().startswith("-"):
        index -= 1
    return index
