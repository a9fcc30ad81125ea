"""The register of retention: days that follow from when a form was filled in or a revision ended."""

from __future__ import annotations

from datetime import date
from typing import Any

import lxml.html
import pytest
from released_manuals import compiled
from sample_ledger import RecordedManual

from sop_plugin.model.period import Period
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.registers.retention import RetentionRow, retention_register

PROCEDURE, FORM, SILENT = "HT-SD-SOP-001", "HT-SD-FRM-001", "HT-SD-SOP-002"


def manual() -> RecordedManual:
    """A procedure with three revisions, kept for two years, and a form whose records are kept for three."""
    made = RecordedManual()
    made.issue(PROCEDURE, "接听电话", "2020-01-10")
    for revision, year in ((1, 2020), (2, 2023), (3, 2025)):
        facts = {"title": "接听电话", "retention": "2 years"}
        made.release(PROCEDURE, revision, f"{year}-02-20", f"{year}-03-01", **facts)
    made.issue(FORM, "电话记录表", "2020-01-10")
    made.release(FORM, 1, "2020-02-20", "2020-03-01", type="form", title="电话记录表", retention="3 years")
    made.issue(SILENT, "没有写期限的", "2020-01-10")
    made.release(SILENT, 1, "2020-02-20", "2020-03-01", title="没有写期限的")
    return made


def rows(day: date) -> dict[tuple[str | None, int | None], RetentionRow]:
    done = compiled(manual(), day)
    found = retention_register(done.manual, done.histories)
    return {(row.number, row.revision): row for row in found if row.number}


def test_a_past_revision_is_kept_from_the_day_it_ended() -> None:
    found = rows(date(2026, 11, 21))
    first, second = found[PROCEDURE, 1], found[PROCEDURE, 2]
    assert (first.ended, first.until, first.due) == (date(2023, 3, 1), date(2025, 3, 1), True)
    assert (second.ended, second.until, second.due) == (date(2025, 3, 1), date(2027, 3, 1), False)
    assert list(found) == [
        (PROCEDURE, 1),
        (FORM, None),
        (PROCEDURE, 2),
    ]  # the one in force is no past revision
    assert rows(date(2025, 2, 28))[PROCEDURE, 1].due is False
    assert rows(date(2025, 3, 1))[PROCEDURE, 1].due is True


@pytest.mark.parametrize(
    ("day", "made_by", "begins"),
    [
        (date(2023, 2, 28), None, date(2023, 3, 1)),
        (date(2023, 3, 1), date(2020, 3, 1), None),
        (date(2026, 11, 21), date(2023, 11, 21), None),
    ],
)
def test_records_count_from_their_own_day(day: date, made_by: date | None, begins: date | None) -> None:
    row = rows(day)[FORM, None]
    assert (row.made_by, row.begins, row.due) == (made_by, begins, False)


def test_before_clamps_as_after_does_and_stays_within_the_calendar() -> None:
    assert Period(12).before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert Period(1).before(date(2026, 1, 31)) == date(2025, 12, 31)
    assert Period(11_988).before(date(900, 1, 1)) == date.min


def test_the_page_has_what_may_be_destroyed_first() -> None:
    made = Edition(compiled(manual(), date(2026, 11, 21)))
    (output,) = (each for each in site_outputs(made) if each.address == "retention/")
    tree: Any = lxml.html.fromstring(output.whole_file().decode())
    heads = [head.text_content() for head in tree.xpath("//h2")]
    assert heads == ["保存期已满，可以销毁", "填写的记录", "还在保存期内的旧版次"]
    (due,) = tree.xpath("//*[@aria-labelledby='due']//tbody/tr")
    assert [cell.text_content() for cell in due] == [
        f"{PROCEDURE} 接听电话 第 1 版",
        "旧版次",
        "销售部",
        "2 年",
        "2023-03-01",
        "2025-03-01",
        "#6",
    ]
    assert due.xpath(".//td[@data-label='证据']/a/@href") == [f"../ledger/HT-SD/#{PROCEDURE}-6"]
    assert due.xpath(".//a/@href")[0] == f"../{PROCEDURE}/r1/"
    assert "2023年11月21日及以前的" in tree.xpath("//*[@aria-labelledby='records']")[0].text_content()
