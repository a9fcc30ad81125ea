"""The document register: every source file is accounted for once."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sop_plugin.model.approval import Approval
from sop_plugin.model.document import RejectedSource, Withdrawal
from sop_plugin.model.lifecycle import State, Status
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.registers.departments import department_pages
from sop_plugin.registers.documents import document_register
from sop_plugin.registers.reviews import month_load, review_register, reviews_by_owner

PLACE = Place("docs/x.md")


def test_rows_in_the_order_of_numbers(make_document, make_manual) -> None:
    register = document_register(
        make_manual(
            make_document("QA-FRM-001", type="form"),
            make_document("HT-SD-SOP-010", due=date(2026, 11, 20)),
            make_document("HT-SD-SOP-009", status=Status.DRAFT, due=date(2027, 1, 1)),
            make_document("wrong", department="ZZ", type="novel"),
            make_document("HT-MK-SOP-001", due=date(2026, 12, 1), effective=date(2026, 12, 1)),
            rejected=(RejectedSource("docs/bad.md"),),
        )
    )
    assert [(row.document.number, row.state, row.review_due) for row in register.rows] == [
        ("HT-MK-SOP-001", State.SCHEDULED, date(2026, 12, 1)),
        ("HT-SD-SOP-009", State.DRAFT, None),
        ("HT-SD-SOP-010", State.OVERDUE, date(2026, 11, 20)),
        ("QA-FRM-001", State.EFFECTIVE, None),
        ("wrong", State.EFFECTIVE, None),
    ]
    assert register.rejected == (RejectedSource("docs/bad.md"),)
    assert register.sources == 6
    assert list(register.by_state.items()) == [
        (State.DRAFT, 1),
        (State.SCHEDULED, 1),
        (State.EFFECTIVE, 2),
        (State.OVERDUE, 1),
    ]
    assert list(register.by_type.items()) == [("procedure", 3), ("form", 1), ("novel", 1)]
    assert list(register.by_department.items()) == [("HT-SD", 2), ("HT-MK", 1), ("QA", 1), ("ZZ", 1)]


def test_day_of_approval(make_document, make_manual) -> None:
    approvals = (
        Approval(Role.PREPARED, "tang", date(2026, 2, 20), PLACE),
        Approval(Role.APPROVED, "zeng", date(2026, 2, 19), PLACE),
    )
    register = document_register(make_manual(make_document(approvals=approvals)))
    assert register.rows[0].approved_on == date(2026, 2, 19)
    assert document_register(make_manual(make_document())).rows[0].approved_on is None


_days = st.dates(date(2024, 1, 1), date(2029, 12, 31))
_facts = st.fixed_dictionaries(
    {
        "status": st.sampled_from(Status),
        "type": st.sampled_from(["procedure", "form", "policy", "novel"]),
        "department": st.sampled_from(["HT", "HT-SD", "QA", "ZZ"]),
        "supervised_by": st.sampled_from([None, "HT", "YY"]),
        "effective": st.none() | _days,
        "expires": st.none() | _days,
        "due": st.none() | _days,
        "prepared": st.sampled_from([(), (("tang", date(2024, 1, 1)),), (("fang", date(2024, 1, 1)),)]),
        "withdrawal": st.none() | _days.map(lambda day: Withdrawal(day, "tang", "", None, PLACE)),
    }
)


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 30), _facts), max_size=25), st.integers(0, 3))
def test_all_lists_reconcile(make_document, make_manual, sources, rejected: int) -> None:
    """Invariant: whatever the documents, twice the same number included, each is counted once in each list.

    Sources = rows + rejected; the counts by state, type and department each add up to the rows; each row is on one
    department page; the rows with a due date are those of the review register, and add up by owner and by month.
    """
    documents = [
        make_document(f"HT-SD-SOP-{sequence:03}", path=f"docs/{n}.md", **facts)
        for n, (sequence, facts) in enumerate(sources)
    ]
    manual = make_manual(
        *documents, rejected=tuple(RejectedSource(f"docs/bad{n}.md") for n in range(rejected))
    )
    register = document_register(manual)
    reviews = review_register(manual)

    assert register.sources == len(documents) + rejected
    assert sorted(row.document.path for row in register.rows) == sorted(d.path for d in documents)
    for counts in (register.by_state, register.by_type, register.by_department):
        assert sum(counts.values()) == len(register.rows)
        assert all(counts.values())

    listed = [
        d for page in department_pages(manual) for d in (*page.documents, *page.gone, *page.in_preparation)
    ]
    assert sorted(d.path for d in listed) == sorted(d.path for d in documents)

    due = {row.document.path: row.review_due for row in register.rows if row.review_due}
    assert {row.document.path: row.due for row in reviews.rows} == due
    assert len(reviews.rows) == len(due)
    overdue = [row.document.path for row in register.rows if row.state is State.OVERDUE]
    assert set(overdue) <= {row.document.path for row in reviews.rows if row.band == "overdue"}
    assert sum(len(group.rows) for group in reviews_by_owner(reviews)) == len(reviews.rows)
    assert sum(len(month.rows) for month in month_load(reviews, manual.as_of, months=60)) == len(reviews.rows)
