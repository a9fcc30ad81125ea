"""To hand a draft over: nothing unfinished, one signature, and a word on who comes next."""

from __future__ import annotations

import json

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, NUMBER, RecordedManual, WithHistory

SUBMIT = ("submit", DRAFT, "--by", "tang")


@pytest.fixture
def issued(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, RecordedManual.issue_draft)


def test_it_is_signed_as_prepared_and_the_others_are_named(issued: RecordedManual) -> None:
    said = issued.sop(*SUBMIT, "--date", "2026-11-20")
    assert said == (
        "2026-11-20: 唐一宁 submitted HT-SD-SOP-020 revision 1 and signed it as prepared "
        "(bound to the digest, not sealed)\n"
        "to sign as checked: 陆嘉禾 lu, 曾思雨 zeng\n"
        "to sign as reviewed: 陆嘉禾 lu, 曾思雨 zeng\n"
        "to sign as approved: 沈光耀 shen\n"
        "next: sop approve HT-SD-SOP-020 --role checked --by lu\n"
    )
    event = json.loads(issued.ledger()[-1])
    assert (event["event"], event["role"], event["by"], event["date"]) == (
        "approved",
        "prepared",
        "tang",
        "2026-11-20",
    )
    assert "\nstatus: in_review\n" in issued.text(DRAFT_FILE)
    assert issued.run("check", "--no-advice").exit_code == 0


def test_a_trial_run_writes_nothing(issued: RecordedManual) -> None:
    before = issued.contents()
    assert "dry run" in issued.sop(*SUBMIT, "--dry-run", "--effective", "2027-01-01")
    assert issued.contents() == before


def test_from_beginning_to_release_no_step_is_taken_twice(recorded: RecordedManual) -> None:
    recorded.sop("new", "--type", "SOP", "--department", "HT-SD", "--by", "tang", "--title", "代客订餐")
    path = "docs/hotel/021-dai-ke-ding-can.md"
    text = recorded.text(path)
    submit = ("submit", "HT-SD-SOP-021", "--by", "tang")
    assert "SOP310" in recorded.refused(*submit, "--effective", "2026-12-15")
    lines = [
        "写明了。" if line.startswith("<!--") else line.replace("（示例）", "") for line in text.split("\n")
    ]
    recorded.write(path, "\n".join(lines))
    assert "--effective DATE" in recorded.refused(*submit)
    recorded.sop(*submit, "--effective", "2026-12-15")
    assert "\nstatus: in_review\neffective: 2026-12-15\n" in recorded.text(path)
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        recorded.sop("approve", "HT-SD-SOP-021", "--role", role, "--by", person)
    assert "sop release HT-SD-SOP-021" in recorded.refused(*submit)
    recorded.sop("release", "HT-SD-SOP-021", "--by", "tang")
    recorded.commit("Release it")
    assert "run sop revise HT-SD-SOP-021 first" in recorded.refused(*submit)
    assert recorded.run("check", "--no-advice").exit_code == 0


def test_whoever_has_signed_does_not_sign_again(issued: RecordedManual) -> None:
    issued.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-20")
    before = issued.contents()
    said = issued.sop(*SUBMIT)
    assert said.startswith(
        "HT-SD-SOP-020 revision 1 passes the check and is being signed\nto sign as checked: "
    )
    assert issued.contents() == before
    issued.replace(DRAFT_FILE, "status: in_review", "status: draft")
    issued.sop("submit", DRAFT, "--by", "lu")
    assert issued.contents() == before


def test_a_changed_text_is_submitted_again(issued: RecordedManual) -> None:
    issued.sop(*SUBMIT, "--date", "2026-11-18")
    issued.sop("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-19")
    issued.replace(DRAFT_FILE, "每日 18:00 打印。", "每日 17:00 打印。")
    said = issued.sop(*SUBMIT, "--date", "2026-11-20", "--effective", "2026-12-20")
    assert "to sign as checked: 曾思雨 zeng, 陆嘉禾 lu\n" in said
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        issued.sop("approve", DRAFT, "--role", role, "--by", person)
    issued.sop("release", DRAFT, "--by", "tang")
    assert '"effective":"2026-12-20"' in issued.ledger()[-1]


def test_the_effective_date_is_a_day_to_come(issued: RecordedManual) -> None:
    assert "has passed" in issued.refused(*SUBMIT, "--effective", "2026-11-20")
    assert "--effective" in issued.cannot(*SUBMIT, "--effective", "soon")
    issued.sop(*SUBMIT, "--effective", "2026-11-21")
    assert "effective: 2026-11-21\n" in issued.text(DRAFT_FILE)


def test_drafts_that_it_cites_are_told(issued: RecordedManual) -> None:
    issued.sop("new", "--type", "FRM", "--department", "HT-SD", "--by", "tang", "--title", "报表单")
    issued.replace(DRAFT_FILE, "每日 18:00 打印。", "填 [[HT-SD-FRM-001]]、《报表单》。")
    assert "it cites HT-SD-FRM-001, not released yet" in issued.sop(*SUBMIT)


def test_a_procedure_and_its_form_may_cite_each_other(issued: RecordedManual) -> None:
    issued.sop("new", "--type", "FRM", "--department", "HT-SD", "--by", "tang", "--title", "报表单")
    path = "docs/hotel/form-001-bao-biao-dan.md"
    lines = [f"见 [[{DRAFT}]]。" if x.startswith("<!--") else x for x in issued.text(path).split("\n")]
    issued.write(path, "\n".join(lines))
    issued.replace(DRAFT_FILE, "每日 18:00 打印。", "填 [[HT-SD-FRM-001]]。")
    issued.sop(*SUBMIT)
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        issued.sop("approve", DRAFT, "--role", role, "--by", person)
    issued.sop("submit", "HT-SD-FRM-001", "--by", "tang", "--effective", "2026-12-01")
    issued.sop("approve", "HT-SD-FRM-001", "--role", "approved", "--by", "lu")
    issued.sop("release", DRAFT, "--by", "tang")
    issued.sop("release", "HT-SD-FRM-001", "--by", "tang")
    assert issued.run("check", "--no-advice").exit_code == 0


def test_what_cannot_be_submitted(recorded: RecordedManual) -> None:
    assert "run sop revise HT-SD-SOP-004 first" in recorded.refused("submit", NUMBER, "--by", "tang")
    assert "SOP957" in recorded.refused("submit", NUMBER, "--by", "nobody")
    assert "no document with the number X" in recorded.refused("submit", "X", "--by", "tang")
    assert "SOP921" in recorded.refused("submit", DRAFT, "--by", "tang")  # never issued
    recorded.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen")
    assert "is withdrawn" in recorded.refused("submit", NUMBER, "--by", "tang")


def test_an_interrupted_run_is_completed(issued: RecordedManual) -> None:
    ledger = issued.text(LEDGER)
    issued.sop(*SUBMIT)
    after = issued.contents()
    issued.write(LEDGER, ledger)
    issued.sop(*SUBMIT)
    assert issued.contents() == after
