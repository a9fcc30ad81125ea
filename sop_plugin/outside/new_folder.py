"""A folder that is filled whole or not at all, and the package's own files to fill it with."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

# What a folder may hold and still count as empty: a repository that was just made or cloned.
_NOT_IN_THE_WAY = (".git",)


class FolderNotEmpty(Exception):
    """``names`` are in the way."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def packaged_texts(*folder: str) -> dict[str, str]:
    """Path below a folder of the package → text; empty where the package has no such folder."""
    root = files("sop_plugin").joinpath(*folder)
    return dict(sorted(_texts(root, ""))) if root.is_dir() else {}


def _texts(folder: Traversable, above: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            found += _texts(entry, f"{path}/")
        else:
            found.append((path, entry.read_text(encoding="utf-8")))
    return found


def in_the_way(folder: Path) -> tuple[str, ...]:
    """What a folder holds already, by name; a file in its place is in the way itself."""
    if not os.path.lexists(folder):
        return ()
    if not folder.is_dir():
        return (folder.name,)
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.name not in _NOT_IN_THE_WAY))


def fill_folder(folder: Path, contents: Iterable[tuple[str, bytes]]) -> int:
    """Write all files into a new or empty folder; raises ``FolderNotEmpty``, or ``OSError`` with nothing left behind.

    They are written beside their places first, then moved, each step undone should a later one fail.
    """
    names = in_the_way(folder)
    if names:
        raise FolderNotEmpty(names)
    is_new = not folder.exists()
    # Within the same file system, so that moving is renaming.
    made = _missing_parents(folder.parent)
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = (folder.parent if is_new else folder) / f".sop-{secrets.token_hex(4)}"
    moved: list[Path] = []
    try:
        count = 0
        for path, data in contents:
            target = draft / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            count += 1
        if is_new:
            draft.rename(folder)
            return count
        for entry in sorted(draft.iterdir()):
            target = folder / entry.name
            entry.rename(target)
            moved.append(target)
        draft.rmdir()
        return count
    except BaseException:
        for target in moved:
            _remove(target)
        shutil.rmtree(draft, ignore_errors=True)
        for parent in made:
            parent.rmdir()
        raise


def _missing_parents(folder: Path) -> list[Path]:
    """The folders that have to be made, the innermost first."""
    return [parent for parent in (folder, *folder.parents) if not parent.exists()]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
