"""Files of a site kept between builds, each under the digest of what it holds, and one list of what they were made of.

They lie in the user's own cache folder and not in the manual: what comes with a checkout must never be taken for a page that this
program has drawn. Nothing is unpickled. What is missing, foreign, damaged or half-written is drawn anew.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.writing import write_whole

_LIST = "list.json"
_DIGEST = 64


class KeptFiles:
    """``folder`` is ``None`` where nothing is kept. A folder that cannot be written only makes the next build slower."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._names: set[str] | None = None

    @classmethod
    def of_manual(cls, root: Path, environment: Mapping[str, str], kind: str) -> KeptFiles:
        """Those of one kind of site of the manual in ``root``, unless the environment switches that off."""
        return cls(cache_file(root, environment, f"{kind}.site"))

    @property
    def is_first(self) -> bool:
        """Whether nothing is kept by this build: there is no place for it, or none yet."""
        return self._folder is None or not self._folder.is_dir()

    def unless_first(self) -> KeptFiles:
        """Nothing to be kept in the first build of a manual here: a machine that builds but once would draw it dearer, and for nobody."""
        if self._folder is None or self._folder.is_dir():
            return self
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True)
        return KeptFiles(None)

    @property
    def are_kept(self) -> bool:
        """Whether there is a place for them."""
        return self._folder is not None

    def known(self) -> dict[str, Any]:
        """The list that the last build left; empty where there is none that can be trusted."""
        if self._folder is None:
            return {}
        file = self._folder / _LIST
        try:
            found = json.loads(file.read_bytes()) if is_own(file) else {}
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def find(self, digest: object) -> bytes | None:
        """The file with that digest, if it is there and whole."""
        if self._folder is None or not isinstance(digest, str) or not _is_digest(digest):
            return None
        place = self._place(digest)
        try:
            data = place.read_bytes()
            if sha256(data).hexdigest() == digest:
                return data
            if self._names is not None:
                self._names.discard(digest)
            place.unlink()  # another is written in its place
        except OSError:
            pass
        return None

    def has(self, digest: str) -> bool:
        """Whether there is a file of that name; whether it is whole is seen when it is read."""
        if self._names is None:
            self._names = set(self._found())
        return digest in self._names

    def _found(self) -> Iterator[str]:
        """The digests of all files that are there."""
        with suppress(OSError):
            for part in os.scandir(self._folder) if self._folder is not None else ():
                if part.is_dir(follow_symlinks=False):
                    yield from (part.name + file.name for file in os.scandir(part.path))

    def keep(self, data: bytes) -> str:
        """Take a file; its digest."""
        digest = sha256(data).hexdigest()
        if self._folder is None:
            return digest
        place = self._place(digest)
        draft = place.with_name(f".{secrets.token_hex(6)}")
        try:
            if not place.is_file() or place.read_bytes() != data:
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                # What the power takes away half-written is known by its digest: no waiting for the disk.
                draft.write_bytes(data)
                draft.replace(place)
            if self._names is not None:
                self._names.add(digest)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return digest

    def remember(self, known: Mapping[str, Any], digests: Collection[str]) -> None:
        """Leave the list for the next build, and let go of every file that it does not name."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
            write_whole(self._folder / _LIST, text.encode("utf-8", "surrogatepass"))
            for part in os.scandir(self._folder):
                if part.is_dir(follow_symlinks=False):
                    for file in os.scandir(part.path):
                        if part.name + file.name not in digests:
                            os.unlink(file.path)  # noqa: PTH108 - thousands of them
        except OSError:
            return

    def _place(self, digest: str) -> Path:
        return (self._folder or Path()) / digest[:2] / digest[2:]


def _is_digest(text: str) -> bool:
    return len(text) == _DIGEST and text.isascii() and text.isalnum()
