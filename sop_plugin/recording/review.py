"""To record a review of the last released revision."""

from __future__ import annotations

from sop_plugin.editing.entries import with_entry
from sop_plugin.model.event import Reviewed
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.powers import Power
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Edit, Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.released_text import refuse_old_text, refuse_uncommitted_release
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.rules import dates, evidence
from sop_plugin.words.voice import Words

_NOTHING_RELEASED = Words(
    "{number} 还没有发布过，没有可复审的版次",
    "{number} was never released; there is no revision to review",
)
_ALREADY = Words(
    "{day} {person} 对第 {revision} 版的复审已经登记",
    "the review of revision {revision} by {person} on {day} has been recorded already",
)


def review(
    recorder: Recorder, number: str, outcome: Outcome, note: str, by: str, sign: Sign | None = None
) -> tuple[Prepared, Reviewed]:
    """Record a review; raises ``Refused``.

    While the source file holds a later revision in the making, the ledger alone records it.
    """
    document = recorder.document_or_refuse(number)
    person = entitled_or_refuse(recorder, Power.REVIEW, by, document)
    refuse_uncommitted_release(recorder, document)
    note = " ".join(note.split())
    releases = recorder.ledger.releases(number)
    if not releases:
        raise because(_NOTHING_RELEASED, number=number)
    revision = releases[-1].revision
    event = Reviewed(number=number, day=recorder.as_of, by=by, revision=revision, outcome=outcome, note=note)
    facts = (event.day, event.by, event.outcome)
    if any((r.day, r.by, r.outcome) == facts for r in recorder.ledger.reviews(number, revision)):
        raise because(_ALREADY, day=event.day, person=person.name, revision=revision)
    edit: Edit | None = None
    if document.revision == revision:
        refuse_old_text(recorder, document)
        written = any((r.day, r.by, r.outcome) == facts for r in document.reviews)
        edit = None if written else _edit(event)
    # A declared review may wait for its event; one that asks for more is acted on by what comes next.
    tolerated = (evidence.REVIEW_NOT_RECORDED, dates.REVIEW_NOT_ACTED_ON)
    return with_seal(recorder, recorder.prepare(event, document, edit, tolerated), sign), event


def _edit(event: Reviewed) -> Edit:
    entry = {"date": event.day.isoformat(), "by": event.by, "outcome": event.outcome.value}
    if event.note:
        entry["note"] = event.note
    return lambda text: with_entry(text, "reviews", entry)
