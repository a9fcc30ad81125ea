"""The names of files in any text: Markdown, HTML, a style sheet, ``mkdocs.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

# Names with blanks in quotes or brackets, and names without.
_APART = (re.compile(r"[\"'()<>\[\]{}\n|,;]+"), re.compile(r"[\s\"'()<>\[\]{}|,;=]+"))


def names_in(text: str) -> frozenset[str]:
    """The last part of whatever could be a path in a text, so that no way of writing an address is missed."""
    return frozenset(_names(text))


def _names(text: str) -> Iterator[str]:
    for apart in _APART:
        for piece in apart.split(text):
            name = re.split("[?#]", piece, maxsplit=1)[0].strip().replace("\\", "/").rpartition("/")[2]
            if "." in name:
                yield name
                yield unquote(name)
