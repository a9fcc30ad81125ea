"""Front matter with the names of another system."""

from __future__ import annotations

from datetime import date
from typing import Any

from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.digest import digest
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.reading.front_matter.documents import DocumentReading, read_document
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language

GOVERNMENT = {
    "keys": {
        "number": "doc_id",
        "department": ["owner", "owner_slack"],
        "review.every": "review_in",
        "last_review": "last_reviewed_on",
    },
    "values": {"department": {"#sales": "HT-SD"}},
    "defaults": {"type": "procedure", "status": "approved", "revision": 1, "effective": date(2024, 1, 1)},
    "ignore": ["layout", "weight"],
}
CHINESE = {
    "keys": {
        "number": "编号",
        "title": "名称",
        "effective": "生效日期",
        "revision": ["版本", "版次"],
        "status": "状态",
        "department": "部门",
        "review.every": "复审周期",
        "audience": "适用岗位",
        "type": "类型",
    },
    "values": {
        "status": {"现行": "approved"},
        "department": {"销售部": "HT-SD"},
        "type": {"程序": "procedure"},
    },
}
BODY = "---\n\n## 目的\n\n来电有人接。\n"


def reading(text: str, metadata: dict[str, Any] | None) -> DocumentReading:
    settings = read_options({"metadata": metadata} if metadata else {}).settings
    return read_document(Source("docs/a.md", f"---\n{text}{BODY}".encode()), settings)


def document(text: str, metadata: dict[str, Any] | None) -> Document:
    found = reading(text, metadata)
    assert found.document is not None, [f"{f.place} {f.message()}" for f in found.findings]
    assert not found.findings
    return found.document


def told(text: str, metadata: dict[str, Any]) -> list[str]:
    findings = reading(text, metadata).findings
    return [f"{f.place.line}:{f.place.column} {f.code} {f.message(Language.EN)}" for f in findings]


def test_review_dates_of_the_government_kind() -> None:
    found = document(
        "doc_id: HT-SD-SOP-004\ntitle: 接听\nowner_slack: '#sales'\nlast_reviewed_on: 2026-05-31\n"
        "review_in: 9 months\nlayout: 1.10\nweight: 007\n",
        GOVERNMENT,
    )
    assert (found.number, found.department, found.type) == ("HT-SD-SOP-004", "HT-SD", "procedure")
    assert (found.revision, found.status, found.effective) == (1, Status.APPROVED, date(2024, 1, 1))
    assert found.review_due == date(2027, 2, 28)
    assert found.reviews == ()


@each_case("day", ["2026/3/1", "2026年3月1日", "2026-3-1", "2026.03.01", "20260301", "2026-03-01"])
@each_case("revision", ["版本: V2", "版次: 2.0", "版本: '02'", "版次: 第2版", "版本: Ｖ２．０"])
def test_chinese_names_and_ways_of_writing(day: str, revision: str) -> None:
    found = document(
        f"编号: HT-SD-SOP-004\n名称: 接听\n生效日期: {day}\n{revision}\n状态: 现行\n部门: 销售部\n"
        "复审周期: 12 个月\n适用岗位: 销售代表、预订员\n类型: 程序\n",
        CHINESE,
    )
    assert (found.effective, found.revision) == (date(2026, 3, 1), 2)
    assert found.audience == ("销售代表", "预订员")
    assert found.review_due == date(2027, 3, 1)


def test_the_digest_does_not_depend_on_names() -> None:
    foreign = document(
        "编号: HT-SD-SOP-004\n名称: 接听\n生效日期: 2026年3月1日\n版本: V2\n状态: 现行\n部门: 销售部\n"
        "复审周期: 12 个月\n适用岗位: 销售代表、预订员\n类型: 程序\n",
        CHINESE,
    )
    ours = document(
        'number: HT-SD-SOP-004\ntitle: 接听\neffective: 2026-03-01\nrevision: "2"\nstatus: approved\n'
        "department: HT-SD\nreview: {every: 1 year}\naudience: [销售代表, 预订员]\ntype: procedure\n",
        None,
    )
    assert digest(foreign) == digest(ours)


def test_a_review_that_was_held_does_not_change_the_digest() -> None:
    text = "doc_id: HT-SD-SOP-004\ntitle: 接听\nowner: '#sales'\nreview_in: 1 year\nlast_reviewed_on: {}\n"
    before, after = (document(text.format(day), GOVERNMENT) for day in ("2025-01-01", "2026-01-01"))
    assert before.review_due != after.review_due
    assert digest(before) == digest(after)


def test_files_with_our_names_are_read_as_ever() -> None:
    text = (
        "number: HT-SD-SOP-004\ntitle: 接听\ntype: form\ndepartment: HT-MK\nrevision: 3\nstatus: draft\n"
        "review: {every: 1 year}\n"
    )
    found = document(text, GOVERNMENT)
    assert (found.type, found.department, found.revision, found.status) == (
        "form",
        "HT-MK",
        3,
        Status.DRAFT,
    )
    assert found.review.every == document(text, None).review.every


