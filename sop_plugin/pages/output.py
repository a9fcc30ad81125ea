"""One thing that a site has by our doing, as a value: where it stands, what it is, and how it is drawn."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum, StrEnum

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.words import labels
from sop_plugin.words.language import Language

NO_TEXT = RenderedText(())


class Kind(StrEnum):
    """What an output is to readers; whatever else treats outputs differently follows from it."""

    DOCUMENT = "document"
    TOMBSTONE = "tombstone"
    """The page of a withdrawn document: the number keeps its address, the text is no longer for use."""
    REVISION = "revision"
    REDLINE = "redline"
    CHECKLIST = "checklist"
    BLANK = "blank"
    SCANNED_COPY = "scanned_copy"
    """Where the code on a controlled copy leads."""
    DEPARTMENT = "department"
    JOB = "job"
    LIST = "list"
    LEDGER = "ledger"
    """Part of the ledger, line by line."""
    DOWNLOAD = "download"
    """A file for other programs: a workbook, a calendar, a feed."""

    @property
    def framed(self) -> bool:
        """Whether the site puts its frame around it; the others are whole files."""
        return self not in (Kind.CHECKLIST, Kind.BLANK, Kind.SCANNED_COPY, Kind.DOWNLOAD)

    @property
    def searchable(self) -> bool:
        """Whether readers find it by searching: past texts only from their history, lists from the navigation."""
        return self in (Kind.DOCUMENT, Kind.JOB)

    @property
    def for_robots(self) -> bool:
        """Whether it stands beside nothing that others should find instead."""
        return self not in (
            Kind.REVISION,
            Kind.REDLINE,
            Kind.CHECKLIST,
            Kind.BLANK,
            Kind.SCANNED_COPY,
            Kind.DOWNLOAD,
            Kind.LEDGER,
        )

    @property
    def shows_document(self) -> bool:
        """Whether it is the page of one text."""
        return self in (Kind.DOCUMENT, Kind.TOMBSTONE, Kind.REVISION)

    @property
    def of_the_manual(self) -> bool:
        """Whether it is drawn from the manual as a whole; a project may arrange these in its navigation itself."""
        return self in (Kind.DEPARTMENT, Kind.JOB, Kind.LIST)


class Section(Enum):
    """Parts of the navigation, in its order."""

    DEPARTMENTS = labels.DEPARTMENTS
    WAYS_IN = labels.WAYS_IN
    """What people look for who have something to do."""
    LISTS = labels.LISTS
    """What people look for who check the manual itself."""


@dataclass(frozen=True, eq=False)
class Output:
    """``address`` is relative to the site's root; one that ends in ``/`` is a page.

    ``text`` renders the document that it shows, ``draw`` makes its HTML of that; ``searched`` is what search finds of it.
    ``document`` and ``state`` are those of the text, ``section`` is where the navigation lists the page. ``made`` yields the bytes
    of a download, which is not drawn. ``feed`` is where feed readers learn of changes to what a page lists; empty where they cannot.
    """

    address: str
    kind: Kind
    title: str
    language: Language
    draw: Callable[[RenderedText], str] = lambda _text: ""
    text: Callable[[], RenderedText] = lambda: NO_TEXT
    searched: Callable[[RenderedText], str] = lambda _text: ""
    document: Document | None = None
    state: State | None = None
    section: Section | None = None
    made: Callable[[], bytes] | None = None
    feed: str = ""

    def whole_file(self) -> bytes:
        """The bytes of an output that the site puts no frame around."""
        return self.made() if self.made is not None else self.draw(self.text()).encode()

    @property
    def identity(self) -> tuple[object, ...]:
        """All that it is, the functions that draw it with what they were given."""
        return tuple(getattr(self, each.name) for each in fields(self))

    @property
    def base(self) -> str:
        """From the page to the site's root."""
        return base_of(self.address)

    @property
    def file(self) -> str:
        """The file that the site has of it."""
        return file_of(self.address)

    @property
    def name(self) -> str:
        """What the navigation in ``mkdocs.yml`` calls it: ``register.md``."""
        return f"{self.address.rstrip('/')}.md" if self.kind.framed else self.file


def base_of(address: str) -> str:
    """From the page at an address to the site's root."""
    return posixpath.relpath(".", address.rstrip("/") or ".") + "/"


def file_of(address: str) -> str:
    """The file that a site has for an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address


@dataclass(frozen=True)
class InTheWay:
    """A file of the project, or another output, for which there is no room beside an output."""

    path: str
    output: Output


def in_the_way(outputs: Iterable[Output], files: Mapping[str, str | None]) -> Iterator[InTheWay]:
    """``files`` of the project: path in the documents' folder → the file that the site would have of it.

    It has none of the source of a document; its name alone can be that of a page of ours.
    """
    by_file: dict[str, Output] = {}
    for output in outputs:
        first = by_file.setdefault(output.file, output)
        if first is not output:
            yield InTheWay(output.name, first)
    by_name = {output.name: output for output in by_file.values() if output.kind.of_the_manual}
    for path, file in files.items():
        taken = by_name.get(path) or (by_file.get(file) if file is not None else None)
        if taken is not None:
            yield InTheWay(path, taken)
