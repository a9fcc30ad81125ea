"""Which files of the manual a command line is about: files and folders as people name them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.workspace.workspace import Workspace

_OUTSIDE = Words("{path}：不在手册 {root} 之内", "{path}: lies outside the manual in {root}")


def chosen_files(paths: Iterable[str], workspace: Workspace) -> Callable[[str], bool]:
    """Whether a path, as findings name it, is one of these files or lies below one of these folders; all are when none is named.

    Raises ``CannotRun`` for a path outside the manual.
    """
    folders = [_in_manual(path, workspace) for path in paths]
    return lambda path: not folders or any(_is_below(path, folder) for folder in folders)


def _in_manual(path: str, workspace: Workspace) -> str:
    """A path of the command line as findings name it."""
    shown = Path(os.path.relpath(path, workspace.root)).as_posix()
    if set(shown.split("/")) == {".."}:
        return "."  # a folder around the manual
    if shown.startswith("../") and not _is_below(shown, workspace.docs_shown_as):
        raise CannotRun(_OUTSIDE.filled(path=path, root=workspace.root.absolute()))
    return shown


def _is_below(path: str, folder: str) -> bool:
    return folder == "." or path == folder or path.startswith(f"{folder}/")
