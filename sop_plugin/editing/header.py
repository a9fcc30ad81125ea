"""The front matter of a file as lines and as a tree: the tree says where a value stands, and only those characters change.

Comments, key order, quoting and line ends stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_FENCE = "---"
_NO_FRONT_MATTER = Words("没有前置信息", "there is no front matter")
_NOT_CLOSED = Words("前置信息没有结束的 ---", "the front matter is not closed")
_BROKEN = Words("前置信息的 YAML 写法有误", "the front matter is broken YAML")
_NO_KEYS = Words("前置信息不是“名称: 值”的列表", "the front matter is no list of keys")


class NotEditable(ExplainedError, ValueError):
    """The front matter cannot be edited; the checks say what is wrong with it."""


@dataclass
class Header:
    """The lines of a file, and the tree of its front matter, whose lines count from line 1 of the list."""

    lines: list[str]
    end: int
    root: MappingNode

    @property
    def text(self) -> str:
        """The file as its lines are now."""
        return "\n".join(self.lines)

    def value(self, key: str) -> Node | None:
        """The value of a key, where there is one."""
        return next((v for k, v in self.root.value if k.value == key), None)

    def key(self, key: str) -> Node:
        """The key itself, which must be there."""
        found: Node = next(k for k, _ in self.root.value if k.value == key)
        return found

    def line_of(self, key: str) -> int:
        """The line of a key, which must be there."""
        return line_of(self.key(key))

    def insert(self, index: int, line: str) -> None:
        """One more line, ended as the others are."""
        self.lines.insert(index, line + self.carriage)

    def append(self, *new: str) -> None:
        """Lines behind the last one of the front matter."""
        for offset, line in enumerate(new):
            self.insert(self.end + offset, line)

    @property
    def carriage(self) -> str:
        """What stands before the end of each line."""
        return "\r" if self.lines[0].endswith("\r") else ""


def read_header(text: str) -> Header:
    """The front matter of a text; raises ``NotEditable``."""
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
    return Header(lines, end, root)


def line_of(node: Node) -> int:
    """The line on which a key or value begins."""
    return int(node.start_mark.line) + 1


def last_line(node: Node) -> int:
    """The last line of a value's own text; a block's end mark lies behind the blank and comment lines after it."""
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return last_line(node.value[-1])
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return last_line(node.value[-1][1])
    # A text in | or > style ends at the start of the line after it.
    over = node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line
    return int(node.end_mark.line) - over + 1
