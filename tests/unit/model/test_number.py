"""Numbers: one spelling, read back as it was made."""

from __future__ import annotations

import pytest
from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.number import DocumentNumber, NumberPattern, NumberPatternError

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
        "{department}-{type}-{sequence}-{sequence}",
        "{department}-{type}-{number}",
        "{department}/{type}/{sequence}",
        "{department} {type} {sequence}",
        "{department}-{type}-{sequence:3}",
        "{department}-{type}-{sequence}?",
    ],
)
def test_a_pattern_that_cannot_number_documents(pattern: str) -> None:
    with pytest.raises(NumberPatternError):
        NumberPattern(pattern, DEPARTMENTS, TYPES)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{department}-{type}-{sequence:03}", "QA-F-007"),
        ("{type}.{department}.{sequence}", "F.QA.7"),
        ("SOP_{department}{type}{sequence:02}", "SOP_QAF07"),
    ],
)
def test_patterns_of_other_companies(pattern: str, text: str) -> None:
    numbering = NumberPattern(pattern, ("QA",), ("F",))
    assert numbering.format("QA", "F", 7) == text
    assert numbering.parse(text) == DocumentNumber("QA", "F", 7, text)


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
