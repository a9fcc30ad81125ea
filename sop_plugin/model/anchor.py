"""Anchors: what the ledger, the people and the rules were on a day, to be kept where nobody who can rewrite the manual can reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.copies import COPIES_NAME, CopyLedger
from sop_plugin.model.event import Event, line_hash
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.place import Place
from sop_plugin.model.training import TRAINING_NAME, TrainingLedger
from sop_plugin.model.trust.facts import TrustRoot

ALGORITHM = "sop-anchor1"
"""In front of the digest, so that another way of taking it can come without giving up the anchors that are kept."""


@dataclass(frozen=True)
class ChainEnd:
    """The last event of a number or subject: how many there were, and the hash of the line, which vouches for all before it."""

    sequence: int
    hash: str


@dataclass(frozen=True)
class Anchor:
    """``chains`` are the ends of all chains by number or subject, those beside the ledger as ``copies:NUMBER``; ``root`` people, keys, authority and settings as they were.

    ``commit`` is where the manual stood, empty without git. That of an export is of the ledger alone, with an empty ``root``.
    """

    day: date
    commit: str
    chains: Mapping[str, ChainEnd]
    root: TrustRoot

    @property
    def digest(self) -> str:
        """One digest over all of it but the day and the commit: the same manual has the same anchor."""
        content = {"chains": _chains(self.chains), "root": dict(self.root)}
        return f"{ALGORITHM}:{sha256(canonical_json(content).encode('utf-8', 'surrogatepass')).hexdigest()}"

    def to_text(self) -> str:
        """The file: one line of canonical JSON."""
        facts = {
            "anchor": self.digest,
            "chains": _chains(self.chains),
            "commit": self.commit,
            "date": self.day.isoformat(),
            "root": dict(self.root),
        }
        return f"{canonical_json(facts)}\n"


@dataclass(frozen=True)
class KeptAnchor:
    """An anchor that the manual keeps, for people: ``rewritten`` counts what it no longer vouches for, ``later`` the events since.

    ``anchor`` is ``None`` where the file cannot be read as one.
    """

    name: str
    anchor: Anchor | None
    rewritten: int = 0
    later: int = 0


@dataclass(frozen=True)
class Ledgers:
    """All that a manual records: documents and people, and what lies beside them, ``None`` where there is no such ledger."""

    documents: Ledger
    copies: CopyLedger | None = None
    training: TrainingLedger | None = None

    @cached_property
    def chains(self) -> Mapping[str, tuple[Event, ...]]:
        """Number or subject → its events; of copies and training by ``copies:NUMBER``, which no number can be."""
        found: dict[str, list[Event]] = {}
        for prefix, ledger in (("", self.documents), ("copies:", self.copies), ("training:", self.training)):
            for event in ledger.everything if ledger is not None else ():
                found.setdefault(f"{prefix}{event.number}", []).append(event)
        return {name: tuple(events) for name, events in found.items()}

    def place_of(self, chain: str, event: Event | None) -> Place:
        """Where an event of a chain stands, or the ledger that it should be in."""
        kind = chain.partition(":")[0]
        beside = {"copies": self.copies, "training": self.training}.get(kind)
        names = {"copies": COPIES_NAME, "training": TRAINING_NAME}
        ledger = beside if kind in names else self.documents
        if ledger is None:
            return Place(names[kind])
        return ledger.place(event) if event is not None else Place(ledger.path)


def anchor_of(ledgers: Ledgers, root: TrustRoot, day: date, commit: str) -> Anchor:
    """The anchor of a manual as it is."""
    ends = {
        name: ChainEnd(events[-1].sequence, line_hash(events[-1].to_line()))
        for name, events in ledgers.chains.items()
    }
    return Anchor(day, commit, ends, root)


def time_stamp_request(data: bytes) -> bytes:
    """A request for a time stamp over ``data``, to be sent to a time stamping authority (RFC 3161, 2.4.1): SHA-256, with certificates.

    TimeStampReq ::= SEQUENCE { version 1, messageImprint { sha256, digest }, certReq TRUE }, in DER.
    """
    imprint = bytes.fromhex("3031300d060960864801650304020105000420") + sha256(data).digest()
    return bytes.fromhex("3039020101") + imprint + bytes.fromhex("0101ff")


def _chains(ends: Mapping[str, ChainEnd]) -> dict[str, list[object]]:
    return {number: [end.sequence, end.hash] for number, end in sorted(ends.items())}
