"""The page of training, and what else the site says of readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from released_manuals import compiled as with_ledger
from sample_ledger import RecordedManual

from sop_plugin.model.settings import Settings
from sop_plugin.model.training import Acknowledged, TrainingLedger, TrainingRules
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.seen.reads import Reads

NUMBER, OTHER = "HT-SD-SOP-001", "HT-SD-SOP-002"


def recorded_manual() -> RecordedManual:
    """One document is for sales managers, the other for all of their department."""
    manual = RecordedManual()
    manual.issue(NUMBER, "接听电话", "2024-01-10")
    for revision, year in ((1, 2024), (2, 2025)):
        facts = {"title": "接听电话", "audience": ["销售经理"]}
        manual.release(NUMBER, revision, f"{year}-02-20", f"{year}-03-01", **facts)
    manual.issue(OTHER, "部门会议", "2024-01-10")
    manual.release(OTHER, 1, "2024-02-20", "2024-03-01", title="部门会议", audience=["销售部"])
    return manual


def edition(recorded: RecordedManual | None = None, **rules: Any) -> Edition:
    """On 2026-11-21, when 唐一宁 has read revision 2 of 接听电话."""
    settings = replace(Settings(), training=TrainingRules(**rules))
    compiled = with_ledger(recorded or recorded_manual(), settings=settings)
    release = compiled.histories.ledger.release(NUMBER, 2)
    assert release is not None
    event = Acknowledged(
        number=NUMBER,
        day=date(2026, 9, 1),
        by="tang",
        reader="tang",
        revision=2,
        digest=release.digest,
    )
    return Edition(replace(compiled, training=TrainingLedger((event,))))


def page(made: Edition, address: str) -> lxml.html.HtmlElement:
    (output,) = (each for each in site_outputs(made) if each.address == address)
    return lxml.html.fromstring(output.whole_file().decode())


def test_a_document_leads_to_the_release_that_asks_and_to_the_lines_that_answer() -> None:
    made = edition(since=date(2026, 9, 1))
    tree = page(made, "training/")
    said = [each.text_content() for each in tree.xpath("//ol/li") if NUMBER in each.text_content()]
    assert any("证据 #" in words and "training.jsonl:1" in words for words in said), said
    (link,) = {
        link.get("href")
        for link in tree.xpath("//ol/li//a[@class='sop-event']")
        if NUMBER in link.get("href")
    }
    assert link.startswith("../ledger/HT-SD/#")


def test_gaps_are_counted_and_nobody_is_named() -> None:
    made = edition(since=date(2026, 9, 1))
    tree = page(made, "training/")
    rows = [
        [cell.text_content() for cell in row] for row in tree.xpath("//*[@aria-labelledby='gaps']//tbody/tr")
    ]
    (sales,) = (row for row in rows if row[0] == "销售部")
    assert sales[1:] == ["3", "4", "1", "0", "3"]
    assert not tree.xpath("//*[@aria-labelledby='people']")
    assert "唐一宁" not in tree.text_content()
    assert "lists/training.json" not in {output.address for output in site_outputs(made)}


def test_who_takes_up_a_job_sees_what_to_read_in_order_and_how_long_it_takes() -> None:
    tree = page(edition(), "training/")
    (manager,) = (each for each in tree.xpath("//details") if each[0].text_content().startswith("销售经理"))
    assert "2 份文件，约需 2 分钟" in manager[0].text_content()
    read, other = (item.text_content() for item in manager.xpath(".//li"))
    assert NUMBER in read
    assert "已读 1/1" in read
    assert "已读 0/1" in other


def test_jobs_and_documents_are_crossed() -> None:
    tree = page(edition(since=date(2026, 9, 1)), "training/")
    (table,) = tree.xpath("//*[@aria-labelledby='matrix']//table")
    heads = [each.text_content() for each in table.xpath(".//thead//th")]
    rows = {
        row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in table.xpath(".//tbody/tr")
    }
    of_jobs = {number[:13]: dict(zip(heads[1:], cells, strict=True)) for number, cells in rows.items()}
    assert of_jobs[NUMBER]["销售经理"] == "已读 1/1"
    assert of_jobs[NUMBER]["预订主管"] == ""
    assert of_jobs[OTHER]["预订主管"] == "已读 0/1，逾期 1"


def test_people_are_named_where_the_settings_allow_it() -> None:
    made = edition(names=True)
    tree = page(made, "training/")
    names = [row[0].text_content() for row in tree.xpath("//*[@aria-labelledby='people']//tbody/tr")]
    assert "唐一宁" in names
    assert "lists/training.json" in {output.address for output in site_outputs(made)}


@pytest.mark.parametrize(
    ("target", "subject"),
    [
        ("mailto:qa@example.org", "subject"),
        ("https://forge.example.org/a/b/issues/new?labels=read", "title"),
        ("https://git.example.org/a/b/-/issues/new", "issue[title]"),
        ("https://gitlab.example.org/a/b/issues/new", "issue[title]"),
        ("https://codeberg.org/gitlab-like/b/issues/new", "title"),
    ],
)
def test_the_button_brings_a_text_that_is_written_already(target: str, subject: str) -> None:
    made = edition(acknowledge=target)
    (link,) = page(made, f"{NUMBER}/").xpath("//a[text()='我已阅读']/@href")
    assert link.startswith(target)
    said = parse_qs(urlsplit(link).query)
    assert said[subject] == [f"已阅读 {NUMBER} 第 2 版"]
    assert f"{NUMBER}《接听电话》第 2 版（摘要 " in str(said)
    assert not page(made, f"{NUMBER}/r1/").xpath("//a[text()='我已阅读']")
    assert not page(edition(), f"{NUMBER}/").xpath("//a[text()='我已阅读']")


@pytest.mark.parametrize("names", [False, True])
def test_calendars_of_people_have_readings_only_where_the_site_names_people(names: bool) -> None:
    made = edition(since=date(2026, 11, 10), names=names)
    files = {
        output.address: output.whole_file().decode()
        for output in site_outputs(made)
        if output.address.endswith(".ics")
    }
    due = "须读完："
    assert due in files["departments/HT-SD/calendar.ics"]
    assert any(due in files[address] for address in files if address.startswith("reviews/people/")) is names
    assert "曾思雨" not in files["reviews/calendar.ics"]


@pytest.mark.parametrize(
    ("target", "links"),
    [
        (
            "/count?doc={number}&r={revision}&a={answer}",
            [("有用", f"/count?doc={NUMBER}&r=2&a=yes"), ("没用", f"/count?doc={NUMBER}&r=2&a=no")],
        ),
        ("mailto:qa@example.org?subject={number}", [("有用", f"mailto:qa@example.org?subject={NUMBER}")]),
        ("", []),
    ],
)
def test_whether_it_was_helpful_is_counted_by_what_the_company_has(
    target: str, links: list[tuple[str, str]]
) -> None:
    made = edition()
    settings = replace(made.manual.settings, helpful=target)
    compiled = replace(made.compiled, manual=replace(made.manual, settings=settings))
    shown = [page(Edition(compiled), f"{NUMBER}/{past}") for past in ("", "r1/")]
    now, before = ([(a.text, a.get("href")) for a in each.xpath("//*[@role='group']/a")] for each in shown)
    assert now == links
    assert before == []


def test_what_is_announced_is_read_before_it_takes_effect() -> None:
    recorded = recorded_manual()
    facts = {"title": "接听电话", "audience": ["销售经理"]}
    recorded.release(NUMBER, 3, "2026-11-20", "2026-12-20", **facts)
    made = edition(recorded, acknowledge="mailto:qa@example.org", notice={"procedure": 14})
    (link,) = page(made, f"{NUMBER}/r3/").xpath("//a[text()='我已阅读']/@href")
    assert parse_qs(urlsplit(link).query)["subject"] == [f"已阅读 {NUMBER} 第 3 版"]
    tree = page(made, "training/")
    (manager,) = (each for each in tree.xpath("//details") if each[0].text_content().startswith("销售经理"))
    read, other, coming = (item.text_content() for item in manager.xpath(".//li"))
    assert ("已读 1/1" in read, NUMBER in read, OTHER in other) == (True, True, True)
    assert "第 3 版 · 生效日期 2026-12-20" in coming
    assert "已读 0/1" in coming
    # A build draws it from what tells of each question.
    watched = Reads(edition(recorded, names=True, notice={"procedure": 14}), lambda form: form)
    drawn = [
        each
        for each in site_outputs(watched.edition)
        if "training" in each.address or ".xlsx" in each.address
    ]
    assert len(drawn) > 1
    for output in drawn:
        with watched.recorded():
            assert output.whole_file()
    assert not page(edition(recorded), "training/").xpath("//li[contains(., '2026-12-20')]")


def test_a_form_of_the_company_gets_what_its_address_asks_for() -> None:
    recorded = RecordedManual()
    recorded.issue(NUMBER, "接听电话", "2024-01-10")
    asked = [{"ask": "几声？", "answers": ["三声", "五声"], "right": "三声"}]
    recorded.release(NUMBER, 1, "2024-02-20", "2024-03-01", title="接听&{clause}", questions=asked)
    compiled = with_ledger(
        recorded,
        settings=replace(
            Settings(),
            training=TrainingRules(
                acknowledge="https://f.example/r?doc={number}-{revision}&d={digest}&q={result}&x={y}"
            ),
            report="https://f.example/#/p?t={title}&c={clause}&w={words}",
        ),
    )
    tree = page(Edition(compiled), f"{NUMBER}/")
    (read,) = tree.xpath("//a[text()='我已阅读']")
    form = f"https://f.example/r?doc={NUMBER}-1&d={compiled.histories.ledger.releases(NUMBER)[0].digest[5:17]}&q="
    assert read.get("href") == f"{form}&x={{y}}"
    assert read.get("data-sop-read") == f"{form}%EE%80%80result%EE%80%81&x={{y}}"
    (report,) = tree.xpath("//a[@data-sop-report]")
    assert report.get("href") == "https://f.example/#/p?t=%E6%8E%A5%E5%90%AC%26%7Bclause%7D&c=&w="
    assert report.get("data-sop-report").endswith(
        "%7Bclause%7D&c=%EE%80%80clause%EE%80%81&w=%EE%80%80words%EE%80%81"
    )
