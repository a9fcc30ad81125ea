"""The one door to ``mkdocs.yml`` for commands: read as data, without importing MkDocs or anything that it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_NOT_FOUND = Words(
    "{start} 及其上级文件夹中都没有 mkdocs.yml；请在手册的文件夹中运行，或用 --config-file 指定",
    "no mkdocs.yml in {start} or above it; run the command in the manual's folder or give --config-file",
)
_PLUGINS = Words("{path}：plugins 要写成列表，如“- sop”", "{path}: plugins must be a list such as '- sop'")
_NO_PLUGIN = Words(
    "{path}：plugins 中没有“sop”；请加上“- sop”",
    "{path}: the plugin 'sop' is not listed under plugins; add '- sop'",
)
_CIRCLE = Words("{path}：INHERIT 绕回了自身", "{path}: INHERIT leads in a circle")
_UNREADABLE = Words("{path}：无法读取（{reason}）", "{path}: cannot be read ({reason})")
_ENCODING = Words("{path}：不是 UTF-8 编码；请另存为 UTF-8", "{path}: is not UTF-8; save it as UTF-8")
_BROKEN = Words("{where}：YAML 写法有误（{problem}）", "{where}: broken YAML ({problem})")
_NO_SETTINGS = Words(
    "{path}：应为“site_name: …”这样的设置", "{path}: settings such as site_name: … are wanted"
)


class ProjectFileError(ExplainedError):
    """``mkdocs.yml`` cannot be used; the words say why and what to do."""


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
    raise ProjectFileError(_NOT_FOUND.filled(start=start))


def _text_on_disk(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def read_project_file(path: Path, read_text: Callable[[Path], str] = _text_on_disk) -> ProjectFile:
    """Read ``mkdocs.yml``; ``INHERIT`` is followed as MkDocs does. ``read_text`` may read an earlier commit's files."""
    data = _load(path, read_text, depth=0)
    plugins = data.get("plugins") or []
    if not isinstance(plugins, dict | list):
        raise ProjectFileError(_PLUGINS.filled(path=path))
    options: object = None
    found = False
    entries = plugins.items() if isinstance(plugins, dict) else (_entry(plugin) for plugin in plugins)
    for name, value in entries:
        if name == "sop":
            options, found = value, True
    if not found:
        raise ProjectFileError(_NO_PLUGIN.filled(path=path))
    docs_dir = str(data.get("docs_dir") or "docs")
    return ProjectFile(path.parent, path.parent / docs_dir, str(data.get("exclude_docs") or ""), options)


def _entry(plugin: object) -> tuple[str, object]:
    if isinstance(plugin, dict) and len(plugin) == 1:
        return next(iter(plugin.items()))
    return str(plugin), None


def _load(path: Path, read_text: Callable[[Path], str], depth: int) -> dict[str, Any]:
    if depth > 10:
        raise ProjectFileError(_CIRCLE.filled(path=path))
    try:
        # _DataLoader is a SafeLoader: nothing of the file is executed.
        data = yaml.load(read_text(path), Loader=_DataLoader)  # noqa: S506
    except OSError as error:
        raise ProjectFileError(_UNREADABLE.filled(path=path, reason=error.strerror)) from None
    except UnicodeDecodeError:
        raise ProjectFileError(_ENCODING.filled(path=path)) from None
    # A date that no calendar has is a ValueError of PyYAML, a too deep file a RecursionError.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        problem = getattr(error, "problem", None) or error
        raise ProjectFileError(_BROKEN.filled(where=where, problem=problem)) from None
    if not isinstance(data, dict):
        raise ProjectFileError(_NO_SETTINGS.filled(path=path))
    parent = data.pop("INHERIT", None)
    return _merged(_load(path.parent / str(parent), read_text, depth + 1), data) if parent else data


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result
