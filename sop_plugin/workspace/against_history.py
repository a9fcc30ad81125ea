"""The manual held against git's history: what the ledger had, and what only this clone still has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sop_plugin.checks.archive import files_not_kept
from sop_plugin.checks.recording import check_recording
from sop_plugin.compile import CompiledManual
from sop_plugin.model.digest import is_of
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Revision
from sop_plugin.model.ledger import Ledger
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.histories import read_released
from sop_plugin.reading.ledger.kinds import OF_DOCUMENTS
from sop_plugin.reading.ledger.losses import gone_ledger, lost_events, lost_lines, recorded_otherwise
from sop_plugin.rules import archive as rules
from sop_plugin.workspace.anchors import gone_anchors, recorded_after_kept
from sop_plugin.workspace.past_ledger import PastLedger, past_ledger, where_it_stood
from sop_plugin.workspace.past_side_ledgers import lost_beside
from sop_plugin.workspace.recorded_events import recorded_events
from sop_plugin.workspace.unrecorded_root import unrecorded_since_signed
from sop_plugin.workspace.workspace import Workspace


def with_history(
    workspace: Workspace,
    compiled: CompiledManual,
    past: PastLedger | None = None,
    trusted: PastLedger | None = None,
) -> CompiledManual:
    """The manual with the findings that only git's history can bring; raises ``GitError``.

    ``trusted`` is the past that a branch knows which nobody can rewrite.
    """
    repository = workspace.repository
    if not isinstance(repository, GitRepository):
        return compiled
    known = past or past_ledger(workspace, repository)
    return _with(compiled, told_by_history(workspace, repository, compiled, known, trusted))


def with_history_at(
    workspace: Workspace, compiled: CompiledManual, past: PastLedger, ledger: bytes | None
) -> CompiledManual:
    """The same for the manual of a commit, whose ledger and past are handed in; raises ``GitError``."""
    repository = workspace.repository
    if not isinstance(repository, GitRepository):
        return compiled
    return _with(compiled, _told(workspace, repository, compiled, past, ledger))


def _with(compiled: CompiledManual, found: Iterable[Finding]) -> CompiledManual:
    return replace(compiled, findings=tuple(sorted({*compiled.findings, *found}, key=Finding.sort_key)))


def told_by_history(
    workspace: Workspace,
    repository: GitRepository,
    compiled: CompiledManual,
    past: PastLedger,
    trusted: PastLedger | None = None,
) -> Iterator[Finding]:
    """The findings that only git's history can bring, about the ledger of the working tree."""
    current = workspace.ledger.read_bytes() if workspace.ledger.is_file() else None
    yield from _told(workspace, repository, compiled, past, current, trusted)
    if trusted is None:  # held against a branch, each change of its own is told by itself
        yield from unrecorded_since_signed(workspace, repository, compiled, past)
    yield from lost_beside(workspace, repository, past)
    yield from recorded_after_kept(workspace, compiled)
    yield from gone_anchors(workspace, repository)


def _told(
    workspace: Workspace,
    repository: GitRepository,
    compiled: CompiledManual,
    past: PastLedger,
    current: bytes | None,
    trusted: PastLedger | None = None,
) -> Iterator[Finding]:
    yield from _losses(workspace, repository, compiled, past, current)
    yield from _not_kept(repository, compiled)
    yield from _files_not_kept(workspace, repository, compiled)
    yield from _unlike_their_texts(workspace, repository, compiled)
    if not repository.is_shallow:
        yield from _recording_of_all(workspace, compiled, past, trusted)


def _recording_of_all(
    workspace: Workspace, compiled: CompiledManual, past: PastLedger, trusted: PastLedger | None
) -> Iterator[Finding]:
    """How the events of each ledger came into git."""
    for ledger in (compiled.histories.ledger, compiled.copies, compiled.training):
        if ledger is not None:
            recorded = recorded_events(workspace, compiled.manual, ledger.everything, past, trusted)
            yield from check_recording(compiled.manual, ledger, recorded)


