"""Controlled copies: what is to be exchanged first, and the sheet on which holders sign for them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from sop_plugin.model.copies import CopyLedger, CopyState
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.sources import event_html, place_html
from sop_plugin.registers.copies import CopyRow, copy_register, holder_name
from sop_plugin.words.voice import Sayable

COPIES = "copies/"
RECEIPT = "copies/receipt/"


def has_copies(edition: Edition) -> bool:
    """Whether one was ever issued."""
    return edition.compiled.copies is not None


def copies_html(edition: Edition, base: str) -> str:
    """The register of copies; by holder only where the settings allow it."""
    rows = _rows(edition)
    parts = {
        "copies_to_exchange": tuple(row for row in rows if row.to_exchange),
        "copies_out": tuple(row for row in rows if row.copy.is_out and not row.to_exchange),
        "copies_ended": tuple(row for row in rows if not row.copy.is_out),
    }
    counts = {state.value: sum(row.copy.state is state for row in rows) for state in CopyState}
    return evidence_html(
        "lists/copies.html",
        edition,
        base,
        parts=parts,
        counts=counts | {"issued": len(rows), "exchange": len(parts["copies_to_exchange"])},
        names_holders=_names_holders(edition),
        holder=lambda row: _holder(edition, row),
        by_holder=_by_holder(edition, rows),
        evidence=lambda row: _evidence(edition, base, row),
    )


def _evidence(edition: Edition, base: str, row: CopyRow) -> Markup:
    """The release that the copy is of, and the lines that say how it was handed out and what became of it."""
    compiled, copy = edition.compiled, row.copy
    events = dict.fromkeys((copy.issued, copy.last))
    lines = (place_html(edition, base, (compiled.copies or CopyLedger()).place(event)) for event in events)
    release = compiled.histories.ledger.release(copy.number, copy.revision)
    return Markup(" ").join(filter(None, (event_html(edition, base, release), *lines)))


def receipt_html(edition: Edition, base: str) -> str:
    """Every copy that is out, with room to sign; the holder is left to be written where the settings do not allow the name."""
    rows = tuple(row for row in _rows(edition) if row.copy.is_out)
    return evidence_html(
        "lists/copy_receipt.html",
        edition,
        base,
        rows=rows,
        names_holders=_names_holders(edition),
        holder=lambda row: _holder(edition, row),
    )


def _rows(edition: Edition) -> tuple[CopyRow, ...]:
    compiled = edition.compiled
    return copy_register(compiled.manual, compiled.histories, compiled.copies or CopyLedger())


def _names_holders(edition: Edition) -> bool:
    return edition.manual.settings.show_copy_holders


def _holder(edition: Edition, row: CopyRow) -> Sayable:
    return holder_name(edition.manual, row.copy.holder)


def _by_holder(edition: Edition, rows: tuple[CopyRow, ...]) -> Mapping[str, tuple[CopyRow, ...]]:
    """What each holder has; nothing of it where that is not for readers."""
    found: dict[str, list[CopyRow]] = {}
    for row in rows if _names_holders(edition) else ():
        if row.copy.is_out:
            found.setdefault(row.copy.holder, []).append(row)
    return {holder: tuple(found[holder]) for holder in sorted(found)}
