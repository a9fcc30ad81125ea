"""What comes next with a number, between being issued and being withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from generated_histories import approved, histories_of, issued, recorded, released, released_text, reviewed
from register_manuals import AS_OF, MakeManual

from sop_plugin.model.approval import Approval
from sop_plugin.model.digest import digest
from sop_plugin.model.document import Change, ChangeClass, Document, ReviewRecord, ReviewRule
from sop_plugin.model.document import Withdrawal as Ended
from sop_plugin.model.event import Approved, Event, Withdrawn
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories, History
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.model.organisation import Authority, Person
from sop_plugin.model.period import Period
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.model.seal import Seals
from sop_plugin.rules import evidence, structure
from sop_plugin.standing.progress import Progress, Step, known_numbers, progress, with_unread

NUMBER = "HT-SD-SOP-001"
LAST_YEAR, SPRING, SOON = date(2025, 6, 1), date(2026, 3, 1), date(2026, 12, 1)
FIRST = released(NUMBER, 1, date(2026, 2, 20), SPRING)
TEXT = released_text(FIRST)
DRAFT = replace(TEXT, revision=1, status=Status.DRAFT, effective=SOON)
PASSED = replace(TEXT, effective=SPRING, status=Status.APPROVED)
NEXT = replace(
    DRAFT, revision=2, title="改过的", change=Change(ChangeClass.SUBSTANTIVE, "客户反映", "改时限")
)
SIGNED = {Role.PREPARED: "tang", Role.CHECKED: "zeng", Role.REVIEWED: "last", Role.APPROVED: "head"}


def signatures(document: Document) -> list[Approved]:
    """All that the type asks for, each under the text as it is."""
    return [
        replace(approved(NUMBER, document.revision, AS_OF, role), by=by, digest=digest(document))
        for role, by in SIGNED.items()
    ]


def histories(working: Document | None, *events: Event) -> Histories:
    texts = {(NUMBER, 1): TEXT}
    made = histories_of(recorded(*events), texts)
    if working is None:
        return made
    known = made.by_number.get(NUMBER, History(NUMBER, (), None, None))
    return Histories(made.ledger, {**made.by_number, NUMBER: replace(known, working=working)}, (working,))


def told(
    make_manual: MakeManual,
    working: Document | None,
    *events: Event,
    has_ledger: bool = True,
    as_of: date = AS_OF,
    findings: Iterable[Finding] = (),
) -> Progress:
    known = histories(working, *events)
    manual = replace(make_manual(*known.shown_documents(as_of)), as_of=as_of)
    head = Person("head", "沈光耀", "HT", "总经理", may_approve=(Authority(),))
    people = {**manual.organisation.people, "head": head}
    manual = replace(manual, organisation=replace(manual.organisation, people=people))
    ledger = known.ledger if has_ledger else None
    found = progress(manual, known, NUMBER, recorded=ledger, seals=Seals(), findings=findings)
    assert found is not None
    return found


def step(found: Progress) -> tuple[Step, str | None]:
    return found.step, found.person.id if found.person else None


def test_a_number_that_nobody_knows(make_manual: MakeManual) -> None:
    known = histories(DRAFT, issued("HT-SD-SOP-002"))
    found = progress(
        make_manual(DRAFT), known, "HT-SD-SOP-009", recorded=Ledger(), seals=Seals(), findings=()
    )
    assert found is None
    assert set(known_numbers(known)) == {NUMBER, "HT-SD-SOP-002"}


def test_a_number_without_a_file_is_written_or_brought_back(make_manual: MakeManual) -> None:
    found = told(make_manual, None, issued(NUMBER, "接听电话"))
    assert (step(found), found.title, found.subject) == ((Step.WRITE, None), "接听电话", None)
    assert step(told(make_manual, None, issued(NUMBER), FIRST)) == (Step.RESTORE, None)


@pytest.mark.parametrize(
    ("working", "events", "expected"),
    [
        # Whoever writes the document takes its number.
        (DRAFT, [], (Step.ISSUE, "tang")),
        (replace(DRAFT, effective=None), [issued(NUMBER)], (Step.SET_EFFECTIVE, "tang")),
        (replace(DRAFT, effective=SPRING), [issued(NUMBER)], (Step.SET_LATER, "tang")),
        # A manual that takes up a ledger records as declared what was in force long since, numbered here or not.
        (replace(DRAFT, effective=SPRING, status=Status.APPROVED), [issued(NUMBER)], (Step.ADOPT, "head")),
        (replace(DRAFT, effective=SPRING, status=Status.APPROVED), [], (Step.ADOPT, "head")),
        # Signed here, and its day went by before it was released: a later one must be signed.
        (
            PASSED,
            [issued(NUMBER), *signatures(PASSED)],
            (Step.SET_LATER, "head"),
        ),
        (DRAFT, [issued(NUMBER)], (Step.SIGN, "tang")),
        (DRAFT, [issued(NUMBER), *signatures(DRAFT)[:3]], (Step.SIGN, "head")),
        (DRAFT, [issued(NUMBER), *signatures(DRAFT)], (Step.RELEASE, "head")),
        (replace(NEXT, change=None), [issued(NUMBER), FIRST], (Step.WRITE_CHANGE, None)),
        (NEXT, [issued(NUMBER), FIRST], (Step.SIGN, "tang")),
        # Signatures under an earlier wording are none, and whoever gave one is asked again.
        (replace(NEXT, title="又改"), [issued(NUMBER), FIRST, *signatures(NEXT)], (Step.SIGN, "tang")),
    ],
)
def test_before_it_is_released(
    make_manual: MakeManual, working: Document, events: list[Event], expected: tuple[Step, str]
) -> None:
    found = told(make_manual, working, *events)
    assert (step(found), found.ahead, found.subject) == (expected, True, working)
    assert (found.missing == ()) is (found.step is Step.RELEASE or events[1:] == signatures(PASSED))


def test_whoever_prepared_it_releases_it_while_in_post(make_manual: MakeManual) -> None:
    declared = replace(DRAFT, approvals=(Approval(Role.PREPARED, "zeng", AS_OF, Place("x")),))
    assert step(told(make_manual, declared, issued(NUMBER), *signatures(declared))) == (Step.RELEASE, "zeng")


@pytest.mark.parametrize(
    ("facts", "events", "expected"),
    [
        ({}, [], Step.NOTHING),
        ({"review": ReviewRule(next_review=date(2026, 12, 10))}, [], Step.REVIEW),
        ({"review": ReviewRule(next_review=date(2026, 11, 1))}, [], Step.REVIEW),
        ({}, [reviewed(NUMBER, 1, date(2026, 11, 1), Outcome.REVISE)], Step.REVISE),
        ({}, [reviewed(NUMBER, 1, date(2026, 11, 1), Outcome.WITHDRAW)], Step.WITHDRAW),
        # What a later review found counts.
        (
            {},
            [
                reviewed(NUMBER, 1, date(2026, 10, 1), Outcome.REVISE),
                reviewed(NUMBER, 1, date(2026, 11, 1), Outcome.NO_CHANGE),
            ],
            Step.NOTHING,
        ),
    ],
)
def test_while_it_is_in_force(
    make_manual: MakeManual, facts: dict[str, object], events: list[Event], expected: Step
) -> None:
    text = replace(TEXT, **facts)  # type: ignore[arg-type]
    known = histories(text, issued(NUMBER), FIRST, *events)
    revision = replace(known.by_number[NUMBER].revisions[0], document=text)
    history = replace(known.by_number[NUMBER], revisions=(revision,))
    known = replace(known, by_number={NUMBER: history})
    manual = make_manual(*known.shown_documents(AS_OF))
    found = progress(manual, known, NUMBER, recorded=known.ledger, seals=Seals(), findings=())
    assert found is not None
    assert (found.step, found.ahead, found.release) == (expected, False, revision.release)


def test_before_and_after_its_time(make_manual: MakeManual) -> None:
    assert step(told(make_manual, TEXT, issued(NUMBER), FIRST, as_of=date(2026, 2, 25)))[0] is Step.WAIT
    short = released(NUMBER, 1, date(2026, 2, 20), SPRING, expires=date(2026, 6, 30))
    text = replace(TEXT, expires=date(2026, 6, 30))
    known = histories(text, issued(NUMBER), short)
    history = known.by_number[NUMBER]
    revision = replace(history.revisions[0], document=text)
    known = replace(known, by_number={NUMBER: replace(history, revisions=(revision,))})
    manual = make_manual(*known.shown_documents(AS_OF))
    found = progress(manual, known, NUMBER, recorded=known.ledger, seals=Seals(), findings=())
    assert found is not None
    assert found.step is Step.REPLACE


@pytest.mark.parametrize(("successor", "expected"), [("HT-SD-SOP-002", Step.FOLLOW), (None, Step.ENDED)])
def test_after_its_end(make_manual: MakeManual, successor: str | None, expected: Step) -> None:
    end = Withdrawn(
        number=NUMBER, day=date(2026, 11, 1), by="tang", reason="停办", revision=1, successor=successor
    )
    found = told(make_manual, TEXT, issued(NUMBER), FIRST, end)
    assert (found.step, found.ahead) == (expected, False)
    # A draft that was never released has no page that would say so.
    assert told(make_manual, DRAFT, issued(NUMBER), replace(end, revision=None)).step is Step.ENDED


def test_findings_come_first_but_those_that_signing_settles(make_manual: MakeManual) -> None:
    place = Place(DRAFT.path, 3)
    wrong = structure.NO_CLAUSES.at(place)
    assert wrong.fails_strict
    unsealed = evidence.RELEASE_UNSEALED.at(place, revision=1, status=Status.APPROVED)
    elsewhere = replace(wrong, place=Place("docs/other.md"))
    found = told(make_manual, DRAFT, issued(NUMBER), findings=[wrong, elsewhere])
    assert (step(found), found.findings) == ((Step.FIX, None), (wrong,))
    found = told(make_manual, DRAFT, issued(NUMBER), findings=[unsealed])
    assert (found.step, found.findings) == (Step.SIGN, (unsealed,))
    assert told(make_manual, TEXT, issued(NUMBER), FIRST, findings=[wrong]).step is Step.FIX
    # A line of the ledger belongs to its number.
    own, other = (
        evidence.NUMBER_GAP.at(Place("ledger.jsonl", n), number=NUMBER, missing="x") for n in (1, 2)
    )
    found = told(make_manual, DRAFT, issued(NUMBER), issued("HT-SD-SOP-002"), findings=[own, other])
    assert found.findings == (own,)


def test_what_cannot_be_read_comes_before_everything(make_manual: MakeManual) -> None:
    found = told(make_manual, DRAFT, issued(NUMBER))
    unread = structure.NO_CLAUSES.at(Place("ledger.jsonl"))
    assert with_unread(found, [unread], ()) == found
    mended = with_unread(found, [unread], {"ledger.jsonl"})
    assert (mended.step, mended.person, mended.findings) == (Step.FIX, None, (unread,))


@pytest.mark.parametrize(
    ("status", "ahead", "expected"),
    [
        (Status.DRAFT, True, Step.ISSUE),
        (Status.IN_REVIEW, True, Step.ISSUE),
        (Status.APPROVED, False, Step.NOTHING),
    ],
)
def test_without_a_ledger_the_status_tells(
    make_manual: MakeManual, status: Status, ahead: bool, expected: Step
) -> None:
    review = ReviewRecord(LAST_YEAR, "tang", Outcome.NO_CHANGE, "", Place("x"))
    document = replace(TEXT, status=status, reviews=(review,), review=ReviewRule(every=Period(24)))
    found = told(make_manual, document, has_ledger=False)
    assert (found.ahead, found.step) == (ahead, expected)
    withdrawn = replace(
        document,
        status=Status.WITHDRAWN,
        withdrawal=Ended(SPRING, "tang", "", None, Place("x")),
    )
    assert told(make_manual, withdrawn, has_ledger=False).step is Step.ENDED