def _losses(
    workspace: Workspace,
    repository: GitRepository,
    compiled: CompiledManual,
    past: PastLedger,
    current: bytes | None,
) -> Iterator[Finding]:
    path = workspace.options.ledger
    text = (current or b"").decode("utf-8", "replace")
    main, branches = _text(past.on_main_line(OF_DOCUMENTS)), _text(past.on_branches(OF_DOCUMENTS))
    if compiled.ledger is None and text.strip():
        return  # a file that is there but cannot be read has its own findings
    if not compiled.histories.ledger.everything:
        yield from _gone(repository, past, main, path, emptied=current is not None)
        return
    # Where two branches recorded events of one number, the later one records its own again after the merge. Of what reached the
    # main line nothing may go for an event that came there after it.
    for earlier, counts in ((main, past.stood_before), (branches, _always)):
        again = recorded_otherwise(earlier, text, counts)
        yield from lost_events(_text(line for line in earlier.splitlines() if line not in again), text, path)


def _gone(
    repository: GitRepository, past: PastLedger, main: str, path: str, *, emptied: bool
) -> Iterator[Finding]:
    """Where no event is left, one finding says so, and where all of them still stand."""
    lost = lost_lines(main, "")
    if lost:
        last = past.main_line[lost[-1].text].commit
        earlier = where_it_stood(repository, past.paths, last, lost[-1].text) or path
        yield gone_ledger(main, path, last[:12], earlier, emptied=emptied)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _always(_line: str, _other: str) -> bool:
    return True


def _not_kept(repository: GitRepository, compiled: CompiledManual) -> Iterator[Finding]:
    """Released texts that only this clone still has: no commit below HEAD holds them, so the next clone will not.

    While the source file is the released text, committing it is the next step and nothing is lost.
    """
    ledger: Ledger = compiled.histories.ledger
    told = {finding.place.line for finding in compiled.findings if finding.rule is rules.TEXT_NOT_IN_GIT}
    wanted = [
        revision.release
        for history in compiled.histories.by_number.values()
        for revision in history.revisions
        if revision.release.line not in told
        and (history.working is None or not is_of(revision.release.digest, history.working))
    ]
    if repository.is_shallow or not wanted:
        return
    kept = repository.commit_of_blobs({release.blob for release in wanted})
    for release in wanted:
        if release.blob not in kept:
            yield rules.TEXT_NOT_IN_GIT.at(ledger.place(release), event=release.name, blob=release.blob[:12])


def _files_not_kept(
    workspace: Workspace, repository: GitRepository, compiled: CompiledManual
) -> Iterator[Finding]:
    """Released files that git does not keep, or that are not what was recorded; each blob is read once, in pieces."""
    histories, known = compiled.histories, workspace.known_facts
    blobs = {
        file.blob
        for number in histories.ledger.by_number
        for release in histories.ledger.releases(number)
        for file in release.files or ()
    }
    if blobs:
        yield from files_not_kept(
            histories,
            known.of_blobs(blobs, repository.facts_of_blobs).get,
            repository.commit_of_blobs(blobs),
            whole=not repository.is_shallow,
        )
        known.save()


def _unlike_their_texts(
    workspace: Workspace, repository: GitRepository, compiled: CompiledManual
) -> Iterator[Finding]:
    """Releases of texts that the source files hold, whose git id leads to another text or to none."""
    ledger = compiled.histories.ledger
    at_hand: dict[str, Released] = {}
    for history in compiled.histories.by_number.values():
        for revision in history.revisions:
            if history.working is not None and _is_at_hand(revision, history.working):
                at_hand[revision.release.blob] = revision.release
                path = workspace.root / history.working.path
                # A source file that is the released text, byte for byte, need not be read again.
                if path.is_file() and repository.hash_blob(path.read_bytes()) == revision.release.blob:
                    del at_hand[revision.release.blob]
    for blob, data in repository.read_blobs(at_hand).items():
        release = at_hand[blob]
        place = ledger.place(release)
        if data is None:
            if not repository.is_shallow:
                yield rules.TEXT_NOT_IN_GIT.at(place, event=release.name, blob=blob[:12])
            continue
        document = read_released(release, data, f"{release.number}.md", compiled.manual.settings)
        if document is None:
            yield rules.TEXT_IS_ANOTHER.at(place, event=release.name, blob=blob[:12])


def _is_at_hand(revision: Revision, working: Document) -> bool:
    """Whether the text of a revision was taken from the source file, and git was not asked for it."""
    release = revision.release
    return (
        revision.document is not None
        and release.revision == working.revision
        and is_of(release.digest, working)
    )
