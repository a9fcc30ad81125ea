"""Steps, measures and definitions out of a body."""

from __future__ import annotations

import pytest
from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.columns import SYNONYMS
from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.procedure import NO_PROCEDURES, Column, Procedures
from sop_plugin.reading.markdown.outline import read_body
from sop_plugin.reading.markdown.procedures import doers_of, read_procedures, records_of

KINDS = heading_kinds({})


def read(text: str, blank_form: bool = False) -> Procedures:
    return read_procedures(read_body(text, "docs/a.md", 1), "docs/a.md", KINDS, blank_form)


STEPS = """## 工作程序

### 接听

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| --- | --- | --- | --- | --- |
| **接起** | 预订员、销售代表 | 报出部门 | 响铃 3 声内 | — |
| 留言 | 预订员 | 复述一遍 | 当场 | [[HT-SD-FRM-008|留言表]]、交接班本 |
"""


def test_a_table_of_steps() -> None:
    [table] = read(STEPS).step_tables
    assert (table.line, table.end_line, table.clause, table.width) == (5, 8, "1.1", 5)
    assert table.columns == (Column.STEP, Column.WHO, Column.STANDARD, Column.TIME_LIMIT, Column.RECORD)
    first, second = table.steps
    assert (first.position, first.action.text, str(first.place)) == (1, "**接起**", "docs/a.md:7:3")
    assert first.doers == ("预订员", "销售代表")
    assert first.who is not None
    assert first.who.place.column == 12
    assert (first.records, second.records) == ((), ("[[HT-SD-FRM-008|留言表]]", "交接班本"))
    assert second.time_limit is not None
    assert second.time_limit.text == "当场"
    assert (second.next, second.branches, second.cells) == (None, (), 5)


@pytest.mark.parametrize(
    "header",
    [
        "步骤|责任人|标准",
        "步驟 | 責任人 | 標準",
        "Step | Responsible | Standard",
        "**STEP**|who|Criteria",
        "步骤 Step|责任人 Responsible|标准/要求",
        "Step<br>步骤|执行者（岗位）|要 求",
        "工序|操作人|操作要点",
        "步骤|责任单位/责任人|验收标准：",
        "Process step|Performed by|Acceptance criteria",
    ],
)
def test_columns_are_known_in_three_scripts(header: str) -> None:
    [table] = read(f"| {header} |\n|-|-|-|\n| a | b | c |").step_tables
    assert table.columns == (Column.STEP, Column.WHO, Column.STANDARD)
    assert table.steps[0].standard is not None
    assert table.steps[0].standard.text == "c"


@each_case(
    "header, doers, records",
    [
        ("序号|清洁步骤|清洁方法|频次|责任人", ("e",), ()),
        ("步骤号|检验操作|判定标准|检验员|原始记录", ("d",), ("e",)),
        ("流程图|责任部门/人|工作要求|形成文件|备注", ("b",), ("d",)),
        ("操作流程|操作要点|责任护士|评分|备注", ("c",), ()),
        ("步骤|内容|由谁执行|何时|记录表格", ("c",), ("e",)),
        ("步骤序号|操作内容|岗位人员|控制要点|备注", ("c",), ()),
        ("作業流程|權責單位|作業說明|相關表單|備註", ("b",), ("d",)),
        ("工作项目|执行单位|作业说明|使用表单|备注", ("b",), ("d",)),
        ("步骤名称|操作岗|复核岗|系统|备注", ("b", "c（复核岗）"), ()),
        ("步骤|做什么|谁来做|怎么做|做到什么程度", ("c",), ()),
        ("Sl. No.|Activity|Responsibility|Reference|Form No.", ("c",), ("e",)),
        ("Seq.|Task description|Role(s)|Tools|Acceptance", ("c",), ()),
        ("Steps to follow|Person in charge|Expected outcome|Form No.|Notes", ("b",), ("d",)),
        ("Step #|Work instruction|Operator|Verified by|Due date", ("c", "d（Verified by）"), ()),
    ],
)
def test_tables_of_hotels_clinics_plants_and_laboratories(
    header: str, doers: tuple[str, ...], records: tuple[str, ...]
) -> None:
    [table] = read(f"## 工作程序\n\n|{header}|\n|-|-|-|-|-|\n|a|b|c|d|e|").step_tables
    assert (table.steps[0].doers, table.steps[0].records) == (doers, records)


