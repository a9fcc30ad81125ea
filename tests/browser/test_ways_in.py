"""The ways into the manual in use: a job on a phone and by keyboard, lists that narrow down, a blank on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from ways_manual import ORGANISATION, sources

from .cards import cards
from .served import served

JOB = "roles/yu-ding-yuan/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a manual with jobs, forms and measures is served."""
    root = tmp_path_factory.mktemp("ways")
    for source in sources():
        path = root / source.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.data)
    (root / "organisation.yml").write_text(ORGANISATION, encoding="utf-8")
    search = '<form class="sop-home__search"><label>查找 <input name="q"></label></form>'
    home = f'<div class="sop-home" markdown="0">{search}{{{{ jobs() }}}}</div>'
    (root / "docs" / "index.md").write_text(f"# 手册\n\n{home}\n", encoding="utf-8")
    options = {"external_documents": ["外部标准"], "processes": ["HT-SD-SOP-001#3"]}
    with served(
        root,
        plugins=[{"search": {"lang": ["zh"]}}, "macros", {"sop": options}],
        markdown_extensions=["tables", "attr_list", {"toc": {"permalink": True}}],
    ) as address:
        yield address


def test_a_job_fits_a_phone(open_page: Any) -> None:
    for address in (JOB, "roles/", "forms/", "measures/", "processes/", "external-documents/"):
        page = open_page(address, width=390)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    page = open_page(JOB, width=390)
    page.locator(".sop-role__fold > summary").first.click()
    cell = page.locator(".sop-role__steps tbody td").first
    box = cell.bounding_box()
    assert box is not None
    assert box["width"] > 250
    expect(page.get_by_role("heading", level=1)).to_have_text("预订员要做的事")


def test_what_a_list_counts_fills_its_row_on_a_phone(open_page: Any) -> None:
    page = open_page(JOB, width=390)
    tiles = page.locator(".sop-band").evaluate_all(
        "all => all.map((one) => one.clientWidth - one.querySelector('a').getBoundingClientRect().width)"
    )
    assert tiles
    assert max(tiles) < 1


def test_a_job_is_narrowed_down_to_what_is_done_daily(open_page: Any) -> None:
    page = open_page(JOB)
    expect(page.locator(".sop-role__fold")).not_to_have_count(0)
    page.get_by_role("combobox", name="频次").select_option("day")
    assert page.locator("[data-sop-row]:visible").all_inner_texts()[0].startswith("核对预订")
    expect(page.locator("[data-sop-shown-count]")).to_have_text("1")
    expect(page.locator(".sop-role__fold:visible")).to_have_count(1)
    assert parse_qs(urlsplit(page.url).query) == {"often": ["day"]}
    page.get_by_role("button", name="清除筛选").click()
    page.get_by_label("文字、岗位或编号").fill("SOP-002")
    expect(page.locator(".sop-role__steps tbody tr:visible")).to_have_count(1)
    page.get_by_label("文字、岗位或编号").fill("")
    # What stood open at first does so again.
    expect(page.locator(".sop-role__fold[open] h3").filter(has_text="HT-SD-SOP-002")).to_have_count(0)


def test_what_is_folded_away_is_not_printed(open_page: Any) -> None:
    page = open_page(JOB)
    step, note = page.locator(".sop-role__steps tbody tr"), page.locator(".sop-folded")
    unfold = page.get_by_role("button", name="全部展开")
    # The theme opens all folds for paper.
    for is_open in (False, True):
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert step.first.is_visible() is is_open
        assert note.is_visible() is not is_open
        expect(page.locator(".sop-role__fold > summary").first).to_be_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        unfold.click()
        expect(page.locator(".sop-role__fold:not([open])")).to_have_count(0)
    page.get_by_role("button", name="全部收起").click()
    expect(page.locator(".sop-role__fold[open]")).to_have_count(0)


def test_a_step_is_reached_by_keyboard(open_page: Any) -> None:
    page = open_page(JOB)
    page.get_by_role("link", name="3 要做的步骤").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#steps")
    page.locator(".sop-role__fold > summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".sop-role__steps a").first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/HT-SD-SOP-001/#c3-1-s1")
    expect(page.locator("#c3-1-s1")).to_be_in_viewport()


