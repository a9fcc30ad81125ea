"""Questions of understanding: asked and marked on the page, and what came of them in the letter that tells of the reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import axe
import pytest
from playwright.sync_api import expect
from released_manuals import NUMBER, ReleasedManual

from .conftest import PHONE
from .served import served
from .test_accessibility import FOUND, RULES, WIDTH

QUESTIONS = [
    {
        "ask": "几秒内接起？",
        "answers": ["11 秒", "一分钟"],
        "right": "11 秒",
        "why": "<i>客人</i>会挂断",
        "clause": "4",
    },
    {"ask": "哪些是步骤？", "answers": ["接起", "留言", "挂断"], "right": ["接起", "留言"]},
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    made = ReleasedManual(tmp_path_factory.mktemp("questions")).begin()
    made.issue(NUMBER, "接听电话", "2024-01-30")
    made.release(NUMBER, 1, "2024-02-20", "2024-03-01", title="接听电话", questions=QUESTIONS)
    training = {"acknowledge": "mailto:qa@example.org", "all_right": "2024-03-01"}
    with served(made.folder, plugins=[{"sop": {"pages": ["index.md"], "training": training}}]) as address:
        yield address


def told(link: Any) -> str:
    """The last line of the letter."""
    return parse_qs(urlsplit(link.get_attribute("href")).query)["body"][0].split("\r\n")[-1]


def test_who_is_wrong_reads_again_and_who_is_right_may_say_so(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/", **PHONE)
    questions, read = page.locator(".sop-questions"), page.get_by_role("link", name="我已阅读", exact=True)
    status = questions.get_by_role("status")
    expect(read).to_be_hidden()
    # With the keyboard alone: a group of its own for each question, and its name is the question.
    first = questions.get_by_role("group", name="几秒内接起？")
    first.get_by_label("11 秒").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    mark = questions.get_by_role("button", name="核对答案")
    mark.focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text("答对 0/2")
    expect(first.get_by_label("一分钟")).to_be_focused()
    expect(first).to_have_accessible_description("不对，再读 4 工作程序")
    expect(questions.get_by_text("<i>客人</i>会挂断").first).to_be_hidden()
    page.keyboard.press("ArrowUp")
    expect(status).to_have_text("")
    questions.get_by_label("留言").check()
    mark.click()
    expect(status).to_have_text("答对 2/2")
    expect(first).to_have_accessible_description("对 <i>客人</i>会挂断")
    expect(read).to_be_visible()
    assert told(read) == "理解题：2/2"
    questions.get_by_label("挂断").check()
    expect(read).to_be_hidden()
    assert page.evaluate(WIDTH) <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_them(open_page: Any, scheme: str) -> None:
    if reason := axe.obstacle():
        pytest.skip(reason)
    page = open_page(f"{NUMBER}/", scheme=scheme, **PHONE)
    page.locator(".sop-questions").get_by_role("button").click()
    page.evaluate(axe.SCRIPT.read_text(encoding="utf-8"))
    mine = [found for found in page.evaluate(FOUND, RULES) if "question" in found]
    assert mine == []


def test_paper_has_them_when_all_is_printed_and_no_answer(open_page: Any) -> None:
    page = open_page(f"{NUMBER}/")
    page.emulate_media(media="print")
    expect(page.locator(".sop-questions")).to_be_hidden()
    page = open_page(f"{NUMBER}/?print=complete")
    page.emulate_media(media="print")
    expect(page.locator(".sop-questions")).to_be_visible()
    expect(page.locator(".sop-question__answer").first).to_be_hidden()
    page.emulate_media(media="screen")


def test_without_scripts_they_stand_there_with_their_answers_folded(open_without_scripts: Any) -> None:
    page = open_without_scripts(f"{NUMBER}/")
    questions = page.locator(".sop-questions")
    expect(questions.get_by_role("button")).to_be_hidden()
    expect(questions.get_by_text("11 秒").first).to_be_visible()
    answer = questions.locator("details").first
    expect(answer.get_by_role("strong")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer).to_contain_text("11 秒 <i>客人</i>会挂断 4 工作程序")
    assert told(page.get_by_role("link", name="我已阅读", exact=True)) == "理解题："
