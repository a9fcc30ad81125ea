"""This program as it runs, as one digest, and the libraries around it: what other versions drew is not what these would."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

_PARTS = frozenset((".py", ".html", ".css", ".js", ".po", ".txt", ".yml", ".json"))


def program_folder() -> Path:
    """Where its files lie."""
    return Path(__file__).parents[1]


@cache
def program_digest() -> str:
    """By what its files hold, so that a fresh checkout of the same version is the same program."""
    folder = program_folder()
    found = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _PARTS):
        found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


@cache
def library_versions() -> tuple[str, ...]:
    """Name and version of everything that is installed, as its folders are called: to read what they hold takes a hundred times as long."""
    folders = (path or os.curdir for path in sys.path)
    names = {name for folder in folders if os.path.isdir(folder) for name in os.listdir(folder)}  # noqa: PTH112, PTH208
    return tuple(sorted(name for name in names if name.endswith((".dist-info", ".egg-info"))))


def versions() -> tuple[object, ...]:
    """Of the program, the libraries and the interpreter."""
    return program_digest(), sys.version, library_versions()
