"""``sop review-trail``: the audit trail of a period was read by document control."""

from __future__ import annotations

import json
from pathlib import Path

from recorded_manual import NUMBER, RecordedManual

from .test_approve import needs_openssh, new_key, register

REVIEW = ("review-trail", "--from", "2026-01-01", "--to", "2026-03-31", "--note", " 没有  例外 ")


def events(manual: RecordedManual) -> list[dict[str, object]]:
    return [json.loads(line) for line in manual.text("ledger.jsonl").splitlines()]


def test_it_stands_in_the_ledger_with_what_was_seen(recorded: RecordedManual) -> None:
    before = recorded.text("ledger.jsonl")
    said = recorded.sop(*REVIEW, "--by", "shen", "--dry-run")
    assert recorded.text("ledger.jsonl") == before
    assert "dry run" in said
    said = recorded.sop(*REVIEW, "--by", "shen")
    assert said.startswith(
        "2026-11-21: review of the audit trail from 2026-01-01 to 2026-03-31 by 沈光耀 recorded (exceptions: 1)"
    )
    event = events(recorded)[-1]
    assert {key: event[key] for key in ("event", "number", "by", "since", "until", "exceptions", "note")} == {
        "event": "trail_reviewed",
        "number": "audit-trail",
        "by": "shen",
        "since": "2026-01-01",
        "until": "2026-03-31",
        "exceptions": 1,  # the release of March without seals
        "note": "没有 例外",
    }
    assert recorded.run("verify").exit_code == 0
    # A second one follows in the chain of its own.
    recorded.sop("review-trail", "--from", "2026-04-01", "--to", "2026-06-30", "--note", "无", "--by", "shen")
    assert [event.get("seq") for event in events(recorded) if event["number"] == "audit-trail"] == [1, 2]
    recorded.commit("Review the trail")
    recorded.write("ledger.jsonl", recorded.text("ledger.jsonl").replace("没有 例外", "都好"))
    assert "SOP911" in recorded.run("verify").output


def test_only_document_control_may_and_only_what_has_been(recorded: RecordedManual) -> None:
    assert "is not of document control" in recorded.refused(*REVIEW, "--by", "tang")
    later = ("review-trail", "--from", "2026-11-01", "--to", "2026-12-31", "--note", "无", "--by", "shen")
    assert "cannot be" in recorded.refused(*later)
    recorded.sop(*REVIEW, "--by", "shen")
    assert "already" in recorded.refused(*REVIEW, "--by", "shen")


def test_a_missing_review_is_told_until_it_is_recorded(recorded: RecordedManual) -> None:
    recorded.replace("mkdocs.yml", "- sop", "- sop: {trail_review: {every: 3 months, since: 2026-06-01}}")
    assert "SOP920" in recorded.run("check").output
    # It comes with the passing of time, and fails nobody's change.
    assert recorded.run("check").exit_code == 0
    recorded.sop("review-trail", "--from", "2026-06-01", "--to", "2026-08-31", "--note", "无", "--by", "shen")
    assert "SOP920" not in recorded.run("check").output


@needs_openssh
def test_it_is_sealed_and_a_broken_seal_is_told(recorded: RecordedManual, tmp_path: Path) -> None:
    key = new_key(tmp_path / "shen")
    register(recorded, "shen", key)
    recorded.sop(*REVIEW, "--by", "shen", "--key", str(key))
    assert "signature" in events(recorded)[-1]
    assert recorded.run("verify").exit_code == 0
    text = recorded.text("ledger.jsonl")
    recorded.write("ledger.jsonl", text.replace('"exceptions":1', '"exceptions":0'))
    assert "SOP973" in recorded.run("verify").output


def test_the_auditors_pack_has_it(recorded: RecordedManual, tmp_path: Path) -> None:
    recorded.sop(*REVIEW, "--by", "shen")
    recorded.sop("acknowledge", NUMBER, "--by", "zeng")
    recorded.sop("copies", "issue", NUMBER, "--to", "总台", "--by", "tang")
    recorded.commit("Review, read, hand out")
    pack = tmp_path / "pack"
    recorded.sop("audit-pack", "--from", "2026-01-01", "--to", "2026-11-21", "--output", str(pack))

    def rows(name: str) -> list[str]:
        return (pack / "lists" / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()[1:]

    assert rows("trail-reviews")[0].startswith("2026-01-01,2026-03-31,2026-11-21,沈光耀,1,没有 例外,")
    assert any(row.startswith("HT-SD,") and row.endswith(",3,1,2,0") for row in rows("training-department"))
    assert any(f"{NUMBER}:1" in row and "总台" not in row for row in rows("copies"))
    assert not (pack / "lists" / "training.csv").exists()  # people are not named
