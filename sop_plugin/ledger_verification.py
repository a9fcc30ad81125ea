"""The ledger held against git: all that speaks for or against it, what the manual's files say and what history remembers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from sop_plugin.checks.evidence import events_in_future
from sop_plugin.compile import CompiledManual
from sop_plugin.model.digest import digest
from sop_plugin.model.event import Event, line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.place import Place
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.ledger.line import read_line
from sop_plugin.reading.ledger.losses import lost_events, lost_lines
from sop_plugin.rules import archive as rules
from sop_plugin.rules import evidence
from sop_plugin.workspace.workspace import Workspace

_GROUP = "SOP9"
_AT_ONCE = 50
"""Earlier ledgers read in one go: one of 20,000 events has 6 MB."""


@dataclass(frozen=True)
class Verification:
    """``findings`` are those about the ledger, ``others`` the rest.

    ``versions`` is the number of earlier ledgers compared with, ``None`` without git; ``complete``: not a shallow clone.
    """

    compiled: CompiledManual
    path: str
    findings: tuple[Finding, ...]
    others: tuple[Finding, ...]
    versions: int | None = None
    complete: bool = True


def verify(workspace: Workspace, compiled: CompiledManual, today: date) -> Verification:
    """The findings about the ledger, with those that only git's history can bring; raises ``GitError``.

    The manual may be looked at on a past day. What was recorded since is no event of the future by that.
    """
    path = workspace.options.ledger
    listed = [finding for finding in compiled.findings if finding.rule is not evidence.EVENT_IN_FUTURE]
    found = [finding for finding in listed if finding.code.startswith(_GROUP) or finding.place.path == path]
    found += events_in_future(replace(compiled.manual, as_of=today), compiled.histories.ledger)
    others = tuple(finding for finding in listed if finding not in found)
    repository = workspace.repository
    if not isinstance(repository, GitRepository):
        return Verification(compiled, path, tuple(sorted(found, key=Finding.sort_key)), others)
    earlier = _earlier_ledgers(repository, path)
    current = workspace.ledger.read_bytes().decode("utf-8", "replace") if workspace.ledger.is_file() else ""
    found += _lost(earlier, current, path)
    found += _not_kept(repository, compiled)
    return Verification(
        compiled,
        path,
        tuple(sorted(dict.fromkeys(found), key=Finding.sort_key)),
        others,
        earlier.versions,
        not repository.is_shallow,
    )


def with_history(workspace: Workspace, compiled: CompiledManual) -> CompiledManual:
    """The manual with the findings that only git's history can bring; raises ``GitError``."""
    if compiled.ledger is None:
        return compiled
    found = verify(workspace, compiled, compiled.manual.as_of).findings
    return replace(compiled, findings=tuple(sorted({*compiled.findings, *found}, key=Finding.sort_key)))


@dataclass(frozen=True)
class _EarlierLedgers:
    """Every line of every earlier version, each once and the oldest first; ``on_branches`` never reached the main line."""

    versions: int
    main_line: str
    on_branches: str


def _earlier_ledgers(repository: GitRepository, path: str) -> _EarlierLedgers:
    """All versions of the ledger that the history below ``HEAD`` holds."""
    main = repository.versions_on_main_line(path)
    every = repository.versions_of(path)
    on_main = _lines(repository, main)
    others = _lines(repository, (blob for blob in every if blob not in set(main)))
    return _EarlierLedgers(
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


def _lost(earlier: _EarlierLedgers, current: str, path: str) -> Iterator[Finding]:
    yield from lost_events(earlier.main_line, current, path)
    # Where two branches recorded events of one number, the later one records its own again after the merge.
    again = _recorded_otherwise(earlier.on_branches, current, path)
    kept = "".join(f"{line}\n" for line in earlier.on_branches.splitlines() if line not in again)
    yield from lost_events(kept, current, path)


def _recorded_otherwise(earlier: str, current: str, path: str) -> frozenset[str]:
    """Lost lines in whose place the current ledger has another event after the same one, and the lines that followed them."""
    lost = [(lost.text, _event(lost.text, path)) for lost in lost_lines(earlier, current)]
    if not lost:
        return frozenset()
    taken: set[tuple[str, int, str]] = set()
    for line in current.splitlines():
        event = _event(line, path)
        if event is not None:
            taken.add((event.number, event.sequence, event.previous))
    given_up: set[str] = set()
    texts: set[str] = set()
    for text, event in sorted(
        ((text, event) for text, event in lost if event is not None), key=lambda pair: pair[1].sequence
    ):
        if (event.number, event.sequence, event.previous) in taken or event.previous in given_up:
            given_up.add(line_hash(text))
            texts.add(text)
    return frozenset(texts)


def _event(line: str, path: str) -> Event | None:
    findings: list[Finding] = []
    recorded = read_line(line, Place(path), findings.append)
    return recorded.event if recorded is not None else None


def _not_kept(repository: GitRepository, compiled: CompiledManual) -> Iterator[Finding]:
    """Released texts that only this clone still has: no commit below HEAD holds them, so the next clone will not.

    While the source file is the released text, committing it is the next step and nothing is lost.
    """
    ledger: Ledger = compiled.histories.ledger
    releases = [release for number in ledger.by_number for release in ledger.releases(number)]
    kept = repository.commit_of_blobs({release.blob for release in releases})
    told = {finding.place.line for finding in compiled.findings if finding.rule is rules.TEXT_NOT_IN_GIT}
    for release in releases:
        if release.blob in kept or release.line in told or repository.is_shallow:
            continue
        working = compiled.histories.by_number[release.number].working
        if working is None or digest(working) != release.digest:
            yield rules.TEXT_NOT_IN_GIT.at(ledger.place(release), event=release.name, blob=release.blob[:12])
