"""What readers see of a number on a day: for histories told one by one, and for any history."""

from __future__ import annotations

from datetime import date, timedelta

from generated_histories import histories_of, issued, recorded, released, released_text
from hypothesis import given, settings
from released_manuals import FIRST, compiled, generated_manuals, text_of
from sample_ledger import RecordedManual, recorded_manual

from sop_plugin.model.document import Document
from sop_plugin.model.event import Event, Withdrawn
from sop_plugin.model.history import Histories, as_released
from sop_plugin.model.in_force import days_in_force
from sop_plugin.model.lifecycle import State, Status
from sop_plugin.registers.as_of import as_of_register
from sop_plugin.rules import references as rules

NUMBER = "HT-SD-SOP-001"
D = date
LEAD = 30


def history(*events: Event) -> Histories:
    texts = {(e.number, e.revision): released_text(e) for e in events if e.kind == "released"}  # type: ignore[attr-defined]
    return histories_of(recorded(issued(NUMBER), *events), texts)


def shown(histories: Histories, day: date) -> tuple[int, State]:
    (document,) = histories.shown_documents(day)
    return document.revision, document.state(day, 0)


def end(day: date, revision: int = 2) -> Withdrawn:
    return Withdrawn(number=NUMBER, day=day, by="shen", reason="停办", revision=revision)


def test_before_the_first_day_the_revision_to_come_is_shown() -> None:
    told = history(released(NUMBER, 1, D(2024, 2, 1), D(2024, 2, 29)))
    assert shown(told, D(2024, 2, 28)) == (1, State.SCHEDULED)
    assert shown(told, D(2024, 2, 29)) == (1, State.EFFECTIVE)


def test_a_revision_gives_way_on_the_day_of_the_next() -> None:
    told = history(
        released(NUMBER, 1, D(2024, 2, 1), D(2024, 2, 1)),
        released(NUMBER, 2, D(2024, 2, 10), D(2024, 3, 1)),
    )
    assert shown(told, D(2024, 2, 29)) == (1, State.EFFECTIVE)
    assert shown(told, D(2024, 3, 1)) == (2, State.EFFECTIVE)
    first = as_released(told.by_number[NUMBER].revisions[0], told.by_number[NUMBER])
    assert first is not None
    assert first.superseded == D(2024, 3, 1)


def test_an_expired_revision_stays_and_does_not_bring_the_one_before_it_back() -> None:
    told = history(
        released(NUMBER, 1, D(2024, 2, 1), D(2024, 2, 1)),
        released(NUMBER, 2, D(2024, 2, 1), D(2024, 2, 10), expires=D(2024, 2, 20)),
    )
    assert shown(told, D(2024, 2, 20)) == (2, State.EFFECTIVE)
    assert shown(told, D(2024, 2, 21)) == (2, State.EXPIRED)


def test_a_withdrawal_ends_what_is_in_force_before_its_successor_comes() -> None:
    """The next revision was released, but the number ended first: nothing took the place of the one in force."""
    told = history(
        released(NUMBER, 1, D(2024, 2, 1), D(2024, 2, 1)),
        released(NUMBER, 2, D(2024, 2, 10), D(2024, 6, 1)),
        end(D(2024, 3, 1)),
    )
    assert shown(told, D(2024, 2, 29))[1].in_force
    assert shown(told, D(2024, 3, 1)) == (1, State.WITHDRAWN)
    assert shown(told, D(2024, 7, 1))[1] is State.WITHDRAWN
    assert told.by_number[NUMBER].revisions[0].superseded is None


def test_what_was_superseded_before_the_end_stays_superseded() -> None:
    told = history(
        released(NUMBER, 1, D(2024, 2, 1), D(2024, 2, 1)),
        released(NUMBER, 2, D(2024, 2, 10), D(2024, 3, 1)),
        end(D(2024, 6, 1)),
    )
    first, second = (as_released(r, told.by_number[NUMBER]) for r in told.by_number[NUMBER].revisions)
    assert first is not None
    assert second is not None
    assert (first.status, first.state(D(2024, 7, 1), 0)) == (Status.APPROVED, State.SUPERSEDED)
    assert (second.status, second.state(D(2024, 7, 1), 0)) == (Status.WITHDRAWN, State.WITHDRAWN)
    assert second.withdrawal is not None
    assert second.withdrawal.reason == "停办"


def test_a_higher_revision_can_come_earlier() -> None:
    releases = (
        released(NUMBER, 1, D(2024, 1, 30), D(2024, 2, 1)),
        released(NUMBER, 2, D(2024, 2, 1), D(2024, 6, 1)),
        released(NUMBER, 3, D(2024, 2, 1), D(2024, 3, 1)),
    )
    overtaken = [days.superseded for days in days_in_force(releases, None)]
    assert overtaken == [D(2024, 3, 1), D(2024, 6, 1), None]
    told = history(*releases)
    assert [shown(told, day)[0] for day in (D(2024, 2, 29), D(2024, 3, 1), D(2024, 6, 1))] == [1, 3, 3]


@settings(max_examples=30, deadline=None, database=None, derandomize=True)
@given(generated_manuals())
def test_site_ledger_and_register_agree_on_every_day(manual: RecordedManual) -> None:
    """Invariant: of each number exactly one text, or none, is in force on a day, and all say which."""
    done = compiled(manual, FIRST)
    ledger, register = done.histories.ledger, as_of_register(done.histories, done.manual.number_pattern)
    assert [f.code for f in done.findings if f.code.startswith(("SOP90", "SOP96"))] == []
    # Every text has a page of its own, whose state follows from its dates alone.
    texts: list[Document] = []
    for known in done.histories.by_number.values():
        found = [as_released(revision, known) for revision in known.revisions]
        assert None not in found
        texts += [text for text in found if text is not None]
    for count in range(-2, 90):
        day = FIRST + timedelta(days=count)
        expected = {
            (number, release.revision)
            for number in ledger.by_number
            if (release := ledger.in_force(number, day)) is not None
        }
        documents = done.histories.shown_documents(day)
        assert len({d.number for d in documents}) == len(documents)
        assert {(d.number, d.revision) for d in documents if d.state(day, LEAD).in_force} == expected
        assert {(d.number, d.revision) for d in texts if d.state(day, LEAD).in_force} == expected
        assert {(row.number, row.revision) for row in register.on(day)} == expected


def test_a_draft_takes_nothing_from_those_who_cite_the_number() -> None:
    """Readers have the revision before it, so neither a citation nor a successor is broken by a draft."""
    manual = recorded_manual()
    draft = text_of(NUMBER, 4, "2026-11-20", "2027-02-01", title="草稿题目", status="draft", approvals=[])
    citing = text_of("HT-SD-SOP-008", 1, "2026-02-20", "2026-03-01", body=f"## 目的\n\n按 [[{NUMBER}]]。\n")
    for source in (draft, citing):
        manual.sources[source.path] = source
    done = compiled(manual)
    assert manual.sources["docs/HT-SD-SOP-002.md"].data.count(f"successor: {NUMBER}".encode()) == 1
    assert [
        f.code for f in done.findings if f.rule in (rules.CITES_UNRELEASED, rules.SUCCESSOR_NOT_RELEASED)
    ] == []
    # A draft that never had a revision is no text to work by.
    never = text_of(
        "HT-SD-SOP-008", 1, "2026-02-20", "2026-03-01", body="## 目的\n\n按 [[HT-SD-SOP-006]]。\n"
    )
    manual.sources[never.path] = never
    assert [f.rule for f in compiled(manual).findings if f.place.path == never.path][-1:] == [
        rules.CITES_UNRELEASED
    ]
