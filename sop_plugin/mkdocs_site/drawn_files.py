"""The files of a site that we draw ourselves: all at once and side by side in a build, in a preview when they are asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.utils import write_file

from sop_plugin.outside.processes import side_by_side


@dataclass(frozen=True)
class Drawn:
    """A file that was drawn: its path in the site, the digest of its bytes, and what whoever drew it has to tell of it."""

    path: str
    digest: bytes
    facts: Any = None
    said: tuple[tuple[str, int, str], ...] = ()
    """Logger, level and words of what was logged meanwhile."""


@dataclass(frozen=True)
class FileToDraw:
    """How a file is drawn, and what there is to tell of it afterwards."""

    draw: Callable[[], bytes]
    facts: Callable[[], Any] = lambda: None


class FilesToDraw:
    """The files that one build owes, each drawn once."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._files: dict[str, FileToDraw] = {}
        self._folders: dict[str, Callable[[], Mapping[str, bytes]]] = {}

    def add(self, path: str, file: FileToDraw) -> None:
        """A file of the site, by its path in it."""
        self._files[path] = file

    def add_folder(self, path: str, draw: Callable[[], Mapping[str, bytes]]) -> None:
        """Files below a folder, which are known only when they are drawn."""
        self._folders[path] = draw

    def draw(self, path: str) -> bool:
        """Put a file into the site, if it is one of those that are owed."""
        file = self._files.get(path)
        if file is not None:
            _tell(self._draw_file(path, file))
            # What could not be drawn is still owed.
            del self._files[path]
        folders = [name for name in self._folders if path.startswith(f"{name}/")]
        for folder in folders:
            self._draw_folder(folder, self._folders[folder])
            del self._folders[folder]
        return file is not None or bool(folders)

    def draw_all(self, jobs: int) -> Iterator[Drawn]:
        """Put all of them into the site, and say what was drawn, in the order in which they were added."""
        # What takes longest begins first.
        folders = [partial(self._draw_folder, path, draw) for path, draw in self._folders.items()]
        files = [partial(self._draw_file, path, file) for path, file in self._files.items()]
        self._files, self._folders = {}, {}
        for drawn in side_by_side([*folders, *files], jobs):
            _tell(drawn)
            yield drawn

    def _draw_file(self, path: str, file: FileToDraw) -> Drawn:
        with _Overheard() as said:
            data = file.draw()
        write_file(data, str(self._folder / path))
        return Drawn(path, sha256(data).digest(), file.facts(), said.taken())

    def _draw_folder(self, path: str, draw: Callable[[], Mapping[str, bytes]]) -> Drawn:
        for name, data in draw().items():
            write_file(data, str(self._folder / name))
        return Drawn(path, b"")


def _tell(drawn: Drawn) -> None:
    for name, level, words in drawn.said:
        logging.getLogger(name).log(level, "%s", words)


class _Overheard(logging.Handler):
    """What is said while a file is drawn, kept for the process that counts warnings and owns the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._logger = logging.getLogger(mkdocs.__name__)
        self._records: list[tuple[str, int, str]] = []
        self._before: tuple[list[logging.Handler], bool] = ([], True)

    def __enter__(self) -> _Overheard:
        self._before = self._logger.handlers, self._logger.propagate
        self._logger.handlers, self._logger.propagate = [self], False
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.handlers, self._logger.propagate = self._before

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the words."""
        self._records.append((record.name, record.levelno, record.getMessage()))

    def taken(self) -> tuple[tuple[str, int, str], ...]:
        """All that was said."""
        return tuple(self._records)
