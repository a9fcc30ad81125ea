"""The ledger of training, read as strictly as that of documents."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.finding import Finding
from sop_plugin.model.training import Acknowledged, TrainingLedger
from sop_plugin.reading.ledger.file import read_events
from sop_plugin.reading.ledger.kinds import OF_TRAINING
from sop_plugin.reading.source import Source


@dataclass(frozen=True)
class TrainingReading:
    """The ledger of training, ``None`` when the file could not be read as one, with all that is wrong with it."""

    ledger: TrainingLedger | None
    findings: tuple[Finding, ...] = ()


def read_training(source: Source) -> TrainingReading:
    """Read and verify it; an empty file is one without events."""
    if source.trouble is None and not source.data:
        return TrainingReading(TrainingLedger(path=source.path))
    read = read_events(source, OF_TRAINING)
    if read.standing is None:
        return TrainingReading(None, read.findings)
    known, beside = (
        tuple(event for event in events if isinstance(event, Acknowledged))
        for events in (read.standing, read.beside)
    )
    return TrainingReading(TrainingLedger(known, source.path, beside), read.findings)