@each_case(
    "header",
    [
        "版本|修订内容|修订人|修订时间",
        "条款|更改说明|批准人|日期",
        "物料|规格要求|供应单位|到货时间",
        "设备|型号|使用说明|保管人",
    ],
)
def test_other_tables_are_none_of_steps(header: str) -> None:
    assert read(f"## 工作程序\n\n|{header}|\n|-|-|-|-|\n|a|b|c|d|").step_tables == ()


def test_what_is_done_by_whom_is_a_step_without_a_column_of_that_name() -> None:
    table = "|序号|作业内容|岗位|记录|\n|-|-|-|-|\n|1|切割|操作工|—|"
    [found] = read(f"## 工作程序\n\n{table}").step_tables
    assert [(step.action.text, step.doers) for step in found.steps] == [("切割", ("操作工",))]
    assert not read(f"## 职责\n\n{table}").step_tables
    assert not read("## 工作程序\n\n|内容|责任人|\n|-|-|\n|切割|操作工|").step_tables
    assert not read("## 工作程序\n\n|工作内容|责任人|频次|\n|-|-|-|\n|切割|操作工|每周|").step_tables


def test_further_columns_of_doers_and_records_count_too() -> None:
    head = "|步骤|责任部门|责任人|复核人|使用表单|输出记录|\n|-|-|-|-|-|-|"
    [table] = read(f"{head}\n|称量|生产部|操作工|QA|称量单|批记录|\n|复称|同上|〃|—|同上|—|").step_tables
    assert [(step.doers, step.records) for step in table.steps] == [
        (("生产部", "操作工", "QA（复核人）"), ("称量单", "批记录")),
        (("生产部", "操作工"), ("称量单",)),
    ]
    assert table.steps[0].who.text == "生产部 / 操作工 / QA（复核人）"
    [measure] = read("|检查项目|频次|责任人|监督人|\n|-|-|-|-|\n|温度|每日|库管|QA|").measures
    assert measure.doers == ("库管", "QA（监督人）")
    [table] = read("|步骤|责任人|复核人|\n|-|-|-|\n|称量|—|QA|\n|少一格|甲|").step_tables
    assert [step.doers for step in table.steps] == [("QA（复核人）",), ("甲",)]
    # Who checks makes no table of powers one of steps.
    assert not read("## 权限\n\n|内容|复核人|时限|\n|-|-|-|\n|采购|QA|一天|").step_tables


@each_case("cell", ["部门负责人→总经理", "部门负责人 -> 总经理", "部门负责人 ⇒ 总经理"])
def test_doers_in_a_row_are_several(cell: str) -> None:
    [table] = read(f"|步骤|责任人|标准|\n|-|-|-|\n|审批|{cell}|签字|").step_tables
    assert table.steps[0].doers == ("部门负责人", "总经理")


def test_columns_as_companies_call_them() -> None:
    names = "|流程|Action by|标准/要求 Standard|Time|相关文件/记录|"
    [table] = read(f"{names}\n|-|-|-|-|-|\n|申请|使用部门|写明|当日|申请单|").step_tables
    assert table.columns == (Column.STEP, Column.WHO, Column.STANDARD, Column.TIME_LIMIT, Column.RECORD)


def test_a_head_of_two_rows() -> None:
    [table] = read("|步骤|责任||标准|\n|-|-|-|-|\n||部门|岗位||\n|切割|车间|操作工|平|").step_tables
    [step] = table.steps
    assert (step.action.text, step.doers, table.line) == ("切割", ("车间", "操作工"), 1)
    [table] = read("|步骤|责任人||标准|\n|-|-|-|-|\n|切割|车间|甲|平|").step_tables
    assert len(table.steps) == 1
    [table] = read("|步骤|责任人||标准|\n|-|-|-|-|\n||车间|||\n|切割|车间|甲|平|").step_tables
    assert len(table.steps) == 2


