"""What git keeps, by its id: texts and files, read, named and stored.

The number of processes never depends on how many texts a call is about.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.git_program import (
    GitError,
    batch_answers,
    blob_id,
    facts_of_blobs,
    facts_of_output,
    run_git,
    write_output,
)
from sop_plugin.words.voice import Words

OBJECT_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_LARGEST_TEXT = 50_000_000
_OUTSIDE = Words("{path!r} 在仓库之外", "{path!r} lies outside the repository")


@dataclass(frozen=True)
class GitObjects:
    """A repository as a store, seen from a folder in it.

    ``prefix`` leads to the folder from the top: empty, or with a slash at its end. ``is_shallow``: the oldest commits are missing, as
    in a clone with ``--depth``; ``git fetch --unshallow`` mends it.
    """

    program: str
    folder: Path
    prefix: str
    object_format: str
    is_shallow: bool

    @property
    def top(self) -> Path:
        """The folder in which the repository begins."""
        folder = self.folder.resolve()
        return folder.parents[self.prefix.count("/") - 1] if self.prefix else folder

    def read_blobs(self, ids: Iterable[str]) -> Mapping[str, bytes | None]:
        """The text of each blob id; ``None`` for what is missing, damaged, no blob, or no full id."""
        found: dict[str, bytes | None] = dict.fromkeys(ids)
        wanted = [blob for blob in found if OBJECT_ID.fullmatch(blob)]
        found |= {blob: data for blob, data in self._objects(wanted) if blob_id(data, len(blob)) == blob}
        return found

    def hash_blob(self, data: bytes, path: str | None = None) -> str:
        """The id that git gives ``data``; with ``path``, after the changes that ``.gitattributes`` orders there."""
        if path is None:
            return blob_id(data, 64 if self.object_format == "sha256" else 40)
        return self._line("hash-object", "--stdin", f"--path={self._inside(path)}", data=data)

    def write_blob(self, data: bytes, path: str | None = None) -> str:
        """Store ``data`` as ``hash_blob`` would name it. Until a commit holds it, ``git gc`` may drop it."""
        as_at = [] if path is None else [f"--path={self._inside(path)}"]
        return self._line("hash-object", "-w", "--stdin", *as_at, data=data)

    def hash_file(self, path: str, *, store: bool = False) -> str:
        """The id that git gives a file of the working tree, after the changes that ``.gitattributes`` orders; git reads it itself."""
        return self._line("hash-object", *(["-w"] if store else []), "--", self._inside(path))

    def plain_ids(self, path: Path) -> tuple[str, ...]:
        """The ids under which git may keep a file as it is: byte for byte, or with the line ends of a text as its own."""
        whole = self._line("hash-object", "--no-filters", "--", str(path))
        facts = path.stat()
        if facts.st_size > _LARGEST_TEXT:
            return (whole,)
        return whole, self.hash_blob(path.read_bytes().replace(b"\r\n", b"\n"))

    def facts_of_blobs(self, ids: Iterable[str]) -> Mapping[str, FileFacts]:
        """What blobs hold, whatever their size; without those that are not there, or damaged."""
        wanted = [blob for blob in dict.fromkeys(ids) if OBJECT_ID.fullmatch(blob)]
        return facts_of_blobs(self.program, self.folder, wanted) if wanted else {}

    def copy_blob(self, blob: str, target: Path) -> bool:
        """Write a blob into a file, whatever its size; whether there was one."""
        if not OBJECT_ID.fullmatch(blob):
            return False
        return write_output(self.program, self.folder, ("cat-file", "blob", blob), target)

    def facts_of_blob(self, blob: str) -> FileFacts | None:
        """What a blob holds, whatever its size; ``None`` for one that is not there."""
        if not OBJECT_ID.fullmatch(blob):
            return None
        return facts_of_output(self.program, self.folder, ("cat-file", "blob", blob))

    def _objects(self, names: list[str]) -> Iterator[tuple[str, bytes]]:
        """The blobs among ``names``, in one process; only a damaged object, at which git dies, needs another."""
        while names:
            request = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
            answered = 0
            output = self._run("cat-file", "--batch", data=request, accepted=None)
            for data in batch_answers(output):
                if data is not None:
                    yield names[answered], data
                answered += 1
            names = names[answered + 1 :]

    def _inside(self, path: str) -> str:
        """A path from the top of the repository; ``..`` may not lead out of it."""
        joined = posixpath.normpath(posixpath.join(self.prefix, path.lstrip("/")))
        if joined == ".." or joined.startswith("../"):
            raise GitError(_OUTSIDE.filled(path=path))
        return "" if joined == "." else joined

    def _line(self, *arguments: str, data: bytes | None = None) -> str:
        return self._run(*arguments, data=data).decode("ascii").strip()

    def _run(
        self, *arguments: str, data: bytes | None = None, accepted: tuple[int, ...] | None = (0,)
    ) -> bytes:
        # From the top, so that paths mean the same to each command; a bare repository has no other place.
        return run_git(self.program, self.top, arguments, data, accepted)
