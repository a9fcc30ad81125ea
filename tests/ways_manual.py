"""A small manual for the ways in: real Markdown, compiled, so that rows can be counted against the text."""

from __future__ import annotations

from collections.abc import Sequence

from sample_manual import AS_OF, document_source

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.settings import Settings
from sop_plugin.reading.source import Source

ORGANISATION = """
issuers:
  - {code: HTL, name: {zh-Hans: 云岭大酒店}}
departments:
  - {code: HT-SD, issuer: HTL, name: {zh-Hans: 销售部}}
  - {code: HT-MK, issuer: HTL, name: {zh-Hans: 营销部}}
  - {code: HT-GM, issuer: HTL, name: {zh-Hans: 总经理室}}
people:
  - {id: tang, name: 唐一宁, department: HT-SD, job: 销售经理, from: 2022-03-01}
jobs:
  - {name: {zh-Hans: 预订员, zh-Hant: 預訂員, en: Booking Clerk}, departments: [HT-SD], also: [订房员]}
  - {name: {zh-Hans: 销售代表}, departments: [HT-SD, HT-MK]}
  - {name: {zh-Hans: 预定员}}
records:
  - {name: {zh-Hans: 交接班本, zh-Hant: 交接班簿}, retention: 2 years}
"""

BOOKING = """## 目的

接受预订。

## 职责

- **预订员**、**无人**：不成条目。
- **订房员、销售代表**：接听并填单；**财务部**：收款。
- **保密**：不外传。

## 工作程序

### 接听

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| --- | --- | --- | --- | --- |
| 接起电话 | 预订员 | 报部门 | 3 声内 | 交接班本 |
| 填预订单 | 订房员、预订员、销售代表 | 逐栏 | 当场 | [[HT-SD-FRM-001]]、口头说明 |

### 答复

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| --- | --- | --- | --- | --- |
| 查 [[HT-SD-FRM-001]] | 临时工 | 逐栏 | 1 天 | — |

## 监督检查

| 检查内容 | 频次 | 责任人 | 记录 |
| --- | --- | --- | --- |
| 抽听录音 | 每月 1 次 | 销售经理 | [[HT-SD-FRM-002]] |
| 核对预订 | 每日 | 预订员 | 交接班本 |

## 相关文件

- [[HT-SD-FRM-001]]
- 《外部标准》
"""

ENGLISH = """## Purpose

See [[HT-SD-SOP-001#3.1]], [[HT-SD-SOP-001#3]] and [[HT-SD-SOP-001]].

## Procedure

| Step | Responsible | Standard | Time limit | Record |
| --- | --- | --- | --- | --- |
| Answer | Booking Clerk | Politely | At once | 交接班簿 |
"""

FORM = """## 用途

登记。

## 表单内容

### 资料

| 项目 | 填写 |
| --- | --- |
| 姓名 | |

## 保存

三年。
"""


def sources() -> list[Source]:
    unsigned = {"effective": None, "review": None, "approvals": None}
    none = {"audience": None}
    return [
        document_source("HT-SD-SOP-001", BOOKING, audience=["预订员", "订房员", "销售代表"]),
        document_source("HT-SD-SOP-002", ENGLISH, language="en", audience=["Booking Clerk"]),
        document_source("HT-SD-SOP-003", BOOKING, status="draft", **unsigned),
        document_source("HT-SD-SOP-004", BOOKING, expires="2026-06-30", audience=["预订员"]),
        document_source("HT-SD-SOP-005", "## 目的\n\n无。\n", effective="2027-01-01", audience=["预订员"]),
        document_source("HT-SD-FRM-001", FORM, retention="3 years", **none),
        document_source("HT-SD-FRM-002", FORM, **none),
        document_source("HT-SD-FRM-003", FORM, **none),
    ]


def compiled(more: Sequence[Source] = (), **settings: object) -> CompiledManual:
    readings = {"预订员": "yu ding yuan", "预定员": "yu ding yuan", "销售代表": "xiao shou dai biao"}
    return compile_manual(
        Sources((*sources(), *more), Source("organisation.yml", ORGANISATION.encode())),
        Settings(external_titles=frozenset({"外部标准"}), **settings),  # type: ignore[arg-type]
        AS_OF,
        Capabilities(reading_of=lambda term: readings.get(term, term.lower())),
    )
