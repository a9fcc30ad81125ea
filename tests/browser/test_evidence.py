"""Revisions in the reader's browser: a page built today, read when the next revision has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pytest
from drawn import page_html
from hypothesis import given, settings
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader
from released_manuals import FIRST, NUMBER, ReleasedManual, compiled, generated_manuals, three_revisions
from sample_ledger import RecordedManual

from sop_plugin.model.document import Document
from sop_plugin.model.history import as_released
from sop_plugin.pages.edition import Edition

from .served import served
from .walk import forbidden, kinds_of_pages

DAYS = [FIRST + timedelta(days=count) for count in (-1, *range(0, 45, 2), 60, 90)]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Built on 2026-11-21, when revision 3 was to take effect on 2026-12-15; served to this machine only."""
    manual = three_revisions(ReleasedManual(tmp_path_factory.mktemp("released")).begin())
    with served(
        manual.folder, plugins=[{"sop": {"pages": ["index.md"]}}], markdown_extensions=["tables"]
    ) as address:
        yield address


def links(page: Page) -> list[str]:
    found: list[str] = page.locator(".sop-banner a").evaluate_all("found => found.map(a => a.pathname)")
    return found


def test_the_day_before_nothing_has_changed(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/", "2026-12-14")
    expect(page.locator(".sop-banner")).to_contain_text("有效")
    expect(page.locator(".sop-banner")).to_contain_text("第 3 版将于2026年12月15日生效")
    assert links(page) == [f"/{NUMBER}/r3/"]
    expect(page.locator(".sop-stamp")).to_have_count(0)
    page = open_page(f"{NUMBER}/r3/", "2026-12-14")
    expect(page.locator(".sop-banner")).to_contain_text("在此之前不得执行")


def test_on_the_day_the_old_page_is_stamped_and_leads_to_the_new_one(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/", "2026-12-15")
    expect(page.locator(".sop-banner")).to_contain_text("本版自2026年12月15日起被新版替代，不得再执行。")
    expect(page.locator(".sop-fields [data-sop-state]")).not_to_contain_text("有效")
    expect(page.locator(".sop-stamp")).to_have_text("作废")
    page.locator(f".sop-banner a[href$='{NUMBER}/r3/']").click()
    page.wait_for_url(f"**/{NUMBER}/r3/")
    expect(page.locator(".sop-banner")).to_contain_text("自2026年12月15日起执行。")
    expect(page.locator(".sop-fields [data-sop-state]")).to_contain_text("有效")
    expect(page.locator("article.sop-document")).to_contain_text("响铃后 13 秒内")
    expect(page.locator(".sop-stamp")).to_have_count(0)


def test_an_open_page_turns_at_midnight(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/", "2026-12-14")
    page.clock.set_fixed_time("2026-12-15T00:00:30")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".sop-stamp")).to_have_text("作废")


def test_the_first_revision_stays_what_it_was(open_page: Any) -> None:
    for day in ("2026-11-21", "2026-12-15"):
        page = open_page(f"{NUMBER}/r1/", day)
        expect(page.locator(".sop-stamp")).to_have_text("作废")
        assert links(page) == [f"/{NUMBER}/", f"/{NUMBER}/r2/"]


def test_each_sheet_of_a_printed_redline_says_whether_anybody_may_work_by_its_text(open_page: Any) -> None:
    """By the day on which it is printed, like the text itself."""
    for revision, day, stamp in (
        (3, "2026-12-14", "未生效"),
        (3, "2026-12-15", ""),
        (2, "2026-12-14", ""),
        (2, "2026-12-15", "作废"),
    ):
        page = open_page(f"{NUMBER}/r{revision}/redline/", day)
        page.emulate_media(media="print")
        page.evaluate("document.querySelector('.sop-body').style.minHeight = '400mm'")
        found = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        page.emulate_media(media="screen")
        assert len(found) > 1
        for number, sheet in enumerate(found, start=1):
            said = "".join(normalize("NFKC", sheet.extract_text()).split())
            assert f"{NUMBER}·版次{revision - 1}→{revision}·与上一版对照" in said
            assert f"非受控打印件:仅供打印当日参考,以手册网站所示为准·打印日期{day}" in said
            assert f"{number}/{len(found)}" in said
            assert [word for word in ("未生效", "作废") if word in said] == ([stamp] if stamp else [])


def test_a_redline_leads_from_change_to_change(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/r3/redline/")

    def with_another_change(route: Route) -> None:
        found = route.fetch()
        end = '<p>共 <ins class="sop-redline">2</ins> 处</p></div>\n<p class="sop-anchor">'
        route.fulfill(response=found, body=found.text().replace('</div>\n<p class="sop-anchor">', end))

    page.route("**/r3/redline/", with_another_change)
    page.reload()
    place = page.locator("[data-sop-place]")
    page.get_by_role("button", name="下一处").click()
    expect(place).to_have_text("1")
    total = int(page.locator("[data-sop-total]").inner_text())
    assert total > 1
    page.keyboard.press("p")
    expect(place).to_have_text(str(total))
    page.keyboard.press("n")
    expect(place).to_have_text("1")
    expect(page.locator("[data-sop-here]")).to_have_count(1)
    expect(page.locator("[data-sop-here]")).to_be_in_viewport()
    # Copied as plain text, old and new stay apart.
    copied = page.locator("[data-sop-here]").inner_text()
    assert "［删去：" in copied or "［新增：" in copied
    page.unroute("**/r3/redline/")


# --- any history ----------------------------------------------------------------------------------


def cases() -> list[RecordedManual]:
    """The same ones each time."""
    found: list[RecordedManual] = []

    @settings(max_examples=25, deadline=None, database=None, derandomize=True)
    @given(generated_manuals())
    def collect(manual: RecordedManual) -> None:
        found.append(manual)

    collect()
    return found


def facts(document: Document) -> dict[str, str]:
    """What ``state.js`` reads from the page of a document."""
    dates = document.dates
    named = {
        "effective": dates.effective,
        "reviewDue": dates.review_due,
        "expires": dates.expires,
        "withdrawn": dates.withdrawn,
        "superseded": dates.superseded,
    }
    return {"status": document.status.value} | {name: day.isoformat() for name, day in named.items() if day}


IN_BROWSER = """
([cases, days]) => cases.map(([html, texts]) => {
  const section = new DOMParser().parseFromString(html, "text/html").querySelector("[data-sop-intervals]");
  const page = document.querySelector("[data-sop-page]");
  page.replaceChildren(section);
  return days.map(day => {
    document.dispatchEvent(new CustomEvent("sop:states", { detail: { day } }));
    const rows = [...section.querySelectorAll("tbody > tr")].filter(row => !row.hidden);
    const listed = rows.map(row => `${row.cells[0].textContent} ${row.cells[4].textContent}`);
    const inForce = texts.filter(([, facts]) =>
      ["effective", "due", "overdue"].includes(sopState.deriveState(facts, day, 30)));
    return [listed.sort(), inForce.map(([name]) => name).sort()];
  });
})
"""


def test_the_browser_says_of_any_history_what_the_ledger_says(open_page: Any) -> None:
    given_cases, expected = [], []
    for manual in cases():
        done = compiled(manual, FIRST)
        html = page_html(Edition(done), "as-of/")
        texts = [
            (f"{text.number} {text.revision}", facts(text))
            for history in done.histories.by_number.values()
            for revision in history.revisions
            if (text := as_released(revision, history)) is not None
        ]
        given_cases.append([html, texts])
        expected.append([in_force(manual_day, done.histories.ledger) for manual_day in DAYS])
    page = open_page("as-of/")
    found = page.evaluate(IN_BROWSER, [given_cases, [day.isoformat() for day in DAYS]])
    assert found == [[[day, day] for day in case] for case in expected]
    assert any(len(day) > 1 for case in expected for day in case)


def in_force(day: date, ledger: Any) -> list[str]:
    releases = (ledger.in_force(number, day) for number in ledger.by_number)
    return sorted(f"{release.number} {release.revision}" for release in releases if release is not None)


def test_what_auditors_read_fits_phone_tablet_and_desk(open_page: Any) -> None:
    paths = (
        "audit/",
        "ledger/",
        "ledger/HT-SD/",
        "numbers/",
        "register/",
        "reviews/",
        "changes/",
        "exceptions/",
    )
    for path in paths:
        for width in (320, 390, 722, 820, 958, 1300):
            page = open_page(path, width=width)
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width, (path, width)


def test_pages_of_revisions_and_of_the_ledger_work_under_the_headers_of_the_server(
    page: Page, address: str
) -> None:
    shown = set(kinds_of_pages(page, address))
    assert {f"{NUMBER}/r1/", f"{NUMBER}/r2/redline/", "changes/", "ledger/", "as-of/"} <= shown
    assert forbidden(page, address) == {}
