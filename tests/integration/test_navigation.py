"""The navigation does not grow with the documents, and every document knows its place."""

from __future__ import annotations

import pytest

from .elements import Element
from .manuals import MakeManual, Site, document


def numbered(count: int) -> dict[str, str | bytes]:
    return {f"{i:03}.md": document(f"HT-SD-SOP-{i:03}", f"程序 {i}") for i in range(1, count + 1)}


@pytest.fixture(scope="module")
def small(make_manual: MakeManual) -> Site:
    return make_manual(numbered(20)).build()


@pytest.fixture(scope="module")
def large(make_manual: MakeManual) -> Site:
    return make_manual(numbered(200)).build()


@pytest.mark.parametrize("address", ["", "HT-SD-SOP-003", "departments/HT-SD", "register", "findings"])
def test_it_is_as_long_for_many_documents_as_for_few(small: Site, large: Site, address: str) -> None:
    def entries(site: Site) -> list[tuple[str, str]]:
        navigation = site.page(address).one("nav", class_="md-nav--primary")
        return [(a.text, a.attributes["href"]) for a in navigation.all("a", class_="md-nav__link")]

    assert entries(small) == entries(large)
    assert len(entries(small)) < 25


def test_a_document_is_below_its_department(large: Site) -> None:
    trail = large.page("HT-SD-SOP-003").one("nav", class_="md-path")
    assert "销售部" in trail.text
    assert "../departments/HT-SD/" in trail.links


def test_what_is_heard_has_names_of_its_own(make_manual: MakeManual) -> None:
    manual = make_manual(
        {"a.md": document("HT-SD-SOP-001", "Selling", "## Purpose\n\nSell.\n", language="en")},
        config={
            "plugins": ["search", {"sop": {}}],
            "theme": {"name": "material", "features": ["navigation.path"]},
        },
    )
    page = manual.build().page("HT-SD-SOP-001")
    names = [
        element.attributes["aria-label"]
        for element in (*page.all("nav"), *page.all("div", role="dialog"))
        if "aria-label" in element.attributes
    ]
    assert page.one("nav", class_="md-path").attributes["aria-label"] == "所在位置"
    assert page.one("button", class_="sop-search-open").text
    assert len([name for name in names if name == names[0]]) == 1
    # The contents of a document are in its language.
    assert page.one("ul", **{"data-md-component": "toc"}).attributes["lang"] == "en"


def test_neighbours_are_those_of_the_department_in_the_order_of_numbers(large: Site) -> None:
    page = large.page("HT-SD-SOP-003")
    assert page.one("a", class_="md-footer__link--prev").attributes["href"] == "../HT-SD-SOP-002/"
    assert page.one("a", class_="md-footer__link--next").attributes["href"] == "../HT-SD-SOP-004/"
    assert not list(large.page("HT-SD-SOP-001").all("a", class_="md-footer__link--prev"))
    assert not list(large.page("HT-SD-SOP-200").all("a", class_="md-footer__link--next"))


def test_generated_pages_follow_the_navigation_of_the_project(make_manual: MakeManual) -> None:
    manual = make_manual(
        {**numbered(1), "guide.md": "# 说明\n"},
        options={"pages": ["index.md", "guide.md"]},
        config={"nav": [{"开始": "index.md"}, {"指南": [{"怎样读": "guide.md"}]}]},
    )
    navigation = manual.build().page().one("nav", class_="md-nav--primary").one("ul")
    tops = [child for child in navigation.children if isinstance(child, Element)]
    assert [top.one("span", class_="md-ellipsis").text for top in tops] == [
        "开始",
        "指南",
        "部门",
        "查找",
        "登记与索引",
    ]


def test_a_project_can_arrange_them_itself(make_manual: MakeManual) -> None:
    manual = make_manual(numbered(1), config={"nav": [{"总目录": "register.md"}, {"首页": "index.md"}]})
    site = manual.build(strict=True)
    navigation = site.page().one("nav", class_="md-nav--primary")
    assert [span.text for span in navigation.all("span", class_="md-ellipsis")] == ["总目录", "首页"]
    assert site.has("reviews")
