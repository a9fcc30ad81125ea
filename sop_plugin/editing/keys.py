"""Edits of single keys of the front matter; raise ``NotEditable``."""

from __future__ import annotations

from collections.abc import Mapping

from yaml.nodes import ScalarNode

from sop_plugin.editing.header import NotEditable, last_line, line_of, read_header
from sop_plugin.editing.yaml_text import flow, quoted, scalar
from sop_plugin.words.voice import Words

_SEVERAL_LINES = Words("{key} 写成了多行", "{key} runs over several lines")
_NO_TEXT = Words("{key} 不是文字", "{key} is no text")


def with_scalar(text: str, key: str, written: str, after: str | None = None) -> str:
    """``key: written`` in place of the key's one-line value, or as a new line behind that of ``after``, else the last."""
    header = read_header(text)
    node = header.value(key)
    if node is None:
        above = header.value(after) if after else None
        if above is None:
            header.append(f"{key}: {written}")
        else:
            header.insert(last_line(above) + 1, f"{key}: {written}")
        return header.text
    if node.start_mark.line != node.end_mark.line:
        raise NotEditable(_SEVERAL_LINES.filled(key=key))
    index = line_of(node)
    line = header.lines[index]
    header.lines[index] = line[: node.start_mark.column] + written + line[node.end_mark.column :]
    return header.text


def with_text(text: str, key: str, value: str) -> str:
    """Another text in place of the key's one-line value, in the quotes that stand there; the key must be there."""
    node = read_header(text).value(key)
    if not isinstance(node, ScalarNode):
        raise NotEditable(_NO_TEXT.filled(key=key))
    if node.style == "'":
        return with_scalar(text, key, "'" + value.replace("'", "''") + "'")
    return with_scalar(text, key, quoted(value) if node.style == '"' else scalar(value))


def without_key(text: str, key: str) -> str:
    """The front matter without the key and all of its value; as it was where the key is not there."""
    header = read_header(text)
    node = header.value(key)
    if node is None:
        return text
    del header.lines[header.line_of(key) : last_line(node) + 1]
    return header.text


def with_mapping(text: str, key: str, entry: Mapping[str, str]) -> str:
    """``key: {…}`` on one line; what stood there before goes."""
    header = read_header(text)
    node = header.value(key)
    if node is None:
        header.append(f"{key}: {flow(entry)}")
        return header.text
    first, last = header.line_of(key), last_line(node)
    # A block begins on the line after its key, and all of its lines go.
    name = header.lines[first][: header.key(key).end_mark.column]
    behind = last == node.end_mark.line + 1
    after = header.lines[last][node.end_mark.column :] if behind else header.carriage
    header.lines[first : last + 1] = [f"{name}: {flow(entry)}{after}"]
    return header.text


def scalars(text: str) -> dict[str, str | None]:
    """Every key, with its value where that is a text."""
    return {
        key.value: node.value if isinstance(node, ScalarNode) else None
        for key, node in read_header(text).root.value
    }
