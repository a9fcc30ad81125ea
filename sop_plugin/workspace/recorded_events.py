"""How the events of the ledger came into git's history, and whether their people had a key by then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, tzinfo

from sop_plugin.model.event import Act, Event
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.recording_rules import Recorded, RecordedEvents
from sop_plugin.model.trust.keys import key_identity
from sop_plugin.outside.clock import zone
from sop_plugin.reading.public_keys import MalformedKey, read_public_key
from sop_plugin.workspace.past_ledger import Kept, PastLedger
from sop_plugin.workspace.workspace import Workspace


def recorded_events(
    workspace: Workspace,
    manual: Manual,
    events: Iterable[Event],
    past: PastLedger,
    trusted: PastLedger | None = None,
) -> RecordedEvents:
    """Each event of a ledger → its recording.

    ``trusted`` is what a branch that nobody can rewrite knows: what it lacks was recorded after the last day it knows, whatever the
    commit says.
    """
    people = manual.organisation.people
    today = max(manual.as_of, past.latest)
    time_zone = zone(workspace.options.time_zone)
    found: dict[tuple[str, int], Recorded] = {}
    for event in events:
        line = event.to_line()
        kept = past.kept(line)
        written, committed = (kept.written, kept.committed) if kept else (today, today)
        if trusted is not None and trusted.kept(line) is None:
            written, committed = max(written, trusted.latest), today
        person = people.get(event.by)
        with_key = (
            isinstance(event, Act)
            and person is not None
            and _had_key(person, event, kept, written, past, time_zone)
        )
        found[event.number, event.sequence] = Recorded(
            written, committed, kept.commit if kept else "", with_key
        )
    return found


def _had_key(
    person: Person, event: Event, kept: Kept | None, recorded: date, past: PastLedger, time_zone: tzinfo
) -> bool:
    """Whether a key that was valid then stood in the organisation file when the event was recorded."""
    for line in person.keys:
        try:
            key = read_public_key(line)
        except MalformedKey:
            continue
        known = past.keys.get(key_identity(line))
        before = kept is None or (known is not None and known <= kept.order)
        if before and (key.valid_on(event.day, time_zone) or key.valid_on(recorded, time_zone)):
            return True
    return False
