"""The report on a change, as its readers meet it."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, PROCEDURE, RecordedManual

NEW = """---
number: HT-SD-SOP-021
title: "挂断 <b>电话</b> @shen | [x](http://evil)"
type: procedure
department: HT-SD
audience: [销售代表, 预订员]
revision: "1"
status: draft
effective: 2027-01-01
---

## 目的

按 [[HT-SD-SOP-004#4.1]] 接起之后。

## 适用范围

销售部。

## 职责

销售代表。

## 工作程序

挂断。

## 相关文件

《接听电话》。
"""


@pytest.fixture
def change(recorded: RecordedManual) -> RecordedManual:
    recorded.git("branch", "-q", "base")
    return recorded


def section(text: str, heading: str) -> str:
    return text.split(f"### {heading}")[1].split("\n### ")[0]


def test_nothing_changed(change: RecordedManual) -> None:
    text = change.sop("report", "--base", "base", "--language", "zh-Hans")
    assert text.startswith("<!-- sop-report -->\n## 标准操作规程：这次更改\n")
    assert "**检查合格。**受控文件没有变化。" in text
    assert "截至 2026-11-21" in text


def test_a_next_revision(change: RecordedManual) -> None:
    change.next_revision(2, "2026-12-15", "响铃 3 声", "响铃 4 声")
    change.write("docs/hotel/new.md", NEW)
    text = change.sop("report", "--base", "base", "--language", "zh-Hans")
    assert "2 份文件等待签署或发布" in text
    assert "| 修改 | HT-SD-SOP-004 接听电话 | 1 → 2 | 销售部 | 未写明 | 2026-12-15 |" in text
    told = section(text, "修改：HT-SD-SOP-004 接听电话")
    assert "- **改了什么**：改时限（实质性更改）\n- **为什么**：客户反映\n" in told
    assert "- **条款**：4.1 接起（改）\n" in told
    assert "生效日期 2026-03-01 → 2026-12-15" in told
    assert "（第 1、5 条；引用的条款有改动）" in told
    assert "- **对照**：`sop diff HT-SD-SOP-004`\n" in told
    assert "拟制（可由" in told
    assert "批准（可由沈光耀签）" in told
    assert "**下一步**：由" in told


def test_the_questions_that_lead_to_a_changed_clause_are_named(change: RecordedManual) -> None:
    change.replace("mkdocs.yml", "- sop", "- sop: {search_questions: questions.yml}")
    change.write("questions.yml", "HT-SD-SOP-004:\n  4.1 接起: [响几声要接, '@shen <b>']\n  1: [为什么]\n")
    change.commit("Questions")
    change.git("branch", "-qf", "base")
    change.next_revision(2, "2026-12-15", "响铃 3 声", "响铃 4 声")
    told = section(
        change.sop("report", "--base", "base", "--language", "zh-Hans"), "修改：HT-SD-SOP-004 接听电话"
    )
    [line] = [line for line in told.splitlines() if line.startswith("- **员工这样问到有改动的条款**")]
    assert "4.1：响几声要接、" in line
    assert "为什么" not in line
    assert "<b>" not in line
    assert "@shen" not in line


def test_the_same_in_english_and_with_a_site(change: RecordedManual) -> None:
    change.next_revision(2, "2026-12-15", "响铃 3 声", "响铃 4 声")
    url = "https://preview.example.org/7/"
    text = change.sop("report", "--base", "base", "--site-url", url)
    told = section(text, "Changed: HT-SD-SOP-004 接听电话")
    assert "- **What**: 改时限 (Substantive)\n- **Why**: 客户反映\n" in told
    assert f"({url}HT-SD-SOP-004/r2/redline/)" in told
    assert "Approved (may be signed by 沈光耀)" in told


def test_what_a_document_says_stays_text(change: RecordedManual) -> None:
    change.write("docs/hotel/new.md", NEW)
    text = change.sop("report", "--base", "base")
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<b>" not in html
    assert "evil" not in [part.split('"')[0] for part in html.split('href="')[1:]]
    assert "href" not in html
    assert "@shen" not in text
    row = next(line for line in html.split("<tr>") if "HT-SD-SOP-021" in line)
    assert row.count("<td>") == 6


def test_findings_say_what_to_do_once_for_all_places(change: RecordedManual) -> None:
    change.replace(DRAFT_FILE, "无。", "见 [[HT-SD-SOP-099]]。\n\n又见 [[HT-SD-SOP-099]]。")
    change.replace(PROCEDURE, "响铃 3 声", "响铃 4 声")
    result = change.run("report", "--base", "base", "--language", "zh-Hans")
    assert result.exit_code == 0
    text = result.stdout
    assert "**还不能合并：有 3 个问题须先改正。**" in text
    line = next(line for line in text.splitlines() if "SOP601" in line)
    assert line.startswith(f"- `{DRAFT_FILE}` 第 ")
    assert text.count("SOP601") == 1
    assert "、" in line.split("行：")[0]
    assert "**处理**：改正编号" in line
    assert text.count("SOP935") == 1
    assert "没有写明" in section(text, f"修改：{NUMBER}")


def test_a_withdrawn_a_moved_and_a_deleted_document(change: RecordedManual) -> None:
    change.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    change.write("docs/hotel/new.md", NEW)
    change.commit("More documents")
    change.git("branch", "-qf", "base")
    change.sop("withdraw", NUMBER, "--by", "shen", "--reason", "停办")
    change.git("mv", "docs/hotel/new.md", "docs/new.md")
    (change.folder / DRAFT_FILE).unlink()
    text = change.sop("report", "--base", "base", "--language", "zh-Hans")
    withdrawn = section(text, f"作废：{NUMBER}")
    assert "自 2026-11-21 作废：停办；没有接替文件" in withdrawn
    assert "受影响的引用**：HT-SD-SOP-021" in withdrawn
    assert "文件从 `docs/hotel/new.md` 移到 `docs/new.md`" in text
    assert f"| 删除 | {DRAFT} 打印报表 | 1 | 销售部 |" in text


def test_the_organisation_and_the_settings(change: RecordedManual) -> None:
    change.replace(
        "organisation.yml",
        "name: 陆嘉禾, department: HT-SD, job: 销售总监",
        "name: 陆嘉禾, department: HT-SD, job: 总监",
    )
    change.replace("organisation.yml", "may_approve: [{types: [form]}]", "may_approve: [{}]")
    change.write("mkdocs.yml", "site_name: 手册\nplugins:\n  - sop:\n      lead_days: 60\n")
    text = change.sop("report", "--base", "base", "--language", "zh-Hans")
    assert "- 陆嘉禾：岗位由 销售总监 改为 总监（`organisation.yml`）" in text
    assert "- 陆嘉禾：批准权限扩大，由 各部门的表单 改为 各部门的各类文件（`organisation.yml`）" in text
    assert r"- 设置 lead\_days：由 30 改为 60（`mkdocs.yml`）" in text


def test_a_long_report_is_cut_and_says_so(change: RecordedManual) -> None:
    for number in range(100, 200):
        change.write(
            f"docs/hotel/{number}.md",
            change.text(DRAFT_FILE)
            .replace("SOP-020", f"SOP-{number}")
            .replace("打印报表", f"打印报表之{number}，{'长' * 400}"),
        )
    text = change.sop("report", "--base", "base", "--language", "zh-Hans")
    assert len(text) <= 65_000
    last = text.rstrip().splitlines()[-1]
    assert last.startswith("*篇幅所限，略去 ")
    assert "`sop report --base base`" in last


def test_it_is_written_whole_to_a_file(change: RecordedManual) -> None:
    shown = change.sop("report", "--base", "base")
    assert change.sop("report", "--base", "base", "--output", "report.md") == ""
    assert change.text("report.md") == shown


def test_it_wants_a_base(change: RecordedManual) -> None:
    result = change.run("report")
    assert result.exit_code == 2
    assert "--base" in result.stderr


def test_a_clause_number_that_leads_elsewhere_now(change: RecordedManual) -> None:
    change.write("docs/hotel/new.md", NEW)
    change.commit("A document that refers to a clause")
    change.git("branch", "-qf", "base")
    change.next_revision(2, "2026-12-15", "### 接起", "### 听清\n\n先听。\n\n### 接起")
    told = section(change.sop("report", "--base", "base", "--language", "zh-Hans"), "修改：HT-SD-SOP-004")
    assert "- **条款**：4.1 听清（新增）、4.2 接起（原为第 4.1 条）、4.3 留言（原为第 4.2 条）\n" in told
    assert "HT-SD-SOP-021" in told
    assert "该条款号现在指另一条" in told
    # The command that is typed before the change is made tells the same clauses.
    impact = change.sop("impact", NUMBER, "--language", "zh-Hans")
    assert "  新增 4.1 听清\n  改号 4.2 接起（原为第 4.1 条）\n  改号 4.3 留言（原为第 4.2 条）\n" in impact
    assert "HT-SD-SOP-021" in impact
