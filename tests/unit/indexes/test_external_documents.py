"""The register of external documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ways_manual import compiled

from sop_plugin.indexes.external_documents import Citation, ExternalEntry
from sop_plugin.model.document import Body, Clause, Document
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.period import Period

CLAUSES = (Clause((1,), "目的", 10, 12), Clause((2,), "依据", 13, 20))
FORM = Document("docs/f.md", "F", "表", "form", "HT", 1, Status.APPROVED, Body("", 9, CLAUSES))


def test_where_each_is_cited_and_when_it_must_be_checked() -> None:
    listed = (
        ExternalDocument("外部标准", "2015", "发布者", date(2025, 11, 20), Period(12)),
        ExternalDocument("劳动法", checked=date(2025, 11, 21), check_every=Period(12)),
        ExternalDocument("民法典"),
    )
    cited, due_today, plain = compiled(external_documents=listed).indexes.ways_in.external_documents
    assert [(c.document.number, c.clause and c.clause.key) for c in cited.citations] == [
        ("HT-SD-SOP-001", "5")
    ]
    assert (cited.check_due, cited.check_overdue) == (date(2026, 11, 20), True)
    assert (due_today.check_due, due_today.check_overdue) == (date(2026, 11, 21), False)
    assert (plain.check_due, plain.check_overdue, plain.citations) == (None, False, ())


def test_a_document_that_cites_it_stands_once_with_all_its_clauses() -> None:
    one, other = (replace(FORM, path=path) for path in ("docs/1.md", "docs/2.md"))
    first, second = FORM.body.clauses
    entry = ExternalEntry(
        ExternalDocument("外部标准"),
        None,
        False,
        (Citation(one, first), Citation(other, None), Citation(one, second)),
    )
    assert [(document.path, clauses) for document, clauses in entry.cited_by] == [
        ("docs/1.md", (first, second)),
        ("docs/2.md", ()),
    ]
