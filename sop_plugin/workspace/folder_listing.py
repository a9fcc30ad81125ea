"""All files below the documents' folder, and which of them the site itself uses: on disk, or in a commit."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from pathlib import Path

from sop_plugin.model.attachment import FileTrouble
from sop_plugin.model.manual_files import Exclusion, FolderListing, ListedFile
from sop_plugin.outside.files import files_below, read_source
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.project_file import settings_text
from sop_plugin.reading.named_files import names_in
from sop_plugin.reading.settings.project import ProjectFileError
from sop_plugin.workspace.workspace import Workspace


def folder_on_disk(workspace: Workspace, instead: Mapping[str, bytes | None]) -> FolderListing:
    """All files of the folder as they would be with these texts."""
    found = dict(files_below(workspace.docs_dir))
    for path, data in instead.items():
        inside = workspace.path_inside(path)
        if data is None:
            found.pop(inside, None)
        elif inside != path:
            found.setdefault(inside, None)
    try:
        settings = settings_text(workspace.root / workspace.project_file.name)
    except ProjectFileError:
        settings = ""

    def read_style(inside: str) -> bytes:
        source = read_source(workspace.docs_dir / inside, inside, workspace.options.settings.max_bytes)
        return source.data

    return _listing(workspace, found, settings, read_style)


def folder_in_commit(
    workspace: Workspace,
    blobs: Mapping[str, str],
    files: Mapping[str, bytes],
    read_text: Callable[[Path], str],
) -> FolderListing:
    """The same of a commit that has ``blobs`` by their paths, of which ``files`` were read; ``read_text`` reads any other."""
    shown_as, project = workspace.docs_shown_as, workspace.project_file.name
    inside = (posixpath.relpath(path, shown_as) for path in blobs if path != project)
    found = {path: None for path in inside if not path.startswith("../")}

    def read(path: Path) -> str:
        at_hand = files.get(Path(os.path.relpath(path, workspace.root)).as_posix())
        return at_hand.decode("utf-8") if at_hand is not None else read_text(path)

    try:
        settings = settings_text(workspace.root / project, read)
    except (ProjectFileError, GitError):
        settings = ""
    return _listing(workspace, found, settings, lambda name: files.get(posixpath.join(shown_as, name), b""))


def _listing(
    workspace: Workspace,
    found: Mapping[str, FileTrouble | None],
    settings: str,
    read_style: Callable[[str], bytes],
) -> FolderListing:
    """With what the settings name, and the style sheets and scripts among that."""
    files = tuple(
        ListedFile(inside, _left_out(workspace, inside), found[inside])
        for inside in sorted(found, key=lambda path: path.split("/"))
    )
    named = names_in(settings)
    styles = [file for file in files if is_style(file.name) and file.name in named and not file.left_out]
    names = (names_in(read_style(file.inside).decode("utf-8", "replace")) for file in styles)
    return FolderListing(workspace.docs_shown_as, files, named.union(*names))


def _left_out(workspace: Workspace, inside: str) -> Exclusion | None:
    if not workspace.is_left_out(inside):
        return None
    return Exclusion.ON_PURPOSE if workspace.is_excluded(inside) else Exclusion.UNASKED


def is_style(path: str) -> bool:
    """Whether a file can name others that a page then shows."""
    return path.lower().endswith((".css", ".js", ".mjs"))