def test_columns_by_other_names() -> None:
    text = "|步骤|值守|\n|-|-|\n|切割|操作工|"
    extra = {Column.WHO: ("值守",)}
    [table] = read_procedures(read_body(text, "a.md", 1), "a.md", KINDS, False, extra).step_tables
    assert table.steps[0].doers == ("操作工",)
    [other] = read(text + "\n\n|甲|乙|\n|-|-|\n|丙|丁|").others
    assert (other.line, other.names, other.columns) == (1, ("步骤", "值守"), (Column.STEP,))


def test_tables_in_lists_and_boxes_are_steps_and_in_quotations_are_none() -> None:
    rows = ["|步骤|责任人|", "|-|-|", "|切割|操作工|"]
    for before, mark in (("- 甲\n\n", "  "), ("!!! note\n", "    "), ("> [!NOTE]\n", "> ")):
        found = read("## 程序\n\n" + before + "\n".join(mark + row for row in rows)).step_tables
        assert [step.doers for table in found for step in table.steps] == [("操作工",)], before
    assert not read("## 程序\n\n" + "\n".join("> " + row for row in rows)).step_tables


def test_no_column_has_two_meanings() -> None:
    names = [name.casefold() for words in SYNONYMS.values() for name in words]
    assert len(names) == len(set(names))


def test_steps_numbered_by_hand_take_their_words_from_the_next_column() -> None:
    [table] = read("|步骤|内容|责任人|\n|-|-|-|\n|1.|接起|甲|\n|2.|问候|乙|").step_tables
    assert [step.action.text for step in table.steps] == ["接起", "问候"]
    for name in ("名称", "步骤名称"):
        [table] = read(f"|步骤|{name}|责任人|\n|-|-|-|\n|1|接起|甲|\n|2|问候|乙|").step_tables
        assert [step.action.text for step in table.steps] == ["接起", "问候"]
    [table] = read("|步骤|责任人|名称|\n|-|-|-|\n|1|甲|接起|\n|2|乙|问候|").step_tables
    assert [step.action.text for step in table.steps] == ["1", "2"]


def test_forms_are_blanks_but_define_terms() -> None:
    found = read(STEPS + "\n## 定义\n\n- **留言**：请转告的话\n", blank_form=True)
    assert found.step_tables == ()
    assert [d.term for d in found.definitions] == ["留言"]


def test_other_tables_say_nothing() -> None:
    assert read("## 表\n\n| 项目 | 填写 |\n|-|-|\n| a | b |") == NO_PROCEDURES


def test_a_bold_row_is_the_head_of_those_below() -> None:
    rows = "|**一、准备**| | |\n|接起|甲|3 声内|\n|**二、完**|甲| |\n"
    [table] = read(f"|步骤|责任人|标准|\n|-|-|-|\n{rows}").step_tables
    assert [(step.position, step.action.text, step.place.line) for step in table.steps] == [
        (1, "接起", 4),
        (2, "**二、完**", 5),
    ]


@each_case(
    "cell",
    [
        "1. 文员<br>2. 主管",
        "- 文员<br/>- 主管",
        "① 文员<br>② 主管",
        "<ul><li>文员</li><li>主管</li></ul>",
        "<p>文员</p><p>主管</p>",
        "（1）文员、（2）主管",
    ],
)
def test_lists_in_cells_name_jobs(cell: str) -> None:
    [table] = read(f"|步骤|责任人|\n|-|-|\n|接起|{cell}|\n").step_tables
    assert table.steps[0].doers == ("文员", "主管")


def test_empty_rows_are_no_steps_and_short_rows_are() -> None:
    [table] = read("|步骤|责任人|标准|\n|-|-|-|\n| | | |\n|接起|甲|\n").step_tables
    [step] = table.steps
    assert (step.position, step.cells, step.standard) == (1, 2, None)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("检查内容|频次|责任人|标准", "录音|每周|预订主管|80 分"),
        ("檢查內容|頻次|責任人|標準", "录音|每周|预订主管|80 分"),
        ("Check|Frequency|Responsible|Standard", "录音|每周|预订主管|80 分"),
    ],
)
def test_measures(header: str, row: str) -> None:
    [measure] = read(f"## 监督\n\n|{header}|\n|-|-|-|-|\n|{row}|").measures
    assert (measure.what.text, measure.doers, measure.clause, measure.line) == ("录音", ("预订主管",), "1", 3)
    assert measure.frequency is not None
    assert measure.frequency.text == "每周"


