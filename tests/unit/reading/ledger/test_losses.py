"""What an earlier ledger had and this one has no longer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ledgers import FIRST_DAY, NUMBERS, approved, issued, ledger_text, released, reviewed

from sop_plugin.reading.ledger.appending import appended
from sop_plugin.reading.ledger.losses import lost_events, lost_lines

NUMBER, OTHER = NUMBERS[1], NUMBERS[0]
DAY = FIRST_DAY + timedelta(days=10)
SOUND = ledger_text(issued(NUMBER, DAY), approved(NUMBER, 1, DAY), released(NUMBER, 1, DAY))


def test_lost_lines_count_copies_and_leave_out_what_was_no_event() -> None:
    first = SOUND.splitlines(keepends=True)[0]
    assert [lost.line for lost in lost_lines(first + first, first)] == [2]
    assert lost_lines("=======\n\nnot json\n" + SOUND, SOUND) == ()
    assert lost_lines(SOUND.rstrip("\n"), SOUND) == ()


def test_lost_events_are_told_number_by_number() -> None:
    earlier: Any = appended(SOUND, reviewed(NUMBER, 1, DAY))
    earlier = appended(earlier, issued(OTHER, DAY))
    lines = earlier.splitlines(keepends=True)
    findings = list(lost_events(earlier, lines[1] + lines[3], "evidence/ledger.jsonl"))
    assert [(str(f.place), f.values["events"]) for f in findings] == [
        ("evidence/ledger.jsonl:1:1", f"{OTHER} #1"),
        ("evidence/ledger.jsonl:1:1", f"{NUMBER} #2, {NUMBER} #4"),
    ]
    assert list(lost_events(earlier, earlier)) == []
