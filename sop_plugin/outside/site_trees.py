"""Two trees of one site: one lies in its place, the other is brought up to date beside it, and both change places in one step.

A file that stays as it is has a second name in both trees and is neither opened nor written. What a tree holds is known by the inodes of
its files and by when its folders changed; whatever anybody put, took or wrote there since is found by that and put right.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from sop_plugin.outside.site_replacement import can_exchange, exchange

OWN = 0
"""In place of an inode: a file that shares its own with no other."""


@dataclass(frozen=True)
class Tree:
    """What is known of a tree: its folders (inode and time of change) and the inode of each file."""

    folders: Mapping[str, list[int]] = field(default_factory=dict)
    inodes: Mapping[str, int] = field(default_factory=dict)

    def is_at(self, top: Path) -> bool:
        """Whether the folders of a tree are all as they were; of the files only that each is the one it was."""
        try:
            return bool(self.folders) and all(
                folder_facts(f"{top}/{folder}") == facts for folder, facts in self.folders.items()
            )
        except OSError:
            return False


class SiteTrees:
    """The trees of one kind of site of a manual, in ``folder`` of the user's cache; one build at a time has them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._spare = folder / "spare"
        self._lock: IO[bytes] | None = None
        self.next = folder / "next"
        """Where a build puts what may be new."""

    def begin(self, site: Path) -> bool:
        """Make ``next`` an empty folder for what a build has to put into ``site``; whether that can be done in this way."""
        if not can_exchange() or self._lock is not None:
            return False
        import fcntl  # not known on Windows

        lock: IO[bytes] | None = None
        try:
            if site.is_symlink() or (site.exists() and not site.is_dir()) or site.is_mount():
                return False
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = (self._folder / "lock").open("wb")
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(self.next, ignore_errors=True)
            self.next.mkdir()
            self._spare.mkdir(exist_ok=True)
            if not _may_change_places(self._spare, site):
                raise PermissionError(site)
        except OSError:
            if lock is not None:
                lock.close()
            return False
        self._lock = lock
        return True

    def end(self) -> None:
        """Let go of what was not put into place."""
        if self._lock is not None:
            shutil.rmtree(self.next, ignore_errors=True)
            self._lock.close()
            self._lock = None

    def forget(self) -> None:
        """Begin anew with the other tree."""
        shutil.rmtree(self._spare, ignore_errors=True)

    def put(
        self, site: Path, spare: Tree, wanted: Mapping[str, int], copy: Callable[[str, str, bool], None]
    ) -> Tree:
        """Bring the other tree, of which ``spare`` is known, up to date, and put it into the place of ``site``; what it is then.

        ``wanted`` are the files with their inodes; ``copy`` puts the file of a path at a place, as a second name where it may be one.
        Raises ``OSError``; then ``site`` is as it was.
        """
        tree = _brought_up_to_date(str(self._spare), spare, wanted, copy)
        if site.exists():
            shutil.copymode(site, self._spare)
            exchange(self._spare, site)
        else:
            site.parent.mkdir(parents=True, exist_ok=True)
            self._spare.rename(site)
        return tree


def _may_change_places(spare: Path, site: Path) -> bool:
    """Whether both lie on one disk and belong to the same people, and both may be moved."""
    mine = spare.stat()
    above = next(parent for parent in site.parents if parent.exists())
    if not os.access(above, os.W_OK) or above.stat().st_dev != mine.st_dev:
        return False
    if not site.exists():
        return True
    theirs = site.stat()
    return (theirs.st_dev, theirs.st_uid, theirs.st_gid) == (mine.st_dev, mine.st_uid, mine.st_gid)


def _brought_up_to_date(
    top: str, known: Tree, wanted: Mapping[str, int], copy: Callable[[str, str, bool], None]
) -> Tree:
    files, folders = _found(top, known)
    needed = _folders_of(wanted)
    _rename_folders(top, files, folders, wanted, needed)
    for path, inode in files.items():
        if inode == OWN or wanted.get(path) != inode:
            os.unlink(f"{top}/{path}")  # noqa: PTH108 - thousands of them
            files[path] = -1
    for folder in sorted(folders - needed, reverse=True):
        os.rmdir(f"{top}/{folder}")  # noqa: PTH106
    for folder in sorted(needed - folders):
        os.mkdir(f"{top}/{folder}")  # noqa: PTH102
    for path, inode in wanted.items():
        if files.get(path) != inode:
            copy(path, f"{top}/{path}", inode != OWN)
    return tree_at(top, wanted, needed)


def _rename_folders(
    top: str, files: dict[str, int], folders: set[str], wanted: Mapping[str, int], needed: set[str]
) -> None:
    """Give folders their new names where most of what they hold stays: one that is named by a digest of all in it has another each time."""
    old, new = _by_folder(files, folders - needed), _by_folder(wanted, needed - folders)
    for target, entries in new.items():
        above = target.rpartition("/")[0]
        if target in folders:
            continue  # it came with the one above it
        for source in [each for each in old if each in folders and each.rpartition("/")[0] == above]:
            if 2 * len(entries & old[source]) <= len(entries) or not entries:
                continue
            os.rename(f"{top}/{source}", f"{top}/{target}")  # noqa: PTH104
            inside = f"{source}/"
            for path in [each for each in files if each.startswith(inside)]:
                files[f"{target}/{path.removeprefix(inside)}"] = files.pop(path)
            for path in [each for each in folders if f"{each}/".startswith(inside)]:
                folders.remove(path)
                folders.add(f"{target}{path.removeprefix(source)}")
            del old[source]
            break


def _by_folder(inodes: Mapping[str, int], folders: set[str]) -> dict[str, set[tuple[str, int]]]:
    """The names and inodes of what lies in each of some folders."""
    found: dict[str, set[tuple[str, int]]] = {folder: set() for folder in sorted(folders)}
    for path, inode in inodes.items() if folders else ():
        folder, _, name = path.rpartition("/")
        if folder in found and inode != OWN:
            found[folder].add((name, inode))
    return found


def tree_at(top: str, inodes: Mapping[str, int], folders: Collection[str] = ()) -> Tree:
    """What is known of a tree in which these files have just been put; raises ``OSError``."""
    return Tree({each: folder_facts(f"{top}/{each}") for each in folders or _folders_of(inodes)}, inodes)


def _folders_of(paths: Iterable[str]) -> set[str]:
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _found(top: str, known: Tree) -> tuple[dict[str, int], set[str]]:
    """Path → inode of each file below ``top``, and its folders; a folder that has not changed is not read."""
    files_in: dict[str, list[str]] = {}
    for path in known.inodes:
        files_in.setdefault(path.rpartition("/")[0], []).append(path)
    folders_in: dict[str, list[str]] = {}
    for path in known.folders:
        if path:
            folders_in.setdefault(path.rpartition("/")[0], []).append(path)
    files: dict[str, int] = {}
    folders: set[str] = set()
    left = [""]
    while left:
        folder = left.pop()
        folders.add(folder)
        if known.folders.get(folder) == folder_facts(f"{top}/{folder}"):
            left += folders_in.get(folder, ())
            files |= {path: known.inodes[path] for path in files_in.get(folder, ())}
            continue
        for entry in os.scandir(f"{top}/{folder}"):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                left.append(path)
            else:
                files[path] = entry.inode() if entry.is_file(follow_symlinks=False) else OWN
    return files, folders


def folder_facts(place: str) -> list[int]:
    """By which a folder is known to be the same; raises ``OSError``."""
    status = os.lstat(place)
    return [status.st_ino, status.st_mtime_ns]
