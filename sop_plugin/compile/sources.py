"""What the pipeline takes: files, and what those lend who may touch the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sop_plugin.indexes.keywords import Reading, Simplify
from sop_plugin.model.attachment import FactsOf, nothing_there
from sop_plugin.model.manual_files import FolderListing
from sop_plugin.model.roles import ApprovalRoles
from sop_plugin.model.seal import VerifySeal, cannot_verify
from sop_plugin.model.settings_then import AskSettings, nobody_knows
from sop_plugin.model.trust.facts import TrustRoot
from sop_plugin.owners.codeowners import OwnersFile
from sop_plugin.reading.front_matter.documents import DocumentReading, ReadAll
from sop_plugin.reading.histories import ReadArchive, no_archive
from sop_plugin.reading.ledger.file import LedgerReading, read_ledger
from sop_plugin.reading.source import Source
from sop_plugin.words.voice import Words


class KeptReadings(Protocol):
    """What was read before, by the same settings."""

    def find(self, source: Source, *, released: bool = False) -> DocumentReading | None:
        """The reading of this very source, of one in the working tree or of a ``released`` text."""

    def keep(self, source: Source, reading: DocumentReading, *, released: bool = False) -> None:
        """Take what was read just now."""


@dataclass(frozen=True)
class Sources:
    """The files that make a manual. ``pages`` are Markdown outside control: they only have to be readable text.

    Without a ``ledger`` the manual is what its documents declare. ``facts_of`` tells what stands beside them, ``requirements`` are the
    catalogues that the settings name, in their order.
    """

    documents: tuple[Source, ...]
    organisation: Source
    pages: tuple[Source, ...] = ()
    ledger: Source | None = None
    owners: tuple[OwnersFile, ...] = ()
    facts_of: FactsOf = nothing_there
    folder: FolderListing = field(default_factory=FolderListing)
    site: TrustRoot | None = None
    """The rest of ``mkdocs.yml`` and the programs that it names, as facts; ``None`` where nobody asked for them."""
    requirements: tuple[Source, ...] = ()
    synonyms: Source | None = None
    """The company's file of synonyms, where the settings name one."""
    templates: Mapping[str, Source] = field(default_factory=dict)
    """Type → the company's own template."""
    copies: Source | None = None
    """The ledger of controlled copies."""
    training: Source | None = None
    """The ledger of acknowledgements."""
    questions: Source | None = None
    """The company's file of how people ask, where the settings name one."""


ReadLarger = Callable[[Source, int], Source]
"""Reads a file that was found too large once more, up to another size."""


BlobOf = Callable[[bytes, int], str]
"""Bytes and the length of an id → the id that git gives a text."""


def no_blob(_data: bytes, _length: int) -> str:
    """Without git."""
    return ""


FindElsewhere = Callable[[frozenset[str]], Mapping[str, str]]
"""Numbers → the paths of files that have them, but lie outside the documents' folder or are left out of it."""


def nowhere_else(_numbers: frozenset[str]) -> Mapping[str, str]:
    """Without files."""
    return {}


ReadLedger = Callable[[Source, ApprovalRoles], LedgerReading]


def as_it_is(source: Source, _max_bytes: int) -> Source:
    """Without files."""
    return source


def one_by_one(read: Callable[[Source], DocumentReading], sources: Sequence[Source]) -> list[DocumentReading]:
    """Without other processes."""
    return list(map(read, sources))


@dataclass(frozen=True)
class Capabilities:
    """What the pipeline is lent by those who may touch the world; without it, it compiles what the sources alone tell."""

    reading_of: Reading = str.lower
    simplify: Simplify = str
    read_archive: ReadArchive = no_archive
    verify_seal: VerifySeal = cannot_verify
    kept: KeptReadings | None = None
    read_all: ReadAll = one_by_one
    settings_then: AskSettings = nobody_knows
    read_larger: ReadLarger = as_it_is
    read_ledger: ReadLedger = read_ledger
    no_history: Words | None = None
    """Why git's whole history is not to be had; ``None`` where it is, or where nobody asks."""
    blob_of: BlobOf = no_blob
    find_elsewhere: FindElsewhere = nowhere_else


NOTHING_LENT = Capabilities()
"""For who has only the sources."""
