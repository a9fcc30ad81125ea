"""References resolved in both directions."""

from __future__ import annotations

from dataclasses import replace

from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.cross_references import Problem
from sop_plugin.model.document import Document, Reference, ReferenceKind, RejectedSource
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place


def citing(document: Document, *references: tuple[ReferenceKind, str, str | None]) -> Document:
    made = tuple(
        Reference(kind, target, clause, None, Place(document.path, 12), 9)
        for kind, target, clause in references
    )
    return replace(document, body=replace(document.body, references=made))


NUMBER, TITLE, LINK = ReferenceKind


def test_what_references_lead_to(make_document, make_manual) -> None:
    first = citing(
        make_document(1, "# 目的\n…"),
        (NUMBER, "QA-SOP-002", "1"),
        (NUMBER, "QA-SOP-002", "7"),
        (NUMBER, "QA-SOP-009", None),
        (NUMBER, "QA-SOP-008", None),
        (TITLE, "规程 2", None),
        (TITLE, "坏规程", None),
        (TITLE, "民法典", None),
        (TITLE, "没有的规程", None),
        (LINK, "../docs/002.md", "intro"),
        (LINK, "nowhere.md", None),
        (NUMBER, "QA-SOP-001", None),
    )
    second = make_document(2, "# 目的\n…")
    manual = make_manual(
        first,
        second,
        rejected=(RejectedSource("docs/008.md", "QA-SOP-008", "坏规程"),),
        external_titles=frozenset({"民法典"}),
    )
    found = resolve_references(manual)
    assert [(r.target.number if r.target else None, r.problem) for r in found.references] == [
        ("QA-SOP-002", None),
        ("QA-SOP-002", Problem.UNKNOWN_CLAUSE),
        (None, Problem.UNKNOWN_NUMBER),
        (None, None),
        ("QA-SOP-002", None),
        (None, None),
        (None, None),
        (None, Problem.UNKNOWN_TITLE),
        ("QA-SOP-002", None),
        (None, None),
        ("QA-SOP-001", None),
    ]
    assert found.references[0].clause == second.body.clauses[0]
    assert found.references[0].source_clause == first.body.clauses[0]
    assert [r.reference.target for r in found.broken] == ["QA-SOP-002", "QA-SOP-009", "没有的规程"]
    assert len(found.outgoing["docs/001.md"]) == 11
    assert {path: len(group) for path, group in found.incoming.items()} == {"docs/002.md": 4}


def test_orphans_are_released_documents_that_no_other_cites(make_document, make_manual) -> None:
    manual = make_manual(
        citing(make_document(3), (NUMBER, "QA-SOP-001", None), (NUMBER, "QA-SOP-003", None)),
        make_document(2, status=Status.DRAFT),
        make_document(1),
    )
    assert [d.number for d in resolve_references(manual).orphans] == ["QA-SOP-003"]
