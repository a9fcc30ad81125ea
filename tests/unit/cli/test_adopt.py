"""``sop adopt``."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
import yaml

from .conftest import Run

A = """---
doc_id: HT-SD-SOP-001
名称: 接听电话
版本: V2.0
状态: 现行
生效日期: 2026年3月1日
owner_slack: "#sales"
review_in: 6 months
last_reviewed_on: 2026/05/09
layout: 1.10
---

## 接起

接起电话。

## 留言

写下留言。
"""
B = """---
doc_id: HT-MK-SOP-001
title: 发布
department: 营销部
last_reviewed_on: 2026-01-15
review-in: 1 year
---

## 发布

发布。

## 删除

删除。
"""


@pytest.fixture
def foreign(manual: Path) -> Path:
    """Three files from elsewhere, one of them without front matter."""
    for path in (manual / "docs" / "hotel").iterdir():
        path.unlink()
    for name, text in (("a", A), ("b", B), ("c", "# 说明\n")):
        (manual / "docs" / "hotel" / f"{name}.md").write_text(text, encoding="utf-8")
    return manual


def block(output: str) -> str:
    """The setting as it stands in the output, its remarks included."""
    return textwrap.dedent(output[output.index("      metadata:") :])


def test_each_file_with_what_it_has_and_lacks(run: Run, foreign: Path) -> None:
    before = {path: path.read_bytes() for path in foreign.rglob("*.*")}
    lines = run("adopt", SOP_LANGUAGE="zh").stdout.partition("不改文件，写明对应：\n")[2].splitlines()
    assert lines[0] == "docs/hotel/a.md"
    assert lines[1] == (
        "  已有: number ← doc_id, title ← 名称, department ← owner_slack, revision ← 版本, status ← 状态, "
        "effective ← 生效日期, review.every ← review_in, last_review ← last_reviewed_on"
    )
    assert lines[2:5] == ["  缺少: type", "  值不明: department: #sales", "  用不上: layout"]
    assert lines[5] == "docs/hotel/b.md"
    assert lines[7] == "  缺少: type, revision, status, effective"
    assert lines[8].startswith("docs/hotel/c.md:1:1: SOP101 错误")
    assert "3 份文件：0 份什么都不缺，2 份有缺少，1 份没有可读的前置信息" in lines
    assert {path: path.read_bytes() for path in foreign.rglob("*.*")} == before


def test_the_proposal(run: Run, foreign: Path) -> None:
    output = run("adopt").stdout
    assert yaml.safe_load(block(output))["metadata"] == {
        "keys": {
            "number": "doc_id",
            "title": "名称",
            "department": "owner_slack",
            "revision": "版本",
            "status": "状态",
            "effective": "生效日期",
            "review.every": ["review-in", "review_in"],
            "last_review": "last_reviewed_on",
        },
        "values": {"department": {"营销部": "HT-MK"}, "status": {"现行": "approved"}},
        "defaults": {
            "type": "procedure",
            "revision": "1",
            "status": "approved",
            "change.class": "editorial",
            "change.reason": "采用本手册之前的修订",
            "change.summary": "见原档案",
        },
        "ignore": ["layout"],
    }
    assert "# to be told: what '#sales' of department stands for" in output
    assert "# effective is missing" in output


def test_the_proposal_works_once_the_open_points_are_settled(run: Run, foreign: Path) -> None:
    (foreign / "docs/hotel/c.md").unlink()
    text = (foreign / "docs/hotel/b.md").read_text(encoding="utf-8")
    (foreign / "docs/hotel/b.md").write_text(text.replace("营销部", "HT-MK"), encoding="utf-8")
    setting = yaml.safe_load(block(run("adopt").stdout))
    setting["metadata"]["values"]["department"] = {"#sales": "HT-SD"}
    setting["metadata"]["defaults"]["effective"] = "2026-01-01"
    setting["document_types"] = {"procedure": {"code": "SOP", "headings": [], "roles": []}}
    config = yaml.safe_dump({"site_name": "x", "plugins": [{"sop": setting}]}, allow_unicode=True)
    (foreign / "mkdocs.yml").write_text(config, encoding="utf-8")
    checked = json.loads(run("check", "--format", "json", "--no-advice").stdout)
    assert [f for f in checked["findings"] if f["fails"]] == []
    rows = {row["number"]: row for row in json.loads(run("register", "--format", "json").stdout)["documents"]}
    assert rows["HT-SD-SOP-001"]["review_due"] == "2026-11-09"
    assert rows["HT-MK-SOP-001"]["review_due"] == "2027-01-15"
    assert "files: 2; 2 lack nothing" in run("adopt").stdout


def test_json(run: Run, foreign: Path) -> None:
    report = json.loads(run("adopt", "--format", "json").stdout)
    assert [file["path"] for file in report["files"]] == [f"docs/hotel/{name}.md" for name in "abc"]
    assert report["files"][0]["missing"] == ["type"]
    assert report["files"][1]["present"]["review.every"] == "review-in"
    assert report["files"][2] == {
        "path": "docs/hotel/c.md",
        "front_matter": False,
        "present": {},
        "missing": [
            "number",
            "title",
            "type",
            "department",
            "revision",
            "status",
            "effective",
            "review.every",
        ],
        "unknown": [],
        "open": [],
        "trouble": "the file does not begin with front matter between --- lines",
    }
    assert report["metadata"]["keys"]["number"] == "doc_id"
    assert report["open"] == {"values": {"department": ["#sales"]}, "fields": ["effective"]}


def test_a_manual_of_our_own_needs_no_setting(run: Run) -> None:
    output = run("adopt").stdout
    assert "metadata" not in output.replace("No metadata setting is needed.", "")
    assert "No metadata setting is needed." in output


def test_two_names_for_one_field_in_one_file_are_not_both_taken(run: Run, foreign: Path) -> None:
    path = foreign / "docs/hotel/b.md"
    path.write_text(B.replace("title: 发布\n", "title: 发布\nsubject: 别的\n"), encoding="utf-8")
    setting = yaml.safe_load(block(run("adopt").stdout))["metadata"]
    assert setting["keys"]["title"] == "名称"
    assert setting["ignore"] == ["layout", "subject"]


def test_what_steers_a_terminal_is_shown_as_an_escape(run: Run, foreign: Path) -> None:
    (foreign / "docs/hotel/b.md").write_text('---\n"x\\e[31my": 1\n---\n', encoding="utf-8")
    assert "\x1b" not in run("adopt").stdout


OWN = """---
number: HT-SD-SOP-280
title: 甲
type: {type}
department: {department}
revision: {revision}
status: {status}
effective: {effective}
review: {{every: 12 months}}
---

