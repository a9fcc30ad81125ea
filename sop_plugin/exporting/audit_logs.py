"""The logs of copies and of training in an auditor's pack: whole where people may be named, else as a chain that names nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.spreadsheet import csv_bytes
from sop_plugin.model.anchor import Ledgers
from sop_plugin.model.event import Event, line_hash
from sop_plugin.model.ledger import Ledger

_FACTS = ("revision", "copy", "digest", "read", "result")
_HEADS = ("number", "seq", "date", "event", "sha256", "prev", *_FACTS)
"""What a chain tells of each line: not who, of whom or for whom, and no note. The hash vouches for all of the line."""

_Event = TypeVar("_Event", bound=Event)


def ledgers_until_end(known: Ledger, end: CompiledManual) -> Ledgers:
    """What an anchor of the pack vouches for: each log up to the last day, ``known`` being that of documents."""
    day, copies, training = end.manual.as_of, end.copies, end.training
    return Ledgers(
        known,
        replace(copies, events=tuple(_until(copies.events, day))) if copies is not None else None,
        replace(training, events=tuple(_until(training.events, day))) if training is not None else None,
    )


def side_logs(ledgers: Ledgers, end: CompiledManual) -> Mapping[str, bytes]:
    """Name in the pack → bytes; nothing of a log that there is not."""
    settings, files = end.manual.settings, {}
    for name, log, names in (
        ("training", ledgers.training, settings.training.names),
        ("copies", ledgers.copies, settings.show_copy_holders),
    ):
        if log is not None and names:
            files[f"{name}.jsonl"] = "".join(f"{event.to_line()}\n" for event in log.everything).encode()
        elif log is not None:
            files[f"{name}-chain.csv"] = csv_bytes(_HEADS, map(_row, log.everything))
    return files


def _until(events: Iterable[_Event], day: date) -> Iterator[_Event]:
    """Of each number those up to the last one of the period: no link of a chain is left out."""
    for _, together in groupby(events, key=lambda event: event.number):
        of_number = list(together)
        last = max((at for at, each in enumerate(of_number, 1) if each.day <= day), default=0)
        yield from of_number[:last]


def _row(event: Event) -> list[str | int]:
    facts = event.recorded_facts()
    told = (facts.get(name, "") for name in _FACTS)
    chain = (event.number, event.sequence, str(event.day), str(event.kind))
    return [*chain, line_hash(event.to_line()), event.previous, *map(str, told)]
