"""Signatures held against what was recorded of the signer by that day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sop_plugin.model.entitlement import could_as_recorded, is_judged
from sop_plugin.model.event import Event, Issued
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.powers import power_of
from sop_plugin.rules import trust as rules
from sop_plugin.words.voice import Words

_ENTRY = Words("登记", "entry")
_POST = Words("任职", "post")
_AUTHORITY = Words("权限", "authority")


def authority_recorded_later(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Acts of people whose entry, post or authority was recorded only after them; to give out a number is nobody's signature."""
    trust = ledger.trust
    if not trust.begun:
        return
    for event in ledger.events:
        if isinstance(event, Issued) or event.day < trust.began:
            continue
        states = [state for state in trust.states_of(event.by) if state.person is not None]
        known = [state for state in states if state.day <= event.day][-1:]
        for fact, holds in _wanted(manual, event):
            if any(holds(state.person) for state in known if state.person):
                continue
            later = (s for s in states if s.day > event.day and s.person and holds(s.person))
            first = next(later, None)
            if first is not None:
                yield rules.APPOINTED_LATER.at(
                    ledger.place(event),
                    event=event.name,
                    person=manual.person_name(event.by),
                    fact=fact,
                    day=first.day,
                )
                break


def _wanted(manual: Manual, event: Event) -> Iterator[tuple[Words, Callable[[Person], bool]]]:
    """What whoever acts must have by that day."""
    day, case, power = event.day, manual.cases.get(event.number), power_of(event)
    yield _ENTRY, lambda _person: True
    yield _POST, lambda person: person.in_post(day)
    if power is not None and case is not None and is_judged(manual, case):
        yield _AUTHORITY, lambda person: could_as_recorded(manual, power, case, person, day)
