"""To change a title: never under a signature, and never without a word on who cites it."""

from __future__ import annotations

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, PROCEDURE, RecordedManual, WithHistory


@pytest.fixture
def issued(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, RecordedManual.issue_draft)


def test_the_title_of_a_draft(issued: RecordedManual) -> None:
    text = issued.text(DRAFT_FILE)
    said = issued.sop("retitle", DRAFT, " 打印: 分发报表 ")
    assert said == (
        "title of HT-SD-SOP-020 revision 1 changed from “打印报表” to “打印: 分发报表”\n"
        "next: sop submit HT-SD-SOP-020 --by PERSON\n"
    )
    assert issued.text(DRAFT_FILE) == text.replace("title: 打印报表", 'title: "打印: 分发报表"')


def test_a_trial_run_writes_nothing(issued: RecordedManual) -> None:
    before = issued.contents()
    assert "dry run" in issued.sop("retitle", DRAFT, "报表", "--dry-run")
    assert issued.contents() == before


def test_whoever_signed_the_old_title_signs_again(issued: RecordedManual) -> None:
    issued.sop("submit", DRAFT, "--by", "tang", "--date", "2026-11-10")
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        issued.sop("approve", DRAFT, "--role", role, "--by", person, "--date", "2026-11-12")
    said = issued.sop("retitle", DRAFT, "报表")
    assert "prepared (唐一宁) signed the old title and must sign again\n" in said
    assert said.count("must sign again") == 4
    assert "\nstatus: in_review\n" in issued.text(DRAFT_FILE)
    assert "SOP941" in issued.refused("release", DRAFT, "--by", "tang")
    issued.sop("submit", DRAFT, "--by", "tang")
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        issued.sop("approve", DRAFT, "--role", role, "--by", person)
    issued.sop("release", DRAFT, "--by", "tang")
    assert issued.run("check", "--no-advice").exit_code == 0


def test_back_to_the_title_that_was_signed(issued: RecordedManual) -> None:
    issued.sop("submit", DRAFT, "--by", "tang")
    issued.sop("retitle", DRAFT, "报表")
    assert issued.sop("retitle", DRAFT, "打印报表").endswith("\nnext: sop status HT-SD-SOP-020\n")


def test_a_released_title_needs_a_revision(recorded: RecordedManual) -> None:
    refused = recorded.refused("retitle", NUMBER, "接听来电")
    assert "give --reason to begin revision 2 with it, or run sop revise HT-SD-SOP-004 first" in refused
    said = recorded.sop("retitle", NUMBER, "接听来电", "--reason", "与总机统一")
    assert said.endswith("\nnext: sop submit HT-SD-SOP-004 --by PERSON --effective DATE\n")
    text = recorded.text()
    for line in (
        "title: 接听来电",
        'revision: "2"',
        "status: draft",
        "change: {class: editorial, reason: 与总机统一, summary: 题目由《接听电话》改为《接听来电》}",
    ):
        assert f"\n{line}\n" in text
    assert "approvals" not in text
    listed = recorded.sop("register", "--format", "json")
    assert '"title": "接听电话"' in listed


def test_a_revision_in_the_making_is_retitled_as_it_is(recorded: RecordedManual) -> None:
    recorded.sop("revise", NUMBER, "--class", "substantive", "--reason", "a", "--summary", "b")
    recorded.sop("retitle", NUMBER, "接听来电")
    assert "\nchange: {class: substantive, reason: a, summary: b}\n" in recorded.text()
    assert recorded.run("check", "--no-advice").exit_code == 0


def test_citations_are_listed_and_rewritten_in_drafts_alone(issued: RecordedManual) -> None:
    issued.replace(DRAFT_FILE, "销售部。", "见《接听电话》，另见《接听电话》。")
    issued.replace(DRAFT_FILE, "预订员打印。", "见 [[HT-SD-SOP-004]]。")
    line = issued.text(DRAFT_FILE).split("\n").index("见《接听电话》，另见《接听电话》。") + 1
    why = ("--reason", "统一")
    said = issued.sop("retitle", NUMBER, "接听来电", *why, "--dry-run")
    for column in (2, 11):
        cited = f"{DRAFT_FILE}:{line}:{column} still cites the old title; make it 《接听来电》 or [[HT-SD-SOP-004]]"
        assert f"{cited} (--update-references does it)\n" in said
    assert "findings in other files" not in said
    said = issued.sop("retitle", NUMBER, "接听来电", *why, "--update-references")
    assert f"{DRAFT_FILE}:{line}:2: reference rewritten along with it\n" in said
    assert "见《接听来电》，另见《接听来电》。" in issued.text(DRAFT_FILE)
    assert issued.run("check", "--no-advice").exit_code == 0


def test_sealed_citations_are_left_alone(issued: RecordedManual) -> None:
    issued.replace(DRAFT_FILE, "销售部。", "见《接听电话》。")
    issued.sop("submit", DRAFT, "--by", "tang")
    before = issued.text(DRAFT_FILE)
    said = issued.sop("retitle", NUMBER, "接听来电", "--reason", "a", "--update-references")
    assert "or [[HT-SD-SOP-004]] (and submit that again)\n" in said
    assert issued.text(DRAFT_FILE) == before
    assert "SOP603" in issued.run("check").stdout


def test_released_citations_need_a_revision(issued: RecordedManual) -> None:
    issued.sop(
        "revise",
        NUMBER,
        "--class",
        "editorial",
        "--reason",
        "a",
        "--summary",
        "b",
        "--effective",
        "2026-12-01",
    )
    issued.replace(PROCEDURE, "销售部的电话。", "见《打印报表》。")
    issued.sop("submit", NUMBER, "--by", "tang")
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        issued.sop("approve", NUMBER, "--role", role, "--by", person)
    issued.sop("submit", DRAFT, "--by", "tang")
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        issued.sop("approve", DRAFT, "--role", role, "--by", person)
    for number in (NUMBER, DRAFT):
        issued.sop("release", number, "--by", "tang")
    issued.commit("Release both")
    said = issued.sop("retitle", DRAFT, "报表", "--reason", "a", "--update-references")
    assert "(sop revise HT-SD-SOP-004 first)\n" in said


def test_what_cannot_be_retitled(recorded: RecordedManual) -> None:
    assert "the title of HT-SD-SOP-004 is “接听电话” already" in recorded.refused(
        "retitle", NUMBER, "接听电话"
    )
    assert "the title of HT-SD-SOP-020 already" in recorded.refused("retitle", NUMBER, "打印报表")
    assert "the new title is empty" in recorded.refused("retitle", NUMBER, " ")
    assert "SOP1" in recorded.refused("retitle", DRAFT, "长" * 501)
    recorded.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen")
    assert "is withdrawn" in recorded.refused("retitle", NUMBER, "接听来电")


def test_a_document_that_cites_itself(issued: RecordedManual) -> None:
    issued.replace(DRAFT_FILE, "销售部。", "按《打印报表》办理。")
    issued.sop("retitle", DRAFT, "报表")
    assert "按《报表》办理。" in issued.text(DRAFT_FILE)