def test_a_measure_of_a_table_without_doers() -> None:
    [measure] = read("|项目|标准|考核频次|\n|-|-|-|\n|销售额|110%|每月|").measures
    assert measure.who is None
    assert measure.doers == ()


@each_case(
    "cell, doers",
    [
        ("销售经理或销售总监", ("销售经理", "销售总监")),
        ("预订员、文员，销售代表/主管", ("预订员", "文员", "销售代表", "主管")),
        ("Sales Manager or Director, Clerk", ("Sales Manager", "Director", "Clerk")),
        ("Director", ("Director",)),
        ("预订员（白班、夜班）", ("预订员（白班、夜班）",)),
        ("甲和乙", ("甲和乙",)),
        ("**预订员**、预订员", ("预订员",)),
        ("—", ()),
        ("", ()),
        ("无", ()),
        ("N/A", ()),
        ("不适用", ()),
        ("（不适用）", ()),
        ("文员<br/>主管<br>", ("文员", "主管")),
        ("<b>文员</b>（白班/夜班）、[主管](a.md)[^1]", ("文员（白班/夜班）", "主管")),
        ("R&amp;D 主管", ("R&D 主管",)),
    ],
)
def test_doers(cell: str, doers: tuple[str, ...]) -> None:
    assert doers_of(cell) == doers


def test_records() -> None:
    assert records_of("[[HT-SD-FRM-008]] 检查栏、《甲、乙表》或邮件") == (
        "[[HT-SD-FRM-008]] 检查栏",
        "《甲、乙表》",
        "邮件",
    )
    assert records_of("无须记录") == ()


@pytest.mark.parametrize("sign", ["同上", "〃", "（同上）", "**同上**", "Ditto", "^^", "↑", '"'])
def test_as_above_is_what_stands_above(sign: str) -> None:
    rows = f"|一|文员、主管|甲表|\n|二|{sign}|{sign}|\n|三|—|N/A|\n|四|{sign}|不适用|"
    [table] = read(f"|步骤|责任人|记录|\n|-|-|-|\n{rows}").step_tables
    assert [step.doers for step in table.steps] == [("文员", "主管"), ("文员", "主管"), (), ()]
    assert [step.records for step in table.steps] == [("甲表",), ("甲表",), (), ()]
    measures = read(f"|项目|频次|责任人|\n|-|-|-|\n|一|每周|主管|\n|二|每月|{sign}|").measures
    assert [measure.doers for measure in measures] == [("主管",), ("主管",)]


def branches(cell: str, column: str = "标准") -> list[tuple[str, int | None]]:
    rows = "".join(f"|步{n}|甲|x|\n" for n in (2, 3, 4))
    [table] = read(f"|步骤|责任人|{column}|\n|-|-|-|\n|步1|甲|{cell}|\n{rows}").step_tables
    return [(branch.condition, branch.target) for branch in table.steps[0].branches]


@each_case(
    "cell, found",
    [
        ("逐项核对，不合格的，转第 3 步", [("不合格", 3)]),
        ("核对。不合格返回第 2 步", [("不合格", 2)]),
        ("若客户有异议，且超过 1 万元，退回第二步", [("客户有异议，且超过 1 万元", 2)]),
        ("不符的轉第十二步驟；客戶放棄的，結束本程序", [("不符", 12), ("客戶放棄", None)]),
        ("Check; otherwise go to step 3", [("otherwise", 3)]),
        ("If refused, go back to step 2. Else end the procedure", [("refused", 2), ("Else", None)]),
        ("转第 4 步", [("", 4)]),
        ("按第 3 步的标准，会议结束后送客", []),
        ("当场办结的，转第 3 步", [("当场办结", 3)]),
        ("当客人不同意时，转第 3 步", [("客人不同意时", 3)]),
        ("客人说“不要”的，转第 3 步", [("客人说“不要”", 3)]),
    ],
)
def test_branches_in_words(cell: str, found: list[tuple[str, int | None]]) -> None:
    assert branches(cell) == found


