from __future__ import annotations

import json

import pytest
from recorded_manual import DRAFT, LEDGER, RecordedManual


@pytest.mark.parametrize(
    ("department", "kind", "number"),
    [
        ("HT-SD", "SOP", "HT-SD-SOP-021"),
        ("ht-sd", "Procedure", "HT-SD-SOP-021"),
        ("HT-GM", "policy", "HT-GM-POL-001"),
    ],
)
def test_the_next_number_is_told(recorded: RecordedManual, department: str, kind: str, number: str) -> None:
    before = recorded.contents()
    assert recorded.sop("issue", "--department", department, "--type", kind) == f"{number}\n"
    assert recorded.contents() == before


def test_a_number_is_recorded(under_git: RecordedManual) -> None:
    said = under_git.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    assert said == (
        "2026-11-02: number HT-SD-SOP-020 recorded for 打印报表\n"
        "next: once it is written, have it signed: sop approve HT-SD-SOP-020 --role prepared --by PERSON\n"
    )
    event = json.loads(under_git.text(LEDGER))
    assert (event["event"], event["number"], event["by"], event["date"], event["title"]) == (
        "issued",
        DRAFT,
        "tang",
        "2026-11-02",
        "打印报表",
    )


def test_a_trial_run_writes_nothing(under_git: RecordedManual) -> None:
    before = under_git.contents()
    assert "(dry run, nothing was written)" in under_git.sop("issue", DRAFT, "--by", "tang", "--dry-run")
    assert under_git.contents() == before
