"""Acknowledgements, held against what was released, and by whom they were recorded."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.side_ledgers import check_events
from sop_plugin.model.event import Adopted
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.seal import VerifySeal
from sop_plugin.model.training import TrainingLedger
from sop_plugin.rules import training as rules
from sop_plugin.words.voice import Words

_AGAIN = Words(
    "由本人确认，或由有权限的人再登记一次", "have the reader, or somebody who may, record it again"
)


def check_training(
    manual: Manual, ledger: Ledger, training: TrainingLedger, verify: VerifySeal
) -> Iterator[Finding]:
    """All that is wrong with what the ledger of training says, beyond its own chain."""
    for event in training.events:
        release = ledger.release(event.number, event.revision)
        if release is None or release.digest != event.digest:
            yield rules.READING_OF_NO_RELEASE.at(
                training.place(event),
                event=event.name,
                number=event.number,
                revision=event.revision,
                digest=event.digest,
                ledger=ledger.path,
            )
        elif event.read_on < release.day and not isinstance(release, Adopted):
            yield rules.READ_BEFORE_RELEASE.at(
                training.place(event),
                event=event.name,
                read=event.read_on,
                revision=event.revision,
                released=release.day,
                number=event.number,
            )
    yield from check_events(manual, training, verify, _AGAIN)
