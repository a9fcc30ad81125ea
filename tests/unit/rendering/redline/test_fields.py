"""Changes of the front matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sop_plugin.model.document import Body, Document, ReviewRule
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Department, Organisation
from sop_plugin.model.period import Period
from sop_plugin.model.settings import Settings
from sop_plugin.rendering.redline import FieldChange, redline_fields
from sop_plugin.words import labels
from sop_plugin.words.language import Language, LocalisedText
from sop_plugin.words.voice import voice_in

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
NAMES = {"HT-SD": ("酒店销售部", "Hotel Sales"), "HT-GM": ("总经理室", "General Manager")}
MANUAL = Manual(
    (),
    Organisation(
        departments={
            code: Department(code, LocalisedText(zh_hans=zh, en=en), "HTL")
            for code, (zh, en) in NAMES.items()
        }
    ),
    Settings(),
    date(2026, 11, 21),
)


def changes_to(spoken: Language | None = None, **facts: Any) -> tuple[FieldChange, ...]:
    new = replace(OLD, **facts)
    return redline_fields(OLD, new, MANUAL, voice_in(spoken or new.language))


def test_what_changed_is_told_in_the_order_of_the_front_matter() -> None:
    changes = changes_to(
        title="电话销售程序与标准",
        revision=2,
        supervised_by="HT-GM",
        audience=("预订员", "领班"),
        effective=date(2026, 3, 1),
    )
    assert changes == (
        FieldChange(labels.TITLE, ("电话销售程序",), ("电话销售程序与标准",)),
        FieldChange(labels.SUPERVISING_DEPARTMENT, (), ("总经理室（HT-GM）",)),
        FieldChange(labels.AUDIENCE, ("销售代表", "预订员"), ("预订员", "领班")),
        FieldChange(labels.REVISION, ("1",), ("2",)),
        FieldChange(labels.EFFECTIVE_DATE, ("2024-02-29",), ("2026-03-01",)),
    )
    assert (changes[2].removed, changes[2].added) == (("销售代表",), ("领班",))


def test_values_are_in_words_as_on_the_pages() -> None:
    changes = changes_to(
        type="form",
        department="HT-XX",
        language=Language.ZH_HANT,
        review=ReviewRule(Period(6), date(2026, 9, 1), "试行半年"),
        retention=Period(24),
    )
    assert changes == (
        FieldChange(labels.TYPE, ("程序文件",), ("表單",)),
        FieldChange(labels.EXECUTING_DEPARTMENT, ("酒店销售部（HT-SD）",), ("HT-XX",)),
        FieldChange(labels.LANGUAGE, ("簡體中文",), ("繁體中文",)),
        FieldChange(labels.REVIEW_EVERY, ("1 年",), ("6 個月",)),
        FieldChange(labels.REVIEW_DUE_DATE, (), ("2026-09-01",)),
        FieldChange(labels.NEXT_REVIEW_REASON, (), ("试行半年",)),
        FieldChange(labels.RETENTION, (), ("2 年",)),
    )


def test_they_can_be_told_in_another_language() -> None:
    (change,) = changes_to(Language.EN, department="HT-GM")
    assert change == FieldChange(
        labels.EXECUTING_DEPARTMENT, ("Hotel Sales (HT-SD)",), ("General Manager (HT-GM)",)
    )


def test_what_is_not_controlled_is_no_change() -> None:
    assert changes_to(path="docs/b.md", status=Status.DRAFT, body=Body("x", 9)) == ()


def test_another_order_is_a_change_without_new_values() -> None:
    (change,) = changes_to(keywords=("预订", "电话"))
    assert (change.label, change.removed, change.added) == (labels.KEYWORDS, (), ())
