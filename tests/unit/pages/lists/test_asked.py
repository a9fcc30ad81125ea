"""What people ask often: each question leads to the clause that answers it today, and to nothing that is not in force."""

from __future__ import annotations

import pytest
from html_tree import parse, words
from sample_manual import AS_OF, ORGANISATION, default_sources

from sop_plugin.compile import Sources, compile_manual
from sop_plugin.model.settings import Settings
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.home_lists import questions_list
from sop_plugin.pages.lists.asked import QUESTIONS
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.searching.documents import found_documents
from sop_plugin.reading.source import Source

ASKED = """
HT-SD-SOP-004:
  2.1 接起: [响几声要接, "<script>alert(1)</script> & 电话"]
  1: [接电话有什么用]
  3.9 没有: [没有这一条]
HT-SD-SOP-006: [逾期了还能用吗]
HT-SD-SOP-007: [还没生效的问题]
HT-SD-SOP-008: [过期的问题]
HT-SD-SOP-013: [草稿里怎么说]
HT-SD-SOP-024: {1: [传真怎么订房]}
HT-SD-FRM-001: {1 用途: [留言写在哪张表]}
"""


def edition_with(asked: str) -> Edition:
    sources = Sources(
        tuple(default_sources()),
        Source("organisation.yml", ORGANISATION.read_bytes()),
        questions=Source("questions.yml", asked.encode()),
    )
    return Edition(compile_manual(sources, Settings(), AS_OF))


@pytest.fixture(scope="module")
def asked() -> Edition:
    return edition_with(ASKED)


def page_of(edition: Edition) -> str:
    [page] = [output for output in site_outputs(edition) if output.address == QUESTIONS]
    return page.draw(page.text())


def test_each_question_leads_to_its_clause_in_the_order_of_the_text(asked: Edition) -> None:
    rows = [
        (next(row.iter("a")).get("href"), " ".join(words(row).split()))
        for row in parse(page_of(asked)).iter("li")
        if row.get("data-sop-row") is not None
    ]
    assert rows == [
        ("../HT-SD-FRM-001/#c1", "留言写在哪张表 1 用途"),
        ("../HT-SD-SOP-004/#c1", "接电话有什么用 1 目的"),
        ("../HT-SD-SOP-004/#c2-1", "响几声要接 2.1 接起"),
        ("../HT-SD-SOP-004/#c2-1", "<script>alert(1)</script> & 电话 2.1 接起"),
        ("../HT-SD-SOP-006/", "逾期了还能用吗"),
    ]
    assert "<script>alert" not in page_of(asked)


def test_the_page_has_the_first_two_of_each_clause_and_the_search_all() -> None:
    edition = edition_with("HT-SD-SOP-004: {2.1 接起: [甲怎么办, 乙怎么办, 丙怎么办], 1: [丁怎么办]}")
    shown = [words(row) for row in parse(page_of(edition)).iter("li") if row.get("data-sop-row") is not None]
    assert [row.split()[0] for row in shown] == ["丁怎么办", "甲怎么办", "乙怎么办"]
    [found] = [page for page in found_documents(edition) if page.number == "HT-SD-SOP-004"]
    assert {p.key: p.asked for p in found.passages}["2.1"] == ("甲怎么办", "乙怎么办", "丙怎么办")


def test_without_questions_there_is_no_such_page(edition: Edition) -> None:
    assert QUESTIONS not in {output.address for output in site_outputs(edition)}
    only_drafts = edition_with("HT-SD-SOP-013: [草稿里怎么说]\nHT-SD-SOP-024: {1: [传真怎么订房]}\n")
    assert QUESTIONS not in {output.address for output in site_outputs(only_drafts)}
    assert questions_list(only_drafts, "./", 6) == ""


def test_the_front_page_shows_one_of_each_department(asked: Edition) -> None:
    assert questions_list(asked, "./", 6) == (
        '<ul class="sop-front"><li><a href="./HT-SD-SOP-004/#c2-1">响几声要接</a> <span>销售部</span></li></ul>'
    )


def test_the_front_page_prefers_how_work_is_done_to_what_it_is_for() -> None:
    edition = edition_with("HT-SD-SOP-004: {1: [为什么要接电话], 2.1 接起: [响几声要接]}")
    assert ">响几声要接</a>" in questions_list(edition, "./", 6)
    only_purpose = edition_with("HT-SD-SOP-004: {1: [为什么要接电话], 全文: [电话怎么接]}")
    assert ">为什么要接电话</a>" in questions_list(only_purpose, "./", 6)


def test_searching_knows_them_and_those_of_drafts_and_ended_texts_are_nowhere(asked: Edition) -> None:
    found = {page.number: page for page in found_documents(asked)}
    passages = {passage.key: passage.asked for passage in found["HT-SD-SOP-004"].passages}
    assert passages == {
        "1": ("接电话有什么用",),
        "2": (),
        "2.1": ("响几声要接", "<script>alert(1)</script> & 电话"),
    }
    assert found["HT-SD-SOP-006"].asked == ("逾期了还能用吗",)
    assert found["HT-SD-SOP-024"].passages == ()
    assert "HT-SD-SOP-013" not in found
