"""Tables of HTML read as tables of bars are: steps, duties, terms, measures; merged cells stand wherever they reach."""

from __future__ import annotations

import pytest
from each_case import each_case

from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.procedure import Procedures
from sop_plugin.reading.markdown.duties import read_duties
from sop_plugin.reading.markdown.outline import read_body
from sop_plugin.reading.markdown.procedures import read_procedures
from sop_plugin.reading.markdown.tables import read_tables

KINDS = heading_kinds({})


def read(text: str) -> Procedures:
    return read_procedures(read_body(text, "a.md", 1), "a.md", KINDS)


def said(procedures: Procedures) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(s.action.text, s.doers, s.records) for table in procedures.step_tables for s in table.steps]


HEAD = "<tr><th>步骤</th><th>责任人</th><th>记录</th></tr>"
ROWS = "<tr><td>接起</td><td>预订员</td><td>—</td></tr>\n<tr><td>复述</td><td>文员</td><td>[[F-1]]、台账</td></tr>"
STEPS = [("接起", ("预订员",), ()), ("复述", ("文员",), ("[[F-1]]", "台账"))]


@each_case(
    "text",
    [
        f"<table>\n{HEAD}\n{ROWS}\n</table>",
        f"<table>\n<thead>{HEAD}</thead>\n<tbody>\n{ROWS}\n</tbody></table>",
        f"<TABLE BORDER=1><TBODY>{HEAD}{ROWS}</TBODY></TABLE>".replace("\n", ""),
        f"<table>\n{HEAD.replace('th>', 'td>')}\n\n{ROWS}\n\n</table>",
        f"- 如下\n\n  <table>\n  {HEAD}\n  {ROWS.replace(chr(10), chr(10) + '  ')}\n  </table>",
        f"<table>{HEAD}{ROWS}</table>".replace("</td>", "").replace("</tr>", ""),
        f"<table><caption>表 1</caption>\n<tr><td colspan=3><b>接听流程</b></td></tr>\n{HEAD}\n{ROWS}</table>",
        f"<table>{HEAD}{ROWS}</table>".replace("<td>复述", '<td style="x">\n  <p>复述</p>\n').replace(
            "、台账", "<br>台账"
        ),
        f"<table>\n{HEAD}\n{ROWS}\n</table>".replace("<td>复述</td>", "<td>\n\n复述\n\n</td>"),
        f"<table>{HEAD}{ROWS}</table>".replace(
            "</tr>\n<tr>", "</tr><tr><td colspan=3>二、收尾</td></tr><tr>"
        ),
        f"<table><thead><tr><th colspan=2>流程</th><th></th></tr></thead><tbody>{HEAD}{ROWS}</tbody></table>",
        f"<table>{HEAD}{ROWS}<tr><td></td><td>&nbsp;</td><td></td></tr></table>",
        f"<table>{HEAD}{ROWS}</table>".replace("<td>预订员", "<td><strong>预订员</strong><!-- x -->"),
    ],
)
def test_steps_are_read_however_the_table_is_written(text: str) -> None:
    assert said(read(f"## 工作程序\n\n{text}\n\n甲\n")) == STEPS


def test_merged_cells_and_dittos_mean_what_stands_above() -> None:
    text = (
        "<table><tr><td rowspan=2>步骤</td><td colspan=2>责任</td><td rowspan=2>标准</td><td rowspan=2>记录</td></tr>\n"
        "<tr><td>执行</td><td>复核人</td></tr>\n"
        '<tr><td rowspan="2">接起</td><td>前台<br>文员</td><td>主管</td><td>600*400</td><td rowspan="3">[[F-1]]</td></tr>\n'
        "<tr><td>经理</td><td>—</td><td>同上</td></tr>\n"
        "<tr><td>复述</td><td>同上</td><td></td><td>不合格返回第 1 步</td></tr></table>"
    )
    [table] = read(f"## 工作程序\n\n{text}").step_tables
    assert (table.line, table.end_line, table.width) == (3, 7, 5)
    assert [(s.action.text, s.doers, s.records, s.cells) for s in table.steps] == [
        ("接起", ("前台", "文员", "主管（复核人）"), ("[[F-1]]",), 5),
        ("接起", ("经理",), ("[[F-1]]",), 5),
        ("复述", ("经理",), ("[[F-1]]",), 5),
    ]
    assert [s.standard.text if s.standard else None for s in table.steps] == [
        "600\\*400",
        "600\\*400",
        "不合格返回第 1 步",
    ]
    assert [(b.condition, b.target) for b in table.steps[2].branches] == [("不合格", 1)]
    assert [str(s.row) for s in table.steps] == ["a.md:5:1", "a.md:6:1", "a.md:7:1"]


