"""Changes of the front matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sop_plugin.indexes.redline import FieldChange, redline_fields
from sop_plugin.model.document import Body, Document, ReviewRule
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.period import Period

OLD = Document(
    path="docs/a.md",
    number="HT-SD-SOP-004",
    title="电话销售程序",
    type="procedure",
    department="HT-SD",
    revision=1,
    status=Status.APPROVED,
    body=Body("", 1),
    audience=("销售代表", "预订员"),
    keywords=("电话", "预订"),
    effective=date(2024, 2, 29),
    review=ReviewRule(every=Period(12)),
)


def test_what_changed_is_told_in_the_order_of_the_front_matter() -> None:
    new = replace(
        OLD,
        title="电话销售程序与标准",
        revision=2,
        supervised_by="HT-GM",
        audience=("预订员", "领班"),
        effective=date(2026, 3, 1),
        review=ReviewRule(Period(12), date(2026, 9, 1), "试行半年"),
    )
    changes = redline_fields(OLD, new)
    assert changes == (
        FieldChange("title", ("电话销售程序",), ("电话销售程序与标准",)),
        FieldChange("supervised_by", (), ("HT-GM",)),
        FieldChange("audience", ("销售代表", "预订员"), ("预订员", "领班")),
        FieldChange("revision", ("1",), ("2",)),
        FieldChange("effective", ("2024-02-29",), ("2026-03-01",)),
        FieldChange("review", ("12 months",), ("12 months", "2026-09-01", "试行半年")),
    )
    assert (changes[2].removed, changes[2].added) == (("销售代表",), ("领班",))


def test_what_is_not_controlled_is_no_change() -> None:
    assert redline_fields(OLD, replace(OLD, path="docs/b.md", status=Status.DRAFT, body=Body("x", 9))) == ()


def test_another_order_is_a_change_without_new_values() -> None:
    (change,) = redline_fields(OLD, replace(OLD, keywords=("预订", "电话")))
    assert (change.field, change.removed, change.added) == ("keywords", (), ())
