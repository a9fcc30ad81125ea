"""What ``mkdocs.yml`` and the programs that it names say, of the working tree or of a commit."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from sop_plugin.model.trust.facts import SITE, Facts, Subject
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.project_file import project_data
from sop_plugin.reading.settings.project import ProjectFileError
from sop_plugin.reading.settings.site_facts import NamedFile, site_facts
from sop_plugin.workspace.workspace import Workspace

_MISSING: Mapping[str, Facts] = {}
_MAY_BE_MISSING = ("macro", "module", "plugin")


def site_root(workspace: Workspace) -> Mapping[str, Facts]:
    """The facts of the working tree, by subject; nothing where ``mkdocs.yml`` cannot be read, of which its own error tells."""
    try:
        found = site_facts(project_data(_path(workspace)))
    except ProjectFileError:
        return _MISSING
    files = ((path, named.use) for named in found.files for path in _on_disk(workspace.root, named))
    read = ((path, use, _digest_on_disk(workspace.root / path)) for path, use in files)
    return _root(found.facts, read)


def site_root_at(workspace: Workspace, repository: GitRepository, commit: str) -> Mapping[str, Facts]:
    """The same as a commit holds it."""
    try:
        found = site_facts(project_data(_path(workspace), repository.texts_at(commit)))
        inside = dict.fromkeys(named.path for named in found.files if _is_inside(named.path))
        blobs = repository.blobs_at(commit, *inside) if inside else {}
        files = [(path, named.use) for named in found.files for path in _held(named, blobs)]
        data = repository.contents({path: blobs[path] for path, _ in files if path in blobs})
    except (ProjectFileError, GitError):
        return _MISSING
    return _root(
        found.facts, ((path, use, _digest(data[path]) if path in data else None) for path, use in files)
    )


def _held(named: NamedFile, blobs: Iterable[str]) -> Iterator[str]:
    """The paths in a commit that are meant."""
    top = posixpath.normpath(named.path)
    below = [path for path in blobs if path == top or top == "." or path.startswith(f"{top}/")]
    yield from (path for path in below if _is_meant(named, path))
    if not below and named.use not in _MAY_BE_MISSING:
        yield named.path


def _is_meant(named: NamedFile, path: str) -> bool:
    """Of a folder with code all modules, of the project's own those that lie there."""
    if "__pycache__" in path or "/." in f"/{path}":
        return False
    if named.use != "module":
        return True
    return path.endswith(".py") and (posixpath.normpath(named.path) != "." or "/" not in path)


def _root(facts: Mapping[str, object], files: Iterable[tuple[str, str, str | None]]) -> Mapping[str, Facts]:
    """What need not be there is no fact where it is not; anything else that lies nowhere here is a fact without a digest."""
    root: dict[str, Facts] = {SITE: facts} if facts else {}
    for path, use, digest in files:
        subject = Subject.FILES.named(path)
        if subject in root:
            continue  # a file is told once, by what it was named for first
        if digest is not None:
            root[subject] = {"use": use, "digest": digest}
        elif use not in _MAY_BE_MISSING:
            root[subject] = {"use": use}
    return root


def framing_texts(
    workspace: Workspace, data: Mapping[str, Any], read_text: Callable[[Path], str]
) -> Iterator[tuple[str, str]]:
    """The style sheets and HTML of the theme that lie here and frame every page, by their path, as ``read_text`` has them."""
    for named in site_facts(data).files:
        if named.use in ("style", "theme"):
            for path in _on_disk(workspace.root, named):
                if path.endswith((".css", ".html")) and _is_inside(path):
                    try:
                        yield path, read_text(workspace.root / path)
                    except (OSError, UnicodeDecodeError):
                        continue  # it is not there, or no text, which others tell


def _path(workspace: Workspace) -> Path:
    return workspace.root / workspace.project_file.name


def _is_inside(path: str) -> bool:
    return "://" not in path and not posixpath.normpath(path).startswith(("..", "/"))


def _on_disk(root: Path, named: NamedFile) -> Iterator[str]:
    """The file of that name, or all files below the folder that are meant."""
    folder = root / named.path
    if not _is_inside(named.path) or not folder.is_dir():
        yield posixpath.normpath(named.path) if "://" not in named.path else named.path
        return
    at_top = named.use == "module" and posixpath.normpath(named.path) == "."
    for found in sorted(folder.glob("*.py") if at_top else folder.rglob("*")):
        path = Path(os.path.relpath(found, root)).as_posix()
        if found.is_file() and _is_meant(named, path):
            yield path


def _digest_on_disk(path: Path) -> str | None:
    try:
        return _digest(path.read_bytes()) if path.is_file() else None
    except OSError:
        return None


def _digest(data: bytes) -> str:
    """Whatever line ends a checkout gives to a text."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()