## 目的

登记。
"""


def own_names(foreign: Path, **facts: str) -> None:
    for path in (foreign / "docs" / "hotel").iterdir():
        path.unlink()
    usual = {
        "type": "procedure",
        "department": "HT-SD",
        "revision": "1",
        "status": "approved",
        "effective": "2026-03-01",
    }
    text = OWN.format(**usual | facts)
    (foreign / "docs" / "hotel" / "a.md").write_text(text, encoding="utf-8")


def test_values_under_our_own_names_are_told_too(run: Run, foreign: Path) -> None:
    own_names(
        foreign, type="SOP", department="质量部", status="active", revision="三", effective="01/03/2026"
    )
    report = json.loads(run("adopt", "--format", "json").stdout)
    assert report["metadata"]["values"] == {"type": {"SOP": "procedure"}, "status": {"active": "approved"}}
    assert report["open"]["values"] == {
        "department": ["质量部"],
        "revision": ["三"],
        "effective": ["01/03/2026"],
    }
    assert report["files"][0]["open"] == ["department", "revision", "effective"]
    said = run("adopt", SOP_LANGUAGE="zh").stdout
    assert "  值不明: department: 质量部, revision: 三, effective: 01/03/2026" in said
    assert "1 份文件：0 份什么都不缺，1 份有缺少" in said


def test_forms_under_our_own_names_are_read_once_the_proposal_is_taken(run: Run, foreign: Path) -> None:
    own_names(foreign, revision="V1", effective="1 March 2026")
    wrong = run("check", SOP_LANGUAGE="zh").stdout
    assert "SOP113" in wrong
    assert "SOP109" in wrong
    assert "例如 2026-03-01" in wrong
    output = run("adopt", SOP_LANGUAGE="zh").stdout
    assert "1 份文件：1 份什么都不缺" in output
    project = yaml.safe_load((foreign / "mkdocs.yml").read_text(encoding="utf-8"))
    project["plugins"] = [{"sop": yaml.safe_load(block(output))}]
    (foreign / "mkdocs.yml").write_text(yaml.safe_dump(project, allow_unicode=True), encoding="utf-8")
    right = run("check", SOP_LANGUAGE="zh").stdout
    assert "SOP113" not in right
    assert "SOP109" not in right
    listed = json.loads(run("register", "--format", "json").stdout)["documents"][0]
    assert (listed["revision"], listed["effective"]) == (1, "2026-03-01")
