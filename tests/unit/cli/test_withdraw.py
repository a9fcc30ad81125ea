from __future__ import annotations

import json

from recorded_manual import DRAFT, NUMBER, PROCEDURE, RecordedManual

WITHDRAW = ("withdraw", NUMBER, "--reason", "业务已停办", "--by", "shen", "--date", "2026-11-20")


def test_an_end_is_recorded_in_both_files(recorded: RecordedManual) -> None:
    said = recorded.sop(*WITHDRAW)
    assert said.startswith("2026-11-20: HT-SD-SOP-004 withdrawn: 业务已停办\nnext: git add ")
    event = json.loads(recorded.ledger()[-1])
    assert (event["event"], event["reason"], event["revision"], "successor" in event) == (
        "withdrawn",
        "业务已停办",
        1,
        False,
    )
    text = recorded.text(PROCEDURE)
    assert "\nstatus: withdrawn\n" in text
    assert "\nwithdrawal: {date: 2026-11-20, by: shen, reason: 业务已停办}\n---\n" in text
    assert recorded.run("check", "--no-advice").exit_code == 0


def test_the_successor_is_named(recorded: RecordedManual) -> None:
    recorded.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    recorded.replace("docs/hotel/draft.md", "effective: 2026-12-01", "effective: 2026-11-18")
    recorded.sign_all(DRAFT, "2026-11-10", "2026-11-12", "2026-11-12", "2026-11-14")
    recorded.sop("release", DRAFT, "--by", "tang", "--date", "2026-11-16")
    recorded.commit("Release its successor")
    recorded.sop(*WITHDRAW, "--successor", DRAFT)
    assert json.loads(recorded.ledger()[6])["successor"] == DRAFT
    assert f"successor: {DRAFT}" in recorded.text(PROCEDURE)


def test_documents_that_refer_to_it_are_told(recorded: RecordedManual) -> None:
    recorded.replace("docs/hotel/draft.md", "无。", f"见 [[{NUMBER}]]。")
    said = recorded.sop(*WITHDRAW)
    assert "findings in other files that now fail the check: 1, the first:\ndocs/hotel/draft.md:" in said


def test_a_draft_may_be_deleted_afterwards(under_git: RecordedManual) -> None:
    under_git.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    said = under_git.sop("withdraw", DRAFT, "--reason", "不再需要", "--by", "shen")
    assert "docs/hotel/draft.md may be deleted" in said


def test_a_trial_run_writes_nothing(recorded: RecordedManual) -> None:
    before = recorded.contents()
    assert "dry run" in recorded.sop(*WITHDRAW, "--dry-run")
    assert recorded.contents() == before