def test_cells_know_where_their_words_stand() -> None:
    [table] = read_tables(
        "甲\n\n<table><tr><td>a</td><td> b\n</td></tr>\n<tr><td>\n  c</td></tr></table>", "a.md", 5
    )
    assert (table.line, table.end_line) == (7, 10)
    cells = [*table.header, *table.rows[0]]
    assert [(c.text, c.line, c.column) for c in cells] == [("a", 7, 16), ("b", 7, 27), ("c", 10, 3)]


def test_numbers_in_a_merged_first_column_are_no_names() -> None:
    head = "<tr><th colspan=2>步骤</th><th>责任人</th></tr>"
    rows = "<tr><td>1</td><td>接起</td><td>前台</td></tr><tr><td>2</td><td>复述</td><td>文员</td></tr>"
    assert said(read(f"## 程序\n\n<table>{head}{rows}</table>")) == [
        ("接起", ("前台",), ()),
        ("复述", ("文员",), ()),
    ]


def test_duties_terms_and_measures() -> None:
    text = (
        "## 职责\n\n<table><tr><th>岗位</th><th>职责</th></tr><tr><td>文员</td><td>登记</td></tr></table>\n\n"
        "## 术语\n\n<table><tr><td>缩写</td><td>全称</td></tr><tr><td>SOP</td><td>标准操作程序</td></tr></table>\n\n"
        "## 检查\n\n<table><tr><td>检查项目</td><td>频次</td><td>责任人</td></tr>"
        "<tr><td>录音</td><td rowspan=2>每周</td><td>主管</td></tr><tr><td>台账</td><td>〃</td></tr></table>\n"
    )
    found = read(text)
    assert [(d.term, d.meaning, d.clause) for d in found.definitions] == [("SOP", "标准操作程序", "2")]
    assert [(m.what.text, m.frequency and m.frequency.text, m.doers) for m in found.measures] == [
        ("录音", "每周", ("主管",)),
        ("台账", "每周", ("主管",)),
    ]
    [duty] = read_duties(read_body(text, "a.md", 1), "a.md", KINDS)
    assert (duty.doers, duty.duty, duty.clause) == (("文员",), "登记", "1")


@each_case(
    "text",
    [
        f"> <table>{HEAD}{ROWS}</table>".replace("\n", "\n> "),
        f"```\n<table>{HEAD}{ROWS}</table>\n```",
        f"<!-- <table>{HEAD}{ROWS}</table> -->",
        f"如下：<table>{HEAD}</table>",
        f"<table>{HEAD}</table>",
        f"<table>{HEAD}{ROWS}",
        "<table></table>",
        "<table><tr></tr></table></table>",
    ],
)
def test_what_is_no_table_of_steps(text: str) -> None:
    assert said(read(f"## 程序\n\n{text}")) == []


def test_a_table_within_a_cell_is_one_by_itself() -> None:
    inner = f"<table>{HEAD}{ROWS}</table>"
    tables = read_tables(
        f"<table><tr><td>a</td><td>b</td></tr>\n<tr><td>{inner}</td><td>c</td></tr></table>", "a.md", 1
    )
    assert [[c.text for c in t.header] for t in tables] == [["a", "b"], ["步骤", "责任人", "记录"]]
    assert [c.text for c in tables[0].rows[0]] == ["", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "<table>" * 20_000,
        "<table><tr>" + "<td colspan=99999>a" * 50 + "</table>",
        "<table><tr>" + "<td rowspan=0>a</td>" * 300 + "</tr>" + "<tr><td>b</td></tr>" * 2_000 + "</table>",
        "<table><tr><td>" + "a<br>" * 20_000 + "</table>",
        "</table><td></tr>" * 10_000,
    ],
    ids=lambda text: text[:30],
)
def test_hostile_tables_take_no_long_time(text: str) -> None:
    read_tables(text, "a.md", 1)
