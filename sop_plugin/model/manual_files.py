"""Every file below the documents' folder, and what it is to the manual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from sop_plugin.model.attachment import FileTrouble, LinkInText
from sop_plugin.model.place import Place
from sop_plugin.words.labels import LABELS
from sop_plugin.words.voice import Words

# What MkDocs takes for Markdown.
TEXT_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


FRONT_PAGES = frozenset(("index", "README"))
"""Names, without their ending, of the page that a folder has for itself."""


def is_text_name(name: str) -> bool:
    """Whether a file of this name is a text: a document or a page."""
    return name.lower().endswith(TEXT_SUFFIXES)


class Exclusion(StrEnum):
    """Why a file is none of the manual's: ``exclude_docs`` says so, or MkDocs does by itself."""

    ON_PURPOSE = "on_purpose"
    UNASKED = "unasked"


@dataclass(frozen=True)
class ListedFile:
    """A file by its path from the documents' folder. ``trouble``: it is a link that cannot be published."""

    inside: str
    left_out: Exclusion | None = None
    trouble: FileTrouble | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.inside.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return self.name.rpartition(".")[0] or self.name

    @property
    def folder(self) -> str:
        """What its path has before the name, with the ``/``."""
        return self.inside[: len(self.inside) - len(self.name)]


@dataclass(frozen=True)
class FolderListing:
    """Everything below the documents' folder, which findings call ``path``; ``named_by_site`` are names of files in settings and styles."""

    path: str = ""
    files: tuple[ListedFile, ...] = ()
    named_by_site: frozenset[str] = frozenset()


class FileStanding(StrEnum):
    """What a file is to the manual: each is exactly one of these, so that counts add up to all files."""

    CONTROLLED = "controlled"
    UNUSABLE = "unusable"
    PAGE = "page"
    ATTACHED = "attached"
    NAMED = "named"
    UNCLAIMED = "unclaimed"
    LEFT_OUT = "excluded"

    @property
    def label(self) -> Words:
        """What it is called where it stands alone."""
        return LABELS[f"file_{self}"]


@dataclass(frozen=True)
class AccountedFile:
    """A file, what it is, the paths of the texts that name it, and whether settings or styles of the site do."""

    path: str
    standing: FileStanding
    named_by: tuple[str, ...] = ()
    named_by_site: bool = False


@dataclass(frozen=True)
class FileAccount:
    """All files below the folder that findings call ``folder``, in the order of names."""

    folder: str = ""
    files: tuple[AccountedFile, ...] = ()

    @cached_property
    def counts(self) -> Mapping[FileStanding, int]:
        """How many there are of each standing, of none too."""
        found = Counter(file.standing for file in self.files)
        return {standing: found[standing] for standing in FileStanding}


@dataclass(frozen=True)
class MatterEntry:
    """What the front matter of a page says at one key: in our word for it, and as far as it is one value."""

    key: str
    written_key: str
    value: str | None
    place: Place


@dataclass(frozen=True)
class OutsidePage:
    """A page outside control: what its front matter and main heading say, and what its text names.

    ``header`` is its front matter, ``text`` what stands below that, from line ``first_line`` of the file. ``headings`` are the words and the id
    of each that has one; ``ids`` is all else that is named.
    """

    path: str
    matter: tuple[MatterEntry, ...] = ()
    heading: MatterEntry | None = None
    names: frozenset[str] = frozenset()
    header: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    first_line: int = 1
    links: tuple[LinkInText, ...] = ()
    headings: tuple[tuple[str, str | None], ...] = ()
    ids: frozenset[str] = frozenset()


def page_address(inside: str) -> str:
    """Where a site has a page outside control: ``guide/reading.md`` → ``guide/reading/``."""
    folder, slash, name = inside.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}{slash}" if stem in FRONT_PAGES else f"{folder}{slash}{stem}/"
