"""The ledger as an edition for some readers has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from sop_plugin.model.confidentiality import Limits
from sop_plugin.model.event import Event, Stated
from sop_plugin.model.ledger import Ledger

_NO_WORDS = frozenset(
    {"digest", "blob", "previous", "signature", "zone", "head", "batch", "by", "reader", "account"}
)
"""What events say that is no text: digests, seals, in which any two letters may stand side by side, and ids of people."""
_KEPT = _NO_WORDS | {"number"}
_Event = TypeVar("_Event", bound=Event)


def limited_ledger(ledger: Ledger, limits: Limits) -> tuple[Ledger, frozenset[str]]:
    """The ledger, and the numbers of which a line had to be cleaned: nobody could verify their chains."""
    events = [event for event in ledger.events if event.number not in limits.numbers]
    touched = frozenset(event.number for event in events if names_left_out(event, limits))
    return (
        Ledger(
            tuple(_cleaned(e, limits) if e.number in touched else e for e in events),
            ledger.path,
            tuple(e for e in ledger.stated if not _is_about(e, limits)),
            (),
            tuple(_cleaned(e, limits) for e in ledger.audits),
        ),
        touched,
    )


def _is_about(event: Stated, limits: Limits) -> bool:
    said = {event.number.rpartition("/")[2], *_strings(event.facts)}
    return not limits.codes.isdisjoint(said) or names_left_out(event, limits)


def names_left_out(event: Event, limits: Limits) -> bool:
    """Whether what an event says in words names anything that is left out; who did it, its own people tell."""
    said = (getattr(event, each.name) for each in fields(event) if each.name not in _NO_WORDS)
    return any(limits.names(text) for each in said for text in _strings(each))


def _strings(facts: object) -> Iterator[str]:
    """Every text in what was stated, keys too."""
    if isinstance(facts, str):
        yield facts
    elif isinstance(facts, Mapping):
        yield from map(str, facts)
        facts = tuple(facts.values())
    if isinstance(facts, tuple | list):
        for each in facts:
            yield from _strings(each)


def _cleaned(event: _Event, limits: Limits) -> _Event:
    changes: dict[str, Any] = {}
    for each in fields(event):
        value = getattr(event, each.name)
        if each.name not in _KEPT and type(value) is str:
            changes[each.name] = limits.clean(value)
        elif type(value) is tuple and all(type(said) is str for said in value):
            changes[each.name] = tuple(map(limits.clean, value))
    successor = getattr(event, "successor", None)
    if successor in limits.numbers:
        changes["successor"] = None
    return replace(event, **changes)
