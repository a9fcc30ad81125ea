"""The ledger held against git: all that speaks for or against it, what the manual's files say and what history remembers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sop_plugin.checks.evidence import events_in_future
from sop_plugin.checks.side_ledgers import future_events
from sop_plugin.compile import CompiledManual
from sop_plugin.model.finding import Finding
from sop_plugin.outside.git import GitRepository
from sop_plugin.rules import approvals, evidence, manual_files
from sop_plugin.workspace.against_history import told_by_history
from sop_plugin.workspace.past_ledger import past_ledger
from sop_plugin.workspace.workspace import Workspace

_GROUPS = ("SOP9", "SOP82")
_OF_SETTINGS = (
    manual_files.RECORDED_AS_PAGES,
    approvals.CHANGED_WITHOUT_DAY,
    approvals.READ_BY_EARLIER_SETTINGS,
)
"""A setting that another one was when something was recorded stands for all findings that it would have brought."""


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
    ledgers = (path, workspace.copies_shown_as, workspace.training_shown_as)
    listed = [finding for finding in compiled.findings if finding.rule is not evidence.EVENT_IN_FUTURE]
    found = [
        finding
        for finding in listed
        if finding.code.startswith(_GROUPS) or finding.place.path in ledgers or finding.rule in _OF_SETTINGS
    ]
    now = replace(compiled.manual, as_of=today)
    found += events_in_future(now, compiled.histories.ledger)
    for beside in (compiled.copies, compiled.training):
        if beside is not None:
            found += future_events(now, beside)
    others = tuple(finding for finding in listed if finding not in found)
    repository = workspace.repository
    if not isinstance(repository, GitRepository):
        return Verification(compiled, path, tuple(sorted(found, key=Finding.sort_key)), others)
    past = past_ledger(workspace, repository)
    found += told_by_history(workspace, repository, compiled, past)
    return Verification(
        compiled,
        path,
        tuple(sorted(dict.fromkeys(found), key=Finding.sort_key)),
        others,
        past.versions,
        not repository.is_shallow,
    )
