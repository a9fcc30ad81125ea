"""The working tree held against the branch that it is to go into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from sop_plugin.checks.comparison import brought_by_change, check_change, organisation_not_compared
from sop_plugin.checks.parted import without_consequences
from sop_plugin.compile import CompiledManual, Sources, read_and_check
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.model.training import TrainingLedger
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError, NoRepository
from sop_plugin.outside.project_file import read_project_file
from sop_plugin.outside.reading_cache import ReadingCache
from sop_plugin.reading.ledger.copies import read_copies
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.ledger.kinds import OF_DOCUMENTS
from sop_plugin.reading.ledger.losses import lost_events
from sop_plugin.reading.ledger.training import read_training
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.reading.settings.project import ProjectFileError
from sop_plugin.rules.comparison import TOLD_FIRST
from sop_plugin.site_checks.all import with_site_findings
from sop_plugin.workspace.against_history import with_history, with_history_at
from sop_plugin.workspace.compilation import compile_sources, kept_readings
from sop_plugin.workspace.past_ledger import past_ledger
from sop_plugin.workspace.past_side_ledgers import side_ledgers
from sop_plugin.workspace.sources import organisation_source, sources_at
from sop_plugin.workspace.trust_files import site_root, site_root_at
from sop_plugin.workspace.workspace import Workspace

_SHOWN = 10


@dataclass
class NothingToCompareWith(Exception):
    """No commit is ``ref`` (``known`` is false), or none is shared with it.

    ``shallow``: the history was cut off, which may be why. ``instead`` is a branch of that name that there is.
    """

    ref: str
    known: bool
    shallow: bool
    instead: str | None = None


@dataclass(frozen=True)
class BranchComparison:
    """What a change brings, that to people, keys, authority and settings first. ``base`` is the last commit that it shares with ``ref``, ``tip`` where ``ref`` stands today.

    ``findings`` are all of the change, in their order; ``brought`` those of them that ``base`` had not.
    ``prefix`` leads from the top of the repository to the manual: empty, or with a slash at its end.
    """

    ref: str
    base: str
    tip: str
    before: CompiledManual
    after: CompiledManual
    findings: tuple[Finding, ...]
    brought: frozenset[int]
    prefix: str = ""

    @property
    def new_findings(self) -> tuple[Finding, ...]:
        """Those that the change brings."""
        return tuple(finding for index, finding in enumerate(self.findings) if index in self.brought)

    @property
    def fails(self) -> bool:
        """Whether the change brings what fails a strict build."""
        return any(finding.fails_strict for finding in self.new_findings)


def compare(workspace: Workspace, compiled: CompiledManual, ref: str) -> BranchComparison:
    """Compare the working tree with ``ref``; raises ``NothingToCompareWith`` or ``GitError``."""
    repository = workspace.repository
    if isinstance(repository, NoRepository):
        raise GitError(repository.reason)
    tip = repository.commit_id(ref)
    if tip is None:
        remote = f"origin/{ref}"
        instead = remote if repository.commit_id(remote) else None
        raise NothingToCompareWith(ref, False, repository.is_shallow, instead)
    head = repository.commit_id("HEAD")
    base = repository.merge_base(tip, head) if head else None
    if base is None:
        raise NothingToCompareWith(ref, True, repository.is_shallow)
    read_text = cache(repository.texts_at(base))
    earlier = _at(workspace, read_text)
    sources = sources_at(earlier, repository, base)
    as_of = compiled.manual.as_of
    kept = kept_readings(earlier)
    recorded = sources.ledger.data if sources.ledger is not None else None
    past = past_ledger(workspace, repository)
    known = past.without(repository.commits_beyond(base))
    before = with_history_at(earlier, compile_sources(earlier, sources, as_of, kept), known, recorded)
    before = with_site_findings(earlier, before, read_text)
    compiled = with_history(workspace, compiled, past, known)
    fork = replace(snapshot(before, base[:_SHOWN]), site=site_root_at(workspace, repository, base))
    here = replace(
        snapshot(compiled, repository.branch or (head or "")[:_SHOWN]),
        site=site_root(workspace),
        stood_before=past.stood_before,
    )
    there = (
        snapshot(before, ref) if tip == base else _changed_since(earlier, repository, sources, tip, ref, kept)
    )
    company = organisation_source(workspace)
    unread = organisation_not_compared(fork, here, (sources.organisation.data, company.data), company.path)
    told = (*unread, *check_change(fork, here, there))
    found = [*without_consequences(compiled.findings, told), *told]
    found += _lost_since(workspace, sources)
    findings = tuple(sorted(dict.fromkeys(found), key=lambda f: (f.rule not in TOLD_FIRST, f.sort_key())))
    marked = brought_by_change(
        (snapshot(before).manual, before.findings), (snapshot(compiled).manual, findings)
    )
    brought = frozenset(index for index, (_, is_new) in enumerate(marked) if is_new)
    return BranchComparison(ref, base, tip, before, compiled, findings, brought, repository.prefix)


def _lost_since(workspace: Workspace, base: Sources) -> Iterator[Finding]:
    """The events of each ledger that the fork had and the working tree has not."""
    documents = (workspace.ledger, workspace.options.ledger, OF_DOCUMENTS)
    of_base = (base.ledger, base.copies, base.training)
    for earlier, (file, path, ledger) in zip(of_base, (documents, *side_ledgers(workspace)), strict=True):
        if earlier is not None:
            now = file.read_bytes() if file.is_file() else b""
            before, after = (data.decode("utf-8", "replace") for data in (earlier.data, now))
            yield from lost_events(before, after, path, ledger)


def snapshot(compiled: CompiledManual, name: str = "") -> Snapshot:
    """The source files as they are, also where readers see another revision."""
    manual = replace(compiled.manual, documents=compiled.histories.documents)
    return Snapshot(
        manual,
        compiled.ledger or Ledger(),
        name,
        copies=compiled.copies or CopyLedger(),
        training=compiled.training or TrainingLedger(),
    )


def _at(workspace: Workspace, read_text: Callable[[Path], str]) -> Workspace:
    """The manual's options as the commit has them; a commit that has none, or broken ones, is read with today's."""
    path = workspace.project_file
    try:
        project = read_project_file(workspace.root / path.name, read_text)
        options = read_options(project.plugin_options, project.places)
    except (ProjectFileError, SettingsError):
        return workspace
    return replace(workspace, docs_dir=project.docs_dir, exclude_docs=project.exclude_docs, options=options)


def _changed_since(
    workspace: Workspace,
    repository: GitRepository,
    base: Sources,
    tip: str,
    ref: str,
    kept: ReadingCache,
) -> Snapshot:
    """The ledger of the branch, and those of its documents that changed since the fork: what may be in the way."""
    sources, settings = sources_at(workspace, repository, tip), workspace.options.settings
    known = {(source.path, source.data) for source in base.documents}
    readings = (
        read_and_check(source, settings, kept)
        for source in sources.documents
        if (source.path, source.data) not in known
    )
    documents = tuple(reading.document for reading in readings if reading.document is not None)
    ledger = read_ledger(sources.ledger, settings.roles).ledger if sources.ledger is not None else None
    # Nobody asks how these documents stand on a day.
    manual = Manual(documents, Organisation(), settings, date.min)
    copies = read_copies(sources.copies).ledger if sources.copies is not None else None
    training = read_training(sources.training).ledger if sources.training is not None else None
    return Snapshot(
        manual,
        ledger or Ledger(),
        ref,
        copies=copies or CopyLedger(),
        training=training or TrainingLedger(),
    )
