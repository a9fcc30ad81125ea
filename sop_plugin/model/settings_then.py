"""The settings as they stood when something was recorded: what was released by them is judged by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sop_plugin.model.event import Event
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
