"""Whether pages can be kept at all, and all that decides on each of them beside the manual: the program, libraries, settings and theme."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import distributions
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from sop_plugin.outside.program import program_digest

_FORM = 1
_ELSEWHERE = frozenset(
    ("plugins", "theme", "nav", "site_dir", "config_file_path", "docs_dir", "strict", "dev_addr", "watch")
)
"""What is told below, or changes no page."""
_PLUGINS = frozenset({"sop", "macros", "search", "material/search"})


def can_be_kept(config: MkDocsConfig) -> bool:
    """Whether nobody else has a hand in our pages, of whom nobody knows what they go by."""
    return (
        not config.hooks
        and config.theme.name == "material"
        and config.theme.custom_dir is None
        and set(config.plugins) <= _PLUGINS
    )


def key_of_site(config: MkDocsConfig, settings: str) -> str:
    """Everything but the manual that decides on each page: the program, libraries, theme, and ``settings``, the digest of those of the manual."""
    found = sorted(f"{each.name} {each.version}" for each in distributions())
    parts = [_FORM, program_digest(), sys.version, found, settings, sorted(_plain(config))]
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(config: MkDocsConfig) -> Iterator[str]:
    for name, value in config.items():
        if name not in _ELSEWHERE:
            yield f"{name}: {_written(value)}"
    yield f"theme: {config.theme.name} {_written({each: config.theme[each] for each in config.theme})}"
    for name, plugin in config.plugins.items():
        yield f"plugin {name}: {_written(dict(plugin.config))}"


def _written(value: Any) -> str:
    match value:
        case dict():
            return "{" + ",".join(f"{each!r}:{_written(value[each])}" for each in value) + "}"
        case list() | tuple():
            return "[" + ",".join(map(_written, value)) + "]"
        case None | bool() | int() | float() | str() | bytes():
            return repr(value)
    inner = getattr(value, "__dict__", None)
    return f"{type(value).__qualname__}{_written(inner) if inner else ''}"
