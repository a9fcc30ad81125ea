"""Readings of documents kept between runs, found again by the content of their file.

They lie in the user's own cache folder and not in the manual: they are unpickled, and what comes with a checkout must
never be able to run code. A cache that is missing, foreign or damaged is read as none.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import sys
import sysconfig
from collections.abc import Mapping
from copy import copy
from dataclasses import fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from sop_plugin.model.finding import Rule
from sop_plugin.model.settings import Settings
from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.no_collections import no_collections
from sop_plugin.outside.writing import write_whole
from sop_plugin.reading.front_matter.documents import DocumentReading
from sop_plugin.reading.source import Source
from sop_plugin.rules import all_rules

# To write all readings anew takes longer than to read a few files.
_FEW = 20
# Of this program, what decides what it makes of a manual.
_PARTS = (".py", ".html", ".css", ".po", ".txt", ".yml")


class ReadingCache:
    """Readings by one set of settings; ``save`` keeps those that this run used or made for the next one."""

    def __init__(self, file: Path | None, settings: Settings) -> None:
        self._file = file
        self._salt = salt(settings) if file is not None else b""
        self._known = load_kept(file) if file is not None else {}
        self._used: dict[bytes, DocumentReading] = {}
        self._new = 0
        """How many the file has not."""

    @classmethod
    def of_manual(cls, root: Path, settings: Settings, environment: Mapping[str, str]) -> ReadingCache:
        """The cache of the manual in ``root``, unless the environment switches it off."""
        return cls(cache_file(root, environment, "readings"), settings)

    def again(self, settings: Settings) -> ReadingCache | None:
        """The same for the next reading in this process, without the file; ``None`` where the ``settings`` are others."""
        if self._file is None or salt(settings) != self._salt:
            return None
        found = copy(self)
        found._known, found._used = self._used, {}
        return found

    def find(self, source: Source, *, released: bool = False) -> DocumentReading | None:
        """The reading of a source whose very bytes were read before; ``released`` texts are read without being checked."""
        if self._file is None or source.trouble is not None:
            return None
        key = self._key(source, released)
        reading = self._known.get(key) or self._used.get(key)
        if reading is not None:
            self._used[key] = reading
        return reading

    def keep(self, source: Source, reading: DocumentReading, *, released: bool = False) -> None:
        """Take what was read just now."""
        if self._file is not None and source.trouble is None:
            self._used[self._key(source, released)] = reading
            self._new += 1

    def _key(self, source: Source, released: bool) -> bytes:
        path = source.path.encode("utf-8", "surrogatepass")
        kind = b"released" if released else b"working"
        return sha256(b"\0".join((self._salt, kind, path, source.data))).digest()

    def save(self) -> None:
        """Keep what this run used, if much of it is new; a folder that cannot be written only makes the next run slower."""
        if self._file is None or self._new <= min(_FEW, len(self._used) // 10):
            return
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with no_collections():
                write_whole(self._file, dumped(self._used))
            self._new = 0
        except OSError:
            return


def dumped(readings: object) -> bytes:
    """What was read, for ``load_kept`` of a later run or ``loaded`` in another process of this one."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    # Rules are told apart by identity: one from the cache must be the one of the catalogue.
    pickler.dispatch_table = copyreg.dispatch_table | {Rule: lambda rule: (_rule, (rule.code,))}
    pickler.dump(readings)
    return written.getvalue()


def loaded(data: bytes) -> Any:
    """What a process of this program dumped."""
    with no_collections():
        return pickle.loads(data)  # noqa: S301 (it comes from a copy of this very process)


def _rule(code: str) -> Rule:
    return all_rules()[code]


def load_kept(file: Path) -> dict[bytes, Any]:
    """What an earlier run kept; nothing where another user could have put it there, or it is damaged."""
    try:
        if not is_own(file):
            return {}
        with no_collections():
            # Written by this user, into a folder that only this user may write.
            found = pickle.loads(file.read_bytes())  # noqa: S301
    except Exception:  # noqa: BLE001 (whatever a damaged file brings up, the documents themselves are there to be read)
        return {}
    return found if isinstance(found, dict) else {}


def salt(settings: Settings) -> bytes:
    """Everything beside the files of a manual that what is made of them depends on: settings, this program, the interpreter."""
    # Where a setting stands changes nothing in what is read; what is lowered has been found before.
    # What has been asked of the settings since is none of what they say.
    names = {each.name for each in fields(settings)} - {"places", "lowered"}
    known = {name: value for name, value in vars(settings).items() if name in names}
    return sha256(repr((_plain(known), _program(), sys.version)).encode()).digest()


@cache
def _program() -> tuple[tuple[str, int, int], ...]:
    """The files of this program and its libraries as it runs: a command opens the manual more than once, and asks the disk for them once."""
    folder = Path(__file__).parents[1]
    own = sorted(path for path in folder.rglob("*") if path.suffix in _PARTS)
    # Where libraries are installed: with each that comes, goes or gets another version it changes.
    libraries = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]
    return tuple(
        (path.as_posix(), status.st_mtime_ns, status.st_size)
        for path in (*own, *libraries)
        for status in (path.stat(),)
    )


def _plain(value: object) -> object:
    """A value that is written alike in every run: sets and mappings in order."""
    if isinstance(value, Mapping):
        return sorted((str(key), repr(_plain(item))) for key, item in value.items())
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return value
