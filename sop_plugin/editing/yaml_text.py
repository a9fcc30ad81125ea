"""Values as they are written in YAML."""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from yaml.nodes import MappingNode


def flow(entry: Mapping[str, str]) -> str:
    """A mapping on one line, quoted where plain text would be read otherwise."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in entry.items()) + "}"


def scalar(value: str) -> str:
    """A text as it can stand inside a mapping on one line: plain where YAML reads it as that very text or as a date."""
    return value if _is_plain(value) else quoted(value)


def quoted(value: str) -> str:
    """A text in double quotes; a control character stays as it is, for the checks to find."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_plain(value: str) -> bool:
    if not value or set(value) & set("'\"#\n\r\t"):
        return False
    # On a line of its own, "-" is the beginning of a list.
    return all(_read_back(text) == value for text in (f"{{a: {value}}}", f"a: {value}"))


def _read_back(text: str) -> str | None:
    """The text or date that is the one value of a mapping."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(root, MappingNode) or len(root.value) != 1:
        return None
    node = root.value[0][1]
    return str(node.value) if node.tag.rpartition(":")[2] in ("str", "timestamp") else None
