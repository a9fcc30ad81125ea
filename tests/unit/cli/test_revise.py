"""To begin a next revision: the released text as a draft, and nothing of it lost."""

from __future__ import annotations

from recorded_manual import DRAFT, LEDGER, NUMBER, PROCEDURE, RecordedManual

WHY = ("--class", "substantive", "--reason", "客户: 反映", "--summary", "改时限")
REVISE = ("revise", NUMBER, *WHY)


def test_the_next_revision_is_a_draft_of_the_same_text(recorded: RecordedManual) -> None:
    before, ledger = recorded.text(), recorded.text(LEDGER)
    said = recorded.sop(*REVISE)
    assert said == (
        f"HT-SD-SOP-004 revision 2 begun as a draft: {PROCEDURE}\n"
        "next: change the text, then hand it over: sop submit HT-SD-SOP-004 --by PERSON --effective DATE\n"
    )
    head, _, body = before.partition("\napprovals:")
    assert recorded.text() == (
        head.replace('revision: "1"', 'revision: "2"')
        .replace("status: approved", "status: draft")
        .replace("effective: 2026-03-01\n", "")
        + '\nchange: {class: substantive, reason: "客户: 反映", summary: 改时限}\n---\n'
        + body.partition("\n---\n")[2]
    )
    assert recorded.text(LEDGER) == ledger
    assert recorded.run("check", "--no-advice").exit_code == 0


def test_a_trial_run_writes_nothing(recorded: RecordedManual) -> None:
    before = recorded.contents()
    assert "dry run" in recorded.sop(*REVISE, "--dry-run")
    assert recorded.contents() == before


def test_readers_keep_the_released_revision(recorded: RecordedManual) -> None:
    recorded.sop(*REVISE)
    assert '"revision": 1' in recorded.sop("register", "--format", "json")


def test_it_goes_all_the_way_to_the_next_release(recorded: RecordedManual) -> None:
    recorded.sop(
        "review", NUMBER, "--outcome", "revise", "--note", "改", "--by", "lu", "--date", "2026-11-01"
    )
    recorded.commit("Review it")
    recorded.sop(*REVISE, "--effective", "2027-01-01")
    assert "\nstatus: draft\neffective: 2027-01-01\n" in recorded.text()
    assert "reviews" not in recorded.text()
    recorded.replace(PROCEDURE, "响铃 3 声内接起。", "响铃 2 声内接起。")
    recorded.sop("submit", NUMBER, "--by", "tang")
    for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
        recorded.sop("approve", NUMBER, "--role", role, "--by", person)
    recorded.sop("release", NUMBER, "--by", "tang")
    recorded.commit("Release revision 2")
    assert recorded.run("check", "--no-advice").exit_code == 0
    recorded.sop(*REVISE)
    assert '\nrevision: "3"\n' in recorded.text()


def test_a_text_that_was_changed_first_becomes_the_next_revision(recorded: RecordedManual) -> None:
    recorded.replace(PROCEDURE, "响铃 3 声内接起。", "响铃 2 声内接起。")
    assert recorded.run("check").exit_code == 1
    assert "is now part of revision 2" in recorded.sop(*REVISE)
    assert "响铃 2 声内接起。" in recorded.text()
    assert recorded.run("check", "--no-advice").exit_code == 0


def test_a_due_date_set_by_hand_was_for_the_last_revision(recorded: RecordedManual) -> None:
    recorded.replace(
        PROCEDURE,
        "review: {every: 12 months}",
        "review: {every: 1 year, next_review: 2026-12-01, reason: 法规}",
    )
    recorded.sop(*REVISE)
    assert "\nreview: {every: 12 months}\n" in recorded.text()


def test_one_revision_at_a_time(recorded: RecordedManual) -> None:
    recorded.sop(*REVISE)
    assert "is a draft of revision 2 already (released: revision 1)" in recorded.refused(*REVISE)


def test_what_cannot_be_revised(recorded: RecordedManual) -> None:
    assert "revision 1 can be changed as it is" in recorded.refused("revise", DRAFT, *WHY)
    assert "no document with the number X" in recorded.refused("revise", "X", *WHY)
    recorded.replace(PROCEDURE, 'revision: "1"', 'revision: "0"')
    assert "SOP113" in recorded.refused(*REVISE)
    recorded.replace(PROCEDURE, 'revision: "0"', 'revision: "1"')
    recorded.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen")
    assert "is withdrawn" in recorded.refused(*REVISE)


def test_a_release_that_is_not_committed_would_be_lost(under_git: RecordedManual) -> None:
    under_git.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    under_git.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")
    under_git.sop("release", NUMBER, "--by", "tang", "--date", "2026-02-24")
    assert "not committed to git" in under_git.refused(*REVISE)


def test_a_file_that_fell_behind(recorded: RecordedManual) -> None:
    recorded.release_next(2, "2026-10-10", "2026-11-01", "响铃 3 声内接起。", "响铃 4 声内接起。")
    recorded.replace(PROCEDURE, 'revision: "2"', 'revision: "1"')
    assert "SOP934" in recorded.refused(*REVISE)


def test_a_reason_that_is_too_long(recorded: RecordedManual) -> None:
    assert "SOP1" in recorded.refused("revise", NUMBER, *WHY[:2], "--reason", "长" * 501, *WHY[4:])
