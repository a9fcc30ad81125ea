"""The title of an adopted document: a heading without the number of the document."""

from __future__ import annotations

import pytest

from sop_plugin.adoption.adopted_text import without_number


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("QP-07 接听电话（试行）", "接听电话（试行）"),
        ("接听电话（QP-07）", "接听电话"),
        ("qp-07：《接听》", "《接听》"),
        ("QP-071 接听", "QP-071 接听"),
        ("QP-07", "QP-07"),
    ],
)
def test_a_heading_without_its_number(heading: str, title: str) -> None:
    assert without_number(heading, "", "QP-07") == title
