"""Whether pages can be kept at all, and all that decides on each of them beside the manual: the program, libraries, settings and theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from sop_plugin.outside.program import versions

_FORM = 2
_ELSEWHERE = frozenset(
    ("plugins", "theme", "nav", "site_dir", "config_file_path", "docs_dir", "strict", "dev_addr", "watch")
)
"""What is told below, or changes no page."""
_ALSO = ("nav", "config_file_path", "docs_dir", "strict")
_EXTENSIONS_OF = ("markdown.extensions.", "pymdownx.", "material.extensions.")
_EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
        *(
            "legacy_attrs",
            "md_in_html",
            "meta",
            "nl2br",
            "sane_lists",
            "smarty",
            "tables",
            "toc",
            "wikilinks",
        ),
    )
)
_PLUGINS = frozenset({"sop", "macros", "search", "material/search"})


def can_be_kept(config: MkDocsConfig) -> bool:
    """Whether nobody else has a hand in our pages, of whom nobody knows what they go by."""
    return (
        not config.hooks
        and config.theme.name == "material"
        and config.theme.custom_dir is None
        and set(config.plugins) <= _PLUGINS
    )


def is_pure(config: MkDocsConfig, root: Path) -> bool:
    """Whether the pages of others too are made of nothing but files, settings and the manual: nothing asks a network or a clock."""
    macros = config.plugins["macros"].config if "macros" in config.plugins else {}
    module = str(macros.get("module_name") or "main")
    own_code = [root / f"{module}.py", root / module]
    if macros.get("modules") or any(path.exists() for path in own_code):
        return False
    snippets = config.mdx_configs.get("pymdownx.snippets", {})
    return not snippets.get("url_download") and all(
        name in _EXTENSIONS or name.startswith(_EXTENSIONS_OF) for name in config.markdown_extensions
    )


def key_of_site(config: MkDocsConfig, settings: str) -> str:
    """Everything but the manual that decides on each page: the program, libraries, theme, and ``settings``, the digest of those of the manual."""
    parts = [_FORM, *versions(), settings, sorted(_plain(config))]
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def told_apart(config: MkDocsConfig) -> list[str]:
    """All that the configuration says, but of the plugin ``sop``, which reads its own."""
    return [*sorted(_plain(config)), *(f"{name}: {written(config[name])}" for name in _ALSO)]


def _plain(config: MkDocsConfig) -> Iterator[str]:
    for name, value in config.items():
        if name not in _ELSEWHERE:
            yield f"{name}: {written(value)}"
    yield f"theme: {config.theme.name} {written({each: config.theme[each] for each in config.theme})}"
    for name, plugin in config.plugins.items():
        yield f"plugin {name}: {written(dict(plugin.config))}"


def written(value: Any) -> str:
    """A value of a configuration, the same in every run."""
    match value:
        case dict():
            return "{" + ",".join(f"{each!r}:{written(value[each])}" for each in value) + "}"
        case list() | tuple():
            return "[" + ",".join(map(written, value)) + "]"
        case set() | frozenset():
            return "<" + ",".join(sorted(map(written, value))) + ">"
        case re.Pattern():
            return f"{value.pattern!r}:{value.flags}"
        case None | bool() | int() | float() | str() | bytes():
            return repr(value)
    inner = getattr(value, "__dict__", None)
    if inner is None:  # such as a date
        return repr(value)
    return f"{type(value).__qualname__}{written(inner) if inner else getattr(value, '__qualname__', '')}"
