"""What files hold: size and digest, read in pieces, and kept between runs for files that have not changed since.

A file is known again by its place, size, identity and the times of its last change; one that changed a moment before it was read
is read again. The times are the disk's own, so that no clock is asked.
"""

from __future__ import annotations

import io
import json
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from sop_plugin.model.attachment import FileTrouble
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.writing import write_whole

_PIECE = 1 << 20
# Git takes for a text what has no NUL in its first 8,000 bytes, and may change the line ends of such a file.
_LOOKED_AT = 8000
_MOMENT = 100_000_000
"""Nanoseconds within which two changes of a file may bear one time."""

_MOST = 50_000
"""Entries that are kept although nobody asked for them this time."""

Read = Callable[[int], bytes]


class KnownFacts:
    """Facts of files by where they lie and of blobs by their id; ``save`` keeps those that this run asked for."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = _load(file) if file is not None else {}
        self._used: dict[str, list[Any]] = {}
        self._new = False
        self._now: int | None = None

    @classmethod
    def of_manual(cls, root: Path, environment: Mapping[str, str]) -> KnownFacts:
        """Those kept for the manual in ``root``, unless the environment switches it off."""
        return cls(cache_file(root, environment, "files"))

    def of_file(self, path: Path) -> FileFacts | FileTrouble:
        """What lies at a path."""
        try:
            before = path.stat()
            if stat.S_ISDIR(before.st_mode):
                return FileTrouble.FOLDER
            if not stat.S_ISREG(before.st_mode):
                return FileTrouble.UNREADABLE
            seen = [before.st_size, before.st_mtime_ns, before.st_ctime_ns, before.st_ino]
            key = os.fspath(path)
            entry = self._used.get(key) or self._known.get(key)
            if entry is not None and entry[2:] == seen:
                self._used[key] = entry
                return FileFacts(entry[0], entry[1])
            with path.open("rb") as file:
                facts = read_facts(file.read)
            if self._is_settled(max(before.st_mtime_ns, before.st_ctime_ns)):
                self._used[key] = [facts.sha256, facts.size, *seen]
                self._new = True
        except (FileNotFoundError, NotADirectoryError):
            return FileTrouble.MISSING
        except (OSError, ValueError):
            return FileTrouble.UNREADABLE
        return facts

    def of_blob(self, blob: str, read: Callable[[], FileFacts | None]) -> FileFacts | None:
        """What a blob of git holds, which never changes."""
        entry = self._used.get(blob) or self._known.get(blob)
        if entry is None:
            facts = read()
            if facts is None:
                return None
            entry = [facts.sha256, facts.size]
            self._new = True
        self._used[blob] = entry
        return FileFacts(entry[0], entry[1])

    def of_blobs(
        self, blobs: Iterable[str], read: Callable[[list[str]], Mapping[str, FileFacts]]
    ) -> Mapping[str, FileFacts]:
        """The same of many, those that are not known read together."""
        wanted = list(dict.fromkeys(blobs))
        unknown = [blob for blob in wanted if blob not in self._used and blob not in self._known]
        found = dict(read(unknown)) if unknown else {}
        facts = {blob: self.of_blob(blob, lambda blob=blob: found.get(blob)) for blob in wanted}  # type: ignore[misc]
        return {blob: each for blob, each in facts.items() if each is not None}

    def save(self) -> None:
        """Keep what this run used; a folder that cannot be written only makes the next run slower."""
        if self._file is None or not self._new:
            return
        try:
            kept = self._used if len(self._known) > _MOST else self._known | self._used
            write_whole(self._file, json.dumps(kept).encode())
        except OSError:
            return

    def _is_settled(self, changed: int) -> bool:
        """Whether another change would bear another time than this one."""
        if self._file is None:
            return False
        if self._now is None:
            try:
                self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                mark = self._file.with_suffix(".now")
                mark.write_bytes(b"")
                self._now = mark.stat().st_mtime_ns
            except OSError:
                self._file = None
                return False
        return changed < self._now - _MOMENT


def read_facts(read: Read) -> FileFacts:
    """What is read in pieces, the line ends of a text as git keeps them."""
    hashed = sha256()
    size = 0
    piece = read(_PIECE)
    is_text = b"\0" not in piece[:_LOOKED_AT]
    while piece:
        following = read(_PIECE)
        if is_text:
            if following and piece.endswith(b"\r"):
                # The two halves of a line end may lie in two pieces.
                piece, following = piece[:-1], b"\r" + following
            piece = piece.replace(b"\r\n", b"\n")
        hashed.update(piece)
        size += len(piece)
        piece = following
    return FileFacts(hashed.hexdigest(), size)


def facts_of_bytes(data: bytes) -> FileFacts:
    """The same of a file that is at hand."""
    return read_facts(io.BytesIO(data).read)


def _load(file: Path) -> dict[str, list[Any]]:
    try:
        found = json.loads(file.read_bytes()) if is_own(file) else {}
    except (OSError, ValueError):
        return {}
    return {key: entry for key, entry in found.items() if _is_entry(entry)} if isinstance(found, dict) else {}


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, list)
        and len(entry) in (2, 6)
        and isinstance(entry[0], str)
        and all(isinstance(number, int) for number in entry[1:])
    )
