"""The settings as they stood when something was recorded: what was released by them is judged by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sop_plugin.model.event import Approved, Event
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.roles import ApprovalRoles
from sop_plugin.model.settings import Settings


@dataclass(frozen=True)
class SettingsThen:
    """What ``mkdocs.yml`` said in ``commit``, the first that holds an event."""

    settings: Settings
    commit: str


AskSettings = Callable[[Sequence[Event]], Mapping[tuple[str, int], SettingsThen]]
"""Events → the settings when they were recorded, by number and sequence; without those of which nobody knows them."""


def nobody_knows(_events: Sequence[Event]) -> Mapping[tuple[str, int], SettingsThen]:
    """Without a history."""
    return {}


def with_roles_then(ledger: Ledger, roles: ApprovalRoles, ask: AskSettings) -> Ledger:
    """The ledger with signatures in roles that were never declared called what the settings called them when they were recorded.

    So are the others of the same revision: which comes before which is known of roles that were declared together.
    """
    forgotten = {
        (e.number, e.revision) for e in ledger.events if isinstance(e, Approved) and e.role not in roles.every
    }
    asked = [e for e in ledger.events if isinstance(e, Approved) and (e.number, e.revision) in forgotten]
    known = ask(asked) if asked else {}

    def told(event: Event) -> Event:
        then = known.get((event.number, event.sequence))
        if then is None or not isinstance(event, Approved):
            return event
        return replace(event, role=then.settings.roles.of(event.role, event.day))

    return replace(ledger, events=tuple(map(told, ledger.events))) if known else ledger


def with_roles(ledger: Ledger, roles: ApprovalRoles) -> Ledger:
    """The ledger with every signature in the role that these settings have of its day."""
    events = (
        replace(event, role=roles.of(event.role, event.day)) if isinstance(event, Approved) else event
        for event in ledger.events
    )
    return replace(ledger, events=tuple(events))
