"""To give out a number: the next free one, and the event for the document that has taken it."""

from __future__ import annotations

from sop_plugin.model.event import Issued
from sop_plugin.model.powers import Power
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.rules import evidence
from sop_plugin.rules import numbers as rules
from sop_plugin.words.voice import Words

WRONG_NUMBER = (rules.NUMBER_MALFORMED, rules.NUMBER_DEPARTMENT, rules.NUMBER_TYPE)
# What a document declared before there was a ledger: approve, release and withdraw record it next.
YET_TO_RECORD = (evidence.RELEASE_UNSEALED, evidence.WITHDRAWAL_NOT_RECORDED)

_ISSUED = Words(
    "编号 {number} 已于 {day} 登记，不必再登记；下一步见 sop status {number}",
    "the number {number} was recorded on {day} already; sop status {number} tells what comes next",
)


def next_number(recorder: Recorder, department: str, type_code: str) -> str:
    """The number after the highest that the ledger, a document or an unreadable file has taken.

    A gap stays a gap: what was left out once may stand on paper somewhere.
    """
    manual = recorder.compiled.manual
    return manual.number_pattern.following(_taken(recorder), department, type_code, recorder.as_of.year)


def _taken(recorder: Recorder) -> set[str]:
    """Every number that the ledger, a document or an unreadable file has."""
    rejected = {source.number for source in recorder.compiled.manual.rejected if source.number}
    return {*recorder.ledger.by_number, *recorder.compiled.histories.by_number, *rejected}


def issue(recorder: Recorder, number: str, by: str) -> Prepared:
    """Record the number of a document that is in the source files; raises ``Refused``."""
    document = recorder.document_or_refuse(number)
    recorder.person_or_refuse(by, number)
    issued = recorder.ledger.issue(number)
    if issued is not None:
        raise because(_ISSUED, number=number, day=issued.day)
    wrong = recorder.findings_of(document, WRONG_NUMBER)
    if wrong:
        raise Refused(wrong)
    entitled_or_refuse(recorder, Power.ISSUE, by, document)
    event = Issued(
        number=number,
        day=recorder.as_of,
        by=by,
        type=document.type,
        department=document.department,
        title=document.title,
    )
    return recorder.prepare(event, document, tolerated=YET_TO_RECORD)
