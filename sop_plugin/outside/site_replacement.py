"""A new site in the place of the old one, in one step: whoever looks, or pulls the plug, finds the one or the other, whole."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from sop_plugin.model.site_manifest import MANIFEST, FileFacts
from sop_plugin.outside.site_folder import NOT_OF_THE_SITE, files_of_site
from sop_plugin.reading.site_manifest import ManifestError, read_manifest
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_SITE = Words(
    "其中没有本程序写的 manifest.json，不是旧网站，换下就会丢失其中的文件；写出旧网站的文件夹，或还没有的文件夹",
    "it has no manifest.json of ours and so is no old site: its files would be lost; name the folder of the old site, or one that is not there yet",
)
_ENTWINED = Words(
    "与新网站是同一文件夹，或一个在另一个里面；写出另外的文件夹",
    "it is the folder of the new site itself, or one lies within the other; name a folder apart from it",
)


class NoPlace(ExplainedError):
    """No site may be put there; the message says why and what to do."""


def put_site(built: Path, site: Path, facts: Mapping[str, FileFacts]) -> int:
    """Move ``built``, whose files are ``facts``, to ``site``; the number of files that are new or changed there.

    Files that stay as they are keep their time of change, so that a copy by time carries the others only. Both folders
    must lie on one file system; raises ``NoPlace`` where ``site`` is a folder of something else, and ``OSError``; then
    everything is as it was.
    """
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), os.fspath(site))
    _expect_apart(built.resolve(), site.resolve())
    _expect_site(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        built.rename(site)
        return len(facts)
    before = files_of_site(site)
    same = [path for path, found in facts.items() if before.get(path) == found]
    for path in same:
        status = (site / path).stat()
        os.utime(built / path, ns=(status.st_atime_ns, status.st_mtime_ns))
    exchange(built, site)
    # Here stands the old one now.
    for name in NOT_OF_THE_SITE:
        if (built / name).exists() and not (site / name).exists():
            (built / name).rename(site / name)
    shutil.rmtree(built)
    return len(facts) - len(same)


def _expect_apart(one: Path, other: Path) -> None:
    if one == other or one in other.parents or other in one.parents:
        raise NoPlace(_ENTWINED)


def _expect_site(folder: Path) -> None:
    if not folder.exists() or all(path.name in NOT_OF_THE_SITE for path in folder.iterdir()):
        return
    try:
        read_manifest((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, ManifestError):
        raise NoPlace(_NO_SITE) from None


def can_exchange() -> bool:
    """Whether the system has a way to let two folders change places in one step."""
    # Not every C library has it.
    return sys.platform.startswith("linux") and hasattr(ctypes.CDLL(None), "renameat2")


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one file system change places; raises ``OSError``, with both where they were."""
    if can_exchange():
        paths = os.fsencode(one), os.fsencode(other)
        if not ctypes.CDLL(None).renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE):
            return
    # Where the system cannot exchange two folders there is a moment without any, but never half of one.
    aside = other.with_name(f".{other.name}.before")
    shutil.rmtree(aside, ignore_errors=True)
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)
