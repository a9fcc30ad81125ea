"""The pages made from the whole manual."""

from __future__ import annotations

from typing import Any

import pytest
import ways_manual
from drawn import html, in_language, of_the_manual, page
from html_tree import parse, visible, with_class, words

from sop_plugin.compile import CompiledManual
from sop_plugin.pages import addresses
from sop_plugin.pages.edition import Edition
from sop_plugin.rules import all_rules
from sop_plugin.words.language import Language


def cells(row: Any) -> list[str]:
    return [words(cell) for cell in row]


def rows(page: Any, css_class: str) -> list[list[str]]:
    return [cells(row) for table in with_class(page, css_class) for row in table.iterfind("tbody/tr")]


def test_the_register_lists_every_document(draw_page: Any) -> None:
    found = rows(draw_page("register/"), "sop-register__table")
    assert [row[0] for row in found] == [
        "HT-MK-SOP-001",
        "HT-SD-FRM-001",
        *[f"HT-SD-SOP-{n:03}" for n in (4, 5, 6, 7, 8, 13, 15, 16, 17, 24)],
    ]
    assert found[2] == [
        "HT-SD-SOP-004",
        "接听电话",
        "程序文件",
        "销售部",
        "唐一宁",
        "1",
        "2026-03-01",
        "2027-03-01",
        "有效",
    ]


def test_the_register_links_what_has_a_page_and_keeps_titles_of_drafts_to_itself(
    draw_page: Any, preview: Edition
) -> None:
    def draft(page: Any) -> tuple[list[str], int]:
        [row] = [row for row in page.iter("tr") if row.get("data-status") == "draft"]
        return cells(row), len(list(row.iter("a")))

    published, links = draft(draw_page("register/"))
    assert published[:2] == ["HT-SD-SOP-013", "—"]
    assert links == 1  # its department
    shown, links = draft(draw_page("register/", preview))
    assert shown[:2] == ["HT-SD-SOP-013", "草稿标题"]
    assert links == 3


def test_nothing_of_a_draft_reaches_readers_but_its_number(edition: Edition) -> None:
    for output in of_the_manual(edition):
        drawn = html(output)
        assert "草稿标题" not in drawn, output.address
        assert "草稿词" not in drawn, output.address


def test_the_register_reconciles(compile_sources: Any, make_source: Any) -> None:
    from sop_plugin.reading.source import Source

    compiled = compile_sources(make_source("HT-SD-SOP-004"), Source("docs/broken.md", b"\xff\xfe"))
    register = page(Edition(compiled), "register/")
    assert words(with_class(register, "sop-reconciled")[0]) == "核对：源文件 2 个 = 登记 1 份 + 无法读取 1 个"
    assert "docs/broken.md" in words(register)


def test_counts_add_up(draw_page: Any) -> None:
    page = draw_page("register/")
    tables = with_class(page, "sop-counts")
    assert [sum(int(words(c)) for c in with_class(table, "sop-figure")) for table in tables] == [12, 12, 12]


def test_reviews_stand_in_their_bands(draw_page: Any) -> None:
    page = draw_page("reviews/")
    tables = {e.get("data-sop-band"): e for e in visible(page) if e.get("data-sop-band")}
    found = {band: [cells(r)[1:3] for r in table.iterfind("tbody/tr")] for band, table in tables.items()}
    assert found["overdue"] == [["-265", "HT-SD-SOP-006"]]
    assert found["within_30"] == [["10", "HT-SD-SOP-005"]]
    assert found["within_60"] == found["within_90"] == []
    assert "HT-SD-SOP-004" in [row[1] for row in found["later"]]
    owner = rows(page, "sop-owners")[0]
    assert owner[:4] == ["唐一宁 销售经理 日历 唐一宁", "销售部", "1", "1"]


def test_the_keyword_index_links_clauses_and_variants(draw_page: Any) -> None:
    page = draw_page("keywords/")
    assert [words(e) for e in with_class(page, "sop-keyword__term")] == ["Booking", "来电", "留言", "預訂"]
    ids = {e.get("id") for e in visible(page)}
    letters = [a.get("href") for a in with_class(page, "sop-letters")[0].iter("a")]
    assert letters == [f"../keywords/#letter-{letter}" for letter in ("B", "L", "other")]
    assert {letter.partition("#")[2] for letter in letters} < ids
    assert "k-来电" in ids


def test_each_letter_of_a_large_index_has_a_page(
    compiled: CompiledManual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "_ON_ONE_PAGE", 1)
    large = Edition(compiled)
    overview = page(large, "keywords/")
    assert [a.get("href") for a in with_class(overview, "sop-keyword__term")] == [
        "../keywords/b/#k-Booking",
        "../keywords/l/#k-来电",
        "../keywords/l/#k-留言",
        "../keywords/other/#k-預訂",
    ]
    assert not list(overview.iter("dd"))
    letter = page(large, "keywords/l/")
    assert [words(e) for e in with_class(letter, "sop-keyword__term")] == ["来电", "留言"]
    assert "../../keywords/other/" in [a.get("href") for a in letter.iter("a")]
    assert any(e.get("id") == "k-来电" for e in visible(letter))


