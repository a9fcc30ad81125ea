"""The one door through which files are written: whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# What a folder may hold and still count as empty: a repository that was just made or cloned.
_NOT_IN_THE_WAY = (".git",)


class FolderNotEmpty(Exception):
    """``names`` are in the way."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; raises ``OSError``."""
    if path.exists() and not path.is_file():
        # A device or pipe cannot be replaced; a directory fails here with the right reason.
        path.write_bytes(content)
        return
    write_together({path: content})


def write_changed(path: Path, content: bytes) -> None:
    """The same, unless the file says that already; raises ``OSError``."""
    if not (path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content):
        write_whole(path, content)


def write_new(path: Path, content: bytes) -> None:
    """The same for a file that is not there yet; raises ``FileExistsError`` rather than replace one.

    Folders on the way are made.
    """
    write_together({path: content}, {path})


def write_together(texts: Mapping[Path, bytes], created: Collection[Path] = ()) -> None:
    """Several files in their order, those of ``created`` as ``write_new`` does; raises ``OSError``.

    All of them are on the disk before the first takes its place: where there is no room, or no leave to write, nothing changes.
    """
    drafts: list[_Draft] = []
    try:
        for path, content in texts.items():
            draft = _Draft.of(path, is_new=path in created)
            drafts.append(draft)
            with _named(path):
                draft.write(content)
        for draft in drafts:
            with _named(draft.path):
                draft.take_place()
    finally:
        for draft in drafts:
            draft.file.unlink(missing_ok=True)


def move_file(source: Path, target: Path) -> None:
    """Give a file another name, at once; raises ``FileExistsError`` rather than replace another file.

    Folders on the way are made.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # On disks that do not tell capitals from small letters, a file may be renamed to itself.
    if os.path.lexists(target) and not target.samefile(source):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)


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


@dataclass(frozen=True)
class _Draft:
    """``file`` is on its way to ``target``, which was named as ``path``."""

    path: Path
    target: Path
    file: Path
    is_new: bool

    @classmethod
    def of(cls, path: Path, *, is_new: bool) -> _Draft:
        # Through a link to what it stands for: the link itself stays.
        target = path if is_new else Path(os.path.realpath(path))
        return cls(path, target, target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}"), is_new)

    def write(self, content: bytes) -> None:
        if self.is_new:
            self.target.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not self.is_new and self.target.exists():
            shutil.copymode(self.target, self.file)

    def take_place(self) -> None:
        if self.is_new:
            _take_name(self.file, self.target)
        else:
            self.file.replace(self.target)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong is told of the file that was meant, not of its draft."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _take_name(draft: Path, target: Path) -> None:
    try:
        target.hardlink_to(draft)  # the one way that never replaces a file
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        draft.rename(target)


def _missing_parents(folder: Path) -> list[Path]:
    """The folders that have to be made, the innermost first."""
    return [parent for parent in (folder, *folder.parents) if not parent.exists()]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
