"""Who acts, how it is sealed, on which day and in which manual: what every command takes that records an act of somebody."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sop_plugin.cli.options import recording_options, sealing_options
from sop_plugin.cli.sealing import refuse_two_ways, way_to_seal
from sop_plugin.cli.transition import open_recorder

if TYPE_CHECKING:
    from sop_plugin.recording import Recorder
    from sop_plugin.recording.sealing import Sign


@dataclass(frozen=True)
class Acting:
    """What the options say; ``by`` is the id of the person, ``day`` is as it was typed."""

    by: str
    key: Path | None
    agent: bool
    unsigned: bool
    day: str | None
    dry_run: bool
    config_file: Path | None

    def begin(self) -> tuple[Recorder, Sign | None]:
        """The manual to record in, and what seals, if anything; raises ``CannotRun`` or ``NotRecorded``."""
        refuse_two_ways(self.key, self.agent, self.unsigned)
        recorder = open_recorder(self.config_file, self.day)
        return recorder, way_to_seal(recorder, self.by, self.key, self.agent, self.unsigned)


def acting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--key`` to ``--config-file``; with ``--by`` of the command they come to it as ``acting``."""

    @functools.wraps(command)
    def with_acting(
        *given: Any,
        by: str,
        key: Path | None,
        agent: bool,
        unsigned: bool,
        day: str | None,
        dry_run: bool,
        config_file: Path | None,
        **others: Any,
    ) -> Any:
        return command(*given, acting=Acting(by, key, agent, unsigned, day, dry_run, config_file), **others)

    return sealing_options(recording_options(with_acting))
