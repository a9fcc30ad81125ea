"""Revisions as companies call them: their order, the next one, and what is no revision."""

from __future__ import annotations

import json
import pickle
from itertools import pairwise

import pytest
from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.revision_label import (
    RevisionLabel,
    RevisionScheme,
    RevisionSchemeError,
    as_written,
    plain_revisions,
    read_revision,
)


@pytest.mark.parametrize(
    ("pattern", "first", "minor", "major"),
    [
        ("{number}", "", ["1", "2", "3"], "4"),
        ("{number}", "0", ["0", "1", "2"], "3"),
        ("{letter}", "", ["A", "B", "C"], "D"),
        ("{letter}/{number}", "", ["A/0", "A/1", "A/2"], "B/0"),
        ("{letter}/{number}", "A/1", ["A/1", "A/2", "A/3"], "B/1"),
        ("{number}.{number}", "", ["1.0", "1.1", "1.2"], "2.0"),
        ("{number}.{number}", "0.1", ["0.1", "0.2", "0.3"], "1.0"),
        ("{number:02}", "", ["00", "01", "02"], "03"),
        ("{number:02}", "01", ["01", "02", "03"], "04"),
        ("V{number}.{number}", "", ["V1.0", "V1.1", "V1.2"], "V2.0"),
        ("Rev {letter}{number}", "", ["Rev A0", "Rev A1", "Rev A2"], "Rev B0"),
        ("Rev. {letter}", "", ["Rev. A", "Rev. B", "Rev. C"], "Rev. D"),
    ],
)
def test_the_first_and_the_next_ones(pattern: str, first: str, minor: list[str], major: str) -> None:
    scheme = RevisionScheme((pattern,), first)
    one = scheme.first
    two = scheme.following(one)
    three = scheme.following(two)
    assert [str(revision) for revision in (one, two, three)] == minor
    after = scheme.following(three, major=True)
    assert str(after) == major
    assert one < two < three < after
    assert scheme.is_first(one)
    assert not scheme.is_first(two)
    assert scheme.may_follow(three, after)
    assert scheme.may_follow(one, two)
    assert not scheme.may_follow(one, three)
    assert [scheme.parse(str(revision)) for revision in (one, three, after)] == [one, three, after]


def test_a_whole_number_is_one() -> None:
    scheme = RevisionScheme()
    assert type(scheme.following(scheme.first)) is int
    assert scheme.is_whole_numbers
    assert as_written(2) == 2


@each_case(
    "text", ["", "0", "a/0", "A/00", "A0", "A/", "/0", "A/0 ", "A／0", "A/٣", "AAA/0", "Z", "1", "A/0/0", "B"]
)
def test_what_is_no_revision(text: str) -> None:
    assert RevisionScheme(("{letter}/{number}",)).parse(text) is None


def test_one_before_the_first_is_none() -> None:
    assert RevisionScheme(("{number}.{number}",)).parse("0.9") is None
    assert RevisionScheme(("{number}.{number}",), "0.1").parse("0.9") is not None


def test_a_company_goes_over_to_labels() -> None:
    scheme = RevisionScheme(("{letter}/{number}", "{number}"))
    three = scheme.parse("3")
    assert three is not None
    assert str(scheme.following(three)) == "A/0"
    assert three < scheme.first
    assert scheme.may_follow(three, scheme.first)
    assert not scheme.is_first(scheme.following(scheme.first))


@each_case(
    "pattern",
    ["", "V", "{year}", "{number}{{", "{number}|{letter}", "第{number}版", "{number}." * 5, "~{number}"],
)
def test_a_scheme_that_tells_nothing_apart(pattern: str) -> None:
    with pytest.raises(RevisionSchemeError):
        RevisionScheme((pattern,))


def test_a_first_revision_of_another_form() -> None:
    with pytest.raises(RevisionSchemeError):
        RevisionScheme(("{letter}/{number}",), "1.0")


def test_letters_go_on_behind_z() -> None:
    scheme = RevisionScheme(("{letter}",))
    assert [str(scheme.following(RevisionLabel(letter))) for letter in ("Z", "AZ", "AB")] == [
        "AA",
        "BA",
        "AC",
    ]


def test_labels_are_counted_not_spelled() -> None:
    labels = ["00", "9", "10", "A", "A/2", "A/10", "AA/0"]
    read = [revision for label in labels if (revision := read_revision(label)) is not None]
    assert all(before < after for before, after in pairwise(read))
    assert len(read) == len(labels)


def test_a_label_prints_and_travels_as_it_is_written() -> None:
    label = RevisionLabel("A/0")
    assert (f"{label}", str(label), f"{label:>5}", f"r{label}") == ("A/0", "A/0", "  A/0", "rA/0")
    assert str(pickle.loads(pickle.dumps(label))) == "A/0"
    assert as_written(label) == "A/0"
    assert bool(RevisionLabel("00"))
    assert (
        json.dumps(plain_revisions({"a": [label, 2, {"b": (label,)}]})) == '{"a": ["A/0", 2, {"b": ["A/0"]}]}'
    )


@given(st.text(max_size=24) | st.from_regex(r"[A-Z0-9]{1,3}([./-][A-Z0-9]{1,4}){0,5}", fullmatch=True))
def test_whatever_people_write_is_a_revision_or_none(text: str) -> None:
    found = read_revision(text)
    assert found is None or str(found) == text
