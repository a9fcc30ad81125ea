"""Histories as Hypothesis makes them up, sound and unsound, and small ones by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from sop_plugin.model.document import Body, Document, ReviewRule
from sop_plugin.model.event import Approved, Event, Issued, Released, Reviewed, Withdrawn
from sop_plugin.model.history import Histories, History, Revision
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.model.period import Period
from sop_plugin.model.roles import Role

FIRST = date(2024, 1, 30)
NUMBERS = ("HT-SD-SOP-001", "HT-SD-SOP-002", "HT-MK-SOP-001")


def recorded(*events: Event) -> tuple[Event, ...]:
    """Events with the sequence of their number and a line each."""
    count: dict[str, int] = {}
    numbered = []
    for line, event in enumerate(events, start=1):
        count[event.number] = count.get(event.number, 0) + 1
        numbered.append(replace(event, sequence=count[event.number], line=line))
    return tuple(numbered)


def histories_of(
    events: tuple[Event, ...], texts: dict[tuple[str, int], Document] | None = None
) -> Histories:
    """The histories of a ledger; ``texts`` are the released texts that can be had, by number and revision."""
    ledger = Ledger(events)

    def history(number: str) -> History:
        revisions = tuple(
            Revision(
                release,
                (texts or {}).get((number, release.revision)),
                ledger.standing_approvals(number, release.revision),
                ledger.reviews(number, release.revision),
                days.superseded,
            )
            for days in ledger.days_in_force(number)
            for release in (days.release,)
        )
        return History(number, revisions, ledger.withdrawal(number), None)

    return Histories(ledger, {number: history(number) for number in ledger.by_number})


def issued(number: str, title: str = "题目", day: date = FIRST) -> Issued:
    return Issued(number=number, day=day, by="tang", type="procedure", department=number[:-8], title=title)


def released(number: str, revision: int, day: date, effective: date, expires: date | None = None) -> Released:
    return Released(
        number=number,
        revision=revision,
        day=day,
        effective=effective,
        expires=expires,
        by="tang",
        digest="sop1:0",
        blob="0" * 40,
    )


def approved(
    number: str, revision: int, day: date, role: Role = Role.APPROVED, signature: str | None = None
) -> Approved:
    return Approved(
        number=number, revision=revision, day=day, role=role, by="shen", digest="sop1:0", signature=signature
    )


def reviewed(number: str, revision: int, day: date, outcome: Outcome = Outcome.NO_CHANGE) -> Reviewed:
    return Reviewed(number=number, revision=revision, day=day, by="tang", outcome=outcome, note="仍适用")


def released_text(release: Released, **facts: object) -> Document:
    """The text of a release: reviewed every year unless ``facts`` say otherwise."""
    document = Document(
        path=f"docs/{release.number}.md",
        number=release.number,
        title=f"题目{release.revision}",
        type="procedure",
        department=release.number[:-8],
        revision=release.revision,
        status=Status.APPROVED,
        body=Body("", 1),
        effective=release.effective,
        expires=release.expires,
        review=ReviewRule(every=Period(12)),
    )
    return replace(document, **facts)  # type: ignore[arg-type]


days = st.integers(0, 40).map(lambda count: FIRST + timedelta(days=count))


@st.composite
def generated_events(draw: st.DrawFn) -> tuple[Event, ...]:
    """Any releases in any order, the same revision twice and one that ends before it begins included; a withdrawal or two."""
    events: list[Event] = []
    for number in NUMBERS:
        events.append(issued(number))
        for revision in draw(st.lists(st.integers(1, 4), max_size=4)):
            expires = draw(st.none() | days | st.just(date.max))
            events.append(released(number, revision, draw(days), draw(days), expires))
            events += [reviewed(number, revision, day) for day in draw(st.lists(days, max_size=2))]
        events += [
            Withdrawn(number=number, day=draw(days), by="shen", reason="不再需要")
            for _ in range(draw(st.integers(0, 2)))
        ]
    return recorded(*events)
