"""A ledger that git once held is never lost in silence: real repositories, treated as somebody would who wants it gone."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from recorded_manual import LEDGER, NUMBER, PROCEDURE, RecordedManual, WithHistory

from sop_plugin.model.event import line_hash

GONE, LOST, UNLIKE, ANOTHER = "SOP916", "SOP915", "SOP966", "SOP962"


def codes(manual: RecordedManual, *arguments: str) -> set[str]:
    """What fails, by its codes."""
    report = json.loads(manual.run(*arguments, "--format", "json").stdout)
    return {finding["code"] for finding in report["findings"] if finding["fails"]}


def remove(manual: RecordedManual) -> None:
    (manual.folder / LEDGER).unlink()


def empty(manual: RecordedManual) -> None:
    manual.write(LEDGER, "")


def blank(manual: RecordedManual) -> None:
    manual.write(LEDGER, "\n")


def set_another(manual: RecordedManual) -> None:
    manual.replace("mkdocs.yml", "  - sop\n", "  - sop:\n      ledger: other.jsonl\n")


def set_another_with_a_number(manual: RecordedManual) -> None:
    set_another(manual)
    manual.write("other.jsonl", manual.ledger()[0] + "\n")


def move_and_empty(manual: RecordedManual) -> None:
    (manual.folder / "handbook").mkdir()
    for name in ("docs", "mkdocs.yml", "organisation.yml"):
        manual.git("mv", name, f"handbook/{name}")
    manual.git("rm", "-q", LEDGER)
    manual.write(f"handbook/{LEDGER}", "")


def keep_one_line(manual: RecordedManual) -> None:
    manual.write(LEDGER, manual.ledger()[0] + "\n")


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (remove, GONE),
        (empty, GONE),
        (blank, GONE),
        (set_another, GONE),
        (set_another_with_a_number, LOST),
        (keep_one_line, LOST),
    ],
)
def test_a_ledger_that_is_gone_fails_the_check_before_and_after_the_commit(
    way: Callable[[RecordedManual], None], expected: str, recorded: RecordedManual
) -> None:
    way(recorded)
    assert expected in codes(recorded, "check")
    recorded.commit("Tidy up")
    recorded.commit("And something else", {"notes.txt": "-"})
    assert expected in codes(recorded, "check")
    assert expected in codes(recorded, "verify", "--if-begun")
    assert expected in codes(recorded, "check", "--base", "HEAD~2")
    assert expected not in codes(recorded, "check", "--base", "HEAD~1")


def test_the_remedy_brings_the_ledger_back(recorded: RecordedManual) -> None:
    kept = recorded.text(LEDGER)
    remove(recorded)
    recorded.commit("Tidy up")
    said = recorded.run("check").stdout
    command = next(line for line in said.splitlines() if "git show" in line)
    command = command[command.index("git show") : command.index(" > ")]
    recorded.write(LEDGER, recorded.git(*command.split()[1:]) + "\n")
    assert recorded.text(LEDGER) == kept
    assert recorded.run("check").exit_code == 0


def test_a_ledger_that_never_was_is_missed_by_nobody(under_git: RecordedManual) -> None:
    assert not codes(under_git, "check") & {GONE, LOST}


def test_moving_the_manual_or_the_ledger_with_all_its_lines_is_no_alarm(with_history: WithHistory) -> None:
    manual = with_history(RecordedManual.record_procedure)
    manual.release_next(2, "2026-09-01", "2026-09-10", "3 声", "4 声")
    manual.git("mv", LEDGER, "evidence.jsonl")
    manual.replace("mkdocs.yml", "  - sop\n", "  - sop:\n      ledger: evidence.jsonl\n")
    manual.commit("Call it evidence")
    assert codes(manual, "check") == codes(manual, "verify") == set()
    (manual.folder / "handbook").mkdir()
    for name in ("docs", "mkdocs.yml", "organisation.yml", "evidence.jsonl"):
        manual.git("mv", name, f"handbook/{name}")
    manual.commit("Move the manual")
    moved = RecordedManual(manual.folder / "handbook")
    assert codes(moved, "check") == codes(moved, "verify") == set()
    moved.write("evidence.jsonl", "")
    assert GONE in codes(moved, "check")


def test_a_manual_that_is_moved_does_not_leave_its_ledger_behind(recorded: RecordedManual) -> None:
    move_and_empty(recorded)
    recorded.commit("Move the manual")
    assert GONE in codes(RecordedManual(recorded.folder / "handbook"), "check")


def forged(manual: RecordedManual, **facts: str) -> None:
    """The last event with other facts; its own hash nobody holds yet."""
    lines = manual.ledger()
    event = json.loads(lines[-1]) | facts
    lines[-1] = json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    manual.write(LEDGER, "".join(f"{line}\n" for line in lines))


def test_a_release_is_held_against_the_text_that_it_names(recorded: RecordedManual) -> None:
    another = recorded.git("hash-object", "-w", "mkdocs.yml")
    forged(recorded, blob=another)
    assert ANOTHER in codes(recorded, "check")
    assert ANOTHER in codes(recorded, "verify")
    recorded.git("checkout", LEDGER)
    forged(recorded, blob="1" * 40)
    assert "SOP961" in codes(recorded, "check")
    recorded.git("checkout", LEDGER)
    recorded.release_next(2, "2026-09-01", "2026-09-10", "3 声", "4 声")
    lines = [json.loads(line) for line in recorded.ledger()]
    first = next(event for event in lines if event["event"] == "released")
    first["effective"] = "2026-02-24"
    previous = "0" * 64
    texts = []
    for event in lines:
        event["prev"] = previous
        texts.append(json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        previous = line_hash(texts[-1])
    recorded.write(LEDGER, "".join(f"{line}\n" for line in texts))
    assert UNLIKE in codes(recorded, "check")


def test_a_review_that_is_dated_ahead_moves_no_due_date(under_git: RecordedManual) -> None:
    def due() -> str:
        listed = json.loads(under_git.sop("register", "--format", "json"))
        return next(row["review_due"] for row in listed["documents"] if row["number"] == NUMBER)

    before = due()
    review = "review: {every: 12 months}\n"
    ahead = "reviews:\n  - {date: 2027-01-05, by: lu, outcome: no_change}\n"
    under_git.replace(PROCEDURE, review, review + ahead)
    assert due() == before
