"""The one door through which files are written: whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; raises ``OSError``."""
    if path.exists() and not path.is_file():
        # A device or pipe cannot be replaced; a directory fails here with the right reason.
        path.write_bytes(content)
        return
    write_together({path: content})


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
