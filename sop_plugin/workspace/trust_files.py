"""What ``mkdocs.yml`` and the programs that it names say, of the working tree or of a commit."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from sop_plugin.model.trust.root import SITE, Facts, Subject
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.project_file import project_data
from sop_plugin.reading.settings.project import ProjectFileError
from sop_plugin.reading.settings.site_facts import NamedFile, site_facts
from sop_plugin.workspace.workspace import Workspace

_MISSING: Mapping[str, Facts] = {}


def site_root(workspace: Workspace) -> Mapping[str, Facts]:
    """The facts of the working tree, by subject; nothing where ``mkdocs.yml`` cannot be read, of which its own error tells."""
    try:
        found = site_facts(project_data(_path(workspace)))
    except ProjectFileError:
        return _MISSING
    files = ((path, named.use) for named in found.files for path in _on_disk(workspace.root, named.path))
    read = ((path, use, _digest_on_disk(workspace.root / path)) for path, use in files)
    return _root(found.facts, read)


def site_root_at(workspace: Workspace, repository: GitRepository, commit: str) -> Mapping[str, Facts]:
    """The same as a commit holds it."""
    try:
        found = site_facts(project_data(_path(workspace), repository.texts_at(commit)))
        inside = [named for named in found.files if _is_inside(named.path)]
        held = repository.files_at(commit, *dict.fromkeys(named.path for named in inside)) if inside else {}
    except (ProjectFileError, GitError):
        return _MISSING
    return _root(found.facts, _held(found.files, held))


def _held(named: Iterable[NamedFile], held: Mapping[str, bytes]) -> Iterator[tuple[str, str, str | None]]:
    for each in named:
        top = posixpath.normpath(each.path)
        below = [path for path in held if path == top or path.startswith(f"{top}/")]
        for path in below:
            yield path, each.use, _digest(held[path])
        if not below:
            yield each.path, each.use, None


def _root(facts: Mapping[str, object], files: Iterable[tuple[str, str, str | None]]) -> Mapping[str, Facts]:
    """A macro file need not be there; anything else that is named but lies nowhere here is a fact without a digest."""
    root: dict[str, Facts] = {SITE: facts} if facts else {}
    for path, use, digest in files:
        if digest is not None:
            root[Subject.FILES.named(path)] = {"use": use, "digest": digest}
        elif use != "macro":
            root[Subject.FILES.named(path)] = {"use": use}
    return root


def _path(workspace: Workspace) -> Path:
    return workspace.root / workspace.project_file.name


def _is_inside(path: str) -> bool:
    return "://" not in path and not posixpath.normpath(path).startswith(("..", "/"))


def _on_disk(root: Path, named: str) -> Iterator[str]:
    """The file of that name, or all files below the folder."""
    folder = root / named
    if not _is_inside(named) or not folder.is_dir():
        yield posixpath.normpath(named) if "://" not in named else named
        return
    for found in sorted(folder.rglob("*")):
        path = Path(os.path.relpath(found, root)).as_posix()
        if found.is_file() and "__pycache__" not in path and "/." not in f"/{path}":
            yield path


def _digest_on_disk(path: Path) -> str | None:
    try:
        return _digest(path.read_bytes()) if path.is_file() else None
    except OSError:
        return None


def _digest(data: bytes) -> str:
    """Whatever line ends a checkout gives to a text."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()
