"""Edits by place: the YAML tree says where a value stands, and only those characters change.

Comments, key order, quoting and line ends stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sop_plugin.editing.yaml_text import flow, quoted, scalar
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_FENCE = "---"


_SEVERAL_LINES = Words("{key} 写成了多行", "{key} runs over several lines")
_NO_TEXT = Words("{key} 不是文字", "{key} is no text")
_NO_LIST = Words("{key} 不是列表", "{key} is no list")
_NO_ENTRY = Words("{key} 没有第 {position} 项", "{key} has no entry {position}")
_NO_FRONT_MATTER = Words("没有前置信息", "there is no front matter")
_NOT_CLOSED = Words("前置信息没有结束的 ---", "the front matter is not closed")
_BROKEN = Words("前置信息的 YAML 写法有误", "the front matter is broken YAML")
_NO_KEYS = Words("前置信息不是“名称: 值”的列表", "the front matter is no list of keys")


class NotEditable(ExplainedError, ValueError):
    """The front matter cannot be edited; the checks say what is wrong with it."""


@dataclass
class _Header:
    """The lines of a file, and the tree of its front matter, whose lines count from line 1 of the list."""

    lines: list[str]
    end: int
    root: MappingNode

    def value(self, key: str) -> Node | None:
        return next((v for k, v in self.root.value if k.value == key), None)


def with_scalar(text: str, key: str, written: str, after: str | None = None) -> str:
    """``key: written`` in place of the key's one-line value, or as a new line behind that of ``after``, else the last."""
    header = _parse(text)
    node = header.value(key)
    if node is None:
        above = header.value(after) if after else None
        if above is None:
            return _with_line(header, f"{key}: {written}")
        _insert(header, _last_line(above) + 2, f"{key}: {written}")
        return "\n".join(header.lines)
    line = header.lines[node.start_mark.line + 1]
    if node.start_mark.line != node.end_mark.line:
        raise NotEditable(_SEVERAL_LINES.filled(key=key))
    header.lines[node.start_mark.line + 1] = (
        line[: node.start_mark.column] + written + line[node.end_mark.column :]
    )
    return "\n".join(header.lines)


def with_text(text: str, key: str, value: str) -> str:
    """Another text in place of the key's one-line value, in the quotes that stand there; the key must be there."""
    node = _parse(text).value(key)
    if not isinstance(node, ScalarNode):
        raise NotEditable(_NO_TEXT.filled(key=key))
    if node.style == "'":
        return with_scalar(text, key, "'" + value.replace("'", "''") + "'")
    return with_scalar(text, key, quoted(value) if node.style == '"' else scalar(value))


def without_key(text: str, key: str) -> str:
    """The front matter without the key and all of its value; as it was where the key is not there."""
    header = _parse(text)
    node = header.value(key)
    if node is None:
        return text
    del header.lines[_line_of_key(header, key) : _last_line(node) + 2]
    return "\n".join(header.lines)


