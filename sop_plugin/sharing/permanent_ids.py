"""Identities that other programs keep: of an entry of a feed, of an event of a calendar. They follow from facts that do not change."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from sop_plugin.model.event import line_hash
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Organisation

_OURS = uuid5(NAMESPACE_URL, "tag:sop-plugin,2026:permanent-ids")


def permanent_id(*names: str) -> UUID:
    """The identity of what has these names: the same names give the same one, on every machine (RFC 9562, version 5)."""
    return uuid5(_OURS, "\n".join(names))


def document_key(ledger: Ledger | None, organisation: Organisation, number: str) -> str:
    """What tells a document from all others, also of other manuals, whatever becomes of it.

    It is the line of the ledger with which its number begins; without a ledger, the number among those of its issuers.
    """
    events = ledger.by_number.get(number) if ledger is not None else None
    return line_hash(events[0].to_line()) if events else f"{manual_key(organisation)} {number}"


def manual_key(organisation: Organisation) -> str:
    """What tells the manual from others as far as that can be known: the codes of its issuers."""
    return " ".join(sorted(organisation.issuers))
