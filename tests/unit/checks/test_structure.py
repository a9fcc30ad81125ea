"""Headings that are numbered by hand, and the words for those that are missing."""

from __future__ import annotations

from each_case import each_case

from sop_plugin.checks.structure import numbered_headings
from sop_plugin.model.document import Body, Clause, Document, HeadingLine
from sop_plugin.model.headings import SYNONYMS, WANTED, Heading
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.settings import Settings
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in


def proposals(*titles: str) -> list[str]:
    """What is proposed for each heading that is found to be numbered, the first being clause 1, and so on."""
    lines = list(enumerate(titles, start=1))
    body = Body(
        "",
        1,
        clauses=tuple(Clause((line,), title, line, line) for line, title in lines),
        headings=tuple(HeadingLine(2, title, line) for line, title in lines),
    )
    document = Document("a.md", "N", "T", "procedure", "D", 1, Status.DRAFT, body)
    return [finding.values["plain"] for finding in numbered_headings(document, Settings())]


@each_case(
    "title",
    [
        "1.1 目的",
        "1.1目的",
        "1. 目的",
        "1.目的",
        "1、目的",
        "1）目的",
        "1) 目的",
        "1 目的",
        "（1）目的",
        "(1) 目的",
        "一、目的",
        "一 目的",
        "十二、目的",
        "(一) 目的",
        "（一）目的",
        "第一章 目的",
        "第 3 条 目的",
        "第二節目的",
        "IV. 目的",
        "① 目的",
        "1.2.3. 目的",
    ],
)
def test_numbers_by_hand_are_seen_and_left_out(title: str) -> None:
    assert proposals(title) == ["目的"]


@each_case(
    "title",
    [
        "目的",
        "24 小时服务",
        "3 声内接听",
        "5S 管理",
        "2026 年计划",
        "一般要求",
        "三方会谈",
        "第一次会议",
        "十二月的安排",
        "V.I.P. 接待",
        "VIP 接待",
        "I 类客户",
        "(酒店) 目的",
        "1",
        "Purpose",
    ],
)
def test_a_quantity_is_no_number(title: str) -> None:
    assert proposals(title) == []


def test_a_bare_number_counts_only_where_it_is_the_clauses_own() -> None:
    assert proposals("1 目的", "1 小时内回复", "3 职责") == ["目的", "职责"]


@each_case("heading", Heading)
@each_case("language", languages())
def test_a_proposed_heading_is_accepted(heading: Heading, language: Language) -> None:
    assert voice_in(language).say(WANTED[heading]) in SYNONYMS[heading]


def test_a_proposal_exists_in_each_language() -> None:
    assert WANTED.keys() == set(Heading)
    assert all(words.zh and words.en for words in WANTED.values())