def renamed(text: str, names: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The text with keys under other names, and for each other name the key as it was written, quotes and all."""
    header = _parse(text)
    written: dict[str, str] = {}
    for key, _ in header.root.value:
        name = names.get(key.value)
        if name is not None:
            index, start, end = key.start_mark.line + 1, key.start_mark.column, key.end_mark.column
            line = header.lines[index]
            written[name] = line[start:end]
            header.lines[index] = line[:start] + name + line[end:]
    return "\n".join(header.lines), written


def scalars(text: str) -> dict[str, str | None]:
    """Every key, with its value where that is a text."""
    return {
        key.value: node.value if isinstance(node, ScalarNode) else None
        for key, node in _parse(text).root.value
    }


def with_mapping(text: str, key: str, entry: Mapping[str, str]) -> str:
    """``key: {…}`` on one line; what stood there before goes."""
    header = _parse(text)
    node = header.value(key)
    if node is None:
        return _with_line(header, f"{key}: {flow(entry)}")
    first = _line_of_key(header, key)
    # A block begins on the line after its key, and all of its lines go.
    name, last = header.lines[first][: _key(header, key).end_mark.column], _last_line(node) + 1
    carriage = "\r" if header.lines[0].endswith("\r") else ""
    after = header.lines[last][node.end_mark.column :] if last == node.end_mark.line + 1 else carriage
    header.lines[first : last + 1] = [f"{name}: {flow(entry)}{after}"]
    return "\n".join(header.lines)


def with_entry(text: str, key: str, entry: Mapping[str, str], position: int | None = None) -> str:
    """One more entry in a list of mappings, in front of the one at ``position`` or at the end."""
    header = _parse(text)
    node = header.value(key)
    if node is None:
        return _with_line(header, f"{key}:", f"  - {flow(entry)}")
    if not isinstance(node, SequenceNode):
        if node.value not in ("", "~", "null"):
            raise NotEditable(_NO_LIST.filled(key=key))
        first = _line_of_key(header, key)
        if node.value:
            line = header.lines[first]
            header.lines[first] = line[: node.start_mark.column].rstrip() + line[node.end_mark.column :]
        _insert(header, first + 1, f"  - {flow(entry)}")
        return "\n".join(header.lines)
    following = node.value[position] if position is not None and position < len(node.value) else None
    if node.flow_style:
        return _in_flow(header, node, following, flow(entry))
    if following is not None:
        _insert(header, _dash_line(header, following), f"{_indent(node)}- {flow(entry)}")
    else:
        _insert(header, _last_line(node) + 2, f"{_indent(node)}- {flow(entry)}")
    return "\n".join(header.lines)


def without_entry(text: str, key: str, position: int) -> str:
    """The list without one entry."""
    header = _parse(text)
    node = header.value(key)
    if not isinstance(node, SequenceNode) or position >= len(node.value):
        raise NotEditable(_NO_ENTRY.filled(key=key, position=position + 1))
    entry = node.value[position]
    if not node.flow_style:
        first, last = _dash_line(header, entry), _last_line(entry) + 1
        del header.lines[first : last + 1]
        if len(node.value) == 1:
            index = _line_of_key(header, key)
            column = _key(header, key).end_mark.column
            header.lines[index] = f"{header.lines[index][:column]}: []{header.lines[index][column + 1 :]}"
        return "\n".join(header.lines)
    start, end = entry.start_mark, entry.end_mark
    if position + 1 < len(node.value):
        end = node.value[position + 1].start_mark
    elif position:
        start = node.value[position - 1].end_mark
    lines = header.lines
    lines[start.line + 1 : end.line + 2] = [
        lines[start.line + 1][: start.column] + lines[end.line + 1][end.column :]
    ]
    return "\n".join(lines)


def _in_flow(header: _Header, node: SequenceNode, following: Node | None, written: str) -> str:
    if following is not None:
        index, column = following.start_mark.line + 1, following.start_mark.column
        line = header.lines[index]
        header.lines[index] = f"{line[:column]}{written}, {line[column:]}"
        return "\n".join(header.lines)
    index = node.end_mark.line + 1
    line, column = header.lines[index], node.end_mark.column - 1
    before = line[:column].rstrip()
    if not before and node.value:
        # The bracket stands on a line of its own: after the last entry is where the next one goes.
        end = node.value[-1].end_mark
        line = header.lines[end.line + 1]
        header.lines[end.line + 1] = f"{line[: end.column]}, {written}{line[end.column :]}"
        return "\n".join(header.lines)
    comma = "" if before.endswith(("[", ",")) else ","
    gap = "" if before.endswith("[") else " "
    header.lines[index] = f"{before}{comma}{gap}{written}{line[column:]}"
    return "\n".join(header.lines)


def _key(header: _Header, key: str) -> Node:
    """The key itself, which must be there."""
    found: Node = next(k for k, _ in header.root.value if k.value == key)
    return found


def _line_of_key(header: _Header, key: str) -> int:
    return int(_key(header, key).start_mark.line) + 1


def _indent(node: Node) -> str:
    return " " * int(node.start_mark.column)


def _dash_line(header: _Header, entry: Node) -> int:
    """The line of an entry's dash, which may stand above its text."""
    index = int(entry.start_mark.line) + 1
    while not header.lines[index].lstrip().startswith("-"):
        index -= 1
    return index


def _last_line(node: Node) -> int:
    """The last line of a value's own text; a block's end mark lies behind the blank and comment lines after it."""
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1])
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return _last_line(node.value[-1][1])
    # A text in | or > style ends at the start of the line after it.
    over = node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line
    return int(node.end_mark.line) - over


def _parse(text: str) -> _Header:
    lines = text.split("\n")
    if lines[0].lstrip("\ufeff").rstrip() != _FENCE:
        raise NotEditable(_NO_FRONT_MATTER)
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == _FENCE), None)
    if end is None:
        raise NotEditable(_NOT_CLOSED)
    try:
        root = yaml.compose("\n".join(lines[1:end]), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise NotEditable(_BROKEN) from None
    if not isinstance(root, MappingNode) or root.flow_style:
        raise NotEditable(_NO_KEYS)
    return _Header(lines, end, root)


def _with_line(header: _Header, *new: str) -> str:
    for offset, line in enumerate(new):
        _insert(header, header.end + offset, line)
    return "\n".join(header.lines)


def _insert(header: _Header, index: int, line: str) -> None:
    carriage = "\r" if header.lines[0].endswith("\r") else ""
    header.lines.insert(index, line + carriage)
