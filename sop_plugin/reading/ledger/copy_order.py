"""The copies of one document: how they are counted, and what may become of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.model.copies import AFTER, MAY_BECOME, CopyEvent, CopyIssued, CopyState
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.rules import copies as rules


def impossible_copies(events: Sequence[CopyEvent], path: str) -> Iterator[Finding]:
    """Events of one number's copies, sorted by sequence, that cannot have come after those before them."""
    states: dict[int, CopyState] = {}
    for event in events:
        place, state, comes = Place(path, event.line), states.get(event.serial), AFTER[event.kind]
        if isinstance(event, CopyIssued):
            expected = 1 + max(states, default=0)
            if event.serial != expected:
                yield rules.COPY_OUT_OF_COUNT.at(
                    place, event=event.name, copy=event.copy_name, expected=expected
                )
            states[event.serial] = comes
        elif state is None:
            yield rules.COPY_UNKNOWN.at(
                place, event=event.name, copy=event.copy_name, kind=event.kind, known=len(states)
            )
        elif comes not in MAY_BECOME[state]:
            yield rules.COPY_ENDED.at(
                place, event=event.name, copy=event.copy_name, kind=event.kind, state=state
            )
        else:
            states[event.serial] = comes
