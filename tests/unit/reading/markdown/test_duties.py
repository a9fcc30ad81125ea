"""Duties out of clauses of responsibilities."""

from __future__ import annotations

from each_case import each_case

from sop_plugin.model.headings import heading_kinds
from sop_plugin.reading.markdown.duties import read_duties
from sop_plugin.reading.markdown.outline import read_body

KINDS = heading_kinds({})


def read(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    duties = read_duties(read_body(text, "docs/a.md", 10), "docs/a.md", KINDS)
    return [(duty.doers, duty.duty, str(duty.place)) for duty in duties]


def test_an_item_names_one_or_several_jobs_with_their_duties() -> None:
    text = """## 职责

- **预订员、销售代表**：接听，填单。
- **接听人**（预订员）：记录。
- **餐饮部**：茶歇；**工程部**：灯光。
- **Clerk:** keeps the list.
- 其他员工：不接受采访。

```
- **代码**：不算
```

## 工作程序

- **预订员**：不在职责条款内。
"""
    assert read(text) == [
        (("预订员", "销售代表"), "接听，填单。", "docs/a.md:12:3"),
        (("接听人",), "记录。", "docs/a.md:13:3"),
        (("餐饮部",), "茶歇", "docs/a.md:14:3"),
        (("工程部",), "灯光。", "docs/a.md:14:14"),
        (("Clerk",), "keeps the list.", "docs/a.md:15:3"),
        (("其他员工",), "不接受采访。", "docs/a.md:16:3"),
    ]


def test_a_table_of_jobs_and_duties() -> None:
    text = """## 职责

| 岗位 | 职责 |
| --- | --- |
| 销售经理、销售主管 | 审核 [[HT-SD-FRM-001|单据]] |
| 空 | |

| 岗位 | 上级 |
| --- | --- |
| 文员 | 经理 |
"""
    assert read(text) == [(("销售经理", "销售主管"), "审核 [[HT-SD-FRM-001|单据]]", "docs/a.md:14:3")]


def test_a_clause_of_responsibilities_within_another_counts_once() -> None:
    assert len(read("## 职责\n\n### 责任\n\n- **预订员**：接听。\n")) == 1
    assert read("## 目的\n\n- **预订员**：接听。\n") == []


def test_duties_as_manuals_have_them() -> None:
    text = """## 4 职责和权限

1. **文员**：登记。
2、主管：审核；每日 8:30 到岗。

| 序号 | 岗位 | 职责 |
| --- | --- | --- |
| 1 | 经理 | 批准 |

### 4.1 质量部

- 发放文件，
  收回旧版。
- **档案员**：归档。

保管印章
和台账。

见 https://example.com
"""
    assert [(doers, duty) for doers, duty, _ in read(text)] == [
        (("文员",), "登记。"),
        (("主管",), "审核；每日 8:30 到岗。"),
        (("经理",), "批准"),
        (("质量部",), "发放文件，收回旧版。"),
        (("档案员",), "归档。"),
        (("质量部",), "保管印章和台账。"),
        (("质量部",), "见 https://example.com"),
    ]


def test_sentences_that_say_who_answers_for_what() -> None:
    text = """## 职责

质量部经理：负责批准。
检验员：负责取样。
包括：甲、乙。

1. 质量部经理负责批准放行。
2. 检验员全面负责取样，
   并填写记录。

- 由采购部负责询价

3.1 仓库负责收货。
- The Quality Manager is responsible for release.
"""
    assert [(doers, duty) for doers, duty, _ in read(text)] == [
        (("质量部经理",), "负责批准。"),
        (("检验员",), "负责取样。包括：甲、乙。"),
        (("质量部经理",), "批准放行。"),
        (("检验员",), "取样，并填写记录。"),
        (("采购部",), "询价"),
        (("仓库",), "收货。"),
        (("Quality Manager",), "release."),
    ]


def test_who_takes_part_in_a_step_that_is_a_clause() -> None:
    text = """## Process Steps

### 1. Root cause analysis

The cause is found.

| Participants |
|--------------|
| QMO |
| Head of Quality (optional) |

| Who | Participants | Date |
|---|---|---|
| x | nobody | today |

## Approval

|  |  |
|---|---|
| **Participants** | QMO,<br>Product Manager |
| Output | Approved |
"""
    assert read(text) == [
        (("QMO",), "Root cause analysis", "docs/a.md:18:3"),
        (("Head of Quality (optional)",), "Root cause analysis", "docs/a.md:19:3"),
        (("QMO", "Product Manager"), "Approval", "docs/a.md:29:22"),
    ]


@each_case(
    "written",
    [
        "- 文员 – 登记\n- **主管** - 审核",
        "【文员】登记\n\n【主管】：审核",
        "**文员**负责登记\n\n**主管**\n\n- 审核",
        "文员：\n- 登记\n\n主管：\n1. 审核",
        "- 文员：\n  - 登记\n- 主管：\n  1) 审核",
        "1. **文员**\n   - 登记\n2. **主管**\n   - 审核",
        "（一）文员：登记\n（二）主管：审核",
        "1. 文员\n   - 登记\n2. 主管\n   1. 审核",
        "文员\n: 登记\n\n**主管**\n:   审核",
        "**文员** 登记\n\n**主管** 审核",
        "!!! note\n    - **文员**：登记\n    - 主管：审核",
        "① 文员：登记\n② 主管：审核",
        "a) 文员的职责：登记\nb) 主管的主要职责：审核",
        "### 文员的职责\n\n登记\n\n### 3.2 主管职责\n\n- 审核",
        "| 职责 | 岗位 |\n|---|---|\n| 登记 | 文员 |\n| 审核 | 主管 |",
        "| 序号 | 部门 | 岗位 | 职责描述 | 备注 |\n|-|-|-|-|-|\n| 1 | 前厅 | 文员 | 登记 | |\n| 2 | 同上 | 主管 | 审核 | |",
        "| 岗位 | 工作内容 |\n|---|---|\n| 文员 | 登记 |\n| 主管 | 审核 |",
    ],
)
def test_duties_as_companies_write_them(written: str) -> None:
    assert [(doers, duty) for doers, duty, _ in read(f"## 职责\n\n{written}\n")] == [
        (("文员",), "登记"),
        (("主管",), "审核"),
    ]


def test_a_sentence_for_each_job() -> None:
    text = "## 职责\n\n文员负责登记。主管负责审核，并对结果负责。其中负责的另定。\n"
    assert [(doers, duty) for doers, duty, _ in read(text)] == [
        (("文员",), "登记。"),
        (("主管",), "审核，并对结果负责。其中负责的另定。"),
    ]


def test_items_below_a_name_go_on_and_end_with_the_list() -> None:
    text = "## 职责\n\n文员：\n\n- 登记\n  台账\n- 归档：每日\n\n其他说明见附件。\n\n- 不算\n"
    assert [(doers, duty) for doers, duty, _ in read(text)] == [
        (("文员",), "登记台账"),
        (("文员",), "归档：每日"),
    ]
