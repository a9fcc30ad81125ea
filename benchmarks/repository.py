"""What a synthetic manual has recorded: chains of events in a ledger, and commits on fixed days."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sop_plugin.model.event import NO_PREVIOUS, Event, line_hash


def append(chains: dict[str, list[str]], events: Iterable[Event]) -> None:
    """Add events to the chains of their numbers, in the order in which they come."""
    for event in events:
        chain = chains.setdefault(event.number, [])
        previous = line_hash(chain[-1]) if chain else NO_PREVIOUS
        chain.append(replace(event, sequence=len(chain) + 1, previous=previous).to_line())


def ledger_text(chains: Mapping[str, Sequence[str]]) -> str:
    """The file of the ledger."""
    return "".join(f"{line}\n" for number in sorted(chains) for line in chains[number])


def commit(folder: Path, day: date) -> None:
    """Commit all there is in the folder, as on a day."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Record", day=f"{day}T12:00:00+08:00")


def git(folder: Path, *arguments: str, day: str = "") -> None:
    """Run git without anybody's own settings."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{who}_NAME": "sample", f"GIT_{who}_EMAIL": "sample@example.org", f"GIT_{who}_DATE": day}
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | own, check=True)
