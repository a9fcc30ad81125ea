"""A small manual in which every state, script and kind of reference occurs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sop_plugin.reading.source import Source

AS_OF = date(2026, 11, 21)
ORGANISATION = Path(__file__).parent / "golden" / "organisation.yml"
SIGNED = [
    {"role": "prepared", "person": "tang", "date": "2026-02-10"},
    {"role": "checked", "person": "zeng", "date": "2026-02-12"},
    {"role": "reviewed", "person": "lu", "date": "2026-02-18"},
    {"role": "approved", "person": "shen", "date": "2026-02-20"},
]
BODY = """## 目的

按 [[HT-SD-SOP-015#2]] 和《外部标准》办理，另见 [[HT-SD-SOP-099]]。

## 工作程序

### 接起

见 [[HT-SD-SOP-015]]。
"""


def document_source(
    number: str, body: str = "## 目的\n\n写明目的。\n\n## 适用范围\n\n全部门。\n", **facts: Any
) -> Source:
    """A document that was approved in February 2026; a fact that is ``None`` is left out."""
    given = {
        "number": number,
        "title": f"规程{number[-3:]}",
        "type": {"FRM": "form", "POL": "policy"}.get(number[-7:-4], "procedure"),
        "department": number.rsplit("-", 2)[0],
        "audience": ["销售代表"],
        "keywords": ["来电", "留言"],
        "revision": "1",
        "status": "approved",
        "effective": "2026-03-01",
        "review": {"every": "12 months"},
        "approvals": SIGNED,
    }
    front = {key: value for key, value in (given | facts).items() if value is not None}
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    # Dates and revisions as people write them, without the quotes that YAML puts around text.
    text = re.sub(r"'(\d{4}-\d\d-\d\d)'", r"\1", text)
    return Source(f"docs/{number}.md", f"---\n{text}---\n\n{body}".encode())


def default_sources() -> list[Source]:
    unsigned = {"effective": None, "review": None, "approvals": SIGNED[:1]}
    return [
        document_source("HT-SD-SOP-004", BODY, title="接听电话", supervised_by="HT-GM"),
        document_source("HT-SD-SOP-005", effective="2025-12-01", title="待复审的"),
        document_source("HT-SD-SOP-006", effective="2025-03-01", title="逾期的"),
        document_source("HT-SD-SOP-007", effective="2027-01-01", title="待生效的"),
        document_source("HT-SD-SOP-008", expires="2026-06-30", title="过期的"),
        document_source("HT-SD-SOP-013", status="draft", title="草稿标题", keywords=["草稿词"], **unsigned),
        document_source("HT-SD-SOP-015", title="电话预订"),
        document_source("HT-SD-SOP-016", title="電話預訂", language="zh-Hant", keywords=["預訂"]),
        document_source("HT-SD-SOP-017", title="Taking bookings", language="en", keywords=["Booking"]),
        document_source("HT-SD-FRM-001", "## 用途\n\n见 [[HT-SD-SOP-004#2.1]]。\n", retention="5 years"),
        document_source(
            "HT-SD-SOP-024",
            title="传真预订",
            status="withdrawn",
            withdrawal={
                "date": "2026-04-30",
                "by": "shen",
                "reason": "渠道关闭",
                "successor": "HT-SD-SOP-015",
            },
        ),
        document_source("HT-MK-SOP-001", supervised_by="HT-SD", department="HT-MK"),
    ]
