"""What ``mkdocs.yml`` says beside the plugin's own rules, as plain facts: which programs, pages and files have a part in the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_OWN = "sop"
# Those of our options that say where the manual is and which day counts; the rest are its rules.
_OWN_KEYS = ("organisation", "ledger", "pages", "time_zone", "as_of")
_KEPT = ("docs_dir", "exclude_docs", "site_url", "use_directory_urls", "extra_templates")
_LONGEST_PATH = 200
_SNIPPETS = "pymdownx.snippets"
_MACROS = "macros"


@dataclass(frozen=True)
class NamedFile:
    """A file or folder that ``mkdocs.yml`` names, from its own folder, and what for: a key of ``USES``."""

    path: str
    use: str


@dataclass(frozen=True)
class SiteFacts:
    """The facts, and the files whose bytes are facts as well."""

    facts: Mapping[str, Any]
    files: tuple[NamedFile, ...]


def site_facts(data: Mapping[str, Any]) -> SiteFacts:
    """The facts of a project file that has been read; whatever it holds, nothing is raised."""
    plugins, extensions = _named(data.get("plugins")), _named(data.get("markdown_extensions"))
    own = plugins.pop(_OWN, None)
    theme = data.get("theme")
    theme = theme if isinstance(theme, Mapping) else {"name": theme}
    facts: dict[str, Any] = {
        "plugins": {name: _plain(options) or {} for name, options in plugins.items()},
        "markdown_extensions": {name: _plain(options) or {} for name, options in extensions.items()},
        "theme": _plain(theme) if any(theme.values()) else None,
        "extra": _plain(data.get("extra")),
        "plugins_order": list(plugins),
        **{key: _plain(data[key]) for key in _KEPT if data.get(key) is not None},
    }
    if isinstance(own, Mapping):
        facts |= {key: _plain(own[key]) for key in _OWN_KEYS if own.get(key) is not None}
    return SiteFacts({key: value for key, value in facts.items() if value}, tuple(_files(data, theme)))


def _files(data: Mapping[str, Any], theme: Mapping[Any, Any]) -> Iterator[NamedFile]:
    docs = str(data.get("docs_dir") or "docs")
    for path in _texts(data.get("hooks")):
        yield NamedFile(path, "hook")
        # A hook may import what lies beside it.
        yield NamedFile(posixpath.dirname(posixpath.normpath(path)) or ".", "module")
    for key, use in (("extra_javascript", "script"), ("extra_css", "style")):
        for path in _texts(data.get(key)):
            yield NamedFile(path if "://" in path else posixpath.join(docs, path), use)
    if theme.get("custom_dir"):
        yield NamedFile(str(theme["custom_dir"]), "theme")
    snippets = _named(data.get("markdown_extensions")).get(_SNIPPETS)
    if isinstance(snippets, Mapping):
        bases = _texts(snippets.get("base_path")) or ["."]
        for base in bases:
            if posixpath.normpath(base) not in (".", posixpath.normpath(docs)):
                yield NamedFile(base, "snippet")
            for path in _texts(snippets.get("auto_append")):
                yield NamedFile(posixpath.join(base, path), "snippet")
    plugins = _named(data.get("plugins"))
    yield from _of_others(plugins, _named(data.get("markdown_extensions")), posixpath.normpath(docs))
    if _MACROS in plugins:
        options = plugins[_MACROS]
        options = options if isinstance(options, Mapping) else {}
        module = str(options.get("module_name") or "main")
        for path in (f"{module}.py", module, *_texts(options.get("include_dir"))):
            yield NamedFile(path, "macro")
        yield NamedFile(posixpath.dirname(posixpath.normpath(module)) or ".", "module")


def _of_others(plugins: Mapping[str, Any], extensions: Mapping[str, Any], docs: str) -> Iterator[NamedFile]:
    """Whatever else other plugins and extensions name: it is a fact where it is a file of the project."""
    for name, options in (*plugins.items(), *extensions.items()):
        if name in (_OWN, _MACROS, _SNIPPETS):
            continue
        for text in _all_texts(options):
            path = posixpath.normpath(text)
            # The documents' folder itself is looked after by the manual.
            if _LONGEST_PATH > len(text) > 1 and not set(text) & set("*?[\\:\n") and path not in (".", docs):
                yield NamedFile(path, "plugin")


def _all_texts(written: object) -> Iterator[str]:
    if isinstance(written, str):
        yield written
    elif isinstance(written, Mapping):
        for value in written.values():
            yield from _all_texts(value)
    elif isinstance(written, list | tuple):
        for value in written:
            yield from _all_texts(value)


def _named(written: object) -> dict[str, Any]:
    """Plugins or extensions, with their options; both may be written as a list or as a mapping."""
    entries: Iterable[object] = (
        [written] if isinstance(written, Mapping) else written if isinstance(written, list) else ()
    )
    found: dict[str, Any] = {}
    for entry in entries:
        if isinstance(entry, Mapping):
            found |= {str(name): options for name, options in entry.items()}
        elif entry is not None:
            found[str(entry)] = None
    return found


def _texts(written: object) -> list[str]:
    """A path or several; a script may be a mapping with its ``path``."""
    entries = written if isinstance(written, list) else [written]
    paths = (entry.get("path") if isinstance(entry, Mapping) else entry for entry in entries)
    return [str(path) for path in paths if isinstance(path, str) and path]


def _plain(value: object) -> Any:
    """As JSON can say it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | bool) or value is None else str(value)
