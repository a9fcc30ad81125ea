"""To record that document control has reviewed the audit trail of a period."""

from __future__ import annotations

from datetime import date

from sop_plugin.model.event import TRAIL, TrailReviewed
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.registers.exceptions import exception_register
from sop_plugin.registers.trail import exceptions_within
from sop_plugin.words.voice import Words

_NOT_CONTROL = Words(
    "{name}（{person}）不属于文件控制部门 {department}；审计追踪由文件控制部门审阅",
    "{name} ({person}) is not of document control, {department}; that department reviews the audit trail",
)
_NO_LEDGER = Words("还没有台账，没有可审阅的记录", "there is no ledger yet, and nothing to review")
_NO_PERIOD = Words(
    "期间 {since} 至 {until} 不对：须先始后终，且不晚于登记的 {day}",
    "the period from {since} to {until} cannot be: it begins before it ends, and ends by {day}, when it is recorded",
)
_ALREADY = Words(
    "{person} 在 {day} 已经登记过 {since} 至 {until} 的审阅",
    "{person} has recorded the review from {since} to {until} on {day} already",
)


def review_trail(
    recorder: Recorder, since: date, until: date, note: str, by: str, sign: Sign | None = None
) -> tuple[Prepared, TrailReviewed]:
    """The event with the exceptions of the period as they are listed today; raises ``Refused``."""
    compiled, ledger, day = recorder.compiled, recorder.ledger, recorder.as_of
    person = recorder.person_or_refuse(by, TRAIL)
    control = compiled.manual.organisation.document_control
    if control is not None and person.department != control:
        department = compiled.manual.department_term(control)
        raise because(_NOT_CONTROL, name=person.name, person=by, department=department)
    if not ledger.events:
        raise because(_NO_LEDGER)
    if not since <= until <= day:
        raise because(_NO_PERIOD, since=since, until=until, day=day)
    if any((e.since, e.until, e.by, e.day) == (since, until, by, day) for e in ledger.audits):
        raise because(_ALREADY, person=person.name, day=day, since=since, until=until)
    register = exception_register(
        compiled.histories, compiled.manual, compiled.findings, compiled.seals, compiled.held_back
    )
    event = TrailReviewed(
        number=TRAIL,
        day=day,
        by=by,
        since=since,
        until=until,
        head=ledger.head,
        exceptions=len(exceptions_within(register, compiled.manual, since, until)),
        note=" ".join(note.split()),
    )
    return with_seal(recorder, recorder.prepare(event), sign), event
