"""``sop status``: each stage of a document's life, and the next step that really works."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, PROCEDURE, SIGNERS, RecordedManual

from .conftest import Run


def status(manual: RecordedManual, number: str, **environment: str) -> dict[str, Any]:
    result = manual.run("status", number, "--format", "json", **environment)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert isinstance(told, dict)
    return told


def follow(manual: RecordedManual, number: str, *more: str) -> dict[str, Any]:
    """Type the command that comes next, and tell where the document stands then."""
    manual.sop(*shlex.split(status(manual, number)["next"]["command"])[1:], *more)
    return status(manual, number)


def test_each_next_step_leads_on_to_the_release(under_git: RecordedManual) -> None:
    under_git.replace(DRAFT_FILE, "approvals:\n  - {role: prepared, person: tang, date: 2026-11-10}\n", "")
    told = status(under_git, DRAFT)
    assert (told["state"], told["next"]["step"]) == (None, "issue")
    told = follow(under_git, DRAFT)
    assert (told["next"]["step"], told["missing"]) == ("sign", list(SIGNERS))
    for role in list(SIGNERS)[1:]:
        told = follow(under_git, DRAFT)
        assert (told["next"]["step"], told["missing"][0]) == ("sign", role)
    told = follow(under_git, DRAFT)
    assert (told["next"]["step"], told["missing"]) == ("release", [])
    told = follow(under_git, DRAFT)
    assert (told["state"], told["next"]["step"], told["next"]["command"]) == ("scheduled", "wait", None)


def test_nobody_is_proposed_whose_signature_would_be_refused(under_git: RecordedManual) -> None:
    under_git.replace(DRAFT_FILE, "approvals:\n  - {role: prepared, person: tang, date: 2026-11-10}\n", "")
    under_git.sop("issue", DRAFT, "--by", "tang")

    def proposed() -> dict[str, list[str]]:
        roles = status(under_git, DRAFT)["roles"]
        return {line["role"]: [person["id"] for person in line["may_sign"]] for line in roles}

    # fang has left, and shen is the only one who may approve a procedure.
    anybody = ["lu", "tang", "zeng"]
    assert proposed() == {"prepared": anybody, "checked": anybody, "reviewed": anybody, "approved": ["shen"]}
    under_git.sop("approve", DRAFT, "--role", "prepared", "--by", "tang")
    assert proposed() == {
        "prepared": [],
        "checked": ["lu", "zeng"],
        "reviewed": ["lu", "zeng"],
        "approved": ["shen"],
    }


def test_who_signed_another_wording_must_sign_again(under_git: RecordedManual) -> None:
    under_git.replace(DRAFT_FILE, "approvals:\n  - {role: prepared, person: tang, date: 2026-11-10}\n", "")
    under_git.sop("issue", DRAFT, "--by", "tang")
    under_git.sop("approve", DRAFT, "--role", "prepared", "--by", "tang")
    under_git.replace(DRAFT_FILE, "每日 18:00 打印", "每日 17:00 打印")
    told = status(under_git, DRAFT)
    line = told["roles"][0]
    assert (line["signed"], line["signatures"][0]["holds"]) == (False, False)
    assert line["may_sign"][0]["id"] == "tang"
    assert told["missing"][0] == "prepared"
    shown = under_git.sop("status", DRAFT)
    assert "of another wording: to be signed again" in shown


def test_what_must_be_written_before_anybody_signs(under_git: RecordedManual) -> None:
    under_git.sop("issue", DRAFT, "--by", "tang")
    under_git.replace(DRAFT_FILE, "effective: 2026-12-01\n", "")
    assert status(under_git, DRAFT)["next"]["step"] == "set_effective"
    under_git.replace(DRAFT_FILE, "status: draft\n", "status: draft\neffective: 2026-11-01\n")
    assert status(under_git, DRAFT)["next"]["step"] == "set_later"


def test_a_document_in_force_that_is_revised(recorded: RecordedManual) -> None:
    told = status(recorded, NUMBER)
    assert (told["state"], told["revision"], told["days"]) == ("effective", 1, 100)
    assert told["next"] == {
        "step": "nothing",
        "command": f"sop impact {NUMBER}",
        "text": f"nothing for now; to change it, see whom that touches: sop impact {NUMBER}, "
        f"then begin revision 2: sop revise {NUMBER}",
    }
    recorded.next_revision(2, "2027-01-01", "响铃", "铃响")
    told = status(recorded, NUMBER)
    assert (told["revision"], told["file"]) == (1, {"revision": 2, "status": "draft", "ahead": True})
    assert (told["state"], told["next"]["step"]) == ("effective", "sign")
    # Without what it changes, and why, a revision is not ready to be signed.
    change = "change: {class: substantive, reason: 客户反映, summary: 改时限}\n"
    recorded.replace(PROCEDURE, change, "")
    assert status(recorded, NUMBER)["next"]["step"] == "write_change"


def test_a_released_revision_that_is_yet_to_come(recorded: RecordedManual) -> None:
    recorded.release_next(2, "2026-11-20", "2026-12-10", "响铃", "铃响")
    told = status(recorded, NUMBER)
    assert (told["state"], told["revision"]) == ("effective", 1)
    assert told["coming"] == [{"revision": 2, "effective": "2026-12-10"}]
    text = recorded.sop("status", NUMBER)
    assert "revision 2 released, effective 2026-12-10" in text
    assert "then begin revision 3: " in text


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [("2027-02-10", "due", 19), ("2027-03-01", "due", 0), ("2027-04-10", "overdue", -40)],
)
def test_a_review_that_is_due(recorded: RecordedManual, day: str, state: str, days: int) -> None:
    told = status(recorded, NUMBER, SOP_AS_OF=day)
    assert (told["state"], told["days"], told["next"]["step"]) == (state, days, "review")
    assert told["next"]["command"] == f"sop review {NUMBER} --outcome no_change --note TEXT --by tang"


@pytest.mark.parametrize("outcome", ["revise", "withdraw"])
def test_a_review_that_found_something(recorded: RecordedManual, outcome: str) -> None:
    recorded.sop("review", NUMBER, "--outcome", outcome, "--note", "现场变了", "--by", "tang")
    told = status(recorded, NUMBER)
    assert told["next"]["step"] == outcome
    assert told["next"]["command"].startswith(f"sop {outcome} {NUMBER}")


def test_a_finding_is_mended_first(recorded: RecordedManual) -> None:
    recorded.replace(PROCEDURE, "响铃", "铃响")
    told = status(recorded, NUMBER)
    assert (told["next"]["step"], told["next"]["command"]) == ("fix", f"sop check {PROCEDURE}")
    assert [finding["code"] for finding in told["findings"]] == ["SOP935"]
    assert "SOP935" in recorded.sop("status", NUMBER)


def test_the_end(recorded: RecordedManual) -> None:
    recorded.sop("withdraw", NUMBER, "--reason", "不再接电话", "--by", "shen")
    told = status(recorded, NUMBER)
    assert (told["state"], told["next"]["step"], told["next"]["command"]) == ("withdrawn", "ended", None)


def test_a_withdrawn_document_leads_to_its_successor(run: Run) -> None:
    told = json.loads(run("status", "HT-SD-SOP-024", "--format", "json").stdout)
    assert told["next"]["command"] == "sop status HT-SD-SOP-004"
    assert "接替文件 HT-SD-SOP-004" in run("status", "HT-SD-SOP-024", SOP_LANGUAGE="zh").stdout


def test_a_number_without_a_file(recorded: RecordedManual) -> None:
    recorded.sop("issue", DRAFT, "--by", "tang")
    (recorded.folder / DRAFT_FILE).unlink()
    told = status(recorded, DRAFT)
    assert (told["title"], told["path"], told["next"]["step"]) == ("打印报表", None, "write")
    (recorded.folder / PROCEDURE).unlink()
    told = status(recorded, NUMBER)
    assert (told["state"], told["path"], told["next"]["step"]) == ("effective", None, "restore")


def test_what_was_declared_before_there_was_a_ledger(under_git: RecordedManual) -> None:
    told = status(under_git, NUMBER)
    assert (told["state"], told["next"]["step"]) == ("effective", "nothing")
    assert {s["seal"] for line in told["roles"] for s in line["signatures"]} == {"declared"}
    under_git.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    told = status(under_git, NUMBER)
    assert told["next"]["command"] == f"sop baseline {NUMBER} --record TEXT --by tang"
    told = follow(under_git, NUMBER)
    assert told["next"]["step"] == "nothing"
    assert {s["seal"] for line in told["roles"] for s in line["signatures"]} == {"adopted"}


def test_declared_signatures_can_still_be_recorded_for_their_own_days(under_git: RecordedManual) -> None:
    under_git.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    under_git.sop("approve", NUMBER, "--role", "prepared", "--by", "tang", "--date", "2026-02-10")
    told = status(under_git, NUMBER)
    assert told["next"]["command"] == f"sop approve {NUMBER} --role checked --by zeng --date 2026-02-12"
    for _ in list(SIGNERS)[1:]:
        told = follow(under_git, NUMBER)
    # Nobody could work by it on a day that is over: a later one is signed again.
    assert told["next"]["step"] == "set_later"


def test_the_number_is_found_as_people_type_it(run: Run) -> None:
    for written in ("ht-sd-sop-004", "ＨＴ-ＳＤ-ＳＯＰ-００４", " HT-SD-SOP-004 "):
        assert run("status", written).stdout.startswith("HT-SD-SOP-004  接听电话")


def test_an_unknown_number_names_the_nearest(run: Run) -> None:
    result = run("status", "HT-SD-SOP-040", SOP_LANGUAGE="zh")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("sop: 手册和台账中没有编号 HT-SD-SOP-040，最接近的是 HT-SD-SOP-0")


def test_json_holds_what_the_help_promises(run: Run) -> None:
    assert list(json.loads(run("status", "HT-SD-SOP-004", "--format", "json").stdout)) == (
        "as_of number title type department path state revision effective review_due days file coming returned roles missing"
        " findings next".split()
    )


def test_text_is_plain_where_it_is_no_terminal(run: Run) -> None:
    result = run("status", "HT-SD-SOP-004")
    assert "\x1b" not in result.stdout
    assert "Signatures under revision 1" in result.stdout


def test_colour_can_be_switched_off(run: Run) -> None:
    assert "\x1b[32mIn force" in run("status", "HT-SD-SOP-004", colour=True).stdout
    assert "\x1b[32m" not in run("status", "HT-SD-SOP-004", NO_COLOR="1").stdout


def test_what_the_ledger_does_not_know_is_adopted_before_it_is_reviewed(under_git: RecordedManual) -> None:
    """Also where its review is overdue: a review would be refused, as release, approval and revision are."""
    under_git.replace(PROCEDURE, "review: {every: 12 months}", "review: {every: 3 months}")
    said = under_git.sop("status", NUMBER)
    assert "173 days over" in said
    assert f"sop baseline {NUMBER}" in said
    assert "was never released" in under_git.refused(
        *("review", NUMBER, "--outcome", "no_change", "--note", "照旧", "--by", "tang")
    )
    under_git.sop("baseline", NUMBER, "--record", "旧台账", "--by", "shen")
    assert f"sop review {NUMBER}" in under_git.sop("status", NUMBER)
