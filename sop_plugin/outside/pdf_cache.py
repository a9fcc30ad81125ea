"""PDFs kept between runs, each under the digest of all that it was made of.

They lie in the user's own cache folder and not in the manual: what comes with a checkout must never be taken for a copy that
this program has made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.writing import write_changed, write_whole

_KNOWN, _READS = "known.json", "reads.json"
_KEPT = 2_000
"""Files; the most recent are kept, and all that this run has used."""


class PdfCache:
    """``folder`` is ``None`` where nothing is kept. A folder that cannot be written only makes the next run slower."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    @classmethod
    def of_manual(cls, root: Path, environment: Mapping[str, str]) -> PdfCache:
        """The cache of the manual in ``root``, unless the environment switches it off."""
        return cls(cache_file(root, environment, "pdf"))

    def find(self, digest: str) -> bytes | None:
        """What was made under a digest."""
        if self._folder is None:
            return None
        file = self._folder / f"{digest}.pdf"
        try:
            if not is_own(file):
                return None
            data = file.read_bytes()
            file.touch()
        except OSError:
            return None
        self._used.add(file.name)
        return data

    def keep(self, digest: str, data: bytes) -> None:
        """Take what was made just now: whole or not at all."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._folder / f"{digest}.pdf", data)
        except OSError:
            return
        self._used.add(f"{digest}.pdf")

    def known(self, basis: str) -> Mapping[str, str]:
        """Name → digest, of what the last run made on that ``basis``; nothing where it had another."""
        found = self._noted(_KNOWN)
        if not isinstance(found, dict) or found.get("basis") != basis:
            return {}
        made = found.get("made")
        pairs = made.items() if isinstance(made, dict) else ()
        return {name: digest for name, digest in pairs if isinstance(digest, str)}

    def remember(self, basis: str, made: Mapping[str, str]) -> None:
        """Let the next run know what was made on a ``basis``, so that it need not draw the sheets to find their PDF."""
        self._note(_KNOWN, {"basis": basis, "made": dict(sorted(made.items()))})

    def read_for(self) -> object:
        """What ``note_reads`` was given last: what was read to draw the sheets of each."""
        return self._noted(_READS)

    def note_reads(self, reads: Mapping[str, Any]) -> None:
        """Let the next run know what the sheets were drawn from, for when the basis is another."""
        self._note(_READS, reads)

    def _noted(self, name: str) -> object:
        if self._folder is None:
            return None
        file = self._folder / name
        try:
            return json.loads(file.read_bytes()) if is_own(file) else None
        except (OSError, ValueError, RecursionError):
            return None

    def _note(self, name: str, data: Mapping[str, Any]) -> None:
        if self._folder is None or not self._folder.is_dir():
            return
        try:
            write_changed(self._folder / name, json.dumps(data).encode())
        except OSError:
            return

    def tidy(self) -> None:
        """Let go of the oldest that nobody has asked for."""
        if self._folder is None or not self._folder.is_dir():
            return
        try:
            others = [file for file in self._folder.glob("*.pdf") if file.name not in self._used]
            others.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
            for file in others[max(_KEPT - len(self._used), 0) :]:
                file.unlink(missing_ok=True)
        except OSError:
            return
