from __future__ import annotations

import json
import shlex

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, NUMBER, PROCEDURE, RecordedManual, WithHistory

RELEASE = ("release", NUMBER, "--by", "tang", "--date", "2026-02-24")


def signed_by_all(manual: RecordedManual) -> None:
    manual.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    manual.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")


@pytest.fixture
def signed(with_history: WithHistory) -> RecordedManual:
    return with_history(signed_by_all)


def test_the_next_step_commits_both_files(signed: RecordedManual) -> None:
    first, second = signed.sop(*RELEASE).splitlines()
    assert first == "2026-02-24: HT-SD-SOP-004 revision 1 released, in force from 2026-03-01"
    add, commit = second.removeprefix("next: ").split(" && ")
    assert shlex.split(add)[2:] == [PROCEDURE, LEDGER]
    signed.git("add", ".")
    signed.git(*shlex.split(commit)[1:])
    event = json.loads(signed.ledger()[-1])
    assert event["blob"] == signed.blob(f"HEAD:{PROCEDURE}")
    assert (event["effective"], event["revision"], "expires" in event) == ("2026-03-01", 1, False)
    assert signed.sop("verify")


def test_the_day_on_which_it_expires_is_recorded(under_git: RecordedManual) -> None:
    under_git.replace(PROCEDURE, "effective: 2026-03-01", "effective: 2026-03-01\nexpires: 2027-02-28")
    under_git.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    under_git.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")
    under_git.sop(*RELEASE)
    assert json.loads(under_git.ledger()[-1])["expires"] == "2027-02-28"


def test_a_trial_run_leaves_no_trace_in_git(signed: RecordedManual) -> None:
    before, objects = signed.contents(), signed.git("count-objects")
    assert "dry run" in signed.sop(*RELEASE, "--dry-run")
    assert (signed.contents(), signed.git("count-objects")) == (before, objects)


def test_a_missing_signature_is_named(under_git: RecordedManual) -> None:
    under_git.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    under_git.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    said = under_git.refused("release", DRAFT, "--by", "tang")
    assert "not signed yet in revision 1: checked, reviewed, approved; sop status HT-SD-SOP-020" in said


def test_without_git_it_cannot_run(signed: RecordedManual) -> None:
    (signed.folder / ".git").rename(signed.folder.parent / "git")
    assert "git init" in signed.cannot(*RELEASE)


def test_a_text_that_the_check_finds_fault_with_is_neither_signed_nor_released(
    signed: RecordedManual,
) -> None:
    """Once it was released, only the next revision could mend it."""
    twice = "keywords: [留言, 转接]\n"
    signed.replace(PROCEDURE, twice, twice * 2)
    assert "SOP106" in signed.refused(*RELEASE)
    signed.issue_draft()
    signed.replace(DRAFT_FILE, "## 职责\n\n预订员打印。\n\n", "")
    sign = ("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    assert "SOP301" in signed.refused(*sign)
    assert "SOP301" in signed.run("status", DRAFT).stdout


def test_a_link_that_leads_to_nothing_is_neither_signed_nor_released(under_git: RecordedManual) -> None:
    """Readers would open a page that is not there until the next revision."""
    under_git.issue_draft()
    whole = under_git.text(DRAFT_FILE)
    sign = ("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    for link, code in (("nowhere.md", "SOP614"), ("#nowhere", "SOP615"), ("procedure.md#nowhere", "SOP615")):
        under_git.write(DRAFT_FILE, whole.replace("预订员打印。", f"预订员打印，见[说明]({link})。"))
        assert code in under_git.refused(*sign)
        assert code in under_git.run("status", DRAFT).stdout
    # A page that we make counts as soon as there is something to show on it.
    under_git.sop("anchor", "--keep")
    there = "预订员打印，见[接听](procedure.md#c1)和[锚点](../anchors.md)。"
    under_git.write(DRAFT_FILE, whole.replace("预订员打印。", there))
    under_git.sop(*sign)
