"""What git tells of the recording of events: acts without the seal of somebody who has a key, and dates far from their commit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from sop_plugin.checks.signatures import as_past, is_past
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.event import Act, Event, Stated
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.recording_rules import RecordedEvents
from sop_plugin.model.training import TrainingLedger
from sop_plugin.rules import recording as rules
from sop_plugin.rules.seals import UNSEALED

# Between two time zones it may be tomorrow already.
_AHEAD = timedelta(days=1)
SideLedger = CopyLedger | TrainingLedger


def check_recording(
    manual: Manual, ledger: Ledger | SideLedger, recorded: RecordedEvents
) -> tuple[Finding, ...]:
    """Every finding about how events came into the ledger."""
    return (
        *_unsealed_acts(manual, ledger, recorded),
        *_events_recorded_late(manual, ledger, recorded),
        *_events_dated_ahead(ledger, recorded),
    )


def _unsealed_acts(
    manual: Manual, ledger: Ledger | SideLedger, recorded: RecordedEvents
) -> Iterator[Finding]:
    """Acts in the name of somebody who has a key, without a seal; where the settings ask for none, they are listed all the same."""
    sealing = manual.settings.sealing
    for event in ledger.everything:
        if not isinstance(event, Act) or event.signature is not None:
            continue
        known = recorded[event.number, event.sequence]
        if known.with_key and (sealing.wanted(known.committed) or not sealing.expected):
            finding = UNSEALED.at(
                ledger.place(event),
                event=event.name,
                kind=event.kind,
                person=manual.person_name(event.by),
            )
            if not sealing.expected:
                yield replace(finding, lowered=Severity.ADVICE)
            else:
                past = isinstance(ledger, Ledger) and is_past(event, ledger)
                yield as_past(finding) if past else finding


def _told_of(ledger: Ledger | SideLedger) -> Iterator[Event]:
    """The events, of what document control stated at once the first."""
    first = {id(batch.first) for batch in ledger.trust.batches} if isinstance(ledger, Ledger) else set()
    return (event for event in ledger.everything if not isinstance(event, Stated) or id(event) in first)


def _events_recorded_late(
    manual: Manual, ledger: Ledger | SideLedger, recorded: RecordedEvents
) -> Iterator[Finding]:
    """Events of a number that one commit brought long after their days, told together."""
    within = manual.settings.recorded_within

    def commit(event: Event) -> str:
        return recorded[event.number, event.sequence].commit

    for number, of_number in groupby(_told_of(ledger), key=lambda event: event.number):
        late = [
            event
            for event in of_number
            for known in (recorded[number, event.sequence],)
            if known.commit
            and (known.written - event.day).days > within.days
            and (within.since is None or within.since <= known.committed)
        ]
        for _, together in groupby(late, key=commit):
            first, *rest = together
            last = rest[-1] if rest else first
            known = recorded[number, first.sequence]
            yield rules.RECORDED_LATE.at(
                ledger.place(first),
                events=first.name if last is first else f"{first.name}–#{last.sequence}",
                day=first.day,
                recorded=known.written,
                days=(known.written - first.day).days,
                within=within.days,
            )


def _events_dated_ahead(ledger: Ledger | SideLedger, recorded: RecordedEvents) -> Iterator[Finding]:
    """Events with a day after that of the commit that first holds them."""
    for event in _told_of(ledger):
        known = recorded[event.number, event.sequence]
        held = max(known.written, known.committed)
        if known.commit and event.day > held + _AHEAD:
            yield rules.RECORDED_AHEAD.at(ledger.place(event), event=event.name, day=event.day, recorded=held)
