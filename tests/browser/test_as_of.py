"""The auditor's pages in use: from the ten questions to the line of the ledger, the register of a day, changes, late reviews."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from sample_ledger import recorded_manual
from sample_manual import AS_OF, ORGANISATION

from sop_plugin.model.ledger import Ledger
from sop_plugin.model.training import Acknowledged
from sop_plugin.reading.ledger.appending import appended_all
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.ledger.kinds import OF_TRAINING
from sop_plugin.reading.source import Source

from .cards import cards
from .served import served


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    found = read_ledger(Source("ledger.jsonl", recorded_manual().ledger.encode())).ledger
    assert found is not None
    return found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, ledger: Ledger) -> Iterator[str]:
    """A manual with a ledger, its released texts in git, looked at on 2026-11-21, served to this machine only."""
    root = tmp_path_factory.mktemp("recorded")
    manual = recorded_manual()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    for blob, data in manual.texts.items():
        hashed = subprocess.run(
            ["git", "hash-object", "-w", "--stdin"], cwd=root, input=data, capture_output=True, check=True
        )
        assert hashed.stdout.decode().strip() == blob
    for source in manual.sources.values():
        (root / source.path).parent.mkdir(exist_ok=True)
        (root / source.path).write_bytes(source.data)
    (root / "ledger.jsonl").write_text(manual.ledger, encoding="utf-8", newline="")
    (root / "organisation.yml").write_bytes(ORGANISATION.read_bytes())
    (root / "docs" / "index.md").write_text("# 手册\n", encoding="utf-8")
    read = Acknowledged(
        number="HT-SD-SOP-001",
        day=date(2026, 11, 20),
        by="tang",
        revision=2,
        digest=next(e.digest for e in ledger.releases("HT-SD-SOP-001") if e.revision == 2),
        reader="tang",
    )
    (root / "training.jsonl").write_text(
        appended_all("", [read], ledger=OF_TRAINING), encoding="utf-8", newline=""
    )
    with served(root, plugins=[{"sop": {"pages": ["index.md"]}}]) as address:
        yield address


# Question → a page that must be one click away, and the words that must stand on it.
ANSWERS = {
    1: ("as-of/", "HT-SD-SOP-001"),
    2: ("reviews/#on-time", "过去十二个月"),
    3: ("as-of/", "sop2:"),
    4: ("ledger/HT-SD/", "由登记人声明"),
    5: ("exceptions/", "由唐一宁同时签署拟制和批准"),
    6: ("changes/", "批准后 21 天"),
    7: ("superseded/", "渠道关闭"),
    8: ("references/", "没有文件引用的文件"),
    9: ("training/", "应读"),
    10: ("numbers/", "HT-SD-SOP-003"),
}


@pytest.mark.parametrize("question", ANSWERS)
def test_each_question_of_an_auditor_is_one_click_from_an_answer_that_leads_to_its_source(
    open_page: Any, ledger: Ledger, question: int
) -> None:
    way, words = ANSWERS[question]
    page = open_page("audit/")
    page.locator(f"#q{question} .sop-way[href$='{way}']").click()
    page.wait_for_url(f"**/{way}")
    expect(page.locator(".sop-page")).to_contain_text(words)
    if question in (8, 9):
        # References lead to the clauses that make them; who read what is a count of people, for which no single event stands.
        expect(page.locator(f".sop-page {'a.sop-link' if question == 8 else 'table'}").first).to_be_attached()
        return
    if question != 4:
        page.locator(".sop-page a[href*='ledger/HT-SD/#']:visible").first.click()
        page.wait_for_url("**/ledger/HT-SD/#HT-SD-SOP-*")
    row = page.locator("tr:target")
    line = (row if row.count() else page.locator(".sop-ledger tbody tr")).locator(".sop-line").first
    line.locator("summary").click()
    expect(line.locator("code")).to_be_visible()
    assert line.locator("code").inner_text() in {event.to_line() for event in ledger.everything}


def test_the_copy_in_hand_is_told_current_or_not(open_page: Any) -> None:
    for number, revision, day, said in (
        ("ht sd sop 001", "2", "2026-11-21", "HT-SD-SOP-001 第 2 版：2026年11月21日有效。"),
        ("HT-SD-SOP-001", "1", "2026-11-21", "当天有效的是第 2 版"),
        ("HT-SD-SOP-001", "2", "2026-12-01", "当天有效的是第 3 版"),
        ("HT-SD-SOP-002", "1", "2026-11-21", "没有有效的版次"),
        ("HT-SD-SOP-999", "1", "2026-11-21", "没有有效的版次"),
    ):
        page = open_page("audit/", day)
        page.get_by_label("编号").fill(number)
        page.get_by_label("手里的版次").fill(revision)
        page.locator(".sop-audit__copy button").click()
        page.wait_for_url("**/as-of/?**")
        expect(page.locator("[data-sop-held]:visible")).to_have_count(1)
        expect(page.locator("[data-sop-held]:visible")).to_contain_text(said)


def test_whole_digests_can_be_copied_and_the_ledger_downloaded(open_page: Any, ledger: Ledger) -> None:
    page = open_page("ledger/HT-SD/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#HT-SD-SOP-001-6 button")
    button.click()
    expect(button).to_have_text("已复制")
    release = ledger.release("HT-SD-SOP-001", 1)
    assert release is not None
    assert page.evaluate("navigator.clipboard.readText()") == release.digest
    page.get_by_role("link", name="台账", exact=True).first.click()
    page.wait_for_url("**/ledger/")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载台账").click()
    found = read_ledger(Source("ledger.jsonl", download.value.path().read_bytes())).ledger
    assert found is not None
    assert found.head == ledger.head


def listed(page: Page) -> list[tuple[str, int]]:
    found: list[list[str]] = page.locator("[data-sop-intervals] tbody tr:visible").evaluate_all(
        "rows => rows.map((row) => [row.cells[0].innerText, row.cells[4].innerText])"
    )
    return [(number, int(revision)) for number, revision in found]


@pytest.mark.parametrize(
    "day",
    [
        "2024-02-29",
        "2024-03-01",
        "2025-02-27",
        "2025-02-28",
        "2025-03-01",
        "2026-05-10",
        "2026-05-11",
        "2026-11-30",
        "2026-12-01",
    ],
)
def test_a_day_in_the_address_gives_its_register(open_page: Any, ledger: Ledger, day: str) -> None:
    page = open_page(f"as-of/?date={day}")
    releases = [ledger.in_force(number, date.fromisoformat(day)) for number in sorted(ledger.by_number)]
    expected = [(release.number, release.revision) for release in releases if release is not None]
    assert listed(page) == expected
    year, month, of_month = map(int, day.split("-"))
    said = f"{year}年{month}月{of_month}日有效的文件：{len(expected)} 份"
    expect(page.locator(".sop-as-of-page .sop-shown")).to_have_text(said, use_inner_text=True)
    expect(page.locator("[data-sop-nothing]")).to_be_visible(visible=not expected)
    expect(page.locator("[data-sop-later]")).to_be_visible(visible=day > AS_OF.isoformat())


def test_the_links_lead_to_the_text_of_that_day(open_page: Any) -> None:
    page = open_page("as-of/?date=2025-02-27")
    page.get_by_role("link", name="HT-SD-SOP-002").click()
    expect(page.locator("article.sop-document")).to_contain_text("写明目的")
    assert urlsplit(page.url).path == "/HT-SD-SOP-002/r1/"
    page = open_page("as-of/?date=2024-03-01")
    page.get_by_role("link", name="电话接听").click()
    expect(page.locator("article.sop-document")).to_contain_text("电话接听")
    page = open_page("as-of/?date=2026-11-21")
    page.get_by_role("link", name="HT-SD-SOP-001").click()
    assert urlsplit(page.url).path == "/HT-SD-SOP-001/"


def test_without_a_day_it_is_today_by_the_readers_clock(open_page: Any) -> None:
    page = open_page("as-of/", day="2026-12-01")
    expect(page.get_by_label("日期")).to_have_value("2026-12-01")
    assert listed(page) == [("HT-SD-SOP-001", 3), ("HT-SD-SOP-004", 1)]
    assert urlsplit(page.url).query == ""


def test_choosing_writes_the_address_and_all_revisions_can_be_had(open_page: Any) -> None:
    page = open_page("as-of/")
    page.get_by_label("日期").fill("2025-03-01")
    page.get_by_label("编号、题目或关键词").fill("接听")
    assert listed(page) == [("HT-SD-SOP-001", 2)]
    query = parse_qs(urlsplit(page.url).query)
    assert query == {"date": ["2025-03-01"], "q": ["接听"]}
    page.get_by_role("button", name="显示全部版次").click()
    assert listed(page) == [("HT-SD-SOP-001", 1), ("HT-SD-SOP-001", 2), ("HT-SD-SOP-001", 3)]
    page.reload()
    assert len(listed(page)) == 3
    expect(page.locator("[data-sop-on-day]")).to_be_hidden()


def test_a_day_that_is_none_shows_all(open_page: Any) -> None:
    assert len(listed(open_page("as-of/?date=2025-02-30"))) == 5


def test_without_scripts_all_intervals_can_be_read(open_without_scripts: Any) -> None:
    page = open_without_scripts("as-of/?date=2025-03-01")
    assert len(listed(page)) == 5
    expect(page.locator("[data-sop-filter-form]")).to_be_hidden()
    expect(page.locator("[data-sop-every-day]")).to_be_visible()
    page = open_without_scripts("changes/")
    expect(page.locator("[data-sop-changes] tbody tr:visible")).to_have_count(12)


def test_the_change_log_of_a_period_can_be_linked(open_page: Any) -> None:
    page = open_page("changes/?from=2025-02-21&to=2025-03-01&department=HT-SD&post=销售代表")
    rows = page.locator("[data-sop-changes] tbody tr:visible")
    assert [row.get_attribute("data-kind") for row in rows.all()] == ["in_force", "released"]
    expect(page.locator(".sop-shown")).to_have_text("显示 2 项，共 12 项")
    page.get_by_label("变化").select_option("withdrawn")
    expect(page.locator("[data-sop-nothing]")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["kind"] == ["withdrawn"]
    page.get_by_role("button", name="清除筛选").click()
    expect(rows).to_have_count(12)
    assert urlsplit(page.url).query == ""


def test_what_was_yet_to_come_comes(open_page: Any) -> None:
    expect(open_page("changes/").locator("[data-sop-yet]")).to_be_visible()
    expect(open_page("changes/", day="2026-12-01").locator("[data-sop-yet]")).to_be_hidden()


@pytest.mark.parametrize(
    ("day", "count"), [("2026-03-01", 0), ("2026-03-02", 1), ("2026-03-09", 1), ("2026-03-10", 0)]
)
def test_late_reviews_on_a_past_day(open_page: Any, day: str, count: int) -> None:
    page = open_page(f"exceptions/?date={day}")
    expect(page.locator("[data-sop-intervals] tbody tr:visible")).to_have_count(count)
    expect(page.locator("[data-sop-nothing]")).to_be_visible(visible=count == 0)


@pytest.mark.parametrize(
    "path", ["as-of/", "changes/", "exceptions/", "audit/", "ledger/HT-SD/", "superseded/", "numbers/"]
)
def test_a_phone_shows_them_without_scrolling_sideways(open_page: Any, path: str) -> None:
    page = open_page(path, width=390)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["as-of/", "exceptions/"])
def test_a_card_begins_with_its_title_and_holds_its_labels(open_page: Any, path: str) -> None:
    found = cards(open_page(path, width=320))
    assert found == [[0, []]] * len(found) != []
