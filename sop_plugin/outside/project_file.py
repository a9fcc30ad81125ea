"""The one door to ``mkdocs.yml`` for commands: read as data, without importing MkDocs or anything that it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class ProjectFileError(Exception):
    """``mkdocs.yml`` cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class ProjectFile:
    """What the commands need of ``mkdocs.yml``."""

    root: Path
    docs_dir: Path
    exclude_docs: str
    plugin_options: object


class _DataLoader(yaml.SafeLoader):
    """Safe YAML in which tags of other tools (``!ENV``, ``!!python/name:…``) stand for nothing."""


_DataLoader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_DataLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def find_project_file(start: Path) -> Path:
    """``mkdocs.yml`` in ``start`` or the nearest folder above it."""
    for folder in (start, *start.parents):
        for name in ("mkdocs.yml", "mkdocs.yaml"):
            if (folder / name).is_file():
                return folder / name
    raise ProjectFileError(
        f"no mkdocs.yml in {start} or above it; run the command in the manual's folder or give --config-file"
    )


def read_project_file(path: Path) -> ProjectFile:
    """Read ``mkdocs.yml``; ``INHERIT`` is followed as MkDocs does."""
    data = _load(path, depth=0)
    plugins = data.get("plugins") or []
    if not isinstance(plugins, dict | list):
        raise ProjectFileError(f"{path}: plugins must be a list such as '- sop'")
    options: object = None
    found = False
    entries = plugins.items() if isinstance(plugins, dict) else (_entry(plugin) for plugin in plugins)
    for name, value in entries:
        if name == "sop":
            options, found = value, True
    if not found:
        raise ProjectFileError(f"{path}: the plugin 'sop' is not listed under plugins; add '- sop'")
    docs_dir = str(data.get("docs_dir") or "docs")
    return ProjectFile(path.parent, path.parent / docs_dir, str(data.get("exclude_docs") or ""), options)


def _entry(plugin: object) -> tuple[str, object]:
    if isinstance(plugin, dict) and len(plugin) == 1:
        return next(iter(plugin.items()))
    return str(plugin), None


def _load(path: Path, depth: int) -> dict[str, Any]:
    if depth > 10:
        raise ProjectFileError(f"{path}: INHERIT leads in a circle")
    try:
        # _DataLoader is a SafeLoader: nothing of the file is executed.
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_DataLoader)  # noqa: S506
    except OSError as error:
        raise ProjectFileError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ProjectFileError(f"{path}: is not UTF-8") from None
    # A date that no calendar has is a ValueError of PyYAML, a too deep file a RecursionError.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise ProjectFileError(
            f"{where}: {getattr(error, 'problem', None) or f'broken YAML ({error})'}"
        ) from None
    if not isinstance(data, dict):
        raise ProjectFileError(f"{path}: settings such as site_name: … are wanted")
    parent = data.pop("INHERIT", None)
    return _merged(_load(path.parent / str(parent), depth + 1), data) if parent else data


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result
