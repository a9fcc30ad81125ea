"""The diagrams on their pages: each table says what its drawing says, and both what the registers say."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from drawn import html, of_the_manual, page
from html_tree import parse, with_class, words
from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.states_figure import states_figure
from sop_plugin.pages.voice import page_voice
from sop_plugin.reading.source import Source
from sop_plugin.registers.reviews import review_load
from sop_plugin.words.language import Language

EVIL = "<script>alert(1)</script>\"'&"


def table_rows(figure: Element) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in figure.iterfind(".//tbody/tr")]


def drawn_words(figure: Element) -> list[str]:
    return [words(text) for text in figure.iter("text")]


def test_the_column_of_states_agrees_with_its_table_and_the_register(
    draw_page: Any, compiled: CompiledManual
) -> None:
    [figure] = with_class(draw_page("register/"), "sop-diagram--states")
    rows = table_rows(figure)
    by_state = compiled.registers.documents.by_state
    assert Counter(int(count) for _, count, _ in rows) == Counter(by_state.values())
    assert drawn_words(figure) == [
        part for state, count, share in rows for part in (count, f"{state} {share}")
    ]
    # The states of the rows follow the reader's day; the figure says of which day it is.
    assert "数据截至 2026-11-21 · 12 份文件" in words(figure)


def test_the_figure_for_pages_outside_control_is_the_same(draw_page: Any, compiled: CompiledManual) -> None:
    [figure] = with_class(draw_page("register/"), "sop-diagram--states")
    made = states_figure(compiled, page_voice(Language.ZH_HANS))
    assert isinstance(made, Markup)
    assert words(parse(made)) == words(figure)


def test_the_load_agrees_with_its_table_and_links_each_row(draw_page: Any, compiled: CompiledManual) -> None:
    page = draw_page("reviews/")
    [figure] = with_class(page, "sop-diagram--load")
    rows = table_rows(figure)
    load = review_load(compiled.registers.reviews, compiled.manual.as_of)
    expected = [load.overdue, *(month.rows for month in load.months), load.later]
    assert [int(count) for _, count, _ in rows] == [len(found) for found in expected]
    # The drawing has no column for what comes later.
    assert [int(word) for word in drawn_words(figure)[:26:2]] == [len(found) for found in expected[:-1]]
    linked = [a.get("href", "")[1:] for a in figure.iter("a")]
    assert sorted(linked) == sorted(
        row.get("id", "") for row in page.iter("tr") if row.get("data-review-due")
    )
    assert [row[0] for row in rows][:3] == ["已逾期", "2026年11月", "2026年12月"]


def test_the_matrix_and_the_maps_agree_with_the_table_of_references(draw_page: Any) -> None:
    page = draw_page("references/")
    numbers = {
        row.get("id"): [words(a) for a in row[1].iter("a") if a.get("class") == "sop-number"]
        for row in page.iter("tr")
        if row.get("data-department")
    }
    total = sum(map(len, numbers.values()))
    assert total > 0
    [matrix] = with_class(page, "sop-matrix")
    body = [[words(cell) for cell in row] for row in matrix.iterfind("tbody/tr")]
    assert sum(int(row[-1]) for row in body) == total
    assert all(sum(int(count or 0) for count in row[1:-1]) == int(row[-1]) for row in body)
    assert sum(1 for drawing in with_class(page, "sop-map") for _ in drawing.iter("path")) == total
    linked = {a.get("href") for a in matrix.iter("a")}
    assert linked == {f"#{part.get('id')}" for part in with_class(page, "sop-scroll")[1:]}


def test_drafts_are_drawn_in_a_preview_only(compile_sources: Any, make_source: Any) -> None:
    compiled = compile_sources(
        make_source("HT-SD-SOP-004", "## 目的\n\n见 [[HT-SD-SOP-005]]、[[HT-SD-SOP-006]]。\n"),
        make_source("HT-SD-SOP-005", title="草稿标题", status="draft", effective=None, approvals=[]),
        make_source("HT-SD-SOP-006"),
    )

    def titles(preview: bool) -> str:
        tree = page(Edition(compiled, preview=preview), "references/")
        return " ".join(words(drawing) for drawing in with_class(tree, "sop-map"))

    assert "规程006" in titles(False)
    assert "草稿标题" not in titles(False)
    assert "草稿标题" in titles(True)


def test_people_stand_in_the_chart_in_the_list_and_in_the_table(
    draw_page: Any, compiled: CompiledManual
) -> None:
    page = draw_page("organisation/")
    organisation, day = compiled.manual.organisation, compiled.manual.as_of
    in_post = [person.name for person in organisation.people.values() if person.in_post(day)]
    others = [person.name for person in organisation.people.values() if not person.in_post(day)]
    assert others
    table = with_class(page, "sop-cards")[0]
    assert [words(row[0]) for row in table.iterfind("tbody/tr")] == [*in_post, *others]
    assert [words(row[0]) for row in with_class(table, "sop-not-in-post")] == others
    [drawing] = with_class(page, "sop-tree")
    [chart] = with_class(page, "sop-chart")
    for name in in_post:
        assert name in drawn_words(drawing)
        assert name in words(chart)
    assert not any(name in [*drawn_words(drawing), *words(chart).split()] for name in others)
    # The same departments lead to the same pages.
    assert {a.get("href") for a in drawing.iter("a")} == {a.get("href") for a in chart.iter("a")} != set()


@pytest.mark.parametrize("sample", [True, False])
def test_sample_data_is_marked(compile_sources: Any, sample: bool) -> None:
    organisation = f"sample: {str(sample).lower()}\nissuers: []\ndepartments: []\npeople: []\n"
    compiled = compile_sources(organisation=Source("organisation.yml", organisation.encode()))
    tree = page(Edition(compiled), "organisation/")
    assert bool(with_class(tree, "sop-header__sample")) is sample
    assert not with_class(tree, "sop-diagram")  # nobody to draw


def test_a_department_s_name_is_data(compile_sources: Any, make_source: Any) -> None:
    name = json.dumps(EVIL)
    organisation = f"""
issuers: [{{code: HTL, name: {{zh-Hans: {name}}}}}]
departments: [{{code: HT-SD, issuer: HTL, name: {{zh-Hans: {name}}}}}]
people: [{{id: tang, name: {name}, department: HT-SD, job: {name}, from: 2020-01-01}}]
"""
    compiled = compile_sources(
        make_source("HT-SD-SOP-004", "## 目的\n\n见 [[HT-SD-SOP-005]]。\n", title=EVIL),
        make_source("HT-SD-SOP-005", title=f"{EVIL} 2"),
        organisation=Source("organisation.yml", organisation.encode()),
    )
    for output in of_the_manual(Edition(compiled)):
        drawn = html(output)
        assert "<script" not in drawn, output.address
        if output.address in ("organisation/", "references/"):
            assert "&lt;script" in drawn
