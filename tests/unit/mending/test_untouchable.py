"""Which texts may be mended: drafts that nobody has signed, and nothing that readers work by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from each_case import each_case
from ledgers import approved, issued, ledger_text, released, withdrawn

from sop_plugin.mending.untouchable import why_untouched
from sop_plugin.model.document import Document
from sop_plugin.model.event import Event
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.source import Source

GOLDEN = Path(__file__).parents[2] / "golden"
NUMBER, DAY = "HT-SD-SOP-020", date(2026, 3, 1)
ISSUED = issued(NUMBER, DAY)


def draft(status: Status, revision: int) -> Document:
    text = (GOLDEN / "documents" / "draft.md").read_bytes()
    document = read_document(Source("docs/a.md", text), Settings()).document
    assert document is not None
    return replace(document, status=status, revision=revision, approvals=())


def reason(events: tuple[Event, ...], status: Status, revision: int, *, unrecorded: bool) -> str | None:
    ledger = read_ledger(Source("ledger.jsonl", ledger_text(*events).encode())).ledger if events else Ledger()
    assert ledger is not None
    found = why_untouched(draft(status, revision), ledger, unrecorded=unrecorded)
    return found.words.en.partition(";")[0] if found is not None else None


@each_case(
    "events, status, revision, expected",
    [
        ((), Status.DRAFT, 1, None),
        ((ISSUED,), Status.DRAFT, 1, None),
        ((), Status.IN_REVIEW, 1, "in review"),
        ((), Status.WITHDRAWN, 1, "withdrawn"),
        ((ISSUED, approved(NUMBER, 1, DAY)), Status.DRAFT, 1, "somebody has signed it"),
        ((ISSUED, released(NUMBER, 1, DAY)), Status.APPROVED, 1, "released"),
        # Whatever a file says of itself: the ledger knows better.
        ((ISSUED, released(NUMBER, 1, DAY)), Status.DRAFT, 1, "released"),
        ((ISSUED, released(NUMBER, 1, DAY)), Status.DRAFT, 2, None),
        ((ISSUED, released(NUMBER, 1, DAY)), Status.APPROVED, 2, "released"),
        ((ISSUED, released(NUMBER, 1, DAY), withdrawn(NUMBER, DAY, 1)), Status.DRAFT, 2, "withdrawn"),
        ((), Status.APPROVED, 1, "says approved and is not in the ledger"),
    ],
)
def test_why_a_text_is_left_alone(
    events: tuple[Event, ...], status: Status, revision: int, expected: str | None
) -> None:
    assert reason(events, status, revision, unrecorded=False) == expected
    if expected != "says approved and is not in the ledger":
        assert reason(events, status, revision, unrecorded=True) == expected


def test_before_the_baseline_what_says_approved_can_be_mended() -> None:
    assert reason((), Status.APPROVED, 1, unrecorded=True) is None
