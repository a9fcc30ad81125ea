"""Numbered lists as steps, and what their sentences say of who, when and record."""

from __future__ import annotations

from pathlib import Path

import pytest
from each_case import each_case

from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.procedure import NO_PROCEDURES, Procedures, ProcedureStep
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.markdown.outline import read_body
from sop_plugin.reading.markdown.procedures import read_procedures
from sop_plugin.reading.markdown.told_steps import with_told_facts
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.source import Source

GOLDEN = Path(__file__).parents[3] / "golden"
KINDS = heading_kinds({})


def read(text: str, blank_form: bool = False) -> Procedures:
    return read_procedures(read_body(text, "docs/a.md", 1), "docs/a.md", KINDS, blank_form)


def test_a_numbered_list_below_a_heading_of_steps() -> None:
    text = "## 作业步骤\n\n### 接样\n\n1. 核对样品\n   数量。\n   - 看标签\n2. 不符的返回第 1 步。\n\n![图](a.png)\n\n3. 登记\n"
    [table] = read(text).step_tables
    assert (table.is_list, table.line, table.end_line, table.clause) == (True, 5, 12, "1.1")
    assert [(step.position, step.action.text, str(step.place)) for step in table.steps] == [
        (1, "核对样品数量。", "docs/a.md:5:4"),
        (2, "不符的返回第 1 步。", "docs/a.md:8:4"),
        (3, "登记", "docs/a.md:12:4"),
    ]
    assert [branch.target for step in table.steps for branch in step.branches] == [1]


@each_case(
    "text",
    [
        "## 工作程序\n\n1、甲\n2、乙\n",
        "## 4 工作流程\n\n（1）甲\n（2）乙\n",
        "## Procedure\n\n1. a\n2. b\n",
        "## 工作程序与标准\n\n1. 甲\n2. 乙\n",
        "## 程序\n\n### 操作步骤说明\n\n1) 甲\n2) 乙\n",
        "## 工作程序\n\n1. 甲\n\n![图](a.png)\n\n2. 乙\n",
    ],
)
def test_headings_and_numbers_as_people_write_them(text: str) -> None:
    assert [len(table.steps) for table in read(text).step_tables] == [2]


@each_case(
    "text",
    [
        "## 管理要求\n\n1. 甲\n2. 乙\n",
        "## 职责\n\n1. 甲\n2. 乙\n",
        "## 工作程序\n\n### 评分规则\n\n1. 甲\n2. 乙\n",
        "## 工作程序\n\n### 注意事项\n\n1. 甲\n2. 乙\n",
        "## 工作程序\n\n- 甲\n- 乙\n",
        "## 工作程序\n\n1. 只有一条\n",
        "## 工作程序\n\n3. 丙\n4. 丁\n",
        "## 工作程序\n\n1. 甲\n\n![图](a.png)\n\n3. 丙\n",
        "## 工作程序\n\n> 1. 甲\n> 2. 乙\n",
        "## 工作程序\n\n- 甲\n  1. 乙\n  2. 丙\n",
        "## 工作程序\n\n1. | a | b |\n   |---|---|\n2. 乙\n",
        "## 目的\n\n1. 甲\n2. 乙\n\n## 工作程序\n\n照做。\n",
    ],
)
def test_other_lists_are_no_steps(text: str) -> None:
    assert read(text) == NO_PROCEDURES


def test_a_table_of_steps_leaves_the_lists_alone() -> None:
    """There they are rules of the steps, as a rule."""
    table = "| 步骤 | 责任人 |\n| --- | --- |\n| 甲 | 乙 |\n"
    [found] = read(f"## 工作程序\n\n### 接样\n\n{table}\n### 送样\n\n1. 甲\n2. 乙\n").step_tables
    assert not found.is_list
    assert read("## 工作程序\n\n1. 甲\n2. 乙\n", blank_form=True) == NO_PROCEDURES


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    jobs = "jobs:\n  - {name: {zh-Hans: 文员, en: Clerk}}\n  - {name: {zh-Hans: 文员主管}}\n  - {name: {zh-Hans: 主管}}\npeople:\n"
    text = (GOLDEN / "organisation.yml").read_text(encoding="utf-8").replace("people:\n", jobs, 1)
    return read_organisation(Source("organisation.yml", text.encode()))[0]


def told(sentence: str, organisation: Organisation) -> ProcedureStep:
    text = (GOLDEN / "documents" / "draft.md").read_text(encoding="utf-8")
    text = text.replace("每日 18:00 打印。", f"1. {sentence}\n2. 归档。")
    document = read_document(Source("docs/a.md", text.encode()), Settings()).document
    assert document is not None
    [table] = with_told_facts(document, organisation).body.procedures.step_tables
    return table.steps[0]


@each_case(
    "sentence, action, doers, time, records",
    [
        ("文员：登记。", "登记。", ("文员",), None, ()),
        ("**文员、主管**：登记。", "登记。", ("文员", "主管"), None, ()),
        ("Clerk: enter it", "enter it", ("Clerk",), None, ()),
        ("由文员登记。", None, ("文员",), None, ()),
        ("文员登记，字迹清楚。", None, ("文员",), None, ()),
        ("文员主管、文员 5 分钟内复核。", None, ("文员主管", "文员"), "5 分钟内", ()),
        ("Clerk enters it.", None, ("Clerk",), None, ()),
        ("The Clerk enters it.", None, ("Clerk",), None, ()),
        ("收到后，由文员主管或主管复核。", None, ("文员主管", "主管"), None, ()),
        (
            "登记（文员，5 分钟，记录 [[HT-SD-FRM-001]]）。",
            "登记",
            ("文员",),
            "5 分钟",
            ("[[HT-SD-FRM-001]]",),
        ),
        ("登记（文员；当天；记录：交班本）", "登记", ("文员",), "当天", ("交班本",)),
        ("Enter it (Clerk, within 5 minutes)", "Enter it", ("Clerk",), "within 5 minutes", ()),
        ("收到后 10 分钟内登记。", None, (), "10 分钟内", ()),
        ("填写 [[HT-SD-FRM-001|登记表]]。", None, (), None, ("[[HT-SD-FRM-001|登记表]]",)),
    ],
)
def test_what_a_sentence_says_plainly(
    sentence: str,
    action: str | None,
    doers: tuple[str, ...],
    time: str | None,
    records: tuple[str, ...],
    organisation: Organisation,
) -> None:
    step = told(sentence, organisation)
    assert step.action.text == (action or sentence)
    assert step.doers == doers
    assert (step.time_limit.text if step.time_limit else None) == time
    assert step.records == records
    for cell in filter(None, (step.who, step.time_limit, step.record)):
        assert f"1. {sentence}"[cell.column - 1 :].startswith(cell.text)


@each_case(
    "sentence",
    [
        "注意：不得外传。",
        "经理：登记。",
        "理由文员写明。",
        "登记后由文员送主管，再由主管复核，由文员归档。",
        "由人事部登记。",
        "登记（文员，见附件）。",
        "登记（共 5 份）。",
        "文员的登记。",
        "文员登记后，归档。",
        "文员登记，主管复核。",
        "文员和客人签字。",
        "5 分钟内接起，10 分钟内回复。",
        "见 [[HT-SD-FRM-001]]。",
    ],
)
def test_what_it_does_not_say_is_not_guessed(sentence: str, organisation: Organisation) -> None:
    step = told(sentence, organisation)
    assert (step.action.text, step.doers, step.time_limit, step.records) == (sentence, (), None, ())


def test_without_jobs_nobody_does_it() -> None:
    assert told("文员：登记。", Organisation()).doers == ()
