"""Puts files into the folder of a site; what the last build wrote at the same place is that file once more, with its time of change."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.whole_site import WholeSite


class PlacedFiles:
    """``last`` is the site of the last build, where one is kept; ``facts`` has what was put.

    ``only_new``: the folder is one beside the site, and what the last one had is put there by whoever replaces the site.
    """

    def __init__(self, site: Path, last: WholeSite | None = None, *, only_new: bool = False) -> None:
        self._site = site
        self._last = last
        self.only_new = only_new
        self._folders: set[str] = set()
        self.facts: dict[str, FileFacts] = {}

    def write(self, path: str, data: bytes) -> FileFacts:
        """Put a file; raises ``OSError``."""
        facts = FileFacts(sha256(data).hexdigest(), len(data))
        if self.only_new and self._last is not None and self._last.has(facts.sha256) is not None:
            self.facts[path] = facts
            return facts
        target = self._target(path)
        if self._last is None or self.only_new or not self._last.give(path, facts.sha256, self._site):
            if self._last is not None:
                with suppress(FileNotFoundError):
                    os.unlink(target)  # noqa: PTH108 - in a folder that was not emptied it may be a kept one by another name
            with open(target, "wb") as file:  # noqa: PTH123 - thousands of them
                file.write(data)
        self.facts[path] = facts
        return facts

    def give(self, path: str, digest: str) -> FileFacts | None:
        """Put the file that the last build wrote at a path, if it had that digest and is there, whole."""
        if self._last is None:
            return None
        if self.only_new:
            size = self._last.has(digest)
            if size is None:
                return None
            facts = self.facts[path] = FileFacts(digest, size)
            return facts
        target = self._target(path)
        if not self._last.give(path, digest, self._site, copied=True):
            return None
        facts = self.facts[path] = FileFacts(digest, os.stat(target).st_size)  # noqa: PTH116
        return facts

    def _target(self, path: str) -> str:
        target = f"{self._site}/{path}"
        folder = os.path.dirname(target)  # noqa: PTH120
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            if self._last is not None:  # in a preview folders come and go
                self._folders.add(folder)
        return target
