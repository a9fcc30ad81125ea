"""Where forms and records are used, and by whom they are filled in."""

from __future__ import annotations

import pytest
from ways_manual import compiled

from sop_plugin.indexes.forms import FormEntry, FormIndex, uses_by_document


@pytest.fixture(scope="module")
def forms() -> FormIndex:
    return compiled().indexes.ways_in.forms


def entry(forms: FormIndex, number: str) -> FormEntry:
    return next(each for each in forms.forms if each.form.number == number)


def test_every_citation_in_the_documents_in_use_is_a_use(forms: FormIndex) -> None:
    order = entry(forms, "HT-SD-FRM-001")
    found = [
        (u.document.number, u.clause and u.clause.key, u.step and u.step.position, u.records)
        for u in order.uses
    ]
    assert found == [
        ("HT-SD-SOP-001", "3.1", 2, True),
        ("HT-SD-SOP-001", "3.2", 1, False),
        ("HT-SD-SOP-001", "5", None, False),
    ]


def test_who_fills_it_in_are_those_who_record_it_not_those_who_read_it(forms: FormIndex) -> None:
    assert entry(forms, "HT-SD-FRM-001").fillers == ("订房员", "预订员", "销售代表")
    assert entry(forms, "HT-SD-FRM-002").fillers == ("销售经理",)


def test_a_form_that_nothing_mentions_is_an_orphan(forms: FormIndex) -> None:
    assert [each.form.number for each in forms.forms if each.is_orphan] == ["HT-SD-FRM-003"]


def test_other_records_under_their_registered_name(forms: FormIndex) -> None:
    assert [(r.name, r.record is not None, len(r.uses)) for r in forms.records] == [
        ("交接班本", True, 3),
        ("口头说明", False, 1),
    ]
    book = forms.records[0]
    assert book.record is not None
    assert book.record.retention is not None
    assert book.record.retention.months == 24
    assert [len(uses) for uses in uses_by_document(book.uses).values()] == [2, 1]


def test_a_form_says_what_it_is_for(forms: FormIndex) -> None:
    order = entry(forms, "HT-SD-FRM-001")
    assert order.purpose
    assert order.purpose in " ".join(order.form.body.text.split())
