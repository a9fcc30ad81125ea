"""The register of retention: days that follow from when a form was filled in or a revision ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import lxml.html
import pytest
from released_manuals import compiled
from sample_ledger import RecordedManual
from sample_manual import ORGANISATION

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.organisation import Disposal
from sop_plugin.model.period import Period
from sop_plugin.model.settings import Settings
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.reading.histories import ArchivedTexts
from sop_plugin.reading.source import Source
from sop_plugin.registers.retention import Retained, RetentionRow, retention_register, row_with_disposals
from sop_plugin.registers.tasks import TaskKind, tasks

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


DISPOSALS = """disposals:
  - {of: HT-SD-SOP-001, revision: 1, date: 2026-10-01, by: tang, record: 清单 1}
  - {of: ht-sd-frm-001, made_by: 2021-06-30, date: 2026-10-01, by: tang}
  - {of: HT-SD-SOP-001, revision: 2, date: 2027-04-01, by: tang}
  - {of: HT-SD-SOP-002, revision: 1, date: 2026-10-01, by: tang}
"""


def with_disposals(day: date, written: str = DISPOSALS) -> CompiledManual:
    made = manual()
    data = ORGANISATION.read_bytes() + written.encode()
    return compile_manual(
        Sources(
            tuple(made.sources.values()),
            Source("organisation.yml", data),
            ledger=Source("ledger.jsonl", made.ledger.encode()),
        ),
        Settings(),
        day,
        Capabilities(read_archive=lambda ids: ArchivedTexts({each: made.texts.get(each) for each in ids})),
    )


def test_what_was_destroyed_is_gone_from_that_day_on_and_asks_for_nothing_more() -> None:
    def found(day: date, written: str = DISPOSALS) -> dict[tuple[str | None, int | None], RetentionRow]:
        done = with_disposals(day, written)
        rows = retention_register(done.manual, done.histories)
        return {(row.number, row.revision): row for row in rows if row.number}

    before, after = found(date(2026, 9, 30)), found(date(2026, 11, 21))
    first = PROCEDURE, 1
    assert (before[first].due, before[first].is_gone, before[first].asks_from) == (
        True,
        False,
        date(2025, 3, 1),
    )
    assert (after[first].due, after[first].is_gone, after[first].asks_from) == (False, True, None)
    assert after[first].disposed == date(2026, 10, 1)
    assert not after[PROCEDURE, 2].is_gone, "its day has not come"

    def reminded(day: date) -> set[tuple[str | None, int | None]]:
        done = with_disposals(day)
        found = tasks(done.manual, done.histories, (), (), None, within=0)
        return {(task.number, task.revision) for task in found if task.kind is TaskKind.DESTRUCTION}

    assert first in reminded(date(2026, 9, 30)), "nineteen months after its time was over"
    assert first not in reminded(date(2026, 11, 21))
    # Of a form that is filled in still a whole year is asked for at a time, after the first of all.
    assert before[FORM, None].asks_from == date(2023, 3, 1)
    form = after[FORM, None]
    assert (form.is_gone, form.disposed_to, form.asks_from) == (False, date(2021, 6, 30), date(2024, 12, 31))
    all_that_was_old_enough = "disposals: [{of: HT-SD-FRM-001, date: 2026-10-01, by: tang}]\n"
    form = found(date(2026, 11, 21), all_that_was_old_enough)[FORM, None]
    assert (form.disposed_to, form.asks_from) == (date(2023, 10, 1), date(2026, 12, 31))


def test_the_records_of_a_form_that_has_ended_are_gone_as_a_whole() -> None:
    ended = RetentionRow(
        Retained.RECORDS, FORM, "", None, Period(36), ended=date(2022, 5, 1), until=date(2025, 5, 1), due=True
    )
    done = with_disposals(date(2026, 11, 21))
    part, whole = (
        row_with_disposals(
            replace(done.manual, organisation=replace(done.manual.organisation, disposals=(each,))),
            ended,
            (FORM,),
        )
        for each in (
            Disposal(FORM, date(2026, 1, 1), "tang", made_by=date(2022, 4, 30)),
            Disposal(FORM, date(2026, 1, 1), "tang"),
        )
    )
    assert (part.is_gone, part.due, part.asks_from) == (False, True, date(2025, 5, 1))
    assert (whole.is_gone, whole.due, whole.asks_from) == (True, False, None)


def test_who_destroyed_it_is_a_person_of_the_company() -> None:
    found = with_disposals(date(2026, 11, 21), DISPOSALS.replace("by: tang, record", "by: nobody, record"))
    (told,) = (each for each in found.findings if each.place.path == "organisation.yml")
    lines = (ORGANISATION.read_text(encoding="utf-8") + DISPOSALS).splitlines()
    assert told.place.line == lines.index("disposals:") + 2


def test_the_page_has_what_is_gone_last() -> None:
    made = Edition(with_disposals(date(2026, 11, 21)))
    (output,) = (each for each in site_outputs(made) if each.address == "retention/")
    tree: Any = lxml.html.fromstring(output.whole_file().decode())
    heads = [head.text_content() for head in tree.xpath("//h2")]
    assert heads == ["保存期已满，可以销毁", "填写的记录", "还在保存期内的旧版次", "已销毁"]
    (gone,) = tree.xpath("//*[@aria-labelledby='gone']//tbody/tr")
    assert gone.xpath(".//td[@data-label='销毁日期']")[0].text_content() == "2026-10-01"
    said = "".join(tree.xpath("//*[@aria-labelledby='records']")[0].text_content().split())
    assert "2026年10月1日已销毁2021年6月30日及以前的" in said


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