def test_without_any_mapping_values_have_our_form_alone() -> None:
    written = (
        "number: HT-SD-SOP-004\ntitle: 接听\ntype: procedure\ndepartment: QA\nstatus: draft\n"
        "expires: 2026/3/1\nrevision: V2\n"
    )
    findings = reading(written, None).findings
    assert [(f.place.line, f.code) for f in findings] == [(8, "SOP113"), (7, "SOP109")]
    assert reading(written, GOVERNMENT).findings == ()


def test_findings_name_and_show_the_authors_own_key() -> None:
    assert told(
        "title: 接听\nowner: QA\nlast_reviewed_on: 2026-02-30\nreview_in: soon\nlayuot: 1\n", GOVERNMENT
    ) == [
        "4:19 SOP109 'last_reviewed_on' is no date of the calendar: 2026-02-30",
        "1:1 SOP107 'doc_id' is missing",
        "5:12 SOP112 'review_in' is no period: soon",
        "6:1 SOP105 there is no key 'layuot'",
    ]
    assert "doc_id: HT-SD-SOP-004" in reading("title: 接听\n", GOVERNMENT).findings[0].remedy()


def test_a_field_said_twice_is_a_finding() -> None:
    assert told(
        "doc_id: HT-SD-SOP-004\nnumber: HT-SD-SOP-005\ntitle: 接听\nowner: A\nowner_slack: B\n", GOVERNMENT
    ) == [
        "2:1 SOP106 'doc_id' was already given on line 3",
        "6:1 SOP106 'owner_slack' was already given on line 5",
    ]


def test_everything_unknown_can_be_ignored_but_not_what_is_wrong() -> None:
    everything = GOVERNMENT | {"ignore": "all"}
    assert told("doc_id: HT-SD-SOP-004\ntitle: 接听\nowner: QA\nx: 1\ny: [on]\n", everything) == []
    assert told("doc_id: HT-SD-SOP-004\ntitle: 接听\nowner: QA\nx: 1\napprovals: 3\n", everything) == [
        "6:12 SOP108 'approvals' must be a list, not text"
    ]


def test_an_empty_value_is_none() -> None:
    found = document("doc_id: HT-SD-SOP-004\ntitle: 接听\nowner:\nowner_slack: '#sales'\n", GOVERNMENT)
    assert found.department == "HT-SD"


def test_what_was_changed_is_filled_in_from_revision_2_on() -> None:
    change = {"change.class": "editorial", "change.reason": "旧", "change.summary": "旧"}
    metadata = CHINESE | {
        "defaults": {**change, "type": "procedure", "status": "approved", "department": "QA"}
    }
    first, second = (document(f"编号: QA-SOP-001\n名称: 甲\n版本: {v}\n", metadata) for v in ("1.0", "V2"))
    assert first.change is None
    assert second.change is not None
    assert second.change.reason == "旧"


@given(
    st.dictionaries(
        st.sampled_from(["doc_id", "title", "owner", "review", "last_reviewed_on", "x", "change"]),
        st.sampled_from(["", "1", "[]", "{}", "[1, {a: b}]", "{every: 1 year}", "null", "'\\x00'"]),
    )
)
def test_nothing_that_is_written_ends_in_a_traceback(written: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in written.items())
    found = reading(text, GOVERNMENT | {"defaults": {"change.class": "editorial", "revision": "2"}})
    assert found.document is not None or found.findings


OWN = """number: HT-SD-SOP-280
title: 甲
type: SOP
department: 质量部
revision: V2
status: active
effective: 2026年3月1日
review: {every: 12 months, next_review: 1 March 2027, reason: 法规}
approvals: [{role: approved, person: shen, date: 2026/2/1}]
change: {class: editorial, reason: 甲, summary: 乙}
"""
OWN_VALUES = {
    "values": {"type": {"SOP": "procedure"}, "department": {"质量部": "QA"}, "status": {"active": "approved"}}
}


def test_values_and_forms_count_under_our_own_names_too() -> None:
    found = document(OWN, OWN_VALUES)
    assert (found.type, found.department, found.revision) == ("procedure", "QA", 2)
    assert (found.status, found.effective) == (Status.APPROVED, date(2026, 3, 1))
    assert found.review.next_review == date(2027, 3, 1)
    assert found.approvals[0].day == date(2026, 2, 1)


def test_days_in_figures_are_read_in_the_order_that_is_declared() -> None:
    text = OWN.replace("2026年3月1日", "01/03/2025")
    assert document(text, {**OWN_VALUES, "day_order": "dmy"}).effective == date(2025, 3, 1)
    assert document(text, {**OWN_VALUES, "day_order": "mdy"}).effective == date(2025, 1, 3)
    assert told(text, OWN_VALUES) == ["8:12 SOP109 'effective' is no date of the calendar: 01/03/2025"]


def test_a_revision_that_the_manual_calls_so_stays() -> None:
    settings = read_options({"metadata": OWN_VALUES, "revision_pattern": "V{number}"}).settings
    found = read_document(Source("docs/a.md", f"---\n{OWN}{BODY}".encode()), settings).document
    assert found is not None
    assert str(found.revision) == "V2"
