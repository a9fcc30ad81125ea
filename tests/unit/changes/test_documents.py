from __future__ import annotations

from dataclasses import replace
from datetime import date

from sample_manual import AS_OF, document_source

from sop_plugin.changes.documents import document_changes
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.settings import Settings
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.reading.front_matter.documents import read_document

DAY = date(2026, 3, 1)


def document(number: str, body: str = "## 目的\n\n甲。\n", **facts: object) -> Document:
    found = read_document(document_source(number, body, **facts), Settings()).document
    assert found is not None
    return found


def snapshot(*documents: Document, releases: tuple[Released, ...] = ()) -> Snapshot:
    return Snapshot(Manual(documents, Organisation(), Settings(), AS_OF), Ledger(releases))


def test_what_happens_to_each_document() -> None:
    kept, gone, moved, signed, changed, ended, released = (document(f"HT-SD-SOP-00{n}") for n in range(1, 8))
    new = document("HT-SD-SOP-008")
    release = Released(
        number=released.number, day=DAY, by="tang", revision=1, effective=DAY, digest="sop1:x", blob="1" * 40
    )
    withdrawal = {"date": "2026-11-20", "by": "shen", "reason": "停办"}
    after = snapshot(
        kept,
        replace(moved, path="docs/elsewhere.md"),
        replace(signed, approvals=signed.approvals[:1]),
        document(changed.number, "## 目的\n\n乙。\n"),
        document(ended.number, status="withdrawn", withdrawal=withdrawal),
        released,
        new,
        releases=(release,),
    )
    found = document_changes(snapshot(kept, gone, moved, signed, changed, ended, released), after)
    assert [(change.kind.value, change.number[-1], change.text_changed) for change in found] == [
        ("new", "8", True),
        ("deleted", "2", True),
        ("withdrawn", "6", False),
        ("released", "7", False),
        ("changed", "5", True),
        ("recorded", "4", False),
        ("moved", "3", False),
    ]
    assert found[3].releases == (release,)
    assert found[-1].moved_from == moved.path
    assert {change.moved_from for change in found[:-1]} == {None}
    assert document_changes(after, after) == ()
