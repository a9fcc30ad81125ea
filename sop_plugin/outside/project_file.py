"""The one door to ``mkdocs.yml``: found, and read with what it inherits, without importing MkDocs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sop_plugin.model.edit_pages import NO_EDIT_PAGES, EditPages, edit_pages
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.patterns import is_pattern
from sop_plugin.reading.settings.project import Project, ProjectFileError, read_project
from sop_plugin.words.voice import Words

_NOT_FOUND = Words(
    "{start} 及其上级文件夹中都没有 mkdocs.yml；请在手册的文件夹中运行，或用 --config-file 指定",
    "no mkdocs.yml in {start} or above it; run the command in the manual's folder or give --config-file",
)
_CIRCLE = Words("{path}：INHERIT 绕回了自身", "{path}: INHERIT leads in a circle")
_UNREADABLE = Words("{path}：无法读取（{reason}）", "{path}: cannot be read ({reason})")
_EXCLUDED = Words(
    "{path}：exclude_docs 中的“{pattern}”不是路径的写法；写法同 .gitignore，用 / 分隔",
    '{path}: "{pattern}" under exclude_docs is no pattern; write it as in .gitignore, with /',
)
_ENCODING = Words("{path}：不是 UTF-8 编码；请另存为 UTF-8", "{path}: is not UTF-8; save it as UTF-8")


@dataclass(frozen=True)
class ProjectFile:
    """What the manual needs of ``mkdocs.yml``; ``places`` are those of the options, by their path."""

    root: Path
    docs_dir: Path
    exclude_docs: str
    plugin_options: object
    places: Mapping[str, Place]
    site_url: str = ""
    edit_pages: EditPages = NO_EDIT_PAGES


def find_project_file(start: Path) -> Path:
    """``mkdocs.yml`` in ``start`` or the nearest folder above it."""
    for folder in (start, *start.parents):
        for name in ("mkdocs.yml", "mkdocs.yaml"):
            if (folder / name).is_file():
                return folder / name
    raise ProjectFileError(_NOT_FOUND.filled(start=start))


def text_on_disk(path: Path) -> str:
    """A text file."""
    return path.read_text(encoding="utf-8")


def read_project_file(path: Path, read_text: Callable[[Path], str] = text_on_disk) -> ProjectFile:
    """Read ``mkdocs.yml``; ``INHERIT`` is followed as MkDocs does. ``read_text`` may read an earlier commit's files."""
    project = _read(path, path.parent, read_text, depth=0)
    options, places = project.options(path)
    data = project.data
    docs_dir = str(data.get("docs_dir") or "docs")
    exclude_docs = str(data.get("exclude_docs") or "")
    for pattern in exclude_docs.splitlines():
        if not is_pattern(pattern):
            raise ProjectFileError(_EXCLUDED.filled(path=path, pattern=pattern))
    return ProjectFile(
        path.parent,
        path.parent / docs_dir,
        exclude_docs,
        options,
        places,
        project.site_url,
        edit_pages(data.get("repo_url"), data.get("edit_uri"), data.get("edit_uri_template")),
    )


def project_data(path: Path, read_text: Callable[[Path], str] = text_on_disk) -> Mapping[str, Any]:
    """All that ``mkdocs.yml`` says, with what it inherits; what the environment would say is left out, so that it is the same everywhere.

    Raises ``ProjectFileError``.
    """
    return _read(path, path.parent, read_text, depth=0, environment={}).data


def project_with_places(path: Path, read_text: Callable[[Path], str] = text_on_disk) -> Project:
    """All that ``mkdocs.yml`` says, with the place of everything; raises ``ProjectFileError``."""
    return _read(path, path.parent, read_text, depth=0)


def option_places(path: Path) -> Mapping[str, Place]:
    """Where the options stand in a file that MkDocs has read; nowhere, when it cannot be read once more."""
    try:
        return read_project_file(path).places
    except ProjectFileError:
        return {}


def settings_text(path: Path, read_text: Callable[[Path], str] = text_on_disk) -> str:
    """All that ``mkdocs.yml`` says, with the files that it inherits from."""
    texts: list[str] = []

    def read(each: Path) -> str:
        texts.append(read_text(each))
        return texts[-1]

    _read(path, path.parent, read, depth=0)
    return "".join(texts)


def _read(
    path: Path,
    root: Path,
    read_text: Callable[[Path], str],
    depth: int,
    environment: Mapping[str, str] = os.environ,
) -> Project:
    if depth > 10:
        raise ProjectFileError(_CIRCLE.filled(path=path))
    try:
        text = read_text(path)
    except OSError as error:
        raise ProjectFileError(_UNREADABLE.filled(path=path, reason=error.strerror)) from None
    except UnicodeDecodeError:
        raise ProjectFileError(_ENCODING.filled(path=path)) from None
    project = read_project(text, path, Path(os.path.relpath(path, root)).as_posix(), environment)
    parent = project.data.pop("INHERIT", None)
    if not parent:
        return project
    return project.over(_read(path.parent / str(parent), root, read_text, depth + 1, environment))
