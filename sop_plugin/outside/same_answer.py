"""The last answer of a command that only reads: given again where nothing that it read has changed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.files_read import FilesRead, apart_from
from sop_plugin.outside.program import program_folder, versions
from sop_plugin.outside.reading_notes import hold, notes_of, told_by
from sop_plugin.outside.writing import write_whole

_FORM = 1


class SameAnswer:
    """Of one command in one folder; ``asked`` is all that it was asked, as plain values."""

    def __init__(self, command: str, asked: object, environment: Mapping[str, str]) -> None:
        folder = Path.cwd()
        self._file = cache_file(folder, environment, command)
        apart = (str(program_folder()), *([str(self._file.parent)] if self._file is not None else []))
        self._is_apart = apart_from(apart)
        self._read = FilesRead(self._is_apart)
        self._key = ""
        if self._file is not None:
            parts = (_FORM, versions(), os.fspath(folder), asked, told_by(environment))
            self._key = sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def find(self) -> dict[str, Any] | None:
        """The answer, if it would be the same now."""
        if self._file is None:
            return None
        try:
            found = json.loads(self._file.read_bytes()) if is_own(self._file) else {}
            if found["key"] == self._key and hold(found["notes"], Path(found["root"]), self._is_apart):
                answer = found["answer"]
                return answer if isinstance(answer, dict) else None
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            pass
        return None

    def begin(self) -> None:
        """Note from here on what is read."""
        if self._file is not None:
            self._read.begin()

    def end(self) -> None:
        """Note nothing any more."""
        self._read.end()

    def keep(self, answer: Mapping[str, Any], root: Path, day: str, zone: str) -> None:
        """Keep the answer in the place of the last one; one that cannot be kept only makes the next run slower.

        ``root`` is the manual's own folder; ``zone`` is empty where no clock was asked for the day.
        """
        if self._file is None:
            return
        notes = notes_of(self._read, root, day, zone)
        if notes is None:
            return
        content = {"key": self._key, "root": os.fspath(root.resolve()), "notes": notes, "answer": answer}
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        except OSError:
            return
