"""References counted by department."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.indexes.department_references import department_references
from sop_plugin.model.document import Document, Reference, ReferenceKind
from sop_plugin.model.place import Place


def citing(document: Document, department: str, *numbers: str) -> Document:
    made = tuple(
        Reference(ReferenceKind.NUMBER, number, None, None, Place(document.path, 12), 9) for number in numbers
    )
    return replace(document, department=department, body=replace(document.body, references=made))


def test_each_pair_counts_once_for_the_citing_department(make_document: Any, make_manual: Any) -> None:
    one = citing(make_document(1, ""), "QA", *["QA-SOP-002"] * 3, "QA-SOP-001", "QA-SOP-003", "QA-SOP-099")
    two = citing(make_document(2, ""), "QA", "QA-SOP-001")
    three = citing(make_document(3, ""), "HT", "QA-SOP-001", "QA-SOP-004")
    four = citing(make_document(4, ""), "ZZ")
    manual = make_manual(one, two, three, four)
    references = resolve_references(manual)
    found = department_references(references, manual.documents, ["HT", "MK", "QA"])
    assert [
        (
            entry.department,
            [(a.number[-1], b.number[-1]) for a, b in entry.citations],
            dict(entry.by_department),
        )
        for entry in found
    ] == [
        ("HT", [("3", "1"), ("3", "4")], {"QA": 1, "ZZ": 1}),
        ("QA", [("1", "2"), ("1", "3"), ("2", "1")], {"QA": 2, "HT": 1}),
        ("ZZ", [], {}),
    ]
    # What readers may not see neither cites nor is cited.
    [only] = department_references(references, [one, two], ["HT", "MK", "QA"])
    assert [(a.number[-1], b.number[-1]) for a, b in only.citations] == [("1", "2"), ("2", "1")]
