"""A new site in the place of the old one, in one step: whoever looks, or pulls the plug, finds the one or the other, whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.site_folder import NOT_OF_THE_SITE, files_of_site

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def put_site(built: Path, site: Path, facts: Mapping[str, FileFacts]) -> int:
    """Move ``built``, whose files are ``facts``, to ``site``; the number of files that are new or changed there.

    Files that stay as they are keep their time of change, so that a copy by time carries the others only. Both folders
    must lie on one file system; raises ``OSError``, and then ``site`` is as it was.
    """
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotADirectoryError(20, "not a folder", os.fspath(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        built.rename(site)
        return len(facts)
    before = files_of_site(site)
    same = [path for path, found in facts.items() if before.get(path) == found]
    for path in same:
        status = (site / path).stat()
        os.utime(built / path, ns=(status.st_atime_ns, status.st_mtime_ns))
    _exchange(built, site)
    # Here stands the old one now.
    for name in NOT_OF_THE_SITE:
        if (built / name).exists() and not (site / name).exists():
            (built / name).rename(site / name)
    shutil.rmtree(built)
    return len(facts) - len(same)


def _exchange(one: Path, other: Path) -> None:
    if sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        paths = os.fsencode(one), os.fsencode(other)
        if not libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE):
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
