"""What does not go on as it is: a release recalled, a submission rejected, a draft dropped, each with its reason and no signature left."""

from __future__ import annotations

import json
from typing import Any

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, SIGNERS, RecordedManual

REASON = ("--reason", "时限写错")
OLD, NEW = "响铃 3 声内", "响铃 2 声内"


@pytest.fixture
def manual(recorded: RecordedManual) -> RecordedManual:
    return recorded


def status(manual: RecordedManual, number: str, day: str = "2026-11-21") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(manual.sop("status", number, "--format", "json", "--as-of", day))
    return found


def last_event(manual: RecordedManual, number: str) -> dict[str, Any]:
    events: list[dict[str, Any]] = [json.loads(line) for line in manual.ledger()]
    return [event for event in events if event["number"] == number][-1]


def clean(manual: RecordedManual) -> None:
    """Nothing of the number fails, whatever else the small manual lacks."""
    assert "SOP9" not in "".join(line for line in manual.run("check").stdout.splitlines() if "error" in line)
    manual.sop("verify")


def submitted(manual: RecordedManual) -> None:
    manual.issue_draft()
    manual.sop("submit", DRAFT, "--by", "tang", "--date", "2026-11-12")
    manual.sop("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-13")
    manual.commit("Submit")


def scheduled(manual: RecordedManual) -> None:
    manual.release_next(2, "2026-11-12", "2026-12-10", OLD, NEW)


def test_a_rejected_submission_is_a_draft_without_signatures_and_tells_its_author_why(
    manual: RecordedManual,
) -> None:
    submitted(manual)
    told = manual.sop("reject", DRAFT, *REASON, "--by", "lu", "--date", "2026-11-14")
    assert "sent back: 时限写错" in told
    assert "sop submit HT-SD-SOP-020" in told
    assert "status: draft\n" in manual.text(DRAFT_FILE)
    assert "approvals" not in manual.text(DRAFT_FILE)
    manual.commit("Reject")
    event = last_event(manual, DRAFT)
    assert {key: event[key] for key in ("event", "by", "date", "revision", "reason")} == {
        "event": "rejected",
        "by": "lu",
        "date": "2026-11-14",
        "revision": 1,
        "reason": "时限写错",
    }
    found = status(manual, DRAFT)
    assert found["returned"] == {
        "event": "rejected",
        "revision": 1,
        "date": "2026-11-14",
        "by": "lu",
        "reason": "时限写错",
    }
    assert found["missing"] == list(SIGNERS)
    assert found["next"]["command"].startswith(f"sop submit {DRAFT} --by tang")
    assert "2026-11-14 陆嘉禾: revision 1 rejected, 时限写错" in manual.sop("status", DRAFT)
    clean(manual)


def test_the_same_revision_is_signed_anew_and_released(manual: RecordedManual) -> None:
    submitted(manual)
    manual.sop("reject", DRAFT, *REASON, "--by", "lu", "--date", "2026-11-14")
    manual.commit("Reject")
    # The signatures from before count no longer, not even under the same text.
    assert "not signed" in manual.refused("approve", DRAFT, "--role", "reviewed", "--by", "lu")
    manual.sign_all(DRAFT, *["2026-11-16"] * 4)
    manual.sop("release", DRAFT, "--by", "tang", "--date", "2026-11-17")
    manual.commit("Release")
    assert status(manual, DRAFT)["returned"] is None
    clean(manual)


def test_a_recalled_release_leaves_readers_with_the_one_before(manual: RecordedManual) -> None:
    scheduled(manual)
    told = manual.sop("recall", NUMBER, *REASON, "--by", "tang", "--date", "2026-11-20")
    assert "release of HT-SD-SOP-004 revision 2 recalled: 时限写错" in told
    manual.commit("Recall")
    found = status(manual, NUMBER, "2026-12-12")
    assert (found["revision"], found["coming"]) == (1, [])
    assert found["file"] == {"revision": 2, "status": "draft", "ahead": True}
    report = json.loads(manual.sop("verify", "--report", "--format", "json"))["report"]
    assert ("SOP917", NUMBER, 2) in [(e["code"], e["number"], e["revision"]) for e in report["exceptions"]]
    assert not any(u["revision"] == 2 for u in report["unsealed"])
    clean(manual)
    # Put right, the same revision goes out.
    manual.sign_all(NUMBER, *["2026-11-21"] * 4)
    manual.sop("release", NUMBER, "--by", "tang")
    manual.commit("Release again")
    assert status(manual, NUMBER, "2026-12-12")["revision"] == 2
    clean(manual)


