"""A folder of Markdown with front matter of its own, taken up as it is."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from recorded_manual import LEDGER, RecordedManual

from .manuals import MakeManual

GOVERNMENT = """---
doc_id: HT-SD-SOP-{sequence}
title: {title}
owner_slack: "#sales"
last_reviewed_on: {reviewed}
review_in: 6 months
layout: manual_layout
weight: 1.10
---

## 接起

响铃 3 声内接起电话。

## 留言

写下留言。
"""
CHINESE = """---
编号: HT-SD-SOP-003
名称: 回访客人
版次: V2.0
状态: 现行
生效日期: 2026年3月1日
部门: 酒店销售
---

## 回访

离店后回访客人。

## 记录

写下客人的意见。
"""
METADATA: dict[str, Any] = {
    "keys": {
        "number": ["doc_id", "编号"],
        "title": "名称",
        "revision": "版次",
        "status": "状态",
        "effective": "生效日期",
        "department": ["owner_slack", "部门"],
        "review.every": "review_in",
        "last_review": "last_reviewed_on",
    },
    "values": {"department": {"#sales": "HT-SD", "酒店销售": "HT-SD"}, "status": {"现行": "approved"}},
    "defaults": {
        "type": "procedure",
        "status": "approved",
        "revision": "1",
        "effective": "2024-01-01",
        "review.every": "1 year",
        "change.class": "editorial",
        "change.reason": "采用前的修订",
        "change.summary": "见原档案",
    },
    "ignore": ["layout", "weight"],
}
OPTIONS = {
    "metadata": METADATA,
    "document_types": {"procedure": {"code": "SOP", "headings": [], "roles": []}},
}


def test_the_site_shows_them_with_their_review_dates(make_manual: MakeManual) -> None:
    manual = make_manual(options=OPTIONS)
    manual.write("team/a.md", GOVERNMENT.format(sequence="001", title="接听电话", reviewed="2026-05-31"))
    manual.write("team/b.md", GOVERNMENT.format(sequence="002", title="转接电话", reviewed="2026/4/1"))
    manual.write("team/c.md", CHINESE)
    site = manual.build()
    assert site.warnings() == []
    register = site.content("register").text
    for number, title in (("001", "接听电话"), ("002", "转接电话"), ("003", "回访客人")):
        assert f"HT-SD-SOP-{number}" in register
        assert title in register
    stated = site.content("HT-SD-SOP-001").text
    assert "2026-11-30" in stated
    assert "文件写明最近一次复审（未记录复审人）： 2026-05-31" in " ".join(stated.split())
    assert "尚无复审记录" not in stated
    assert "尚无复审记录" in site.content("HT-SD-SOP-003").text
    overdue = site.content("HT-SD-SOP-002").text
    assert "2026-10-01" in overdue
    assert "2027-03-01" in site.content("HT-SD-SOP-003").text
    assert "manual_layout" not in site.texts()


@pytest.fixture
def adopted(under_git: RecordedManual) -> RecordedManual:
    """The Chinese document under git, and nothing recorded."""
    for path in ("docs/hotel/procedure.md", "docs/hotel/draft.md"):
        (under_git.folder / path).unlink()
    under_git.write("mkdocs.yml", yaml.safe_dump({"site_name": "手册", "plugins": [{"sop": OPTIONS}]}))
    under_git.write("docs/c.md", CHINESE.replace("V2.0", "V1.0").replace("状态: 现行\n", "状态: draft\n"))
    under_git.commit("Take up the files")
    return under_git


def test_recording_commands_write_the_names_of_the_file(adopted: RecordedManual) -> None:
    number = "HT-SD-SOP-003"
    adopted.sop("issue", number, "--by", "tang", "--date", "2026-02-01")
    adopted.sop("approve", number, "--role", "approved", "--by", "shen", "--date", "2026-02-20")
    text = adopted.text("docs/c.md")
    assert "状态: 现行\n" in text
    assert "status:" not in text
    assert "approvals:\n  - {role: approved, person: shen, date: 2026-02-20}\n" in text
    adopted.sop("release", number, "--by", "tang", "--date", "2026-02-24")
    adopted.commit("Release")
    adopted.sop("revise", number, "--class", "editorial", "--reason", "错字", "--summary", "改正错字")
    text = adopted.text("docs/c.md")
    assert '版次: "2"\n' in text or "版次: 2\n" in text
    assert "状态: draft\n" in text
    assert "revision:" not in text
    assert "生效日期" not in text
    adopted.sop("submit", number, "--by", "tang", "--effective", "2026-12-01")
    assert "生效日期: 2026-12-01\n" in adopted.text("docs/c.md")
    assert len(adopted.text(LEDGER).splitlines()) == 3
    adopted.sop("check")


def test_a_revision_that_only_the_settings_give_is_written_into_the_file(adopted: RecordedManual) -> None:
    adopted.replace("docs/c.md", "版次: V1.0\n", "")
    number = "HT-SD-SOP-003"
    adopted.sop("issue", number, "--by", "tang", "--date", "2026-02-01")
    adopted.sop("approve", number, "--role", "approved", "--by", "shen", "--date", "2026-02-20")
    adopted.sop("release", number, "--by", "tang", "--date", "2026-02-24")
    adopted.commit("Release")
    adopted.sop("revise", number, "--class", "editorial", "--reason", "错字", "--summary", "改正错字")
    assert '版次: "2"\n' in adopted.text("docs/c.md")
    adopted.sop("check")


def test_a_title_keeps_the_name_of_its_key(adopted: RecordedManual) -> None:
    adopted.sop("retitle", "HT-SD-SOP-003", "回访住客")
    assert "名称: 回访住客\n" in adopted.text("docs/c.md")


def test_what_the_mapping_cannot_say_is_refused(adopted: RecordedManual) -> None:
    """A revision writes what was changed; a file that says so in its own fields must be edited by hand."""
    metadata = METADATA | {"keys": METADATA["keys"] | {"change.reason": "原因"}}
    options = OPTIONS | {"metadata": metadata}
    adopted.write("mkdocs.yml", yaml.safe_dump({"site_name": "手册", "plugins": [{"sop": options}]}))
    adopted.replace("docs/c.md", "名称: 回访客人\n", "名称: 回访客人\n原因: 初版\n")
    number = "HT-SD-SOP-003"
    adopted.sop("issue", number, "--by", "tang", "--date", "2026-02-01")
    adopted.sop("approve", number, "--role", "approved", "--by", "shen", "--date", "2026-02-20")
    adopted.sop("release", number, "--by", "tang", "--date", "2026-02-24")
    adopted.commit("Release")
    said = adopted.refused("revise", number, "--class", "editorial", "--reason", "错字", "--summary", "改正")
    assert "'原因' was already given on line" in said