@each_case(
    "cell, found",
    [
        ("合格：第 4 步；不合格：第 2 步", [("合格", 4), ("不合格", 2)]),
        ("合格：第 4 步，不合格：返回第 2 步", [("合格", 4), ("不合格", 2)]),
        ("Accepted: step 4; refused: step 2", [("Accepted", 4), ("refused", 2)]),
        ("通过 → 步3<br>不通过：结束", [("通过", 3), ("不通过", None)]),
        ("会议结束后：4；否则 2", [("会议结束后", 4), ("否则", 2)]),
        ("end", [("", None)]),
        ("下一步", [("", 2)]),
        ("看情况", []),
        ("—", []),
    ],
)
@each_case("column", ["下一步", "分支", "Next"])
def test_branches_in_a_column_of_their_own(
    cell: str, found: list[tuple[str, int | None]], column: str
) -> None:
    assert branches(cell, column) == found


def test_a_branch_knows_its_place() -> None:
    [table] = read("|步骤|责任人|\n|-|-|\n|核对，不符的，转第 1 步|甲|").step_tables
    assert str(table.steps[0].branches[0].place) == "docs/a.md:3:9"


@each_case(
    "text, found",
    [
        ("续住客\n:   延长住宿的客人。", ["续住客=延长住宿的客人。"]),
        (
            "续住客\n住久的\n: 延长的\n: 再延长的",
            ["续住客=延长的 再延长的", "住久的=延长的 再延长的"],
        ),
        ("1. **团队客**：十人以上。\n2. 散客：其余。", ["团队客=十人以上。", "散客=其余。"]),
        ("1、**团队客**：十人以上。\n（2）散客：其余。", ["团队客=十人以上。", "散客=其余。"]),
        (
            "**早退客**：提前\n离店的客人。\n\n**晚退客：** 晚的。",
            ["早退客=提前 离店的客人。", "晚退客=晚的。"],
        ),
        (
            "3.1 **批**：一次的产品。\n3.2 批号 —— 识别批的数字。\n\n- CAPA - 纠正和预防\n- 甲-乙 型",
            ["批=一次的产品。", "批号=识别批的数字。", "CAPA=纠正和预防"],
        ),
        ("**早退客** 是指提前离店。", ["早退客=是指提前离店。"]),
        ("**早退客**<br>提前离店。", ["早退客=提前离店。"]),
        (
            "1. “长住客”是指住满 30 天的。\n2. 早退客 指提前离店的。",
            ["长住客=是指住满 30 天的。", "早退客=指提前离店的。"],
        ),
        ("### 3.2\n\n**房态** room status\n\n客房的状态。", ["房态=客房的状态。"]),
        ("3.1 房态\n\n客房的状态。\n\n3.2 团队客\n\n十人以上。", ["房态=客房的状态。", "团队客=十人以上。"]),
        (
            "- 客人：\n    - 散客：一人\n    - 团队客：十人以上\n      的客人",
            ["散客=一人", "团队客=十人以上 的客人"],
        ),
        ("!!! note\n    - **房态**：客房的状态", ["房态=客房的状态"]),
        ("*[VIP]: 贵宾\n\n见 VIP。", ["VIP=贵宾"]),
        ("| | |\n|-|-|\n|VIP|贵宾|", ["VIP=贵宾"]),
        ("|缩写|全称|\n|-|-|\n|VIP|贵宾|\n| |x|", ["VIP=贵宾"]),
        ("|缩略语 Abbreviation|英文|说明|\n|-|-|-|\n|VIP|x|贵宾|", ["VIP=贵宾"]),
        ("|代号|说明|\n|-|-|\n|甲|一号机|", ["甲=一号机"]),
        ("### 3.1 长住客\n\n住满 30 天\n的客人。\n\n注：略。", ["长住客=住满 30 天 的客人。"]),
        ("### 缩略语\n\n下列缩略语适用。\n\n- VIP：贵宾", ["VIP=贵宾"]),
        ("### 概述\n\n下列术语适用。\n\n- **甲**：乙", ["甲=乙"]),
        ("本文件用到**加粗**的词。", []),
        ("```\n**甲**：乙\n```", []),
    ],
)
@each_case("heading", ["术语和定义", "3 术语、定义和缩略语", "Terms and definitions", "定义 Definitions"])
def test_ways_to_define(heading: str, text: str, found: list[str]) -> None:
    definitions = read(f"## {heading}\n\n{text}\n\n## 程序\n\n**丙**：丁").definitions
    assert sorted(f"{d.term}={d.meaning}" for d in definitions) == sorted(found)


