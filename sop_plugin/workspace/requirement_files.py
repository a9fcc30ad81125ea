"""Where catalogues of requirements lie: with the program, below the project's folder, or in a commit."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from sop_plugin.outside.files import read_source, source_among
from sop_plugin.outside.packaged import packaged_texts
from sop_plugin.reading.requirements import LARGEST_CATALOGUE, is_path
from sop_plugin.reading.source import Source
from sop_plugin.rules import files as rules
from sop_plugin.workspace.workspace import Workspace


def requirement_sources(workspace: Workspace) -> tuple[Source, ...]:
    """The catalogues of the settings as they are now, in their order."""
    return tuple(
        named_source(workspace, written, LARGEST_CATALOGUE) if is_path(written) else _packaged(written)
        for written in workspace.options.settings.requirements
    )


def requirement_sources_among(workspace: Workspace, files: Mapping[str, bytes]) -> tuple[Source, ...]:
    """The same of a commit's files."""
    return tuple(
        source_among(files, written) if is_path(written) else _packaged(written)
        for written in workspace.options.settings.requirements
    )


def requirement_paths(workspace: Workspace) -> tuple[str, ...]:
    """Those that lie in the project, by their paths from its folder."""
    return tuple(filter(is_path, workspace.options.settings.requirements))


def named_source(workspace: Workspace, written: str, largest: int) -> Source:
    """A file that the settings name by its path from the project's folder, which it may not leave."""
    path = workspace.root / written
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(workspace.root)):
        return Source(written, trouble=rules.LINK_OUTSIDE)
    return read_source(path, written, largest)


def _packaged(name: str) -> Source:
    text = packaged_texts("requirements").get(f"{name}.yml")
    if text is None:
        reason = os.strerror(errno.ENOENT)
        return Source(name, trouble=rules.UNREADABLE, trouble_values={"reason": reason})
    return Source(name, text.encode())
