"""The ledger held against anchors that were kept elsewhere: they know what a rewritten history does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.anchor import Anchor, Ledgers
from sop_plugin.model.event import line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.recording_rules import RecordedWithin
from sop_plugin.rules import ledger as rules
from sop_plugin.rules import recording
from sop_plugin.words.voice import Words

_GONE = Words("已不在台账里", "is in the ledger no longer")
_NOT_KEPT = Words("已经没有，或者读不出来", "is gone or cannot be read")
_EXCHANGED = Words("换成了另一个", "was exchanged for another")
_SHORT = 12
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


def recorded_after_anchors(
    ledgers: Ledgers, anchors: Iterable[Anchor], within: RecordedWithin, today: date
) -> Iterator[Finding]:
    """Events that are dated well before an anchor which does not have them: they were recorded after it, whatever commits say.

    Told together are the events of a chain that the same anchor lacks, and each by the latest one that lacks it. An anchor of one
    ledger says nothing of those beside it.
    """
    told: set[tuple[str, int]] = set()
    for anchor in sorted(anchors, key=lambda each: each.day, reverse=True):
        if anchor.day > today or (within.since is not None and anchor.day < within.since):
            continue
        kinds = {chain.partition(":")[0] for chain in anchor.chains if ":" in chain}
        for chain, events in ledgers.chains.items():
            if ":" in chain and chain.partition(":")[0] not in kinds:
                continue
            end = anchor.chains.get(chain)
            late = [
                event
                for event in events[end.sequence if end else 0 :]
                if (anchor.day - event.day).days > within.days and (chain, event.sequence) not in told
            ]
            if not late:
                continue
            told.update((chain, event.sequence) for event in late)
            first, last = late[0], late[-1]
            yield recording.RECORDED_AFTER_ANCHOR.at(
                ledgers.place_of(chain, first),
                events=first.name if last is first else f"{first.name}–#{last.sequence}",
                day=first.day,
                anchor=anchor.day,
                days=(anchor.day - first.day).days,
                within=within.days,
            )


@dataclass(frozen=True)
class AnchorThen:
    """A kept anchor as its first ``commit`` has it: its day and digest ``then`` and ``now``, ``None`` for what is no anchor."""

    path: str
    commit: str
    then: tuple[date, str] | None
    now: tuple[date, str] | None


def anchors_not_kept(kept: Iterable[AnchorThen]) -> Iterator[Finding]:
    """A finding for each that is no longer what it was."""
    for each in kept:
        if each.then is not None and each.now != each.then:
            yield rules.ANCHOR_GONE.at(
                Place(each.path),
                path=each.path,
                commit=each.commit[:_SHORT],
                state=_NOT_KEPT if each.now is None else _EXCHANGED,
            )
