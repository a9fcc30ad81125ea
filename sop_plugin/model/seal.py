"""Seals: what binds an approval to a text or an act to its person, and what a signature is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.digest import seal_text
from sop_plugin.model.event import Act, Approved, Event
from sop_plugin.words.labels import LABELS
from sop_plugin.words.terms import VERDICTS
from sop_plugin.words.voice import Words


class Verdict(StrEnum):
    """What a signature is worth. ``EXPIRED`` is a key outside its validity on that day, also before it."""

    VALID = "valid"
    WRONG_KEY = "wrong_key"
    WRONG_NAMESPACE = "wrong_namespace"
    CHANGED_TEXT = "changed_text"
    EXPIRED = "expired"
    MALFORMED = "malformed"
    UNAVAILABLE = "unavailable"
    """Cannot be checked here: a kind of key that is not supported, or no cryptography library."""

    @property
    def words(self) -> Words:
        """What it is called within a sentence."""
        return VERDICTS[self]


class Seal(StrEnum):
    """How an approval is bound to its text, the best first."""

    SEALED = "sealed"
    """Signed with the person's own key over the digest."""
    DIGEST = "digest"
    """Recorded in the ledger with the digest, not signed."""
    DECLARED = "declared"
    """Said in the front matter alone."""
    ADOPTED = "adopted"
    """Declared by a person on the day on which the document entered the ledger."""
    UNVERIFIED = "unverified"
    """Signed in a way that cannot be verified here."""
    BROKEN = "broken"
    """The signature or the digest does not belong to the text."""

    @property
    def label(self) -> Words:
        """What it is called where it stands alone."""
        return LABELS[f"seal_{self}"]


class Known(StrEnum):
    """How it is known that an event is its person's, the best first."""

    KEY = "key"
    """The person's own key has signed it."""
    ACCOUNT = "account"
    """The person's account on a forge has recorded it, as the event says."""
    DECLARED = "declared"
    """Whoever recorded it says so."""


@dataclass(frozen=True)
class Seals:
    """How the approvals of a ledger are bound to their texts, and its other acts to their people.

    ``verdicts`` are those on signatures, by number and sequence of the event; one that is not among them was not verified.
    """

    verdicts: Mapping[tuple[str, int], Verdict] = field(default_factory=dict)

    def verdict(self, event: Act) -> Verdict | None:
        """What its signature is worth; ``None`` where it has none."""
        if event.signature is None:
            return None
        return self.verdicts.get((event.number, event.sequence), Verdict.UNAVAILABLE)

    def of(self, event: Act) -> Seal:
        """How it is bound to its text, or to whoever did it."""
        match self.verdict(event):
            case None:
                return Seal.DIGEST
            case Verdict.VALID:
                return Seal.SEALED
            case Verdict.UNAVAILABLE:
                return Seal.UNVERIFIED
        return Seal.BROKEN

    def is_sealed(self, event: Act) -> bool:
        """Whether a signature proves it."""
        return self.of(event) is Seal.SEALED

    def known(self, event: Event) -> Known:
        """How its person is known."""
        if isinstance(event, Act) and self.is_sealed(event):
            return Known.KEY
        return Known.ACCOUNT if event.account else Known.DECLARED

    def weakest(self, approvals: Iterable[Approved]) -> Seal:
        """A chain of signatures is as good as its worst link; where nothing was recorded, all is only declared."""
        order = list(Seal)
        return max(map(self.of, approvals), key=order.index, default=Seal.DECLARED)


_CHAIN = ("seq", "prev", "signature")


def sealed_message(event: Act) -> bytes:
    """The exact message that is signed: one line of canonical JSON in UTF-8, without a line end.

    All that its line states but its place in the chain, which a merge may have to make anew; of an approval from before events told
    their zone that of ``seal_text``.
    """
    if isinstance(event, Approved) and event.zone is None:
        return seal_text(event.number, event.revision, event.role, event.by, event.day, event.digest)
    facts = {key: value for key, value in event.recorded_facts().items() if key not in _CHAIN}
    return canonical_json(facts).encode("utf-8", "surrogatepass")


VerifySeal = Callable[[bytes, str, tuple[str, ...], date], Verdict]
"""Message, signature, the person's public keys, day of signing → what the signature is worth."""


def cannot_verify(_message: bytes, _signature: str, _keys: tuple[str, ...], _day: date) -> Verdict:
    """For callers without a way to verify."""
    return Verdict.UNAVAILABLE