def test_definitions_of_a_list() -> None:
    text = (
        "## 定义\n\n- **超预订**：已确认的多于可用的。\n* **BI：** 行为规范，\n  含站姿。\n- 外送：送到其他酒店\n"
        "- 见 [[HT-SD-SOP-004]]\n```\n- **码**：不是\n```\n\n## 程序\n\n- **甲**：不是定义\n"
    )
    found = read(text).definitions
    assert [(d.term, d.meaning, d.clause) for d in found] == [
        ("超预订", "已确认的多于可用的。", "1"),
        ("BI", "行为规范， 含站姿。", "1"),
        ("外送", "送到其他酒店", "1"),
    ]
    assert [str(d.place) for d in found] == ["docs/a.md:3:5", "docs/a.md:4:5", "docs/a.md:6:3"]


def test_definitions_in_english_and_in_a_table() -> None:
    text = "## Definitions\n\n- **Lead**: somebody who may buy\n\n### More\n\n|Term|Definition|\n|-|-|\n|Deal|A sale|\n"
    assert [(d.term, d.meaning, d.clause) for d in read(text).definitions] == [
        ("Lead", "somebody who may buy", "1"),
        ("Deal", "A sale", "1.1"),
    ]


PIECES = [
    "|步骤|责任人|下一步|标准|\n",
    "|-|-|-|-|\n",
    "|",
    "接起",
    "、",
    "或",
    "转第",
    "3",
    "步",
    "若",
    "，",
    "\n",
    "\n\n",
]
PIECES += [
    "检查|频次\n-|-\n",
    "## 定义\n",
    "- **",
    "**：",
    "结束",
    "[[",
    "]]",
    "（",
    "）",
    "<br>",
    "step 2",
    "- ",
    "`",
    "十",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join))
def test_reading_never_fails_and_places_are_in_the_text(text: str) -> None:
    found = read(text)
    lines = text.split("\n")
    steps = [step for table in found.step_tables for step in table.steps]
    places = [b.place for step in steps for b in step.branches] + [d.place for d in found.definitions]
    places += [step.place for step in steps] + [measure.what.place for measure in found.measures]
    for place in places:
        assert place.column <= len(lines[place.line - 1]) + 1


def test_many_clauses_and_tables_take_no_quadratic_time() -> None:
    found = read(
        "## 定义\n- **甲**：乙\n\n|步骤|责任人|\n|-|-|\n|a|b|\n\n## 程序\n\n|步骤|责任人|\n|-|-|\n|a|b|\n\n"
        * 10_000
    )
    assert (len(found.definitions), len(found.step_tables)) == (10_000, 10_000)
    assert found.step_tables[-1].clause == "20000"


@each_case(
    "written",
    [
        "SOP：标准\nGMP：规范",
        "SOP是指标准\n\n“GMP”是指规范",
        "本程序所称SOP，是指标准\n\n本规程所称GMP，系指规范",
        "SOP 指：标准\n\nGMP 指：规范",
        "SOP —— 标准\n\nGMP —— 规范",
        "- SOP = 标准\n- `GMP`：规范",
        "① SOP：标准\n② GMP：规范",
        "a) SOP：标准\nb) *GMP*：规范",
        "**3.1 SOP**\n\n标准\n\n**3.2 GMP**\n\n规范",
        "- **SOP**\n\n  标准\n- **GMP**\n\n  规范",
        "| 缩写 | 英文名称 | 中文含义 |\n|-|-|-|\n| SOP | — | 标准 |\n| GMP | — | 规范 |",
    ],
)
def test_terms_as_companies_write_them(written: str) -> None:
    found = read(f"## 术语和定义\n\n{written}\n").definitions
    meanings = [d.meaning.removeprefix("是指").removeprefix("系指") for d in found]
    assert ([d.term for d in found], meanings) == (["SOP", "GMP"], ["标准", "规范"])


def test_notes_and_introductions_define_nothing() -> None:
    text = "## 术语\n\n以下术语适用于本文件：\n\n注：不含附录。\n\n其中：甲。\n\n本章说明用语，文员指定专人保管。\n"
    assert read(text).definitions == ()
