"""The door to seals: any act that is ready to be written, signed with its person's key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sop_plugin.model.event import Act, Approved
from sop_plugin.model.organisation import Person
from sop_plugin.model.place import Place
from sop_plugin.model.seal import Verdict, sealed_message
from sop_plugin.outside.clock import zone
from sop_plugin.outside.signatures import verify
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused
from sop_plugin.rules import seals

Sign = Callable[[bytes, Person], str]
"""Message and signer → the signature as the ledger holds it."""
Sealed = TypeVar("Sealed", bound=Act)


def with_seal(recorder: Recorder, prepared: Prepared, sign: Sign | None) -> Prepared:
    """The prepared act, sealed when there is a way to; raises ``Refused`` for a key that is not the person's, and what ``sign`` raises.

    Everything else has been checked by then: nobody is asked to sign what will not be recorded.
    """
    if sign is None or not isinstance(prepared.event, Act):
        return prepared
    event = sealed_act(recorder, prepared.event, sign)
    texts = {**prepared.texts, recorder.workspace.ledger: recorder.with_event(event)}
    return replace(prepared, texts=texts, event=event)


def sealed_act(recorder: Recorder, event: Sealed, sign: Sign) -> Sealed:
    """The event with its signature; raises as ``with_seal`` does."""
    person = recorder.person_or_refuse(event.by, event.number)
    event = recorder.as_recorded(event)
    message = sealed_message(event)
    signature = sign(message, person)
    time_zone = zone(recorder.workspace.options.time_zone)
    verdict = verify(message, signature, person.keys, event.day, time_zone)
    if verdict is not Verdict.VALID:
        place = person.place or Place(recorder.workspace.options.organisation)
        rule = seals.SEAL_BROKEN if isinstance(event, Approved) else seals.ACT_SEAL_BROKEN
        found = rule.at(place, event=event.number, kind=event.kind, person=person.id, verdict=verdict)
        raise Refused((found,))
    return replace(event, signature=signature)
