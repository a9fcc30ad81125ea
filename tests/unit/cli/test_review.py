from __future__ import annotations

import json

import pytest
from recorded_manual import NUMBER, PROCEDURE, RecordedManual

REVIEW = ("review", NUMBER, "--by", "lu", "--date", "2026-11-20", "--note", " 仍然适用 ", "--outcome")


def test_a_review_is_recorded_in_both_files(recorded: RecordedManual) -> None:
    said = recorded.sop(*REVIEW, "no_change")
    assert said.startswith(
        "2026-11-20: review of HT-SD-SOP-004 revision 1 by 陆嘉禾 recorded: no change\nnext: git add "
    )
    event = json.loads(recorded.ledger()[-1])
    assert (event["event"], event["outcome"], event["note"], event["revision"]) == (
        "reviewed",
        "no_change",
        "仍然适用",
        1,
    )
    assert (
        "reviews:\n  - {date: 2026-11-20, by: lu, outcome: no_change, note: 仍然适用}\n---"
        in recorded.text(PROCEDURE)
    )
    register = json.loads(recorded.sop("register", "--format", "json"))
    assert register["documents"][0]["review_due"] == "2027-11-20"
    assert recorded.run("check", "--no-advice").exit_code == 0


@pytest.mark.parametrize(
    ("outcome", "following"),
    [
        ("revise", "then begin revision 2: sop revise HT-SD-SOP-004"),
        ("withdraw", "sop withdraw HT-SD-SOP-004"),
    ],
)
def test_the_outcome_says_what_comes_next(recorded: RecordedManual, outcome: str, following: str) -> None:
    assert following in recorded.sop(*REVIEW, outcome)


def test_a_trial_run_writes_nothing(recorded: RecordedManual) -> None:
    before = recorded.contents()
    assert "dry run" in recorded.sop(*REVIEW, "no_change", "--dry-run")
    assert recorded.contents() == before
