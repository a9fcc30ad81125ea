"""The auditor's pages, drawn on 2026-11-21."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from drawn import in_language, of_the_manual, page
from html_tree import visible, with_class
from sample_ledger import RecordedManual, recorded_manual
from sample_manual import AS_OF, ORGANISATION

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.finding import Severity
from sop_plugin.model.lowering import HeldBack, Lowering
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists import changes
from sop_plugin.pages.lists.changes import latest_of, months_of, parts_of
from sop_plugin.reading.histories import ArchivedTexts
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language, languages

EVIDENCE = ["as-of/", "changes/", "exceptions/"]


def compiled(manual: RecordedManual, *, ledger: bool = True, texts: bool = True) -> CompiledManual:
    return compile_manual(
        Sources(
            tuple(manual.sources.values()),
            Source("organisation.yml", ORGANISATION.read_bytes()),
            ledger=Source("ledger.jsonl", manual.ledger.encode()) if ledger else None,
        ),
        Settings(),
        AS_OF,
        Capabilities(
            read_archive=lambda ids: ArchivedTexts(
                {blob: manual.texts.get(blob) if texts else None for blob in ids}
            )
        ),
    )


def drawn(address: str, done: CompiledManual | None = None, language: Language = Language.ZH_HANS) -> Element:
    return page(Edition(in_language(done or compiled(recorded_manual()), language)), address)


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def rows(page: Element, table: int = 0) -> list[Element]:
    tables = [element for element in visible(page) if element.tag == "table"]
    return tables[table].findall("tbody/tr")


def changed(page: Element) -> list[Element]:
    """The rows of all months of the change log."""
    return [row for table in with_class(page, "sop-changes-table") for row in table.findall("tbody/tr")]


def cells(row: Element) -> list[str]:
    return [text(cell) for cell in row]


def links(element: Element) -> list[str]:
    return [found.get("href", "") for found in element.iter("a")]


def test_only_a_manual_with_a_ledger_has_them() -> None:
    def uris(*, ledger: bool) -> list[str]:
        edition = Edition(compiled(recorded_manual(), ledger=ledger))
        return [output.address for output in of_the_manual(edition) if output.address in EVIDENCE]

    assert uris(ledger=True) == EVIDENCE
    assert uris(ledger=False) == []
    empty = RecordedManual()
    for uri in EVIDENCE:
        assert "数据截至 2026-11-21" in text(drawn(uri, compiled(empty)))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("uri", EVIDENCE)
def test_they_are_whole_in_every_language(uri: str, language: Language) -> None:
    page = drawn(uri, language=language)
    assert "{" not in text(page).replace('{"', "")
    assert page[0].get("lang") == language


@pytest.mark.parametrize("uri", EVIDENCE)
def test_readers_learn_nothing_of_drafts(uri: str) -> None:
    assert "草稿标题" not in text(drawn(uri))
    assert "HT-SD-SOP-006" not in text(drawn(uri))


def test_every_revision_stands_with_its_days_and_its_text() -> None:
    found = [
        (*cells(row)[:2], row.get("data-from"), row.get("data-until"), links(row)[0])
        for row in rows(drawn("as-of/"))
    ]
    assert found == [
        ("HT-SD-SOP-001", "电话接听", "2024-03-01", "2025-03-01", "../HT-SD-SOP-001/r1/"),
        ("HT-SD-SOP-001", "接听电话", "2025-03-01", "2026-12-01", "../HT-SD-SOP-001/"),
        ("HT-SD-SOP-001", "接听电话", "2026-12-01", "", "../HT-SD-SOP-001/r3/"),
        # Its own address has a tombstone.
        ("HT-SD-SOP-002", "传真预订", "2024-03-01", "2025-02-28", "../HT-SD-SOP-002/r1/"),
        ("HT-SD-SOP-004", "一人多签的", "2026-05-11", "", "../HT-SD-SOP-004/"),
    ]
    page = drawn("as-of/")
    assert cells(rows(page)[0])[-2] == "2025-03-01 被新版替代"
    assert links(rows(page)[0])[-1] == "../ledger/HT-SD/#HT-SD-SOP-001-6"
    assert "台账自2024年1月10日起记录" in text(page)
    # 005 was never released; the draft is not even counted.
    assert "手册中另有 1 份文件没有发布记录" in text(page)


def test_a_text_that_cannot_be_had_has_no_link() -> None:
    first, second, *_ = rows(drawn("as-of/", compiled(recorded_manual(), texts=False)))
    assert cells(first)[:2] == ["HT-SD-SOP-001", "接听电话"]
    assert [link for link in links(first) + links(second) if "SOP" in link and "/ledger/" not in link] == []


def test_changes_stand_with_reason_and_both_dates() -> None:
    table = changed(drawn("changes/"))
    assert [(row.get("data-day"), row.get("data-kind")) for row in table] == [
        ("2026-12-01", "in_force"),
        ("2026-11-10", "released"),
        ("2026-05-11", "in_force"),
        ("2026-05-04", "released"),
        ("2026-03-10", "reviewed"),
        ("2025-03-01", "in_force"),
        ("2025-02-28", "withdrawn"),
        ("2025-02-21", "released"),
        ("2024-03-01", "in_force"),
        ("2024-03-01", "in_force"),
        ("2024-02-20", "released"),
        ("2024-02-20", "released"),
    ]
    to_come, review, replaced, end = (cells(table[index]) for index in (0, 4, 5, 6))
    assert to_come[0] == "2026-12-01 未到"
    assert to_come[4:] == [
        "2026-11-10",
        "2026-12-01批准后 21 天",
        "实质性更改 改为第 3 种做法更改原因：客户投诉",
        "#17",
    ]
    assert review[-2] == "仍适用陆嘉禾"
    assert replaced[2] == "HT-SD-SOP-001 接听电话 版次 2 · 替代第 1 版"
    assert end[-2] == "渠道关闭接替文件：HT-SD-SOP-001 接听电话沈光耀"
    assert [json.loads(row.get("data-posts", "")) for row in table[5:7]] == [["销售代表"], ["预订员"]]
    posts = [option.text for option in drawn("changes/").findall(".//select[@name='post']/option")]
    assert posts == ["全部", "销售代表", "预订员"]


def test_changes_stand_by_month_and_the_older_ones_are_folded_away() -> None:
    manual = recorded_manual()
    months = with_class(drawn("changes/", compiled(manual)), "sop-month")
    assert [text(month.find("summary/h2")) for month in months][:3] == [
        "2026年12月 1",
        "2026年11月 1",
        "2026年5月 2",
    ]
    rows = Edition(compiled(manual)).changes
    assert all(month.is_open for month in months_of(rows))
    assert [month.is_open for month in months_of(rows[2:4] * 20)] == [True]
    assert [month.is_open for month in months_of((*rows[:1], *rows[1:2] * 30))] == [True, False]


def test_a_long_change_log_has_pages_by_year_month_and_department() -> None:
    edition = Edition(compiled(recorded_manual()))
    found = edition.changes
    assert list(parts_of(edition, found, len(found))) == []
    parts = list(parts_of(edition, found, 3))
    assert [(part.address, len(part.rows)) for part in parts] == [
        ("changes/2026-12/", 1),
        ("changes/2026-11/", 1),
        ("changes/2026-05/", 2),
        ("changes/2026-03/", 1),
        ("changes/2025/", 3),
        ("changes/2024-03/", 2),
        ("changes/2024-02/", 2),
    ]
    assert [row for part in parts for row in part.rows] == list(found), "each stands on one of them"
    assert [part.address for part in parts_of(edition, found, 1)][-1] == "changes/2024-02/HT-SD/"
    assert latest_of(found, 3) == found[:2], "whole months"
    assert latest_of(found[-2:], 1) == found[-2:-1], "of a month without room for all the first"


def test_the_pages_of_a_long_change_log_are_reached_from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_ON_ONE_PAGE", 3)
    done = compiled(recorded_manual())
    first = drawn("changes/", done)
    assert len(changed(first)) == 2
    links = [link.get("href", "") for link in first.findall(".//section[@data-sop-parts]//li/a")]
    assert links[4] == "../changes/2025/"
    year = drawn("changes/2025/", done)
    assert text(with_class(year, "sop-title")[0]) == "更改日志：2025年"
    assert [row.get("data-day") for row in changed(year)] == ["2025-03-01", "2025-02-28", "2025-02-21"]
    assert "../../changes/atom.xml" in {link.get("href") for link in year.iter("a")}


def test_a_revision_that_took_effect_before_its_approval_is_marked() -> None:
    manual = recorded_manual()
    manual.release("HT-SD-SOP-004", 2, "2026-06-01", "2026-06-01", title="同日的")
    manual.ledger = manual.ledger.replace('"effective":"2026-06-01"', '"effective":"2026-05-30"')
    page = drawn("changes/", compiled(manual))
    marked = with_class(page, "sop-aside--wrong")
    assert [text(element) for element in marked] == ["早于批准 2 天"] * 2


def test_exceptions_are_counted_and_lead_to_rule_and_text() -> None:
    page = drawn("exceptions/")
    counts = {
        element.get("data-sop-exceptions"): text(element)
        for element in visible(page)
        if element.get("data-sop-exceptions")
    }
    assert {kind: count for kind, count in counts.items() if count != "0"} == {
        "self_approval": "1",
        "no_authority": "1",
        "numbers": "2",
        "unsealed": "5",
        "overdue": "1",
    }
    ids = {element.get("id") for element in visible(page)}
    assert {kind for kind, count in counts.items() if count != "0"} <= ids
    assert "missing_role" not in ids
    (own,) = rows(page, 0)
    assert links(own) == [
        "../findings/#SOP952",
        "../HT-SD-SOP-004/",
        "../ledger/HT-SD/#HT-SD-SOP-004-5",
    ]
    assert cells(own)[3:] == [
        "2026-05-04",
        "第 1 版由唐一宁同时签署拟制和批准",
        "ledger.jsonl:29:1",
    ]
    late = rows(page, 4)[0]
    assert cells(late)[3:] == ["2026-03-01", "2026-03-10 完成复审", "8 #11"]
    assert (late.get("data-from"), late.get("data-until")) == ("2026-03-02", "2026-03-10")
    assert "拟制 唐一宁" in text(rows(page, 3)[0])


def test_markup_in_a_document_stays_text() -> None:
    manual = recorded_manual()
    wild = "<b>\"'&{{ 1 }}"
    manual.issue("HT-SD-SOP-009", wild, "2026-06-01")
    manual.release("HT-SD-SOP-009", 1, "2026-06-01", "2026-06-08", title=wild, audience=[wild])
    for uri in EVIDENCE:
        page = drawn(uri, compiled(manual))
        assert wild in text(page)
        assert not list(page.iter("b"))
    posts = [json.loads(row.get("data-posts", "")) for row in changed(drawn("changes/", compiled(manual)))]
    assert [wild] in posts


def test_findings_that_are_lowered_stand_with_their_reasons() -> None:
    entries = (
        Lowering("SOP301", None, "旧文件<b>逐步补</b>", ("hotel/**", "kitchen/**"), date(2027, 3, 31)),
        Lowering("SOP341", Severity.ADVICE, "另行修订", until=date(2026, 6, 30)),
    )
    done = compiled(recorded_manual())
    kept = tuple(HeldBack(each, Place("mkdocs.yml", 9, 9), done.findings[:2]) for each in entries)
    shown = drawn("exceptions/", replace(done, held_back=kept))
    (section,) = (each for each in shown.iter("section") if each.get("aria-labelledby") == "lowered")
    assert [cells(row) for row in section.findall("table/tbody/tr")] == [
        ["SOP301", "缺少必备章节", "不再提示", "hotel/**kitchen/**", "旧文件<b>逐步补</b>", "2027-03-31", "2", "mkdocs.yml:9:9"],
        ["SOP341", "含糊的词", "降为提示", "整本手册", "另行修订", "2026-06-30 已到期，不再起作用", "2", "mkdocs.yml:9:9"],
    ]  # fmt: skip
    (link,) = (each for each in shown.iter("a") if each.get("href") == "#lowered")
    assert text(link) == "不再提示或降级的检查"
    # A manual without a ledger has the page for them alone.
    without = Edition(replace(compiled(recorded_manual(), ledger=False), held_back=kept))
    assert [o.address for o in of_the_manual(without) if o.address in EVIDENCE] == ["exceptions/"]
    # It does not say that there are no gaps and no late reviews: nobody has looked.
    assert {"lowered"} <= counted(page(without, "exceptions/")) < counted(shown)


def counted(exceptions: Element) -> set[str]:
    found = (each.get("data-sop-exceptions") for each in exceptions.iter("span"))
    return {kind for kind in found if kind} - {"missing_role", "self_approval", "no_authority"}
