"""Who acts must be in post and have the authority, before anything else is asked and anything is written."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.model.entitlement import cases_of, is_judged, may, who_may
from sop_plugin.model.organisation import Person
from sop_plugin.model.powers import AnyPower, Case, Power
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.words.voice import NOTED, Words

_NOT_ENTITLED = Words(
    "{name}（{person}）无权{power}：{number}，{department}；可以办理的有 {entitled}；"
    "权限在 organisation.yml 的 authority 中，{key} 一项",
    "{name} ({person}) may not {power}: {number}, {department}; who may: {entitled}; "
    "the authority stands under authority in organisation.yml, {key}",
)
_NOBODY = Words("（没有在职的人）", "nobody in post")
_SHOWN = 5


def entitled_or_refuse(recorder: Recorder, power: AnyPower, by: str, document: Document) -> Person:
    """Who acts on a document; raises ``Refused`` for somebody unknown, out of post or without the authority, and says who may."""
    case = recorder.compiled.manual.cases.get(document.number)
    return entitled_to_or_refuse(
        recorder, power, by, case or cases_of(recorder.ledger, (document,))[document.number]
    )


def entitled_to_or_refuse(recorder: Recorder, power: AnyPower, by: str, case: Case) -> Person:
    """The same for a document that is yet to be."""
    manual, day = recorder.compiled.manual, recorder.as_of
    person = recorder.person_or_refuse(by, case.number)
    if is_judged(manual, case) and not may(manual, power, case, by, day):
        people = who_may(manual, power, case, day)
        named = [NOTED.filled(noted=each.name, note=each.id) for each in people[:_SHOWN]]
        raise because(
            _NOT_ENTITLED,
            name=person.name,
            person=by,
            power=power,
            number=case.number,
            department=manual.department_term(case.department),
            entitled=named or _NOBODY,
            key=str(power) if power != Power.APPROVED else "may_approve",
        )
    return person
