"""Ledgers for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from sop_plugin.model.event import (
    NO_PREVIOUS,
    Approved,
    Event,
    Issued,
    Released,
    Reviewed,
    Withdrawn,
    line_hash,
)
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.roles import USUAL_ROLES, Role
from sop_plugin.reading.ledger.file import LedgerReading, read_ledger
from sop_plugin.reading.source import Source

DIGEST = "sop1:" + "0123456789abcdef" * 4
BLOB = "0123456789abcdef0123" * 2
NUMBERS = [f"HT-SD-SOP-{n:03}" for n in range(1, 6)]
FIRST_DAY = date(2024, 1, 1)


def issued(number: str = NUMBERS[0], day: date = FIRST_DAY, **facts: Any) -> Issued:
    given = {"by": "tang", "type": "procedure", "department": "HT-SD", "title": "接听电话"}
    return Issued(number=number, day=day, **given | facts)


def approved(number: str, revision: int, day: date, role: Role = Role.APPROVED, **facts: Any) -> Approved:
    given = {"by": "shen", "digest": DIGEST}
    return Approved(number=number, day=day, revision=revision, role=role, **given | facts)


def released(number: str, revision: int, day: date, effective: date | None = None, **facts: Any) -> Released:
    given = {"by": "zeng", "effective": effective or day, "digest": DIGEST, "blob": BLOB}
    return Released(number=number, day=day, revision=revision, **given | facts)


def reviewed(number: str, revision: int, day: date, **facts: Any) -> Reviewed:
    given = {"by": "lu", "outcome": Outcome.NO_CHANGE, "note": "仍适用"}
    return Reviewed(number=number, day=day, revision=revision, **given | facts)


def withdrawn(number: str, day: date, revision: int | None = None, **facts: Any) -> Withdrawn:
    return Withdrawn(number=number, day=day, revision=revision, **{"by": "shen", "reason": "停办"} | facts)


def ledger_text(*events: Event) -> str:
    """The events in their order, recorded without a check: faster than ``appended``, and able to be wrong."""
    chains: dict[str, list[str]] = {}
    for event in events:
        chain = chains.setdefault(event.number, [])
        previous = line_hash(chain[-1]) if chain else NO_PREVIOUS
        chain.append(replace(event, sequence=len(chain) + 1, previous=previous).to_line())
    return "".join(f"{line}\n" for number in sorted(chains) for line in chains[number])


def read(text: str) -> LedgerReading:
    return read_ledger(Source("ledger.jsonl", text.encode()))


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


@st.composite
def histories(draw: st.DrawFn, number: str) -> list[Event]:
    """What can happen to one number: up to three releases, and perhaps an end."""
    day = FIRST_DAY
    titles = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
    events: list[Event] = [issued(number, day, title=draw(titles))]
    revision = 0

    def later(days: int = 40) -> date:
        nonlocal day
        day += timedelta(days=draw(st.integers(0, days)))
        return day

    for _ in range(draw(st.integers(0, 3))):
        revision += draw(st.integers(1, 2))
        roles = draw(st.lists(st.sampled_from(USUAL_ROLES), max_size=2))
        events.extend(approved(number, revision, later(), role) for role in roles)
        release = later()
        effective = release + timedelta(days=draw(st.integers(0, 120)))
        expires = draw(st.none() | st.integers(1, 200).map(lambda n, e=effective: e + timedelta(days=n)))
        events.append(released(number, revision, release, effective, expires=expires))
        if draw(st.booleans()):
            events.append(reviewed(number, revision, later(), outcome=draw(st.sampled_from(Outcome))))
    if draw(st.integers(0, 3)) == 0:
        events.append(withdrawn(number, later(), revision or None))
    return events


@st.composite
def ledgers(draw: st.DrawFn) -> str:
    """The text of a sound ledger of one to three numbers."""
    numbers = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=3, unique=True))
    return ledger_text(*(event for number in numbers for event in draw(histories(number))))