def test_the_own_job_is_remembered_and_leads_from_home_to_its_steps(open_page: Any) -> None:
    page = open_page(JOB, width=390)
    remember = page.get_by_role("button", name="记为我的岗位")
    expect(remember).to_have_attribute("aria-pressed", "false")
    remember.click()
    expect(remember).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.replace(JOB, ""))
    # Right below the field, before anything else.
    own = page.locator(".sop-home__search + .sop-my-job")
    own.get_by_role("link", name="预订员").click()
    page.wait_for_url(f"**/{JOB}#steps")
    expect(page.get_by_role("button", name="记为我的岗位")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    page.get_by_role("button", name="不再记住").click()
    expect(own).to_be_hidden()
    page.reload()
    expect(own).to_be_hidden()
    # What something else wrote there is no way to anywhere.
    for path in ("javascript:alert(1)", "//example.org/x", "/other/"):
        page.evaluate("path => localStorage.setItem('sop-my-job:/', JSON.stringify({name: 'x', path}))", path)
        page.reload()
        assert not page.locator(".sop-my-job a[href*=example], .sop-my-job a[href^=javascript]").count()


def test_jobs_are_found_by_characters_pinyin_and_department(open_page: Any) -> None:
    page = open_page("roles/")
    shown = page.locator("[data-sop-row]:visible .sop-roles__name")
    page.get_by_label("岗位（汉字或拼音）").fill("xiaoshoudai")
    assert set(shown.all_inner_texts()) == {"销售代表"}
    assert parse_qs(urlsplit(page.url).query) == {"q": ["xiaoshoudai"]}
    page.get_by_label("岗位（汉字或拼音）").fill("没有")
    expect(page.get_by_text("没有这个岗位")).to_be_visible()
    page.get_by_role("button", name="清除筛选").click()
    page.get_by_role("combobox", name="部门").select_option("HT-MK")
    assert shown.all_inner_texts() == ["销售代表"]
    expect(page.get_by_role("heading", level=2)).to_have_count(1)


def test_a_group_counts_what_the_filter_leaves(open_page: Any) -> None:
    page = open_page("roles/")
    counts = """groups => groups.filter((group) => !group.hidden).map((group) => [
      Number(group.querySelector("h2 .sop-count").textContent),
      group.querySelectorAll("[data-sop-row]:not([hidden])").length])"""
    groups = page.locator("[data-sop-group]")
    whole = groups.evaluate_all(counts)
    page.get_by_label("岗位（汉字或拼音）").fill("销售代表")
    for told, there in groups.evaluate_all(counts):
        assert told == there == 1
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator("[data-sop-row]:visible")).to_have_count(sum(there for _, there in whole))
    assert groups.evaluate_all(counts) == whole


@pytest.mark.parametrize("path", ["reviews/", "external-documents/"])
def test_a_card_begins_with_its_title_and_holds_its_labels(open_page: Any, path: str) -> None:
    found = cards(open_page(path, width=320))
    assert found == [[0, []]] * len(found) != []


def test_the_home_page_answers_below_its_field(open_page: Any) -> None:
    page = open_page("?q=接听")
    answers = page.locator(".sop-home__search .sop-answer")
    expect(answers.first).to_contain_text("3.1 接听")
    page.get_by_role("combobox", name="查找").press("Enter")
    page.wait_for_url(lambda url: url.endswith("/#c3-1"))
    page = open_page("?q=预订员")
    expect(page.locator(".sop-answer").first).to_contain_text("预订员岗位")


def test_forms_and_records_of_a_department(open_page: Any) -> None:
    page = open_page("forms/?q=交接班")
    assert page.locator("[data-sop-row]:visible").count() == 1
    expect(page.locator("[data-sop-shown]")).to_have_text("显示 1 项，共 5 项")


def test_without_scripts_every_list_is_whole(open_without_scripts: Any) -> None:
    page = open_without_scripts("forms/")
    assert page.locator("[data-sop-row]:visible").count() == 5
    expect(page.locator(".sop-filter")).to_be_hidden()
    page = open_without_scripts("HT-SD-FRM-001/blank/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page = open_without_scripts("")
    expect(page.locator(".sop-home__search")).to_be_hidden()


def test_the_blank_has_room_to_write_on_paper(open_page: Any) -> None:
    page = open_page("HT-SD-FRM-001/blank/")
    page.emulate_media(media="print")
    empty = page.locator(".sop-blank__form td:empty").first.bounding_box()
    assert empty is not None
    assert empty["height"] >= 32  # 8.5 mm
    expect(page.get_by_role("link")).to_have_count(0)
    expect(page.locator(".sop-banner")).to_be_hidden()
    style = page.evaluate("document.documentElement.getAttribute('style')")
    assert "HT-SD-FRM-001 · 版次 1 · 空白表" in style
    assert "填写前在手册网站核对版次" in style
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 1


def test_the_map_of_a_process_leads_to_its_clauses(open_page: Any) -> None:
    page = open_page("processes/")
    page.locator("svg.sop-process a").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/HT-SD-SOP-001/#c3-2")
    page = open_page("processes/", width=390)
    expect(page.locator("svg.sop-process")).to_be_hidden()
    expect(page.get_by_role("link", name="3.2 答复")).to_be_visible()


# As a finger does it: what it touches comes before what it clicks.
TOUCH = """(term) => {
  const touch = { pointerType: "touch", bubbles: true, cancelable: true };
  term.dispatchEvent(new PointerEvent("pointerdown", touch));
  return term.dispatchEvent(new PointerEvent("click", touch));
}"""


def test_a_term_explains_itself_at_a_tap_without_leaving_the_page(open_page: Any) -> None:
    page = open_page("HT-SD-SOP-001/", width=390)
    page.evaluate("""() => {
      const term = Object.assign(document.createElement("a"), { className: "sop-term", href: "#there", title: "送到 <b>别处</b>" });
      term.textContent = "外送";
      document.querySelector("main h1").append(term);
    }""")
    term = page.locator("main h1 .sop-term")
    assert term.evaluate(TOUCH) is False, "the tap does not lead away"
    note = page.locator(".sop-explanation")
    expect(note).to_contain_text("外送 送到 <b>别处</b>")
    assert note.get_by_role("link", name="外送").get_attribute("href").endswith("#there")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    term.evaluate(TOUCH)
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    # Whoever taps again while it is said wants more.
    term.evaluate(TOUCH)
    assert term.evaluate(TOUCH) is True
