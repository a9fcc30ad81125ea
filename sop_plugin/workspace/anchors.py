"""Anchors of a manual: as it is now, and those that it keeps in its own folder ``anchors``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sop_plugin.checks.anchors import (
    AnchorThen,
    anchors_not_kept,
    changed_since_anchor,
    recorded_after_anchors,
)
from sop_plugin.compile import CompiledManual
from sop_plugin.model.anchor import Anchor, KeptAnchor, Ledgers, anchor_of
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.trust.changes import TrustChange, trust_changes
from sop_plugin.model.trust.facts import TrustRoot, as_told_before
from sop_plugin.model.trust.root import trust_root
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError, NoRepository
from sop_plugin.reading.anchor import AnchorError, read_anchor
from sop_plugin.workspace.trust_files import site_root
from sop_plugin.workspace.workspace import Workspace

FOLDER = "anchors"


@dataclass(frozen=True)
class HeldAnchor:
    """A kept anchor held against the manual: ``findings`` are what was rewritten, ``changes`` what is no longer as it was.

    ``later`` is the number of events recorded since, ``late`` tells of those among them that are dated long before it.
    """

    path: Path
    anchor: Anchor
    findings: tuple[Finding, ...]
    changes: tuple[TrustChange, ...]
    later: int
    late: tuple[Finding, ...] = ()


def ledgers_of(compiled: CompiledManual) -> Ledgers:
    """All that a manual records."""
    return Ledgers(compiled.ledger or Ledger(), compiled.copies, compiled.training)


def current_root(workspace: Workspace, compiled: CompiledManual) -> TrustRoot:
    """People, keys, authority and settings of the working tree."""
    return trust_root(compiled.manual.organisation, workspace.options.settings, site_root(workspace))


def current_anchor(workspace: Workspace, compiled: CompiledManual) -> Anchor:
    """The anchor of the manual as it is; raises ``GitError``."""
    repository = workspace.repository
    commit = repository.commit_id("HEAD") if isinstance(repository, GitRepository) else None
    return anchor_of(
        ledgers_of(compiled), current_root(workspace, compiled), compiled.manual.as_of, commit or ""
    )


def sign_tag(workspace: Workspace, name: str, anchor: Anchor) -> None:
    """A signed tag that says it; raises ``GitError``."""
    repository = workspace.repository
    if isinstance(repository, NoRepository):
        raise GitError(repository.reason)
    repository.sign_tag(name, anchor.digest)


def kept_anchors(workspace: Workspace) -> tuple[Path, ...]:
    """The files of the folder, the oldest first: their names begin with the day."""
    return tuple(sorted((workspace.root / FOLDER).glob("*.json")))


def shown_anchors(workspace: Workspace, compiled: CompiledManual) -> Iterator[KeptAnchor]:
    """What a page says of those that the manual keeps, the latest first; one that cannot be read is named."""
    for path in reversed(kept_anchors(workspace)):
        try:
            (each,) = held(workspace, compiled, (path,))
        except (AnchorError, OSError):
            yield KeptAnchor(path.name, None)
        else:
            yield KeptAnchor(path.name, each.anchor, len(each.findings), each.later)


def current_digest(workspace: Workspace, compiled: CompiledManual) -> str:
    """The anchor of the whole manual as pages print it; empty where there is no ledger to vouch for."""
    if compiled.limits is not None:
        return compiled.limits.anchor
    if compiled.ledger is None:
        return ""
    return anchor_of(
        ledgers_of(compiled), current_root(workspace, compiled), compiled.manual.as_of, ""
    ).digest


def recorded_after_kept(workspace: Workspace, compiled: CompiledManual) -> Iterator[Finding]:
    """Events that anchors of the manual's own folder prove to have been recorded long after their days."""
    if compiled.ledger is not None:
        yield from _recorded_after(compiled, _readable(kept_anchors(workspace)))


def gone_anchors(workspace: Workspace, repository: GitRepository) -> Iterator[Finding]:
    """Anchors that git ever held in the manual's own folder and that are no longer what they were; raises ``GitError``."""
    first = {path: item for path, item in repository.first_versions(FOLDER).items() if path.endswith(".json")}
    texts = repository.read_blobs([item.blob for item in first.values() if item.blob])
    yield from anchors_not_kept(
        AnchorThen(
            path,
            item.commit,
            _vouched_for(texts.get(item.blob or "")),
            _vouched_for(_on_disk(workspace.root / path)),
        )
        for path, item in first.items()
    )


def _on_disk(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _vouched_for(data: bytes | None) -> tuple[date, str] | None:
    """What an anchor vouches for; the commit that it names may differ between two of one day."""
    try:
        anchor = read_anchor(data) if data is not None else None
    except AnchorError:
        return None
    return (anchor.day, anchor.digest) if anchor is not None else None


def _recorded_after(compiled: CompiledManual, anchors: Iterable[Anchor]) -> Iterator[Finding]:
    manual = compiled.manual
    return recorded_after_anchors(
        ledgers_of(compiled), anchors, manual.settings.recorded_within, manual.as_of
    )


def _readable(paths: Iterable[Path]) -> Iterator[Anchor]:
    for path in paths:
        try:
            yield read_anchor(path.read_bytes())
        except (AnchorError, OSError):
            continue  # of which sop verify tells


def held(workspace: Workspace, compiled: CompiledManual, paths: Iterable[Path]) -> Iterator[HeldAnchor]:
    """Each of these anchors held against the manual; raises ``AnchorError`` or ``OSError``."""
    ledgers, root = ledgers_of(compiled), current_root(workspace, compiled)
    for path in paths:
        anchor = read_anchor(path.read_bytes())
        known = sum(end.sequence for end in anchor.chains.values())
        recorded = sum(map(len, ledgers.chains.values()))
        yield HeldAnchor(
            path,
            anchor,
            tuple(changed_since_anchor(ledgers, anchor)),
            tuple(trust_changes(anchor.root, as_told_before(anchor.root, root))) if anchor.root else (),
            max(recorded - known, 0),
            tuple(_recorded_after(compiled, (anchor,))),
        )
