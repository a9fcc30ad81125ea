"""Numbers: one spelling, read back as it was made."""

from __future__ import annotations

import re

import pytest
from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.number import DocumentNumber, NumberPattern, NumberPatternError, address_form

DEPARTMENTS = ("HT", "HT-SD", "QA", "客服")
TYPES = ("SOP", "FRM", "F")
PATTERN = NumberPattern("{department}-{type}-{sequence:03}", DEPARTMENTS[:3], TYPES)


def test_the_parts_of_a_number() -> None:
    number = PATTERN.parse("HT-SD-SOP-004")
    assert number is not None
    assert (number.department, number.type_code, number.sequence) == ("HT-SD", "SOP", 4)
    assert str(number) == "HT-SD-SOP-004"


def test_a_department_whose_code_begins_another_one() -> None:
    number = PATTERN.parse("HT-SOP-001")
    assert number is not None
    assert number.department == "HT"


@each_case(
    "text",
    [
        "",
        "HT-SD-SOP-4",
        "HT-SD-SOP-0004",
        "HT-SD-SOP-000",
        "HT-SD-SOP-",
        "HT-SD-SOP-004 ",
        "HT-SD-SOP-004\n",
        "ht-sd-sop-004",
        "HT-SD-XX-004",
        "XX-SOP-004",
        "HT-SD-SOP-００４",
        "HT-SD-SOP-٠٠٤",
        "HT–SD-SOP-004",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert PATTERN.parse(text) is None


@each_case(
    "pattern",
    [
        "",
        "{department}-{type}",
        "{sequence}/",
        "/{sequence}",
        "../{sequence}",
        "A//{sequence}",
        "A/-{sequence}",
        "A  {sequence}",
        " {sequence}",
        "A~{sequence}",
        "[{sequence}]",
        "{sequence}\n",
        "{department}-{type}-{sequence}-{sequence}",
        "{department}-{type}-{number}",
        "{department}-{type}-{sequence:3}",
        "{department}-{type}-{sequence}?",
    ],
)
def test_a_pattern_that_cannot_number_documents(pattern: str) -> None:
    with pytest.raises(NumberPatternError):
        NumberPattern(pattern, DEPARTMENTS, TYPES)


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(NumberPatternError, match=r"there is no \{month\}; known are \{department\}"):
        NumberPattern("{month}-{sequence}", DEPARTMENTS, TYPES)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{department}-{type}-{sequence:03}", "QA-F-007"),
        ("{type}.{department}.{sequence}", "F.QA.7"),
        ("SOP_{department}{type}{sequence:02}", "SOP_QAF07"),
        ("SOP-{department}-{sequence:04}", "SOP-QA-0007"),
        ("SOP-{sequence:04}", "SOP-0007"),
        ("{type}/{department}/{sequence:03}", "F/QA/007"),
        ("Q/YL {level:02}{sequence:02}-{year}", "Q/YL 0407-2026"),
        ("{year:02}{sequence:03}", "26007"),
        ("质管〔{year}〕{sequence}号", "质管〔2026〕7号"),
    ],
)
def test_patterns_of_other_companies(pattern: str, text: str) -> None:
    numbering = NumberPattern(pattern, ("QA", "07"), ("F", "G"), levels={"F": 4, "G": 12})
    number = numbering.parse(text)
    assert number is not None
    assert numbering.format(number.department, "F", 7, 2026) == text
    assert (number.department in ("QA", ""), number.type_code in ("F", ""), number.sequence) == (
        True,
        True,
        7,
    )
    assert number.with_sequence(8) == text.replace("7", "8")
    assert str(numbering.find(f"见（{text}）。")) == text
    assert numbering.find(f"见{text}1") != number


def test_what_a_number_says() -> None:
    pattern = NumberPattern(
        "QP-{department}-{level:02}{sequence:02}-{year}",
        ("QA", "PRD"),
        ("SOP", "WI"),
        {"QA": "07"},
        {"SOP": 2},
    )
    number = pattern.parse("QP-07-0213-2026")
    assert number == DocumentNumber("QA", "", 13, "QP-07-0213-2026", level=2, year=2026)
    assert pattern.format("QA", "SOP", 13, 2026) == str(number)
    assert pattern.parse("QP-QA-0213-2026") is None
    assert pattern.parse("QP-07-0313-2026") is None
    assert pattern.parse("QP-07-0213-0026") is None


def test_the_only_department_and_the_only_type_need_not_be_said() -> None:
    number = NumberPattern("FR-{sequence}", ("QA",), ("FRM",)).parse("FR-7")
    assert number is not None
    assert (number.department, number.type_code) == ("QA", "FRM")


@given(
    st.lists(
        st.from_regex(
            r"[A-Za-z0-9._-]?([A-Za-z0-9质（〕]|[ ._-](?![ /.])|/(?=[A-Za-z0-9])){1,8}[0-9]", fullmatch=True
        ),
        min_size=2,
        max_size=2,
        unique=True,
    )
)
def test_no_two_numbers_have_one_address(numbers: list[str]) -> None:
    first, second = map(address_form, numbers)
    assert first != second


@given(st.text(min_size=1))
def test_an_address_is_one_safe_segment(number: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._~-]+", address_form(number))


def test_an_address_is_the_number_where_it_can_be() -> None:
    assert address_form("HT-SD_SOP.004") == "HT-SD_SOP.004"
    assert address_form("Q/YL 0401-2026") == "Q~YL~_0401-2026"
    assert address_form("质管001") == "~.8d28.~.7ba1.001"


def test_without_codes_nothing_is_a_number() -> None:
    assert NumberPattern("{department}-{type}-{sequence}", (), ()).parse("HT-SOP-1") is None


def test_numbers_are_filed_by_department_type_and_sequence() -> None:
    texts = ["QA-SOP-001", "HT-SD-SOP-1000", "HT-SD-SOP-999", "HT-SD-FRM-002"]
    numbers = [number for text in texts if (number := PATTERN.parse(text))]
    assert [str(number) for number in sorted(numbers)] == [
        "HT-SD-FRM-002",
        "HT-SD-SOP-999",
        "HT-SD-SOP-1000",
        "QA-SOP-001",
    ]


@given(
    st.sampled_from(PATTERN.departments),
    st.sampled_from(PATTERN.type_codes),
    st.integers(min_value=1, max_value=10**9),
)
def test_a_number_reads_back_as_it_was_made(department: str, type_code: str, sequence: int) -> None:
    number = PATTERN.parse(PATTERN.format(department, type_code, sequence))
    assert number is not None
    assert (number.department, number.type_code, number.sequence) == (department, type_code, sequence)


@given(st.text() | st.from_regex(r"(HT|HT-SD|QA)-(SOP|FRM|F)-\d{1,5}", fullmatch=True))
def test_whatever_is_a_number_has_the_only_spelling_of_it(text: str) -> None:
    number = PATTERN.parse(text)
    if number is not None:
        assert PATTERN.format(number.department, number.type_code, number.sequence) == text
