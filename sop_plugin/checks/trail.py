"""Reviews of the audit trail: by document control, and in time."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.event import TrailReviewed
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.trail import TrailPeriod, next_period
from sop_plugin.rules import trail as rules


def counts(manual: Manual, event: TrailReviewed) -> bool:
    """Whether it was document control that reviewed; where the organisation names none, anybody does."""
    control = manual.organisation.document_control
    states = manual.person_states(event.by, event.day)
    return control is None or any(person.department == control for person in states)


def missing_period(manual: Manual, ledger: Ledger) -> TrailPeriod | None:
    """The first period that nobody has reviewed; ``None`` where the settings ask for none, or nothing is on record."""
    rule = manual.settings.trail_review
    began = min((event.day for event in ledger.events), default=None)
    if rule is None or began is None:
        return None
    known = (event for event in ledger.audits if event.day <= manual.as_of and counts(manual, event))
    return next_period(rule, began, known)


def trail_not_reviewed(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """The first period whose review is late."""
    period = missing_period(manual, ledger)
    if period is not None and period.is_missing(manual.as_of):
        place = manual.settings.place("trail_review")
        yield rules.TRAIL_NOT_REVIEWED.at(place, since=period.since, until=period.until, due=period.due)


def trail_reviewed_by_others(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Reviews by people who were not of document control on their day."""
    for event in ledger.audits:
        if not counts(manual, event):
            yield rules.TRAIL_REVIEWED_BY_OTHERS.at(
                ledger.place(event),
                event=event.name,
                person=manual.person_name(event.by, event.day),
                day=event.day,
                department=manual.department_term(manual.organisation.document_control or ""),
            )
