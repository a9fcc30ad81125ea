"""Anchors: what the ledger, the people and the rules were on a day, to be kept where nobody who can rewrite the manual can reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.event import line_hash
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.trust.root import TrustRoot

ALGORITHM = "sop-anchor1"
"""In front of the digest, so that another way of taking it can come without giving up the anchors that are kept."""


@dataclass(frozen=True)
class ChainEnd:
    """The last event of a number or subject: how many there were, and the hash of the line, which vouches for all before it."""

    sequence: int
    hash: str


@dataclass(frozen=True)
class Anchor:
    """``chains`` are the ends of all chains by number or subject, ``root`` people, keys, authority and settings as they were.

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


def anchor_of(ledger: Ledger, root: TrustRoot, day: date, commit: str) -> Anchor:
    """The anchor of a manual as it is."""
    return Anchor(day, commit, chain_ends(ledger), root)


def chain_ends(ledger: Ledger) -> Mapping[str, ChainEnd]:
    """Number or subject → the end of its chain."""
    return {event.number: ChainEnd(event.sequence, line_hash(event.to_line())) for event in ledger.everything}


def time_stamp_request(data: bytes) -> bytes:
    """A request for a time stamp over ``data``, to be sent to a time stamping authority (RFC 3161, 2.4.1): SHA-256, with certificates.

    TimeStampReq ::= SEQUENCE { version 1, messageImprint { sha256, digest }, certReq TRUE }, in DER.
    """
    imprint = bytes.fromhex("3031300d060960864801650304020105000420") + sha256(data).digest()
    return bytes.fromhex("3039020101") + imprint + bytes.fromhex("0101ff")


def _chains(ends: Mapping[str, ChainEnd]) -> dict[str, list[object]]:
    return {number: [end.sequence, end.hash] for number, end in sorted(ends.items())}
