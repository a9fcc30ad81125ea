"""The files of a site that we draw ourselves: all at once and side by side in a build, in a preview when they are asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

import mkdocs
from mkdocs.plugins import get_plugin_logger

from sop_plugin.mkdocs_site.kept_entry import KeptEntry
from sop_plugin.mkdocs_site.kept_site import KeptSite
from sop_plugin.mkdocs_site.same_site import ONLY_ONCE
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.placed_files import PlacedFiles
from sop_plugin.outside.processes import side_by_side
from sop_plugin.outside.whole_site import WholeSite
from sop_plugin.pages.searching.text import Sections

_log = get_plugin_logger("sop")


@dataclass(frozen=True)
class Drawn:
    """A file that was drawn: its path in the site, what was written, and what whoever drew it has to tell of it."""

    path: str
    written: FileFacts
    facts: Any = None
    said: tuple[tuple[str, int, str], ...] = ()
    """Logger, level and words of what was logged meanwhile."""
    kept: KeptEntry | None = None
    """What the next build may know of it."""

    @property
    def sections(self) -> str:
        """Under which digest its sections are kept."""
        return self.kept.sections if self.kept is not None else ""


@dataclass(frozen=True)
class FileToDraw:
    """How a file is drawn, and what there is to tell of it afterwards.

    ``parts`` say what file it is to be, for one that can be kept; ``late``: it is text, in which something is filled in when it is written.
    """

    draw: Callable[[], bytes]
    facts: Callable[[], Any] = lambda: None
    parts: Callable[[], object] | None = None
    late: bool = False


SectionsAt = Callable[[str], Sections | None]
"""File of a page in the site → the sections that search has of it; ``None`` where they must be rendered again."""


@dataclass(frozen=True)
class FolderToDraw:
    """How the files of a folder are drawn when all pages are there, whose sections are then known; in a preview nothing is."""

    draw: Callable[[SectionsAt | None], Mapping[str, bytes]]
    parts: Callable[[], object] = lambda: None


class FilesToDraw:
    """The files that one build owes, each drawn once."""

    def __init__(self, folder: str, last: WholeSite | None = None, *, only_new: bool = False) -> None:
        """``last`` is the site of the last build, of which files may be taken; ``only_new``: they stay where they are."""
        self.placed = PlacedFiles(Path(folder), last, only_new=only_new)
        self.keeper: KeptSite | None = None
        self.draws: Callable[[str], bool] = lambda _path: True
        """Whether a file is drawn by this build, or by one of another part of the site."""
        self._files: dict[str, FileToDraw] = {}
        self._folders: dict[str, FolderToDraw] = {}

    def add(self, path: str, file: FileToDraw) -> None:
        """A file of the site, by its path in it."""
        if self.draws(path):
            self._files[path] = file

    def add_folder(self, path: str, folder: FolderToDraw) -> None:
        """Files below a folder, which are known only when they are drawn."""
        if self.draws(path):
            self._folders[path] = folder

    def draw(self, path: str) -> bool:
        """Put a file into the site, if it is one of those that are owed."""
        file = self._files.get(path)
        if file is not None:
            _tell(self._draw_file(path, file))
            # What could not be drawn is still owed.
            del self._files[path]
        folders = [name for name in self._folders if path.startswith(f"{name}/")]
        for folder in folders:
            self._write_all(self._folders[folder].draw(None))
            del self._folders[folder]
        return file is not None or bool(folders)

    def draw_all(self, jobs: int) -> Iterator[Drawn]:
        """Put all of them into the site, and say what was drawn, in the order in which they were added."""
        files, folders = self._files, self._folders
        self._files, self._folders = {}, {}
        owns = {path: self._own(file) for path, file in files.items()}
        same = {path: drawn for path, own in owns.items() if (drawn := self._same(path, own)) is not None}
        new = [
            partial(self._draw_file, path, file, owns[path])
            for path, file in files.items()
            if path not in same
        ]
        if self.keeper is not None:
            said = "%d of %d files are the same as in the last build"
            _log.info(said, len(same), len(files), extra=ONLY_ONCE)
        made = side_by_side(new, jobs)
        sections: dict[str, Drawn] = {}
        for path in files:
            drawn = same[path] if path in same else next(made)
            self.placed.facts[path] = drawn.written
            _tell(drawn)
            if self.keeper is not None and drawn.kept is not None:
                self.keeper.take(path, drawn.kept)
            if drawn.facts is not None and (drawn.facts.sections or drawn.sections):
                sections[path] = drawn
            yield drawn
        for path, folder in folders.items():
            self._draw_folder(path, folder, sections)
        if self.keeper is not None:
            self.keeper.save()

    def _own(self, file: FileToDraw) -> str:
        return self.keeper.own(file.parts()) if self.keeper is not None and file.parts is not None else ""

    def _same(self, path: str, own: str) -> Drawn | None:
        found = self.keeper.find(path, own) if self.keeper is not None and own else None
        if found is None:
            return None
        written, kept = found
        return Drawn(path, written, kept.facts, kept.said, kept)

    def _draw_file(self, path: str, file: FileToDraw, own: str = "") -> Drawn:
        kept: KeptEntry | None = None
        with Overheard() as said:
            if self.keeper is not None and own:
                data, facts, kept = self.keeper.draw(own, file.draw, file.facts, late=file.late)
            else:
                data = file.draw()
                facts = file.facts()
        written = self.placed.write(path, data)
        heard = said.taken()
        kept = replace(kept, said=heard) if kept is not None else None
        return Drawn(path, written, facts, heard, kept)

    def _draw_folder(self, path: str, folder: FolderToDraw, pages: Mapping[str, Drawn]) -> None:
        def sections_at(file: str) -> Sections | None:
            drawn = pages.get(file)
            if not self.draws(file):
                return None  # a build of another part does
            if drawn is None or drawn.facts.sections:
                return cast(Sections, drawn.facts.sections) if drawn is not None else ()
            return self.keeper.sections(drawn.sections) if self.keeper is not None else ()

        if self.keeper is None:
            self._write_all(folder.draw(sections_at))
            return
        told = {name: drawn.sections or drawn.facts.sections for name, drawn in pages.items()}
        own = self.keeper.own((folder.parts(), told))
        if self.keeper.find_folder(path, own):
            return
        kept = self.keeper.draw_folder(own, partial(folder.draw, sections_at))
        if kept is not None:
            self.keeper.take(path, kept)

    def _write_all(self, files: Mapping[str, bytes]) -> None:
        for name, data in files.items():
            self.placed.write(name, data)


def _tell(drawn: Drawn) -> None:
    for name, level, words in drawn.said:
        logging.getLogger(name).log(level, "%s", words)


class Overheard(logging.Handler):
    """What is said while a file is drawn, kept for the process that counts warnings and owns the terminal."""

    def __init__(self) -> None:
        super().__init__()
        self._logger = logging.getLogger(mkdocs.__name__)
        self._records: list[tuple[str, int, str]] = []
        self._before: tuple[list[logging.Handler], bool] = ([], True)

    def __enter__(self) -> Overheard:
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
