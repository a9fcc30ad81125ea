"""What stands beside the texts of a manual: in the working tree, or in a commit."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from sop_plugin.model.attachment import FactsOf, FileTrouble
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.file_facts import facts_of_bytes
from sop_plugin.outside.git import GitRepository
from sop_plugin.workspace.workspace import Workspace


def facts_on_disk(
    workspace: Workspace, instead: Mapping[str, bytes | None], moved: Mapping[str, str]
) -> FactsOf:
    """Of the working tree, with ``instead`` of the files of these paths; ``moved`` are new paths of files that lie at others yet."""
    top = os.path.realpath(workspace.docs_dir)

    @cache
    def facts_of(path: str) -> FileFacts | FileTrouble:
        inside, trouble = _inside(workspace, path)
        if trouble is not None:
            return trouble
        if path in instead:
            data = instead[path]
            return FileTrouble.MISSING if data is None else facts_of_bytes(data)
        lies = workspace.root / moved[path] if path in moved else workspace.docs_dir / inside
        real = os.path.realpath(lies)
        if not real.startswith(top + os.sep):
            return FileTrouble.OUTSIDE
        if path not in moved and real != os.path.join(top, *inside.split("/")):  # noqa: PTH118 - nothing is resolved
            return FileTrouble.LINK
        return workspace.known_facts.of_file(Path(lies))

    return facts_of


def facts_in_commit(workspace: Workspace, repository: GitRepository, blobs: Mapping[str, str]) -> FactsOf:
    """Of a commit, whose files are these by their paths."""

    @cache
    def facts_of(path: str) -> FileFacts | FileTrouble:
        _, trouble = _inside(workspace, path)
        if trouble is not None:
            return trouble
        blob = blobs.get(path)
        if blob is None:
            return FileTrouble.MISSING
        return workspace.known_facts.of_blob(blob, reader(repository, blob)) or FileTrouble.UNREADABLE

    return facts_of


def reader(repository: GitRepository, blob: str) -> Callable[[], FileFacts | None]:
    """What reads a blob when it has to be read."""
    return lambda: repository.facts_of_blob(blob)


def _inside(workspace: Workspace, path: str) -> tuple[str, FileTrouble | None]:
    """The path from the documents' folder, and why no file there can belong to a document."""
    inside = posixpath.relpath(path, workspace.docs_shown_as)
    if inside == ".." or inside.startswith(("../", "/")):
        return inside, FileTrouble.OUTSIDE
    return inside, FileTrouble.LEFT_OUT if workspace.is_left_out(inside) else None
