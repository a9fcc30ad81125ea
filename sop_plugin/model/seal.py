"""Seals: what binds an approval to a text, and what a signature is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sop_plugin.model.event import Approved
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


@dataclass(frozen=True)
class Seals:
    """How the approvals of a ledger are bound to their texts.

    ``verdicts`` are those on signatures, by number and sequence of the approval; one that is not among them was not verified.
    """

    verdicts: Mapping[tuple[str, int], Verdict] = field(default_factory=dict)

    def verdict(self, approval: Approved) -> Verdict | None:
        """What its signature is worth; ``None`` where it has none."""
        if approval.signature is None:
            return None
        return self.verdicts.get((approval.number, approval.sequence), Verdict.UNAVAILABLE)

    def of(self, approval: Approved) -> Seal:
        """How it is bound to its text."""
        match self.verdict(approval):
            case None:
                return Seal.DIGEST
            case Verdict.VALID:
                return Seal.SEALED
            case Verdict.UNAVAILABLE:
                return Seal.UNVERIFIED
        return Seal.BROKEN

    def is_sealed(self, approval: Approved) -> bool:
        """Whether a signature proves it."""
        return self.of(approval) is Seal.SEALED

    def weakest(self, approvals: Iterable[Approved]) -> Seal:
        """A chain of signatures is as good as its worst link; where nothing was recorded, all is only declared."""
        order = list(Seal)
        return max(map(self.of, approvals), key=order.index, default=Seal.DECLARED)


VerifySeal = Callable[[bytes, str, tuple[str, ...], date], Verdict]
"""Message, signature, the person's public keys, day of signing → what the signature is worth."""


def cannot_verify(_message: bytes, _signature: str, _keys: tuple[str, ...], _day: date) -> Verdict:
    """For callers without a way to verify."""
    return Verdict.UNAVAILABLE
