"""The acknowledgements of one document: each is of a reading that has happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.training import Acknowledged
from sop_plugin.rules import training as rules


def impossible_readings(events: Sequence[Acknowledged], path: str) -> Iterator[Finding]:
    """Readings that were recorded before they were."""
    for event in events:
        if event.read is not None and event.read > event.day:
            yield rules.READ_AFTER_RECORD.at(
                Place(path, event.line), event=event.name, read=event.read, day=event.day
            )
