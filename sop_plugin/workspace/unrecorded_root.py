"""People, keys and settings of a manual that keeps no record of them, held against the commit that brought its first signature."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.trust_history import changed_since_signed
from sop_plugin.compile import CompiledManual
from sop_plugin.model.event import EventKind
from sop_plugin.model.finding import Finding
from sop_plugin.model.trust.root import trust_root
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.source import Source
from sop_plugin.registers.leavers import acted
from sop_plugin.workspace.past_ledger import Kept, PastLedger
from sop_plugin.workspace.settings_then import settings_in
from sop_plugin.workspace.trust_files import site_root, site_root_at
from sop_plugin.workspace.workspace import Workspace

_SIGNED = tuple(f'"event":"{kind}"' for kind in (EventKind.APPROVED, EventKind.RELEASED, EventKind.ADOPTED))


def unrecorded_since_signed(
    workspace: Workspace, repository: GitRepository, compiled: CompiledManual, past: PastLedger
) -> Iterator[Finding]:
    """One finding; nothing where a record was begun, of which the changes are told one by one, or where either side cannot be read."""
    manual, path = compiled.manual, workspace.options.organisation
    if compiled.histories.ledger.trust.begun or not manual.organisation.people or repository.is_shallow:
        return
    first = _first_signature(past)
    if first is None:
        return
    try:
        text = repository.file_at(first.commit, path)
    except GitError:
        return  # a damaged history, of which others tell
    settings = settings_in(workspace, repository, first.commit)
    if text is None or settings is None:
        return
    company, _ = read_organisation(Source(path, text), settings.roles)
    if company.people:
        then = trust_root(company, settings, site_root_at(workspace, repository, first.commit))
        now = trust_root(manual.organisation, manual.settings, site_root(workspace))
        known = acted(manual, compiled.histories.ledger)
        yield from changed_since_signed(manual, then, now, first.written, first.commit, known)


def _first_signature(past: PastLedger) -> Kept | None:
    """Where the oldest line lies that says that somebody signed."""
    return next((kept for line, kept in past.first.items() if any(mark in line for mark in _SIGNED)), None)
