"""Which classes are seen through and through, and what of them is looked up in a manner of its own.

What is not named here is handed over whole and digested with all that it holds, so that a class too few makes builds slower and never wrong.
"""

from __future__ import annotations

from datetime import timezone
from zoneinfo import ZoneInfo

from sop_plugin.compile import CompiledManual
from sop_plugin.compile.compiled import Indexes, Registers
from sop_plugin.indexes.forms import FormIndex
from sop_plugin.indexes.glossary import Glossary
from sop_plugin.indexes.required_reading import RequiredReading
from sop_plugin.indexes.requirements import TraceMatrix
from sop_plugin.indexes.roles import RoleEntry, RoleIndex
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.proposing import ProposalSources
from sop_plugin.model.requirement import Requirements
from sop_plugin.model.seal import Seals
from sop_plugin.model.settings import Settings
from sop_plugin.model.training import TrainingLedger
from sop_plugin.model.trust.history import TrustHistory
from sop_plugin.pages.addresses import Addresses
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.ledger_pages import LedgerPages
from sop_plugin.pages.lists.calendars import Calendars
from sop_plugin.pages.lists.feeds import Feeds
from sop_plugin.pages.texts.rendered import Texts
from sop_plugin.pages.texts.terms import DefinedTerms
from sop_plugin.rendering.document_text import TextSurroundings
from sop_plugin.sharing.calendar import CalendarWriter
from sop_plugin.sharing.feed import FeedWriter
from sop_plugin.words.language import Language

WHOLES: frozenset[type] = frozenset(
    {
        Addresses,
        CompiledManual,
        CopyLedger,
        CrossReferences,
        DefinedTerms,
        Edition,
        FormIndex,
        Glossary,
        Histories,
        Indexes,
        Ledger,
        LedgerPages,
        Manual,
        Organisation,
        ProposalSources,
        Registers,
        RequiredReading,
        Requirements,
        RoleIndex,
        Seals,
        Texts,
        TextSurroundings,
        TraceMatrix,
        TrainingLedger,
        TrustHistory,
        WaysIn,
    }
)
"""They hold the whole manual, or much of it; each of their fields is recorded when it is read."""

PARTS: frozenset[type] = frozenset({RoleEntry})
"""They can be digested, but most pages read a line of them."""

CONSTANT: frozenset[type] = frozenset({Settings, Language, ZoneInfo, timezone})
"""They decide on every page, and are part of the key of all that is kept."""

PURE: frozenset[tuple[type, str]] = frozenset({(Indexes, "simplify"), (WaysIn, "reading_of")})
"""Functions of a word that go by the settings and the libraries alone: what they answer is never recorded."""

KEPT: frozenset[tuple[type, str]] = frozenset(
    {
        (Manual, "_person_states"),
        (Texts, "_rendered"),
        (Texts, "_compared"),
    }
)
"""What is kept for other pages: each drawing begins with none, so that it reads for itself what it shows."""

HELD: frozenset[type] = frozenset({CalendarWriter, FeedWriter, Calendars, Feeds})
"""Classes of ours that draw several outputs, told apart by what they were made with; what they keep is in a ``Once``."""

ASKED: frozenset[tuple[type, str]] = frozenset({(Glossary, "terms_for")})
"""Questions about a document, recorded by their answers."""

ANCHOR, DAY = (Edition, "anchor"), (Manual, "as_of")
"""What stands on every page and is another with each day or with anything that is recorded: it is filled in when a page is written."""
