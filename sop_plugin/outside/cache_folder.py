"""The user's own cache folder: where something is kept of a manual between runs, and whether nobody else can have put it there."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

CACHE_VARIABLE = "SOP_CACHE"
_OFF = ("off", "0", "no")


def cache_file(root: Path, environment: Mapping[str, str], kind: str) -> Path | None:
    """Where something is kept of the manual in ``root``; ``None`` where the environment switches that off."""
    chosen = environment.get(CACHE_VARIABLE)
    if chosen in _OFF:
        return None
    name = sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    return (Path(chosen) if chosen else _user_folder()) / f"{name}.{kind}"


def is_own(file: Path) -> bool:
    """Whether nobody else can have put the file there; Windows keeps folders of users apart by itself."""
    if not hasattr(os, "getuid"):
        return True
    folder = file.parent.stat()
    writable_by_others = folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return file.stat().st_uid == folder.st_uid == os.getuid() and not writable_by_others


def _user_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("sop-manual", appauthor=False)