def test_a_large_manual_lists_who_cites_whom_and_uses_what_on_pages_of_its_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = Edition(ways_manual.compiled())
    crossings = rows(page(whole, "references/"), "sop-crossings")
    uses = {row[0]: row[2] for row in rows(page(whole, "forms/"), "sop-forms__records")}
    assert sum(bool(each) for each in uses.values()) > 1
    monkeypatch.setattr(addresses, "_ON_ONE_PAGE", 1)
    large = Edition(ways_manual.compiled())
    overview = page(large, "references/")
    assert not with_class(overview, "sop-crossings")
    ways = [a.get("href") or "" for a in with_class(overview, "sop-crossings__departments")[0].iter("a")]
    parts = [rows(page(large, way.removeprefix("../")), "sop-crossings") for way in ways]
    assert sorted(row for part in parts for row in part) == sorted(crossings)
    found = page(large, "forms/")
    for table in with_class(found, "sop-forms__records"):
        for row in table.iterfind("tbody/tr"):
            [way] = [a.get("href") or "" for a in row.iter("a")]
            told = page(large, way.removeprefix("../"))
            said = [words(each) for each in with_class(told, "sop-forms__uses")[0].iterfind("tbody/tr/td[3]")]
            assert all(each in uses[cells(row)[0]] for each in said)
            assert cells(row)[2] == f"{len(said)} 份文件"
            assert cells(row)[0].startswith(words(with_class(told, "sop-title")[0]))
    forms = with_class(found, "sop-forms__table")[0]
    assert "../HT-SD-FRM-001/#sop-cited-by" in [a.get("href") for a in forms.iter("a")]


def test_keywords_of_a_header_lead_to_the_index(draw_document: Any) -> None:
    links = [a.get("href") for a in draw_document("HT-SD-SOP-004").iter("a")]
    assert "../keywords/#k-来电" in links


def test_cross_references_show_both_directions_and_what_is_broken(draw_page: Any) -> None:
    page = draw_page("references/")
    found = {row[0].split()[0]: row[1:] for row in rows(page, "sop-crossings")}
    assert found["HT-SD-SOP-004"] == ["HT-SD-SOP-015 第 2 条《外部标准》 外部文件", "HT-SD-FRM-001 第 1 条"]
    assert found["HT-SD-SOP-015"] == ["—", "HT-SD-SOP-004 第 1 条 第 2.1 条"]
    text = words(page)
    assert "HT-SD-SOP-099" in text
    assert "没有这个编号" in text


def test_a_department_keeps_forms_supervised_and_ended_apart(draw_page: Any) -> None:
    page = draw_page("departments/HT-SD/")
    sections = {s.get("aria-labelledby"): words(s) for s in page.iter("section")}
    assert list(sections) == ["type-procedure", "forms", "supervised", "ended"]
    assert "HT-SD-FRM-001" in sections["forms"]
    assert "HT-MK-SOP-001" in sections["supervised"]
    assert "已作废" in sections["ended"]
    assert "复审逾期" in sections["type-procedure"]
    assert "HT-SD-SOP-013" not in words(page)


def test_the_preview_of_a_department_lists_drafts(draw_page: Any, preview: Edition) -> None:
    assert "HT-SD-SOP-013" in words(draw_page("departments/HT-SD/", preview))


def test_every_rule_has_its_entry(draw_page: Any) -> None:
    page = draw_page("findings/")
    headings = {h.get("id"): words(h) for h in page.iter("h4")}
    assert list(headings) == list(all_rules())
    # Folded away by their first figure, in the order of the codes.
    folds = [fold for fold in page.iter("details") if fold.get("class") == "sop-fold"]
    assert [h.get("id") for fold in folds for h in fold.iter("h3")] == [
        f"SOP{figure}" for figure in range(10)
    ]
    assert [h.get("id") for fold in folds for h in fold.iter("h4")] == list(headings)
    for rule in all_rules().values():
        assert rule.title.zh in headings[rule.code]
        assert rule.title.en in headings[rule.code]
    current = rows(page, "sop-cards")
    assert current
    assert current[0][0] == "错误"
    assert {"警告", "提示"} <= {row[0] for row in current}


def test_pages_speak_the_edition_s_language(compiled: Any) -> None:
    edition = Edition(in_language(compiled, Language.EN))
    (register,) = (output for output in of_the_manual(edition) if output.address == "register/")
    assert register.title == "Document register"
    tree = parse(html(register))
    assert tree[0].get("lang") == "en"
    # Titles keep their own language.
    assert [a.get("lang") for a in tree.iter("a") if a.text == "接听电话"] == ["zh-Hans"]
