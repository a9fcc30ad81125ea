from __future__ import annotations

import json
from typing import Any

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, NUMBER, PROCEDURE, RecordedManual


def verified(manual: RecordedManual, *arguments: str) -> tuple[int, dict[str, Any]]:
    result = manual.run("verify", "--format", "json", *arguments)
    return result.exit_code, json.loads(result.stdout)


def found(report: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in report["findings"] if finding["fails"]]


def test_a_sound_ledger(recorded: RecordedManual) -> None:
    code, report = verified(recorded)
    assert code == 0
    assert {name: report[name] for name in ("events", "numbers", "releases", "earlier_versions")} == {
        "events": 6,
        "numbers": 1,
        "releases": 1,
        "earlier_versions": 1,
    }
    assert report["approvals"] == {"sealed": 0, "digest": 4, "broken": 0, "unverified": 0}
    assert report["complete_history"] is True
    said = recorded.sop("verify")
    assert said.startswith(
        "as of 2026-11-21: numbers 1, events 6, releases 1; approvals sealed: 0, digest only: 4"
    )
    assert said.endswith("earlier ledgers in git compared with: 1; 0 fail\n")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"date":"2026-02-12"', '"date":"2026-02-11"', "SOP911"),
        ('"date":"2026-02-24"', '"date":"2026-02-01"', "SOP914"),
        ('"seq":6', '"seq":7', "SOP912"),
    ],
)
def test_an_edited_line_is_found(recorded: RecordedManual, old: str, new: str, code: str) -> None:
    recorded.replace(LEDGER, old, new)
    exit_code, report = verified(recorded)
    assert exit_code == 1
    # Held against the chain, and against what git remembers.
    assert code in found(report)
    assert "SOP915" in found(report)
    assert f"{NUMBER} #" in " ".join(finding["message"] for finding in report["findings"])


def test_a_dropped_end_is_found_though_the_chain_holds(recorded: RecordedManual) -> None:
    """Without its last line the chain is whole; only git knows better."""
    recorded.write(LEDGER, "".join(f"{line}\n" for line in recorded.ledger()[:-1]))
    recorded.commit("Forget the release")
    exit_code, report = verified(recorded)
    assert exit_code == 1
    assert [f["message"] for f in report["findings"] if f["code"] == "SOP915"] == [
        "HT-SD-SOP-004 #6 of the earlier ledger is gone or was changed"
    ]


def test_a_ledger_that_was_deleted_is_found(recorded: RecordedManual) -> None:
    (recorded.folder / LEDGER).unlink()
    recorded.commit("Begin again")
    exit_code, report = verified(recorded)
    assert exit_code == 1
    assert "HT-SD-SOP-004 #1–#6" in report["findings"][0]["message"]


def test_without_git_it_says_that_nothing_was_compared(recorded: RecordedManual) -> None:
    (recorded.folder / ".git").rename(recorded.folder.parent / "git")
    assert "in no git repository" in recorded.sop("verify")
    assert verified(recorded)[1]["earlier_versions"] is None


def test_a_text_changed_after_release_is_found(recorded: RecordedManual) -> None:
    recorded.replace(PROCEDURE, "响铃 3 声内接起。", "响铃 4 声内接起。")
    exit_code, report = verified(recorded)
    assert (exit_code, found(report)) == (1, ["SOP935"])


def test_a_text_that_no_commit_keeps_is_found(recorded: RecordedManual) -> None:
    """It is still in this clone, but the next will not have it."""
    recorded.release_next(2, "2026-10-10", "2026-11-01", "响铃 3 声内接起。", "响铃 4 声内接起。")
    assert verified(recorded)[0] == 0
    recorded.git("checkout", "-q", "--orphan", "squashed")
    recorded.commit("Squash both releases")
    exit_code, report = verified(recorded)
    assert (exit_code, found(report)) == (1, ["SOP961"])
    assert any("HT-SD-SOP-004 #6" in finding["message"] for finding in report["findings"])


def test_the_report_answers_the_auditor(recorded: RecordedManual) -> None:
    recorded.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    entry = '{rule: SOP341, level: off, paths: ["hotel/**"], reason: 旧文件逐步改}'
    recorded.replace("mkdocs.yml", "  - sop\n", f"  - sop:\n      findings: [{entry}]\n")
    assert "mkdocs.yml:1:1: SOP817 Advice" in recorded.sop("verify"), "what fails nothing is told too"
    said = recorded.sop("verify", "--report")
    assert "SOP341, Switched off: hotel/**, findings today: 0; reason: 旧文件逐步改 (Until no end)" in said
    assert "== Unsealed releases (1)\nHT-SD-SOP-004 r1 2026-02-24: prepared 唐一宁, checked 曾思雨" in said
    assert "== Numbers: gaps, reuse, vanished (1)\n" in said
    assert "SOP946" in said
    _, report = verified(recorded, "--report")
    assert [row["code"] for row in report["report"]["exceptions"]] == ["SOP817", "SOP946"]
    assert report["report"]["unsealed"][0]["approvals"][0] == {"role": "prepared", "person": "tang"}
    assert report["report"]["overdue"] == []
    (lowered,) = report["report"]["lowered"]
    assert (lowered["code"], lowered["level"], lowered["findings"]) == ("SOP341", "off", 0)


def test_late_reviews_of_any_past_day(recorded: RecordedManual) -> None:
    result = recorded.run("verify", "--report", "--format", "json", SOP_AS_OF="2028-01-01")
    assert json.loads(result.stdout)["report"]["overdue"] == [
        {
            "number": NUMBER,
            "revision": 1,
            "due": "2027-03-01",
            "since": "2027-03-02",
            "until": None,
            "days": 306,
        }
    ]
    arguments = ("verify", "--report", "--format", "json", "--as-of", "2027-03-03")
    result = recorded.run(*arguments, SOP_AS_OF="2028-01-01")
    assert json.loads(result.stdout)["report"]["overdue"][0]["days"] == 2


def test_events_since_a_past_day_are_no_events_of_the_future(recorded: RecordedManual) -> None:
    assert verified(recorded, "--as-of", "2026-02-15")[0] == 0
    result = recorded.run("verify", SOP_AS_OF="2026-02-15")
    assert result.exit_code == 1
    assert "SOP929" in result.stdout


def test_a_release_that_is_not_committed_yet_is_nothing_lost(recorded: RecordedManual) -> None:
    recorded.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    recorded.sign_all(DRAFT, "2026-11-10", "2026-11-12", "2026-11-12", "2026-11-14")
    recorded.sop("release", DRAFT, "--by", "tang", "--date", "2026-11-16")
    assert recorded.git("status", "--porcelain", "--", DRAFT_FILE)
    assert verified(recorded)[0] == 0
