"""A manual whose site has a page of every kind that a site can have by our doing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from released_manuals import NUMBER, ReleasedManual, three_revisions, withdrawn_number
from sample_manual import AS_OF

from sop_plugin.cli.manual import load_manual
from sop_plugin.model.anchor import KeptAnchor
from sop_plugin.model.copies import CopyIssued, CopyRecalled
from sop_plugin.model.event import Issued
from sop_plugin.model.lifecycle import State
from sop_plugin.model.training import Acknowledged
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output
from sop_plugin.pages.outputs import PAGES, Maker
from sop_plugin.pages.proposing.outputs import editor
from sop_plugin.reading.ledger.appending import appended_all
from sop_plugin.reading.ledger.kinds import OF_COPIES, OF_TRAINING

from .served import served

WORK, FORM = "HT-SD-SOP-030", "HT-SD-FRM-001"
_JOBS = """
jobs:
  - {name: {zh-Hans: 预订员}, departments: [HT-SD]}
  - {name: {zh-Hans: 销售代表}, departments: [HT-SD]}
records:
  - {name: {zh-Hans: 交接班本}, retention: 2 years}
"""
_BODY = """## 目的

按《外部标准》办理，与 [[HT-SD-SOP-004#4]] 一致。

## 适用范围

销售部的电话。

## 职责

- **预订员**：接听并填单。

## 定义

- **长住客**：连续住满 30 天的客人。

## 工作程序

### 接听

长住客优先。

!!! 安全 "断电"
    先断电。

!!! 故障
    断线后回拨。

| 步骤 | 责任人 | 标准 | 时限 | 记录 | 下一步 |
| --- | --- | --- | --- | --- | --- |
| 接起电话 | 预订员 | 报部门 | 3 声内 | 交接班本 | |
| 填预订单 | 预订员、销售代表 | 逐栏 | 当场 | [[HT-SD-FRM-001]] | |
| 复述 | 预订员 | 日期、人数、金额 | 当场 | — | 有误：第 2 步 |

## 监督检查

| 检查内容 | 频次 | 责任人 | 标准 | 记录 |
| --- | --- | --- | --- | --- |
| 抽听录音 | 每月 | 销售代表 | 抽 5 通 | [[HT-SD-FRM-001]] |

## 相关文件

- [[HT-SD-FRM-001]]
- 《外部标准》
"""
_FORM = """## 用途

登记，见 [[HT-SD-SOP-030#5.1]]。

## 填写说明

一份填一张。

## 表单内容

| 项目 | 填写 |
| --- | --- |
| 姓名 | |
| 经过 | |
"""
_HOME = """# 手册

![电话机](telephone.svg)

- ①（左 21%，上 50%）听筒
- ②（左 82%，上 31%）保留键

!!! 质量
    复述。

!!! 计量 "秒表"
    在检定期内。
"""
_OPTIONS: dict[str, Any] = {
    "pages": ["index.md"],
    "external_documents": [
        {"title": "外部标准", "edition": "2024", "checked": "2025-01-10", "check_every": "1 year"}
    ],
    "processes": [f"{WORK}#5"],
    "requirements": ["iso-9001-2015"],
    "search_questions": "questions.yml",
    "trail_review": "3 months",
    "report": "mailto:sop@example.org",
    "helpful": "mailto:sop@example.org?subject={number}&body={answer}",
    "training": {"acknowledge": "mailto:qa@example.org", "names": True},
}


def every_kind(folder: Path) -> ReleasedManual:
    """Documents in every state, a form, copies, readings, a kept anchor, and all that has a page where it is used."""
    manual = withdrawn_number(three_revisions(ReleasedManual(folder).begin()))
    organisation = (folder / "organisation.yml").read_text(encoding="utf-8")
    manual.write("organisation.yml", (organisation + _JOBS).encode())
    question = {"ask": "几声内接起？", "answers": ["三声", "五声"], "right": "三声", "clause": "5.1"}
    manual.issue(WORK, "预订", "2025-01-10")
    manual.release(
        WORK, 1, "2025-02-20", "2025-03-01", title="预订", body=_BODY, audience=["预订员", "销售代表"],
        questions=[question], satisfies=["ISO 9001:2015 8.2.1"],
    )  # fmt: skip
    day = date(2025, 1, 10)
    manual.record(Issued(number=FORM, day=day, by="tang", type="form", department="HT-SD", title="预订单"))
    manual.release(
        FORM, 1, "2026-02-20", "2026-03-01", title="预订单", body=_FORM, retention="3 years", audience=None
    )
    lines = map(json.loads, (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines())
    first = next(line for line in lines if line["event"] == "released" and line["number"] == NUMBER)
    about: dict[str, Any] = {"number": NUMBER, "by": "tang"}
    issued = {"day": date(2026, 11, 1), "revision": 1, "digest": first["digest"], **about}
    copies = (
        CopyIssued(serial=1, holder="总台", **issued),
        CopyIssued(serial=2, holder="lu", **issued),
        CopyRecalled(serial=2, day=date(2026, 11, 2), **about),
    )
    read = Acknowledged(reader="tang", **{**issued, "day": date(2026, 11, 20)})
    manual.write("copies.jsonl", appended_all("", copies, "copies.jsonl", OF_COPIES).encode())
    manual.write("training.jsonl", appended_all("", [read], "training.jsonl", OF_TRAINING).encode())
    manual.write("docs/index.md", _HOME.encode())
    manual.write("docs/telephone.svg", (Path(__file__).parents[2] / "docs/guide/telephone.svg").read_bytes())
    questions = f"{WORK}:\n  5.1 接听: [响了半天没人接, how long may it ring]\n{FORM}: [预订写在哪张单上]\n"
    manual.write("questions.yml", questions.encode())
    manual.write("anchors/2026-11-01.json", b"{}")
    manual.commit("Use all there is")
    return manual


@contextmanager
def served_with_every_kind(folder: Path, **config: Any) -> Iterator[tuple[str, list[str]]]:
    """Where its site is served, and the address of one page of each kind."""
    every_kind(folder)
    # Long lists have pages by letter, department and year: here they are long at once.
    with (
        mock.patch("sop_plugin.pages.addresses._ON_ONE_PAGE", 1),
        mock.patch("sop_plugin.pages.lists.changes._ON_ONE_PAGE", 3),
        served(folder, plugins=[{"sop": _OPTIONS}], **config) as address,
    ):
        _, compiled = load_manual(folder / "mkdocs.yml", AS_OF.isoformat())
        edition = Edition(compiled, kept_anchors=(KeptAnchor("2026-11-01.json", None),))
        yield address, ["", "404.html", *(each.address for each in one_of_each_kind(edition))]


# What is not ours to draw: the editor is a program of others, in a page of ours that holds nothing.
_OF_OTHERS: tuple[Maker, ...] = (editor,)


def one_of_each_kind(edition: Edition) -> list[Output]:
    """For each line of the table of pages the first of each kind and state; fails where a line has none at all."""
    found: list[Output] = []
    for make in PAGES:
        made = list(make(edition))
        assert made or make in _OF_OTHERS, f"{make} has no page in the manual with every kind of page"
        firsts: dict[tuple[Kind, State | None], Output] = {}
        for output in made:
            if output.address.endswith("/"):
                firsts.setdefault((output.kind, output.state), output)
        found += firsts.values()
    return found
