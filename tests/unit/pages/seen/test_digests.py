"""Digests of values: the same for the same, another for any other, and none where nobody knows what a value holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sop_plugin.model.lifecycle import State
from sop_plugin.pages.seen.digests import Digests, NoDigest

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@dataclass(frozen=True)
class Pair:
    one: object
    other: object


class Named(NamedTuple):
    one: object
    other: object


def of(value: object) -> str:
    return Digests({}).of(value)


@given(PLAIN, PLAIN)
def test_two_values_share_a_digest_when_they_are_one(one: object, other: object) -> None:
    assert (of(one) == of(other)) == (repr(one) == repr(other))


def test_what_looks_alike_is_told_apart() -> None:
    alike: list[object] = [
        "1",
        1,
        True,
        Markup("1"),
        b"1",
        ("1",),
        [["1"]],
        {"1"},
        {"1": None},
        State.EFFECTIVE,
        str(State.EFFECTIVE),
        Pair("1", "2"),
        Pair("2", "1"),
        Named("1", "2"),
        ("1", "2"),
        date(2026, 1, 2),
        "2026-01-02",
        int,
        len,
        partial(len, "1"),
    ]
    assert len({of(value) for value in alike}) == len(alike)


def test_a_function_is_told_apart_by_what_it_was_made_with() -> None:
    def made(value: object) -> object:
        return lambda: value

    assert of(made(1)) == of(made(1)) != of(made(2))


def test_the_order_of_a_set_says_nothing_and_that_of_a_mapping_does() -> None:
    assert of({"a", "b", "c"}) == of({"c", "b", "a"})
    assert of({"a": 1, "b": 2}) != of({"b": 2, "a": 1})


def test_what_nobody_knows_has_no_digest() -> None:
    circle: list[object] = []
    circle.append(circle)
    for value in (object(), [object()], Pair(1, object()), circle, iter([1])):
        with pytest.raises(NoDigest):
            of(value)
