"""What the pipeline makes: all that the site, the commands and the exports show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.indexes.keywords import KeywordSection, Simplify
from sop_plugin.indexes.required_reading import RequiredReading
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.confidentiality import Limits
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lowering import HeldBack
from sop_plugin.model.manual import Manual
from sop_plugin.model.manual_files import FileAccount, OutsidePage
from sop_plugin.model.seal import Seals
from sop_plugin.model.training import TrainingLedger
from sop_plugin.registers.documents import DocumentRegister
from sop_plugin.registers.reviews import ReviewRegister


@dataclass(frozen=True)
class Indexes:
    """Look-ups over the whole manual; what only pages show is made when it is first asked for, and checks do not wait for it."""

    references: CrossReferences
    make_keywords: Callable[[], tuple[KeywordSection, ...]] = field(repr=False)
    simplify: Simplify = field(repr=False)
    ways_in: WaysIn = field(repr=False)
    to_come: RequiredReading | None = field(default=None, repr=False)
    """Who must read what is announced and yet to take effect; ``None`` where nothing is."""

    @cached_property
    def keywords(self) -> tuple[KeywordSection, ...]:
        """The keyword index."""
        return self.make_keywords()


@dataclass(frozen=True)
class Registers:
    """Lists over the whole manual."""

    documents: DocumentRegister
    reviews: ReviewRegister


@dataclass(frozen=True)
class CompiledManual:
    """All that the site, the commands and the exports show.

    ``manual`` is what readers see; ``histories`` also knows the source files where they are ahead of that.
    ``findings`` are those that are left when the settings have lowered or switched off some, which is what ``held_back`` tells.
    ``withheld_pages`` are outside control, and not published for what is wrong with them; ``files`` all of the
    folder, ``pages`` those outside control that can be read.
    """

    manual: Manual
    findings: tuple[Finding, ...]
    indexes: Indexes
    registers: Registers
    withheld_pages: frozenset[str] = frozenset()
    ledger: Ledger | None = None
    histories: Histories = field(default_factory=lambda: Histories(Ledger(), {}))
    seals: Seals = field(default_factory=Seals)
    files: FileAccount = field(default_factory=FileAccount)
    pages: tuple[OutsidePage, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    templates: Mapping[str, str] = field(default_factory=dict)
    """Type → the text that its new documents begin with, where the company has a usable one of its own."""
    copies: CopyLedger | None = None
    """Controlled copies; ``None`` where none was ever issued, or their ledger cannot be read."""
    training: TrainingLedger | None = None
    """Who has read what; ``None`` where nobody ever acknowledged anything, or the ledger cannot be read."""
    limits: Limits | None = None
    """What is left out of an edition for one level of confidentiality; ``None`` for the whole manual."""

    @property
    def fails_strict(self) -> bool:
        """Whether any finding fails a strict build."""
        return any(finding.fails_strict for finding in self.findings)
