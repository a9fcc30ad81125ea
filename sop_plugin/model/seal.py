"""Seals: what binds an approval to a text, and what a signature is worth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum


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


class Seal(StrEnum):
    """How an approval is bound to its text."""

    SEALED = "sealed"
    """Signed with the person's own key over the digest."""
    DIGEST = "digest"
    """Recorded in the ledger with the digest, not signed."""
    DECLARED = "declared"
    """Said in the front matter alone."""
    BROKEN = "broken"
    """The signature or the digest does not belong to the text."""
    UNVERIFIED = "unverified"
    """Signed in a way that cannot be verified here."""


VerifySeal = Callable[[bytes, str, tuple[str, ...], date], Verdict]
"""Message, signature, the person's public keys, day of signing → what the signature is worth."""


def cannot_verify(_message: bytes, _signature: str, _keys: tuple[str, ...], _day: date) -> Verdict:
    """For callers without a way to verify."""
    return Verdict.UNAVAILABLE