def test_a_dropped_draft_leaves_the_released_text_with_its_reviews(manual: RecordedManual) -> None:
    released = manual.text()
    manual.next_revision(2, "2026-12-20", OLD, NEW)
    manual.sop("approve", NUMBER, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    manual.sop(
        "review", NUMBER, "--outcome", "no_change", "--note", "仍适用", "--by", "lu", "--date", "2026-11-11"
    )
    assert "not committed to git and could not be brought back" in manual.refused(
        "drop", NUMBER, *REASON, "--by", "tang"
    )
    manual.commit("Revision 2 in the making")
    manual.sop("drop", NUMBER, *REASON, "--by", "tang", "--date", "2026-11-12")
    assert (
        manual.text().replace(
            "reviews:\n  - {date: 2026-11-11, by: lu, outcome: no_change, note: 仍适用}\n", ""
        )
        == released
    )
    manual.commit("Drop")
    assert last_event(manual, NUMBER)["event"] == "dropped"
    assert status(manual, NUMBER)["next"]["step"] == "nothing"
    clean(manual)
    # A later revision takes the same number, and nobody has signed it.
    manual.sop(
        "revise",
        NUMBER,
        "--class",
        "substantive",
        "--reason",
        "甲",
        "--summary",
        "乙",
        "--effective",
        "2026-12-24",
    )
    assert status(manual, NUMBER)["missing"] == list(SIGNERS)
    clean(manual)


def test_each_is_refused_where_another_command_is_meant(manual: RecordedManual) -> None:
    by = (*REASON, "--by", "tang")
    for command, number, words in (
        ("recall", NUMBER, "has been in force since 2026-03-01"),
        ("reject", NUMBER, "is released and cannot be rejected"),
        ("drop", NUMBER, "there is no draft to give up"),
        ("drop", DRAFT, "sop withdraw HT-SD-SOP-020"),
        ("recall", DRAFT, "was never released"),
    ):
        assert words in manual.refused(command, number, *by), (command, number)
    manual.issue_draft()
    assert "a draft that nobody has submitted" in manual.refused("reject", DRAFT, *by)
    assert "--reason is empty" in manual.refused("reject", DRAFT, "--reason", " ", "--by", "tang")
    assert "SOP957" in manual.refused("recall", NUMBER, *REASON, "--by", "nobody")
    scheduled(manual)
    manual.next_revision(3, "2027-01-10", NEW, "响铃 1 声内")
    assert "sop drop HT-SD-SOP-004" in manual.refused("recall", NUMBER, *by)


def test_a_branch_that_records_it_goes_in_without_a_complaint(manual: RecordedManual) -> None:
    scheduled(manual)
    manual.git("branch", "base")
    manual.sop("recall", NUMBER, *REASON, "--by", "tang", "--date", "2026-11-20")
    manual.commit("Recall")
    assert not [line for line in manual.run("check", "--base", "base").stdout.splitlines() if "SOP98" in line]
    # Without the event it is what it looks like.
    manual.git("checkout", "-q", "base", "--", "ledger.jsonl")
    assert "SOP98" in manual.run("check", "--base", "base").stdout


def test_the_page_of_the_document_keeps_what_was_recalled(manual: RecordedManual) -> None:
    scheduled(manual)
    manual.sop("recall", NUMBER, *REASON, "--by", "tang", "--date", "2026-11-20")
    manual.commit("Recall")
    manual.sop("export-pages", "site")
    page = manual.text(f"site/{NUMBER}/content.html")
    assert "撤回发布" in page
    assert "时限写错" in page
    assert "第 2 版" in page
