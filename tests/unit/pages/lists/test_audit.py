"""Where auditors begin, and what their answers come from: the ledger line by line, what has ended, every number."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import lxml.html
import pytest
from drawn import in_language
from released_manuals import compiled as with_ledger
from sample_ledger import RecordedManual, recorded_manual
from sample_manual import AS_OF

from sop_plugin.model.copies import CopyIssued, CopyLedger
from sop_plugin.model.event import TRAIL, Stated, TrailReviewed
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.period import Period
from sop_plugin.model.recording_rules import TrailReviews
from sop_plugin.model.released_source import ReleasedSource
from sop_plugin.pages import ledger_pages
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.words.language import Language, languages

PAGES = ("audit/", "ledger/", "ledger/HT-SD/", "superseded/", "numbers/")


def edition(manual: RecordedManual | None = None, *, preview: bool = False, **settings: Any) -> Edition:
    done = with_ledger(manual or recorded_manual())
    shown = replace(done.manual, settings=replace(done.manual.settings, **settings))
    return Edition(replace(done, manual=shown), preview=preview)


def page(made: Edition, address: str) -> lxml.html.HtmlElement:
    (output,) = (each for each in site_outputs(made) if each.address == address)
    return lxml.html.fromstring(output.whole_file().decode())


def texts(found: list[lxml.html.HtmlElement]) -> list[str]:
    return [" ".join(each.text_content().split()) for each in found]


@pytest.mark.parametrize("language", languages())
def test_they_are_whole_in_every_language_and_tell_nothing_of_drafts(language: Language) -> None:
    made = Edition(in_language(with_ledger(recorded_manual()), language))
    for address in PAGES:
        words = page(made, address).text_content()
        assert not re.search(r"\{[a-z]", words), address
        assert "草稿标题" not in words, address


def test_ten_questions_each_lead_to_pages_that_are_there() -> None:
    made = edition(external_documents=(ExternalDocument("外部标准"),))
    start = page(made, "audit/")
    asked = start.xpath("//li[starts-with(@id, 'q')]")
    assert [each.get("id") for each in asked] == [f"q{n}" for n in range(1, 11)]
    there = {output.address for output in site_outputs(made)}
    for each in asked:
        ways = each.xpath(".//a[@class='sop-way']/@href")
        assert ways, each.get("id")
        for way in ways:
            assert way.removeprefix("../").partition("#")[0] in there, way
    assert texts(start.xpath("//li/p[1]")) == [
        "现在有效 3 份。",
        "逾期 0 份，90 天内到期 0 份；过去十二个月按时 0%（0/1）。",
        "台账记着 5 个版次。",
        "台账有 30 条记录。",
        "例外 4 处，未加封的发布 5 个。",
        "更改日志有 12 项。",
        "被替代和作废的版次 2 个，未收回的副本 0 份。",
        "无法解析的引用 0 处，没有文件引用的 4 份。",
        "还没有登记过：副本用 sop copies issue，阅读用 sop acknowledge。",
        "有问题的 2 处。",
    ]


def test_a_manual_without_a_ledger_says_so() -> None:
    without = replace(with_ledger(recorded_manual()), ledger=None)
    start = page(Edition(without), "audit/")
    assert sum("没有台账" in words for words in texts(start.xpath("//li/p[1]"))) == 5


def test_the_ledger_is_shown_line_by_line_as_the_file_has_it() -> None:
    manual = recorded_manual()
    manual.issue("HT-SD-SOP-007", "草稿标题", "2026-11-01")
    made = edition(manual)
    lines = [line for line in manual.ledger.splitlines() if "SOP-007" not in line]
    (file,) = (each for each in site_outputs(made) if each.address == "ledger/ledger.jsonl")
    assert file.whole_file().decode().splitlines() == lines
    part = page(made, "ledger/HT-SD/")
    assert part.xpath("//details[contains(@class, 'sop-line')]/code/text()") == lines
    row = part.get_element_by_id("HT-SD-SOP-002-7")
    assert "作废" in row.text_content()
    assert "理由：渠道关闭；接替文件：HT-SD-SOP-001" in row.text_content()
    released = part.get_element_by_id("HT-SD-SOP-001-11")
    assert released.xpath(".//a/@href") == ["../../HT-SD-SOP-001/", "../../HT-SD-SOP-001/r2/redline/"]
    release = made.compiled.histories.ledger.release("HT-SD-SOP-001", 2)
    assert release is not None
    assert released.xpath(".//button/@data-sop-whole") == [release.digest]
    start = page(made, "ledger/")
    assert "还没有发布过的 1 个编号不在其中" in start.text_content()
    # Whoever may see drafts has all of it.
    (whole,) = (o for o in site_outputs(edition(manual, preview=True)) if o.address == "ledger/ledger.jsonl")
    assert whole.whole_file().decode() == manual.ledger


def test_rows_lead_to_their_events_and_places_to_the_lines_of_their_files() -> None:
    made = edition(source_url="https://git.example.org/blob/{commit}/{path}#L{line}")
    release = made.compiled.histories.ledger.release("HT-SD-SOP-001", 2)
    assert release is not None
    made = replace(made, sources={release.blob: ReleasedSource("c0ffee", "docs/当时的.md")})
    (link,) = page(made, "register/").xpath("//tr[.//*[text()='HT-SD-SOP-001']]/td[last()]/a/@href")
    assert link == "../ledger/HT-SD/#HT-SD-SOP-001"
    row = page(made, "changes/").xpath("//tr[@data-kind='withdrawn']/td[last()]/a/@href")
    assert row == ["../ledger/HT-SD/#HT-SD-SOP-002-7"]
    reviewed = page(made, "changes/").xpath("//tr[@data-kind='reviewed']/td[last()]/a/@href")
    assert reviewed == ["../ledger/HT-SD/#HT-SD-SOP-001-12"]
    source = page(made, "ledger/HT-SD/").xpath("//section[h2/@id='HT-SD-SOP-001']/p/a/@href")
    assert source == ["https://git.example.org/blob/c0ffee/docs/%E5%BD%93%E6%97%B6%E7%9A%84.md#L11"]
    place = page(made, "exceptions/").xpath("//a[code[starts-with(text(), 'ledger.jsonl:29')]]/@href")
    assert place[0] == "../ledger/HT-SD/#HT-SD-SOP-004-5"
    # Without a forge a place is words.
    assert not page(edition(), "ledger/HT-SD/").xpath("//p/a[code]")


def test_what_has_ended_says_what_replaces_it_and_what_is_still_out() -> None:
    done = with_ledger(recorded_manual())
    release = done.histories.ledger.release("HT-SD-SOP-001", 1)
    assert release is not None
    copy = CopyIssued(
        number="HT-SD-SOP-001", serial=1, day=AS_OF, by="tang", revision=1, digest=release.digest, holder="lu"
    )
    tree = page(Edition(replace(done, copies=CopyLedger((copy,)))), "superseded/")
    numbers, revisions = (
        [texts(row.xpath("td")) for row in table.xpath("tbody/tr")] for table in tree.xpath("//table")
    )
    assert numbers == [
        [
            "HT-SD-SOP-002 传真预订 第 1 版",
            "销售部",
            "2025-02-28 作废渠道关闭",
            "HT-SD-SOP-001 接听电话",
            "无",
            "—",
            "0",
            "#7",
        ]
    ]
    # Revision 2 is in force until 1 December.
    assert revisions == [
        ["HT-SD-SOP-001 电话接听 第 1 版", "销售部", "2025-03-01", "第 2 版 与上一版对照", "—", "1", "#11"]
    ]


def test_every_number_stands_with_its_use() -> None:
    manual = recorded_manual()
    manual.issue("HT-SD-SOP-007", "草稿标题", "2026-11-01")
    tree = page(edition(manual), "numbers/")
    rows = [texts(row.xpath("td")) for row in tree.xpath("//table/tbody/tr")]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("HT-SD-SOP-001", "接听电话", "有效"),
        ("HT-SD-SOP-002", "传真预订", "已作废 2025-02-28 #7"),
        ("HT-SD-SOP-004", "一人多签的", "有效"),
        ("HT-SD-SOP-007", "—", "还没有发布过"),
    ]
    assert "HT-SD-SOP-003" in tree.xpath("//section[@aria-labelledby='gaps']")[0].text_content()


def test_a_large_department_has_several_pages() -> None:
    manual = recorded_manual()
    made = edition(manual)
    pages = made.addresses.ledger
    assert pages is not None
    assert [each.address for each in pages.pages] == ["ledger/HT-SD/"]
    parts = tuple(ledger_pages._parts("HT-SD", [f"N{n}" for n in range(301)]))
    assert [(each.address, len(each.numbers)) for each in parts] == [
        ("ledger/HT-SD/", 150),
        ("ledger/HT-SD/2/", 150),
        ("ledger/HT-SD/3/", 1),
    ]


def test_reviews_of_the_trail_have_a_page_once_they_are_asked_for_and_a_missing_one_is_told() -> None:
    rule = TrailReviews(Period(3), since=date(2026, 6, 1))
    assert "trail-reviews/" not in {output.address for output in site_outputs(edition())}
    asked = page(edition(trail_review=rule), "trail-reviews/")
    assert "缺：2026年6月1日 至 2026年8月31日 没有审阅" in asked.text_content()
    manual = recorded_manual()
    manual.record(
        TrailReviewed(
            number=TRAIL,
            day=date(2026, 9, 10),
            by="shen",
            since=date(2026, 6, 1),
            until=date(2026, 8, 31),
            head="0" * 64,
            exceptions=2,
            note="已核对<b>",
        )
    )
    made = edition(manual, trail_review=rule)
    tree = page(made, "trail-reviews/")
    assert "下一期间为 2026年9月1日 至 2026年11月30日" in tree.text_content()
    (row,) = (texts(row.xpath("td")) for row in tree.xpath("//tbody/tr"))
    assert row[:5] == ["2026-06-01 – 2026-08-31", "2026-09-10", "沈光耀 由登记人声明", "2", "已核对<b>"]
    (link,) = tree.xpath("//tbody/tr/td[last()]/a/@href")
    assert link == "../ledger/people-and-rules/#audit-trail-1"
    assert (
        "已核对" in page(made, "ledger/people-and-rules/").get_element_by_id("audit-trail-1").text_content()
    )


def test_the_site_forgets_who_has_left_and_never_acted_where_signers_stay() -> None:
    manual = recorded_manual()
    for person, name in (("leaver", "甲离职"), ("fang", "方旧名"), ("tang", "唐旧名"), ("zeng", "曾思雨")):
        facts = {"id": person, "name": name, "department": "HT-SD", "job": "文员"}
        manual.record(
            Stated(
                number=f"people/{person}",
                day=date(2026, 1, 5),
                by="shen",
                reason="建账",
                batch="0" * 64,
                facts=facts,
            )
        )
    made = edition(manual)
    shown = {
        output.address: output.whole_file().decode("utf-8", "replace")
        for output in site_outputs(made)
        if output.address.startswith(("ledger/", "organisation/"))
    }
    assert not [address for address, words in shown.items() if re.search("甲离职|leaver|方旧名", words)]
    assert "唐旧名" in shown["ledger/ledger.jsonl"]
    assert "people/zeng" in shown["ledger/people-and-rules/"]
    assert "2 名人员不在其中" in shown["ledger/"]
