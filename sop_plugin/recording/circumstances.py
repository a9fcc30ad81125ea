"""Under what circumstances an event is recorded: by which time, and with whose account."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TypeVar

from sop_plugin.model.event import Event, Stated
from sop_plugin.model.organisation import Organisation
from sop_plugin.outside.clock import offset_on
from sop_plugin.outside.forge_account import forge_account

AnyEvent = TypeVar("AnyEvent", bound=Event)


def with_circumstances(event: AnyEvent, organisation: Organisation, time_zone: str) -> AnyEvent:
    """The event with the zone of its day, and with the account where that is its person's own; what has them stays as it is.

    What is stated of people and settings has a seal over all of it, which knows of neither.
    """
    if isinstance(event, Stated) or event.zone is not None:
        return event
    person, account = organisation.people.get(event.by), forge_account(os.environ)
    own = person is not None and account is not None and person.handle.casefold() == account.casefold()
    return replace(event, zone=offset_on(time_zone, event.day), account=account if own else None)
