"""The table of all that a site has by our doing."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from drawn import html
from released_manuals import compiled as with_ledger
from sample_ledger import recorded_manual

from sop_plugin.compile import CompiledManual
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, Section, base_of, file_of, in_the_way
from sop_plugin.pages.outputs import navigation, site_outputs
from sop_plugin.words.language import Language

LISTS = {
    "audit/": "审核：十个问题",
    "numbers/": "编号登记册",
    "server/": "服务器与平台核对表",
    "roles/": "按岗位",
    "forms/": "表单与记录",
    "measures/": "监督检查",
    "keywords/": "关键词索引",
    "glossary/": "术语表",
    "register/": "文件登记册",
    "reviews/": "复审登记册",
    "references/": "引用索引",
    "organisation/": "组织机构",
    "authority/": "谁可以办理什么",
    "findings/": "检查结果",
}


LISTED = ("documents", "reviews", "forms", "records", "changes", "exceptions")


@pytest.fixture(scope="module")
def outputs(edition: Edition) -> tuple[Output, ...]:
    return site_outputs(edition)


@pytest.fixture(scope="module")
def recorded() -> tuple[Output, ...]:
    return site_outputs(Edition(with_ledger(recorded_manual())))


def of(outputs: tuple[Output, ...], *kinds: Kind) -> dict[str, str]:
    return {output.address: output.title for output in outputs if output.kind in kinds}


def test_each_kind_has_its_addresses(outputs: tuple[Output, ...]) -> None:
    assert of(outputs, Kind.LIST) == LISTS
    assert of(outputs, Kind.DEPARTMENT) == {
        "departments/HT-GM/": "总经理室",
        "departments/HT-SD/": "销售部",
        "departments/HT-MK/": "营销部",
    }
    assert of(outputs, Kind.JOB) == {"roles/job/": "销售代表要做的事"}
    assert of(outputs, Kind.TOMBSTONE) == {"HT-SD-SOP-024/": "HT-SD-SOP-024 传真预订"}
    assert "HT-SD-SOP-013/" not in of(outputs, *Kind)  # a draft
    assert of(outputs, Kind.DOCUMENT)["HT-SD-SOP-004/"] == "HT-SD-SOP-004 接听电话"


def test_past_texts_stand_below_their_number(recorded: tuple[Output, ...]) -> None:
    assert [a for a in of(recorded, Kind.REVISION) if a.startswith("HT-SD-SOP-001")] == [
        "HT-SD-SOP-001/r1/",
        "HT-SD-SOP-001/r2/",
        "HT-SD-SOP-001/r3/",
    ]
    assert list(of(recorded, Kind.REDLINE)) == ["HT-SD-SOP-001/r2/redline/", "HT-SD-SOP-001/r3/redline/"]
    assert {"as-of/", "changes/", "exceptions/"} <= of(recorded, Kind.LIST).keys()


def test_files_for_other_programs_stand_beside_their_pages(recorded: tuple[Output, ...]) -> None:
    assert list(of(recorded, Kind.DOWNLOAD)) == [
        "ledger/ledger.jsonl",
        "register/lists.xlsx",
        *[f"lists/{key}.json" for key in LISTED],
        "schemas/lists-1.json",
        "changes/atom.xml",
        "departments/HT-SD/atom.xml",
        *[f"{address}atom.xml" for address in of(recorded, Kind.JOB)],
        "reviews/calendar.ics",
        "departments/HT-SD/calendar.ics",
        *[f"reviews/people/{person}.ics" for person in ("shen", "lu", "tang", "zeng")],
    ]


def test_a_preview_has_drafts(preview: Edition) -> None:
    assert of(site_outputs(preview), Kind.DOCUMENT)["HT-SD-SOP-013/"] == "HT-SD-SOP-013 草稿标题"


def test_no_two_have_one_address(outputs: tuple[Output, ...], recorded: tuple[Output, ...]) -> None:
    for found in (outputs, recorded):
        assert [address for address, count in Counter(o.address for o in found).items() if count > 1] == []
        assert list(in_the_way(found, {})) == []


def test_all_can_be_drawn(recorded: tuple[Output, ...]) -> None:
    for output in recorded:
        if output.kind is Kind.DOWNLOAD:
            assert output.whole_file(), output.address
            continue
        drawn = html(output)
        assert drawn.strip(), output.address
        assert ("<!doctype html>" in drawn[:100]) is (
            output.kind in (Kind.CHECKLIST, Kind.BLANK, Kind.SCANNED_COPY)
        ), output


def test_search_and_robots_find_what_is_for_use(recorded: tuple[Output, ...]) -> None:
    searchable = {output.kind for output in recorded if output.kind.searchable}
    assert searchable <= {Kind.DOCUMENT, Kind.JOB}
    assert not Kind.REVISION.for_robots
    assert not Kind.REDLINE.for_robots
    assert Kind.TOMBSTONE.for_robots


def test_the_navigation_lists_pages_by_section(outputs: tuple[Output, ...]) -> None:
    found = list(navigation(outputs))
    assert [section for section, _ in found] == [Section.DEPARTMENTS, Section.WAYS_IN, Section.LISTS]
    listed = {page.address: page.title for _, pages in found for page in pages}
    # Pages of jobs are reached from their overview: the navigation does not grow with them.
    assert listed == of(outputs, Kind.DEPARTMENT, Kind.LIST)


def test_a_section_without_pages_is_left_out(compile_sources: Any, make_source: Any) -> None:
    edition = Edition(compile_sources(make_source("HT-SD-SOP-013", status="draft", effective=None)))
    assert [section for section, _ in navigation(site_outputs(edition))] == [Section.WAYS_IN, Section.LISTS]


def test_a_form_is_rendered_once_for_its_page_and_its_blank(
    compile_sources: Any, make_source: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = make_source(
        "HT-SD-FRM-001", "## 表单内容\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | |\n", retention="5 years"
    )
    outputs = site_outputs(Edition(compile_sources(form)))
    page, blank = (
        next(output for output in outputs if output.address == f"HT-SD-FRM-001/{below}")
        for below in ("", "blank/")
    )
    text = page.text()
    assert blank.text() is text
    assert "丙" in blank.draw(text)


@pytest.mark.parametrize(
    ("address", "base", "file"),
    [
        ("", "./", "index.html"),
        ("register/", "../", "register/index.html"),
        ("X/r1/redline/", "../../../", "X/r1/redline/index.html"),
        ("assets/sop/search.json", "../../../", "assets/sop/search.json"),
    ],
)
def test_addresses_lead_to_files_and_back(address: str, base: str, file: str) -> None:
    assert (base_of(address), file_of(address)) == (base, file)


@pytest.mark.parametrize(
    ("path", "file", "address"),
    [
        ("register.md", "register/index.html", "register/"),
        ("register.md", None, "register/"),  # a document of this name would hide the page from the navigation
        ("x/y.html", "register/index.html", "register/"),
        ("HT-SD-SOP-004.md", "HT-SD-SOP-004/index.html", "HT-SD-SOP-004/"),
        ("HT-SD-SOP-004.md", None, None),  # the document itself
        ("guide/a.md", "guide/a/index.html", None),
    ],
)
def test_files_of_the_project_that_leave_no_room(
    outputs: tuple[Output, ...], path: str, file: str | None, address: str | None
) -> None:
    found = [(each.path, each.output.address) for each in in_the_way(outputs, {path: file})]
    assert found == ([(path, address)] if address else [])


def test_a_second_output_at_an_address_is_in_the_way_of_the_first(compiled: CompiledManual) -> None:
    one, two = (
        Output("x/", kind, "X", Language.EN, draw=lambda _text: "") for kind in (Kind.LIST, Kind.DOCUMENT)
    )
    (found,) = in_the_way((one, two), {})
    assert (found.path, found.output) == ("x.md", one)
