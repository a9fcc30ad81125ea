"""The one door through which files are written: whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; raises ``OSError``."""
    # Through a link to what it stands for: the link itself stays.
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device or pipe cannot be replaced; a directory fails here with the right reason.
        target.write_bytes(content)
        return
    draft = _draft_of(target)
    try:
        _write_through(draft, content)
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None


def write_new(path: Path, content: bytes) -> None:
    """The same for a file that is not there yet; raises ``FileExistsError`` rather than replace one.

    Folders on the way are made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft_of(path)
    try:
        _write_through(draft, content)
        _take_name(draft, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        draft.unlink(missing_ok=True)


def move_file(source: Path, target: Path) -> None:
    """Give a file another name, at once; raises ``FileExistsError`` rather than replace another file.

    Folders on the way are made.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # On disks that do not tell capitals from small letters, a file may be renamed to itself.
    if os.path.lexists(target) and not target.samefile(source):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)


def _draft_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}")


def _write_through(draft: Path, content: bytes) -> None:
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _take_name(draft: Path, target: Path) -> None:
    try:
        target.hardlink_to(draft)  # the one way that never replaces a file
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        draft.rename(target)
