"""All that speaks for or against the ledger: the findings of the manual, and what git remembers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sop_plugin.checks.evidence import events_in_future
from sop_plugin.compile import CompiledManual
from sop_plugin.model.digest import digest
from sop_plugin.model.event import Event, line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.place import Place
from sop_plugin.outside.earlier_ledgers import EarlierLedgers, earlier_ledgers
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.ledger.line import read_line
from sop_plugin.reading.ledger.text import lost_events, lost_lines
from sop_plugin.rules import archive as rules
from sop_plugin.rules import evidence
from sop_plugin.workspace import Workspace

_GROUP = "SOP9"


@dataclass(frozen=True)
class Evidence:
    """``findings`` are those about the ledger, ``others`` the rest.

    ``versions`` is the number of earlier ledgers compared with, ``None`` without git; ``complete``: not a shallow clone.
    """

    compiled: CompiledManual
    path: str
    findings: tuple[Finding, ...]
    others: tuple[Finding, ...]
    versions: int | None = None
    complete: bool = True


def gather(workspace: Workspace, compiled: CompiledManual, today: date) -> Evidence:
    """The findings about the ledger, with those that only git's history can bring; raises ``GitError``.

    The manual may be looked at on a past day. What was recorded since is no event of the future by that.
    """
    path = workspace.options.ledger
    listed = [finding for finding in compiled.findings if finding.rule is not evidence.EVENT_IN_FUTURE]
    found = [finding for finding in listed if finding.code.startswith(_GROUP) or finding.place.path == path]
    found += events_in_future(replace(compiled.manual, as_of=today), compiled.histories.ledger)
    others = tuple(finding for finding in listed if finding not in found)
    repository = GitRepository.find(workspace.root)
    if not isinstance(repository, GitRepository):
        return Evidence(compiled, path, tuple(sorted(found, key=Finding.sort_key)), others)
    earlier = earlier_ledgers(repository, path)
    current = workspace.ledger.read_bytes().decode("utf-8", "replace") if workspace.ledger.is_file() else ""
    found += _lost(earlier, current, path)
    found += _not_kept(repository, compiled)
    return Evidence(
        compiled,
        path,
        tuple(sorted(dict.fromkeys(found), key=Finding.sort_key)),
        others,
        earlier.versions,
        not repository.is_shallow(),
    )


def verified(workspace: Workspace, compiled: CompiledManual) -> CompiledManual:
    """The manual with the findings that only git's history can bring; raises ``GitError``."""
    if compiled.ledger is None:
        return compiled
    found = gather(workspace, compiled, compiled.manual.as_of).findings
    return replace(compiled, findings=tuple(sorted({*compiled.findings, *found}, key=Finding.sort_key)))


def _lost(earlier: EarlierLedgers, current: str, path: str) -> Iterator[Finding]:
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
        if release.blob in kept or release.line in told or repository.is_shallow():
            continue
        working = compiled.histories.by_number[release.number].working
        if working is None or digest(working) != release.digest:
            yield rules.TEXT_NOT_IN_GIT.at(ledger.place(release), event=release.name, blob=release.blob[:12])
