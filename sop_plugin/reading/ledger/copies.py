"""``copies.jsonl`` to the ledger of copies, as strictly as the ledger of documents is read."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.copies import CopyEvent, CopyLedger
from sop_plugin.model.finding import Finding
from sop_plugin.reading.ledger.file import read_events
from sop_plugin.reading.ledger.kinds import OF_COPIES
from sop_plugin.reading.source import Source


@dataclass(frozen=True)
class CopiesReading:
    """The ledger of copies, ``None`` when the file could not be read as one, with all that is wrong with it."""

    ledger: CopyLedger | None
    findings: tuple[Finding, ...] = ()


def read_copies(source: Source) -> CopiesReading:
    """Read and verify it; an empty file is one without events."""
    if source.trouble is None and not source.data:
        return CopiesReading(CopyLedger(path=source.path))
    read = read_events(source, OF_COPIES)
    if read.standing is None:
        return CopiesReading(None, read.findings)
    known, beside = (
        tuple(event for event in events if isinstance(event, CopyEvent))
        for events in (read.standing, read.beside)
    )
    return CopiesReading(CopyLedger(known, source.path, beside), read.findings)
