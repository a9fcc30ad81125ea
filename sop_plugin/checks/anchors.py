"""The ledger held against anchors that were kept elsewhere: they know what a rewritten history does not."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.anchor import Anchor
from sop_plugin.model.event import Event, line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.place import Place
from sop_plugin.rules import ledger as rules
from sop_plugin.words.voice import Words

_GONE = Words("已不在台账里", "is in the ledger no longer")
_ANOTHER = Words("不是当时登记的样子", "is not as it was recorded then")


def changed_since_anchor(ledger: Ledger, anchor: Anchor) -> Iterator[Finding]:
    """A finding for each number and subject whose events up to the anchor are not those that it vouches for."""
    events: dict[tuple[str, int], Event] = {(e.number, e.sequence): e for e in ledger.everything}
    for number, end in anchor.chains.items():
        event = events.get((number, end.sequence))
        if event is not None and line_hash(event.to_line()) == end.hash:
            continue
        yield rules.ANCHOR_BROKEN.at(
            ledger.place(event) if event is not None else Place(ledger.path),
            event=f"{number} #{end.sequence}",
            day=anchor.day,
            what=_GONE if event is None else _ANOTHER,
        )
