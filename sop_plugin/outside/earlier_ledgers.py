"""The ledgers that git remembers: no event that ever was on the main line may be missing today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sop_plugin.outside.git import GitRepository

_AT_ONCE = 50
"""Versions read in one go: a ledger of 20,000 events has 6 MB."""


@dataclass(frozen=True)
class EarlierLedgers:
    """Every line of every earlier version, each once and the oldest first; ``on_branches`` never reached the main line."""

    versions: int
    main_line: str
    on_branches: str


def earlier_ledgers(repository: GitRepository, path: str) -> EarlierLedgers:
    """All versions of the ledger that the history below ``HEAD`` holds; raises ``GitError``."""
    main = repository.versions_on_main_line(path)
    every = repository.versions_of(path)
    on_main = _lines(repository, main)
    others = _lines(repository, (blob for blob in every if blob not in set(main)))
    return EarlierLedgers(
        len({*main, *every}),
        _text(on_main),
        _text(line for line in others if line not in on_main),
    )


def _lines(repository: GitRepository, blobs: Iterable[str]) -> dict[str, None]:
    found: dict[str, None] = {}
    # Newest first as git tells them; in the ledger the oldest line comes first.
    remaining = iter(reversed(list(blobs)))
    while batch := tuple(islice(remaining, _AT_ONCE)):
        for data in repository.read_blobs(batch).values():
            for line in (data or b"").decode("utf-8", "replace").splitlines():
                found.setdefault(line)
    return found


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
