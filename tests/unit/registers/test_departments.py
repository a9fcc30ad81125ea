"""What department pages list."""

from __future__ import annotations

from datetime import date

from sop_plugin.model.document import Withdrawal
from sop_plugin.model.document_types import DEFAULT_TYPES, DocumentType
from sop_plugin.model.headings import Heading
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.registers.departments import department_pages


def test_pages_of_departments(make_document, make_manual) -> None:
    gone = Withdrawal(date(2026, 5, 1), "tang", "", None, Place("docs/x.md"))
    pages = department_pages(
        make_manual(
            make_document("HT-SD-SOP-002"),
            make_document("HT-SD-SOP-001", supervised_by="HT"),
            make_document("HT-SD-SOP-003", status=Status.DRAFT, supervised_by="HT"),
            make_document("HT-SD-SOP-004", status=Status.WITHDRAWN, withdrawal=gone, supervised_by="HT"),
            make_document("HT-SD-SOP-005", effective=date(2027, 1, 1), supervised_by="HT-SD"),
            make_document("HT-SD-FRM-001", type="form"),
            make_document("HT-SD-POL-001", type="policy"),
            make_document("ZZ-SOP-001", type="novel", supervised_by="YY"),
        )
    )
    assert [page.code for page in pages] == ["HT", "HT-SD", "HT-MK", "QA", "ZZ"]
    hotel, sales, marketing, _, unknown = pages

    def numbers(documents) -> list[str]:
        return [document.number for document in documents]

    assert [child.code for child in hotel.children] == ["HT-SD", "HT-MK"]
    assert (hotel.parent, hotel.documents) == (None, ())
    assert numbers(hotel.supervised) == ["HT-SD-SOP-001"], "neither drafts nor withdrawn documents"

    assert sales.parent is hotel.department
    assert {name: numbers(group) for name, group in sales.by_type.items()} == {
        "policy": ["HT-SD-POL-001"],
        "procedure": ["HT-SD-SOP-001", "HT-SD-SOP-002", "HT-SD-SOP-005"],
    }
    assert list(sales.by_type) == ["policy", "procedure"], "in the order of configuration"
    assert numbers(sales.forms) == ["HT-SD-FRM-001"]
    assert numbers(sales.documents)[0] == "HT-SD-POL-001"
    assert numbers(sales.documents)[-1] == "HT-SD-FRM-001"
    assert numbers(sales.gone) == ["HT-SD-SOP-004"]
    assert numbers(sales.in_preparation) == ["HT-SD-SOP-003"]
    assert sales.supervised == (), "its own documents are listed already"

    assert (marketing.documents, marketing.gone, marketing.children) == ((), (), ())
    assert (unknown.department, unknown.parent, numbers(unknown.documents)) == (None, None, ["ZZ-SOP-001"])


def test_documents_of_every_type_that_is_a_form_are_forms(make_document, make_manual) -> None:
    types = {**DEFAULT_TYPES, "checklist": DocumentType("checklist", "CHK", (Heading.FORM,))}
    manual = make_manual(
        make_document("HT-SD-CHK-001", type="checklist"),
        make_document("HT-SD-FRM-001", type="form"),
        make_document("HT-SD-SOP-001"),
        types=types,
    )
    sales = next(page for page in department_pages(manual) if page.code == "HT-SD")
    assert [form.number for form in sales.forms] == ["HT-SD-FRM-001", "HT-SD-CHK-001"]
    assert list(sales.by_type) == ["procedure"]


def test_departments_that_name_each_other_as_parent_end(make_manual) -> None:
    from dataclasses import replace

    manual = make_manual()
    departments = dict(manual.organisation.departments)
    departments["HT"] = replace(departments["HT"], parent="HT-SD")
    departments["QA"] = replace(departments["QA"], parent="NOWHERE")
    manual = replace(manual, organisation=replace(manual.organisation, departments=departments))
    pages = {page.code: page for page in department_pages(manual)}
    assert pages["HT"].parent == departments["HT-SD"]
    assert pages["QA"].parent is None
