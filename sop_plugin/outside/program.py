"""This program as it runs, as one digest: what another version drew is not what this one would."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

_PARTS = frozenset((".py", ".html", ".css", ".js", ".po", ".txt", ".yml", ".json"))


@cache
def program_digest() -> str:
    """By what its files hold, so that a fresh checkout of the same version is the same program."""
    folder = Path(__file__).parents[1]
    found = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _PARTS):
        found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()
