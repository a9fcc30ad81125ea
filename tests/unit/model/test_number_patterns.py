"""How a manual numbers: patterns of types and departments, and what is counted together."""

from __future__ import annotations

import pytest

from sop_plugin.model.number import NumberPattern
from sop_plugin.model.number_patterns import NumberPatterns

DEPARTMENTS, TYPES = ("QA", "PRD"), ("SOP", "WI", "FRM")


def pattern(written: str, *per: str) -> NumberPattern:
    levels = {"SOP": 2, "WI": 3, "FRM": 4}
    return NumberPattern(
        written, DEPARTMENTS, TYPES, levels=levels, per=None if per == ("all",) else frozenset(per)
    )


@pytest.mark.parametrize(
    ("numbering", "taken", "following"),
    [
        (pattern("{department}-{type}-{sequence:03}", "all"), ["QA-SOP-007", "PRD-SOP-009"], "QA-SOP-008"),
        (pattern("{department}-{type}-{sequence:03}", "type"), ["QA-WI-021", "PRD-SOP-009"], "QA-SOP-010"),
        (pattern("{department}-{type}-{sequence:03}"), ["QA-WI-021", "PRD-SOP-009"], "QA-SOP-022"),
        (pattern("SOP-{sequence:04}", "all"), ["SOP-0001", "SOP-0012", "SOP-13"], "SOP-0013"),
        (pattern("SOP-{year}-{sequence:02}", "all"), ["SOP-2025-40", "SOP-2026-04"], "SOP-2026-05"),
        (pattern("SOP-{year}-{sequence:02}", "type"), ["SOP-2025-40", "SOP-2026-04"], "SOP-2026-41"),
        (pattern("Q/YL {level:02}{sequence:02}-{year}", "level"), ["Q/YL 0207-2024"], "Q/YL 0208-2026"),
        (pattern("Q/YL {level:02}{sequence:02}-{year}", "level"), ["Q/YL 0307-2024"], "Q/YL 0201-2026"),
        (pattern("{type}/{department}/{sequence}", "all"), [], "SOP/QA/1"),
    ],
)
def test_the_number_that_follows(numbering: NumberPattern, taken: list[str], following: str) -> None:
    assert NumberPatterns(numbering).following(taken, "QA", "SOP", 2026) == following


def test_a_type_goes_before_a_department() -> None:
    numbering = NumberPatterns(
        pattern("{department}-{type}-{sequence:03}", "all"),
        {"FRM": NumberPattern("FR-{sequence:04}", DEPARTMENTS, ("FRM",))},
        {"PRD": NumberPattern("P-{type}-{sequence:02}", ("PRD",), TYPES)},
    )
    texts = [numbering.format(*kind, 7, 2026) for kind in (("PRD", "FRM"), ("PRD", "WI"), ("QA", "WI"))]
    assert texts == ["FR-0007", "P-WI-07", "QA-WI-007"]
    read = [numbering.parse(text) for text in texts]
    assert [(number.department, number.type_code) for number in read if number] == [
        ("", "FRM"),
        ("PRD", "WI"),
        ("QA", "WI"),
    ]
    assert str(numbering.find("见 FR-0007。")) == "FR-0007"
    # Each form has a series of its own.
    assert numbering.following(texts, "PRD", "SOP", 2026) == "P-SOP-01"
    assert numbering.following(texts, "PRD", "WI", 2026) == "P-WI-08"
    assert numbering.following(texts, "QA", "FRM", 2026) == "FR-0008"


def test_numbers_of_many_forms_have_one_order() -> None:
    written = pattern("Q/YL {level:02}{sequence:02}-{year}", "all")
    texts = ["Q/YL 0301-2020", "Q/YL 0210-2020", "Q/YL 0202-2026", "Q/YL 0202-2025"]
    read = [number for text in texts if (number := written.parse(text))]
    assert [str(number) for number in sorted(read)] == texts[::-1]
