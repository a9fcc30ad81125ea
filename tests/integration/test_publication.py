"""Who sees what: released documents everybody, drafts only the preview, rejected files and the text of withdrawn ones nobody."""

from __future__ import annotations

from datetime import date

import pytest

from .manuals import BODY, DRAFT, IN_REVIEW, SIGNED, MakeManual, Manual, Site, document

WITHDRAWN = {
    "status": "withdrawn",
    "withdrawal": {
        "date": date(2026, 4, 30),
        "by": "shen",
        "reason": "业务停办",
        "successor": "HT-SD-SOP-001",
    },
}
FUTURE = {
    "effective": date(2026, 12, 1),
    "approvals": [{**entry, "date": date(2026, 11, 20)} for entry in SIGNED],
}


@pytest.fixture(scope="module")
def manual(make_manual: MakeManual) -> Manual:
    return make_manual(
        {
            "a.md": document("HT-SD-SOP-001"),
            "drafts/b.md": document("HT-SD-SOP-002", "草稿机密", BODY + "\n草稿正文\n", **DRAFT),
            "drafts/c.md": document("HT-SD-SOP-003", "送审机密", BODY + "\n送审正文\n", **IN_REVIEW),
            "rejected.md": document("HT-SD-SOP-004", "拒收机密", BODY + "\n拒收正文\n", audence=["写错"]),
            "withdrawn.md": document("HT-SD-SOP-005", "传真预订", BODY + "\n作废正文\n", **WITHDRAWN),
            "future.md": document("HT-SD-SOP-006", "即将生效", **FUTURE),
            "raw.md": "没有文件信息的机密\n",
        }
    )


@pytest.fixture(scope="module")
def site(manual: Manual) -> Site:
    return manual.build()


@pytest.fixture(scope="module")
def preview(manual: Manual) -> Site:
    return manual.build(command="serve", to="preview")


@pytest.mark.parametrize("number", ["HT-SD-SOP-002", "HT-SD-SOP-003"])
def test_a_document_in_preparation_has_no_page(site: Site, number: str) -> None:
    assert not site.has(number)


@pytest.mark.parametrize("words", ["草稿机密", "草稿正文", "送审机密", "送审正文", "drafts/b", "drafts/c"])
def test_nothing_of_it_is_published(site: Site, words: str) -> None:
    # Neither page nor navigation, search index, site map or list.
    assert words not in site.texts()
    assert not any("drafts" in path for path in site.everything())


def test_its_number_is_listed_as_taken(site: Site) -> None:
    row = next(row for row in site.content("register").all("tr", data_state="draft"))
    number, title = list(row.all("td"))[:2]
    assert number.text == "HT-SD-SOP-002"
    assert title.text == "—"
    assert row.links == ["../departments/HT-SD/"]


@pytest.mark.parametrize(
    ("number", "title", "state", "words"),
    [("HT-SD-SOP-002", "草稿机密", "draft", "草稿"), ("HT-SD-SOP-003", "送审机密", "in_review", "审")],
)
def test_the_preview_shows_it_and_says_what_it_is(
    preview: Site, number: str, title: str, state: str, words: str
) -> None:
    page = preview.content(number)
    assert page.one("h1").text == title
    assert page.one("article", class_="sop-document").attributes["data-state"] == state
    assert words in page.one(class_=f"sop-banner__card--{state}").text
    assert title in preview.content("departments/HT-SD").text
    index = (preview.folder / "assets/sop/search").rglob("*.js")
    assert any(title in part.read_text(encoding="utf-8") for part in index)


@pytest.mark.parametrize("words", ["拒收机密", "拒收正文", "没有文件信息的机密"])
@pytest.mark.parametrize("edition", ["site", "preview"])
def test_a_file_that_does_not_hold_is_never_published(
    request: pytest.FixtureRequest, edition: str, words: str
) -> None:
    assert words not in request.getfixturevalue(edition).texts()


def test_a_file_that_does_not_hold_is_loudly_reported(site: Site) -> None:
    loud = "\n".join(site.warnings())
    assert "docs/rejected.md:" in loud
    assert "SOP105" in loud
    assert "docs/raw.md:1:1: SOP101" in loud
    listed = [code.text for code in site.content("register").all("code")]
    assert listed == ["docs/raw.md", "docs/rejected.md"]


def test_a_withdrawn_document_is_a_tombstone(site: Site) -> None:
    page = site.content("HT-SD-SOP-005")
    banner = page.one(class_="sop-banner__card--withdrawn")
    assert "业务停办" in banner.text
    assert "../HT-SD-SOP-001/" in banner.links
    assert page.one(class_="sop-body").text == ""
    assert "作废正文" not in site.texts()
    assert not list(page.all("h2", id="c1"))


def test_a_withdrawn_document_is_not_found_by_search(site: Site) -> None:
    assert not any(entry["location"].startswith("HT-SD-SOP-005") for entry in site.search_index())


def test_an_approved_document_can_be_read_before_its_day(site: Site) -> None:
    page = site.content("HT-SD-SOP-006")
    assert page.one("article", class_="sop-document").attributes["data-state"] == "scheduled"
    assert "响铃 3 声内接起" in page.text


def test_documents_are_in_the_site_map_and_the_search_index(site: Site) -> None:
    addresses = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://manual.example/HT-SD-SOP-001/" in addresses
    found = [entry for entry in site.search_index() if entry["location"].startswith("HT-SD-SOP-001/")]
    assert any("响铃 3 声内接起" in entry["text"].replace("\u200b", "") for entry in found)
