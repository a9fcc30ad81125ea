"""Files beside a text that it shows or links: what the text names, and what stands there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.model.place import Place
from sop_plugin.model.site_manifest import FileFacts


@dataclass(frozen=True)
class FileInText:
    """A file as a text names it: ``name`` is its path from the folder of the text, ``shown`` whether it is seen without a click."""

    name: str
    place: Place
    shown: bool

    @property
    def path(self) -> str:
        """Its path as findings name it."""
        return path_of(self.name, self.place.path)


@dataclass(frozen=True)
class LinkInText:
    """An address as a text has it; ``shown``: it is seen without a click."""

    written: str
    place: Place
    shown: bool = False


def path_of(name: str, source: str) -> str:
    """The path, as findings name it, of a file that the text in ``source`` names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), name))


class FileTrouble(StrEnum):
    """Why a file that a text names can be no part of it."""

    MISSING = "missing"
    OUTSIDE = "outside"
    FOLDER = "folder"
    LINK = "link"
    LEFT_OUT = "left_out"
    UNREADABLE = "unreadable"


FactsOf = Callable[[str], FileFacts | FileTrouble]
"""Path as findings name it → what stands there, with the line ends of a text as ``\\n``, as git keeps them."""


def nothing_there(_path: str) -> FileTrouble:
    """Where a text stands alone."""
    return FileTrouble.MISSING


@dataclass(frozen=True)
class Attachment:
    """A file that is part of a document. ``blob`` is the git id of what was released; a draft has none."""

    name: str
    path: str
    facts: FileFacts
    blob: str | None = None


FOLDER = "files"
"""Where a site and an export have the files of released texts."""
_SHOWN = 16


def attached_file(attachment: Attachment) -> str:
    """The file there: by what it holds, so that each revision shows its own; of one content and one name there is one."""
    return f"{FOLDER}/{attachment.facts.sha256[:_SHOWN]}/{posixpath.basename(attachment.name)}"


@dataclass(frozen=True, order=True)
class ReleasedFile:
    """What a release records of one file: enough to know it, and to have it from git."""

    name: str
    sha256: str
    size: int
    blob: str

    @property
    def facts(self) -> FileFacts:
        """What the file held."""
        return FileFacts(self.sha256, self.size)
