"""The ledger held against anchors that were kept elsewhere: they know what a rewritten history does not."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.anchor import Anchor, Ledgers
from sop_plugin.model.event import line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.rules import ledger as rules
from sop_plugin.words.voice import Words

_GONE = Words("已不在台账里", "is in the ledger no longer")
_ANOTHER = Words("不是当时登记的样子", "is not as it was recorded then")


def changed_since_anchor(ledgers: Ledgers, anchor: Anchor) -> Iterator[Finding]:
    """A finding for each number and subject whose events up to the anchor are not those that it vouches for."""
    for chain, end in anchor.chains.items():
        events = ledgers.chains.get(chain, ())
        event = next((each for each in events if each.sequence == end.sequence), None)
        if event is not None and line_hash(event.to_line()) == end.hash:
            continue
        yield rules.ANCHOR_BROKEN.at(
            ledgers.place_of(chain, event),
            event=f"{chain} #{end.sequence}",
            day=anchor.day,
            what=_GONE if event is None else _ANOTHER,
        )
