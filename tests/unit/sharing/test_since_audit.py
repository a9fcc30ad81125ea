"""What has changed for each requirement since the last audit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from released_manuals import compiled as with_ledger
from sample_ledger import RecordedManual

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Outcome
from sop_plugin.model.event import Reviewed, Withdrawn
from sop_plugin.model.settings import Settings
from sop_plugin.reading.source import Source
from sop_plugin.sharing.manual_lists import MANUAL_LISTS, lists_of
from sop_plugin.sharing.since_audit import audited_on, changes_since_audit

CATALOGUE = """
standard: GMP
requirements:
  - {clause: "1", words: 电话}
  - {clause: "2", words: 传真, served_by: [HT-SD-SOP-002, HT-SD-SOP-001]}
  - {clause: "3", words: 新加的}
  - {clause: "4", words: 没有变的, served_by: ["HT-SD-SOP-003#1"]}
  - {clause: "5", words: 没有人管的}
"""


def manual() -> RecordedManual:
    made = RecordedManual()
    for number in ("001", "002", "003", "004"):
        made.issue(f"HT-SD-SOP-{number}", "题目", "2024-01-10")
    made.release("HT-SD-SOP-001", 1, "2024-02-20", "2024-03-01", title="接听电话", satisfies=["GMP 1"])
    made.release("HT-SD-SOP-001", 2, "2026-02-20", "2026-03-01", title="接听电话", satisfies=["GMP 3"])
    made.release("HT-SD-SOP-001", 3, "2026-04-20", "2026-05-01", title="接听电话", satisfies=["GMP 3"])
    made.release("HT-SD-SOP-001", 4, "2026-11-20", "2026-12-01", title="接听电话", satisfies=["GMP 1"])
    made.release("HT-SD-SOP-002", 1, "2024-02-20", "2024-03-01", title="传真预订")
    end: dict[str, Any] = {"day": date(2026, 6, 30), "by": "shen", "revision": 1, "reason": "渠道关闭"}
    made.record(Withdrawn(number="HT-SD-SOP-002", successor=None, **end))
    path = "docs/HT-SD-SOP-002.md"
    gone = "status: withdrawn\nwithdrawal: {date: 2026-06-30, by: shen, reason: 渠道关闭}\n"
    text = made.sources[path].data.decode().replace("status: approved\n", gone)
    made.sources[path] = Source(path, text.encode())
    made.release("HT-SD-SOP-003", 1, "2024-02-20", "2024-03-01", title="没有变的")
    made.release("HT-SD-SOP-004", 1, "2025-02-20", "2025-03-01", title="复审过的", satisfies=["GMP 1"])
    held = {"day": date(2026, 3, 10), "by": "lu", "revision": 1, "outcome": Outcome.NO_CHANGE}
    made.record(Reviewed(number="HT-SD-SOP-004", note="仍适用", **held))  # type: ignore[arg-type]
    return made


@pytest.fixture(scope="module")
def compiled() -> CompiledManual:
    return with_ledger(manual(), requirements=[Source("gmp.yml", CATALOGUE.encode())])


def told(compiled: CompiledManual, day: str) -> list[tuple[object, ...]]:
    since = audited_on(compiled, date.fromisoformat(day))
    return [
        (c.requirement.clause, c.number[-3:], str(c.kind), c.before, c.now, c.day and c.day.isoformat())
        for c in changes_since_audit(since)
    ]


def test_what_serves_each_requirement_is_compared_with_that_day(compiled: CompiledManual) -> None:
    assert told(compiled, "2026-01-15") == [
        ("1", "001", "ended", 1, None, "2026-05-01"),
        ("1", "004", "reviewed", 1, 1, "2026-03-10"),
        ("2", "001", "revised", 1, 3, "2026-05-01"),
        ("2", "002", "ended", 1, None, "2026-06-30"),
        ("3", "001", "begun", None, 3, "2026-05-01"),
    ]
    assert told(compiled, "2026-03-10") == [
        ("2", "001", "revised", 2, 3, "2026-05-01"),
        ("2", "002", "ended", 1, None, "2026-06-30"),
        ("3", "001", "revised", 2, 3, "2026-05-01"),
    ]
    assert told(compiled, "2026-06-30") == []


def test_the_rows_say_why_and_what_nothing_serves_any_more(compiled: CompiledManual) -> None:
    since = audited_on(compiled, date(2025, 1, 1))
    assert [(c.requirement.clause, c.is_gap) for c in changes_since_audit(since)][:2] == [
        ("1", False),
        ("1", False),
    ]
    listed = MANUAL_LISTS["since-audit"]
    facts = [
        {column.key: column.fact(row, since.manual) for column in listed.layout.programs}
        for row in listed.rows(since)
    ]
    revised = next(each for each in facts if each["kind"] == "revised")
    assert revised["summary"] == "改为第 3 种做法；改为第 2 种做法"
    assert next(each["summary"] for each in facts if each["number"].endswith("002")) == "渠道关闭"
    # Its last document has gone.
    only = CATALOGUE.replace("served_by: [HT-SD-SOP-002, HT-SD-SOP-001]", "served_by: [HT-SD-SOP-002]")
    alone = with_ledger(manual(), requirements=[Source("gmp.yml", only.encode())])
    [gap] = [c for c in changes_since_audit(audited_on(alone, date(2026, 1, 15))) if c.is_gap]
    assert (gap.requirement.clause, gap.number) == ("2", "HT-SD-SOP-002")


def test_without_a_day_that_has_come_and_a_ledger_there_is_no_list(compiled: CompiledManual) -> None:
    assert "since-audit" not in {each.key for each in lists_of(compiled)}
    assert changes_since_audit(compiled) == ()
    assert changes_since_audit(audited_on(compiled, date(2027, 1, 1))) == ()
    assert changes_since_audit(replace(audited_on(compiled, date(2026, 1, 15)), ledger=None)) == ()
    named = with_ledger(
        manual(),
        settings=Settings(last_audit=date(2026, 1, 15)),
        requirements=[Source("gmp.yml", CATALOGUE.encode())],
    )
    assert "since-audit" in {each.key for each in lists_of(named)}
