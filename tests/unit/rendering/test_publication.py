"""Which documents have a page, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sop_plugin.rendering.publication import address, published_documents

Make = Callable[..., Any]
UNSIGNED = {"effective": None, "review": None}


def published(compile_sources: Make, *sources: Any, preview: bool = False) -> list[str]:
    manual = compile_sources(*sources).manual
    return sorted(d.number for d in published_documents(manual, preview=preview).values())


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_documents_in_preparation_are_for_the_preview(
    compile_sources: Make, make_source: Make, status: str
) -> None:
    source = make_source("HT-SD-SOP-001", status=status, **UNSIGNED)
    assert published(compile_sources, source) == []
    assert published(compile_sources, source, preview=True) == ["HT-SD-SOP-001"]


@pytest.mark.parametrize(
    "facts",
    [
        {"effective": "2027-01-01"},
        {"effective": "2020-01-01"},
        {"expires": "2026-06-30"},
        {"status": "withdrawn"},
    ],
    ids=str,
)
def test_a_released_document_keeps_its_page(
    compile_sources: Make, make_source: Make, facts: dict[str, str]
) -> None:
    assert published(compile_sources, make_source("HT-SD-SOP-001", **facts)) == ["HT-SD-SOP-001"]


@pytest.mark.parametrize(
    "number",
    [
        "../../evil",
        "HT-SD-SOP-001/../..",
        "HT-SD-SOP-1",
        "HT-SD-SOP-000",
        "HT-SD-XXX-001",
        "/etc",
        "HT-SD-SOP-００１",
    ],
)
@pytest.mark.parametrize("preview", [False, True])
def test_a_number_outside_the_pattern_is_no_address(
    compile_sources: Make, make_source: Make, number: str, preview: bool
) -> None:
    source = make_source("HT-SD-SOP-001")
    data = source.data.replace(b"number: HT-SD-SOP-001", f"number: {number}".encode())
    broken = type(source)("docs/a.md", data)
    assert compile_sources(broken).manual.documents
    assert published(compile_sources, broken, preview=preview) == []


def test_of_two_with_one_number_the_first_has_the_page(compile_sources: Make, make_source: Make) -> None:
    first = make_source("HT-SD-SOP-001", title="甲")
    second = type(first)("docs/z.md", make_source("HT-SD-SOP-001", title="乙").data)
    manual = compile_sources(first, second).manual
    assert list(published_documents(manual, preview=False)) == ["docs/HT-SD-SOP-001.md"]


def test_an_address_is_the_number() -> None:
    assert address("HT-SD-SOP-001") == "HT-SD-SOP-001/"
