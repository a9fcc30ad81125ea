"""Facts of a finished page as plain data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.facts import page_facts
from sop_plugin.pages.outputs import site_outputs


def facts(edition: Edition, address: str) -> dict[str, Any]:
    (output,) = (output for output in site_outputs(edition) if output.address == address)
    found = page_facts(edition.manual, output, output.text())
    assert json.loads(json.dumps(found)) == found
    return found


def test_a_document_is_told_with_its_dates(edition: Edition) -> None:
    assert facts(edition, "HT-SD-SOP-008/")["document"] == {
        "number": "HT-SD-SOP-008",
        "title": "过期的",
        "revision": 1,
        "state": "expired",
        "type": "procedure",
        "department": "HT-SD",
        "department_name": "销售部",
        "audience": ["销售代表"],
        "keywords": ["来电", "留言"],
        "effective": "2026-03-01",
        "review_due": "2027-03-01",
        "expires": "2026-06-30",
        "superseded": None,
        "withdrawn": None,
    }


def test_contents_keep_their_levels(edition: Edition) -> None:
    first, second = facts(edition, "HT-SD-SOP-004/")["contents"]
    assert (first["level"], first["id"], first["title"], first["children"]) == (2, "c1", "1 目的", [])
    assert [(below["level"], below["id"]) for below in second["children"]] == [(3, "c2-1")]


@pytest.mark.parametrize(
    ("address", "kind", "section", "searched"),
    [
        ("HT-SD-SOP-004/", "document", None, True),
        ("HT-SD-SOP-024/", "tombstone", None, False),
        ("departments/HT-SD/", "department", "departments", False),
        ("register/", "list", "lists", False),
        ("forms/", "list", "ways_in", False),
    ],
)
def test_it_says_what_the_page_is(
    edition: Edition, address: str, kind: str, section: str | None, searched: bool
) -> None:
    found = facts(edition, address)
    assert (found["kind"], found["section"]) == (kind, section)
    assert bool(found["search_text"]) is searched
    assert found["language"] == "zh-Hans"
