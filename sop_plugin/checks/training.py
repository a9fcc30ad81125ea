"""Acknowledgements, held against what was released, and by whom they were recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from sop_plugin.checks.side_ledgers import check_events
from sop_plugin.checks.signatures import as_past
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.questions import read_result
from sop_plugin.model.seal import VerifySeal
from sop_plugin.model.training import Acknowledged, TrainingLedger
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
        later = _later_readings(ledger, training, event)
        approved = _approved(manual, ledger, event)
        was_read = approved is not None and event.read_on >= approved
        if was_read and (release is None or release.digest != event.digest):
            continue  # of what was approved and not released, as yet or at all: it was read all the same, and counts for nothing else
        if release is None or release.digest != event.digest:
            finding = rules.READING_OF_NO_RELEASE.at(
                training.place(event),
                event=event.name,
                number=event.number,
                revision=event.revision,
                digest=event.digest,
                ledger=ledger.path,
            )
            yield as_past(finding) if later else finding
        elif not training.is_of(event, release, approved):
            finding = rules.READ_BEFORE_RELEASE.at(
                training.place(event),
                event=event.name,
                read=event.read_on,
                revision=event.revision,
                released=release.day,
                number=event.number,
            )
            yield as_past(finding) if later else finding
    again = partial(_later_readings, ledger, training)
    yield from check_events(manual, training, verify, _AGAIN, again)


def _approved(manual: Manual, ledger: Ledger, event: Acknowledged) -> date | None:
    """From when on the text of a reading could be read before its release, by the rules of the day of the record."""
    if not manual.settings.training.reads_first(event.day):
        return None
    return ledger.approved_on(event.number, event.revision, event.digest)


def results_of_other_questions(histories: Histories, training: TrainingLedger) -> Iterator[Finding]:
    """Results of more or fewer questions than the text asks; a text that cannot be had is another finding."""
    for event in training.events:
        result = read_result(event.result or "")
        text = histories.released_text(event.number, event.revision)
        if result is not None and text is not None and result.asked != len(text.questions):
            yield rules.RESULT_OF_OTHER_QUESTIONS.at(
                training.place(event),
                event=event.name,
                result=str(result),
                number=event.number,
                revision=event.revision,
                questions=len(text.questions),
            )


def _later_readings(ledger: Ledger, training: TrainingLedger, event: Acknowledged) -> list[Acknowledged]:
    """What the same reader has read of the document since, of a text that was released by then."""
    later = (e for e in training.acknowledged(event.number, event.reader) if e.sequence > event.sequence)
    return [
        e
        for e in later
        for release in (ledger.release(e.number, e.revision),)
        if release is not None and release.digest == e.digest and training.is_of(e, release)
    ]
