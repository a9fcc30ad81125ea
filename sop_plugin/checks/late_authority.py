"""Signatures held against what was recorded of the signer by that day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sop_plugin.model.approval import Role
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.rules import trust as rules
from sop_plugin.words.voice import Words

_ENTRY = Words("登记", "entry")
_POST = Words("任职", "post")
_AUTHORITY = Words("批准权限", "authority to approve")


def authority_recorded_later(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Approvals by people whose entry, post or authority was recorded only after they had signed."""
    trust = ledger.trust
    if not trust.begun:
        return
    for event in ledger.events:
        if not isinstance(event, Approved) or event.day < trust.began:
            continue
        states = [state for state in trust.states_of(event.by) if state.person is not None]
        known = [state for state in states if state.day <= event.day][-1:]
        for fact, holds in _wanted(ledger, event):
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


def _wanted(ledger: Ledger, event: Approved) -> Iterator[tuple[Words, Callable[[Person], bool]]]:
    """What whoever signs must have by that day."""
    day, issue = event.day, ledger.issue(event.number)
    yield _ENTRY, lambda _person: True
    yield _POST, lambda person: person.in_post(day)
    if event.role is Role.APPROVED and issue is not None:
        yield _AUTHORITY, lambda person: person.may_approve_document(issue.type, issue.department, day)
