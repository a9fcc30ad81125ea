"""What ``recall``, ``reject`` and ``drop`` do alike: a revision goes back to its author, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.acting import Acting
from sop_plugin.cli.language import spoken
from sop_plugin.cli.transition import commit_command, finish, refusals
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.event import Setback
    from sop_plugin.recording import Prepared, Recorder
    from sop_plugin.recording.sealing import Sign

    Prepare = Callable[[Recorder, str, str, str, Sign | None], tuple[Prepared, Setback]]


@dataclass(frozen=True)
class SetbackWords:
    """``done`` names day, number, revision and reason, ``commit`` number and revision; ``following`` the commands that come next, and the number."""

    done: Words
    commit: Words
    following: Words


def set_back(
    ctx: click.Context, prepare: Prepare, number: str, reason: str, acting: Acting, words: SetbackWords
) -> None:
    """Record it, and say what comes next."""
    recorder, sign = acting.begin()
    with refusals():
        prepared, event = prepare(recorder, number, reason, acting.by, sign)
    about = {"number": number, "revision": event.revision}
    done = words.done.filled(day=event.day, reason=event.reason, **about)
    command = commit_command(prepared, spoken(ctx).plain.say(words.commit, **about))
    finish(ctx, prepared, acting.dry_run, done, words.following.filled(command=command, number=number))
