"""Finds the ``CODEOWNERS`` of the repository around a manual, and the files that it may be about."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sop_plugin.outside.files import path_matcher, read_source
from sop_plugin.outside.git import GitRepository
from sop_plugin.owners.codeowners import PLACES, OwnersFile, read_code_owners

_LARGEST = 3_000_000  # what GitHub reads


def _on_disk(path: Path) -> bytes | None:
    source = read_source(path, path.name, _LARGEST)
    return source.data if source.trouble is None else None


@dataclass(frozen=True)
class OwnersFinder:
    """A manual's folder, its documents' folder as findings name it, and the files of its own."""

    root: Path
    docs: str
    own_files: tuple[str, ...]

    def files(self, committed: Mapping[str, bytes] | None = None) -> tuple[OwnersFile, ...]:
        """All that there are, on disk or among ``committed`` files; no process is started where there is none."""
        found = (
            (place, _on_disk(self.top / place) if committed is None else committed.get(self.shown(place)))
            for place in PLACES
        )
        return tuple(
            self.file(place, data.decode("utf-8", "replace").replace("\r\n", "\n"))
            for place, data in found
            if data is not None
        )

    def file(self, place: str, text: str) -> OwnersFile:
        """One of this text at a place from the top of the repository; it need not be there yet."""
        shown = self.shown(place)
        own = tuple(name for name in (*self.own_files, shown) if not name.startswith("../"))
        lines = tuple(read_code_owners(text))
        return OwnersFile(shown, text, lines, path_matcher, self.all_files, self.docs, own, self.prefix)

    def shown(self, place: str) -> str:
        """A place from the top of the repository as findings name it."""
        return Path(os.path.relpath(self.top / place, self.root.resolve())).as_posix()

    @cached_property
    def top(self) -> Path:
        """The top of the repository, or the manual's own folder where there is none."""
        root = self.root.resolve()
        return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)

    @cached_property
    def prefix(self) -> str:
        """What leads from the top to the manual."""
        inside = self.root.resolve().relative_to(self.top).as_posix()
        return "" if inside == "." else f"{inside}/"

    @cached_property
    def all_files(self) -> tuple[str, ...]:
        """Every file of the repository, from its top."""
        repository = GitRepository.find(self.top)
        if isinstance(repository, GitRepository):
            return repository.files()
        return tuple(path.relative_to(self.top).as_posix() for path in self.top.rglob("*") if path.is_file())
