"""The state of a manual as a site has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sample_ledger import recorded_manual

from sop_plugin.compile import Sources
from sop_plugin.exporting.site_state import state_of_manual
from sop_plugin.model.site_manifest import NO_LEDGER, StateOfManual, other_parts
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.source import Source
from sop_plugin.rules.files import TOO_LARGE

LEDGER = Source("ledger.jsonl", recorded_manual().ledger.encode())
SOURCES = Sources(
    (Source("docs/a.md", b"a"), Source("docs/b.md", b"b")),
    Source("organisation.yml", b"o"),
    (Source("docs/index.md", b"i"),),
    LEDGER,
)


def state(sources: Sources = SOURCES, settings: str = "site_name: x\n") -> StateOfManual:
    ledger = read_ledger(sources.ledger).ledger if sources.ledger else None
    return state_of_manual(sources, ledger, settings)


def test_the_same_sources_have_the_same_state() -> None:
    assert state() == state(replace(SOURCES, documents=SOURCES.documents[::-1]))


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({"documents": (Source("docs/a.md", b"a"), Source("docs/b.md", b"c"))}, ("documents",)),
        ({"documents": (Source("docs/a.md", b"a"), Source("docs/c.md", b"b"))}, ("documents",)),
        ({"documents": SOURCES.documents[:1]}, ("documents",)),
        ({"documents": (Source("docs/a.md", b"a"), Source("docs/b.md", b"b", TOO_LARGE))}, ("documents",)),
        ({"organisation": Source("organisation.yml", b"p")}, ("organisation",)),
        ({"pages": ()}, ("pages",)),
        ({"ledger": None}, ("ledger", "head")),
        ({"ledger": Source("ledger.jsonl", LEDGER.data + b"\n")}, ("ledger",)),
    ],
)
def test_each_change_shows_in_its_part(changes: dict[str, Any], parts: tuple[str, ...]) -> None:
    assert other_parts(state(), state(replace(SOURCES, **changes))) == parts


def test_settings_count_too() -> None:
    assert other_parts(state(), state(settings="site_name: y\n")) == ("settings",)


def test_an_event_more_moves_the_head() -> None:
    lines = LEDGER.data.splitlines(keepends=True)
    shorter = replace(SOURCES, ledger=Source("ledger.jsonl", b"".join(lines[:-1])))
    assert other_parts(state(), state(shorter)) == ("ledger", "head")


def test_the_head_does_not_depend_on_the_order_of_numbers() -> None:
    lines = sorted(LEDGER.data.splitlines(keepends=True), key=lambda line: b"SOP-002" in line)
    other = replace(SOURCES, ledger=Source("ledger.jsonl", b"".join(lines)))
    assert other.ledger is not None
    assert other.ledger.data != LEDGER.data
    assert other_parts(state(), state(other)) == ("ledger",)


def test_a_manual_without_a_ledger_says_so() -> None:
    without = state(replace(SOURCES, ledger=None))
    assert (without.ledger, without.head) == (NO_LEDGER, NO_LEDGER)
