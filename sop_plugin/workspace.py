"""Joins files, settings and the compiler into one compiled manual: the same for the site, the commands and the exports."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sop_plugin.compile import CompiledManual, compile_manual
from sop_plugin.model.catalogue import archive as rules
from sop_plugin.model.ledger import Ledger
from sop_plugin.outside.chinese import reading_of_terms, simplifier
from sop_plugin.outside.clock import as_of_date, today, zone
from sop_plugin.outside.files import markdown_sources, path_matcher, read_source
from sop_plugin.outside.git import GitError, GitRepository, NoRepository, Obstacle
from sop_plugin.outside.project_file import find_project_file, read_project_file
from sop_plugin.outside.signatures import verify
from sop_plugin.reading.histories import ArchivedTexts
from sop_plugin.reading.settings import ManualOptions, read_options
from sop_plugin.reading.source import Source

AS_OF_VARIABLE = "SOP_AS_OF"
_LARGEST_ORGANISATION = 5_000_000
_LARGEST_LEDGER = 200_000_000


@dataclass(frozen=True)
class Workspace:
    """Where a manual's sources lie, and its options. Paths in findings are relative to ``root``."""

    root: Path
    docs_dir: Path
    exclude_docs: str
    options: ManualOptions

    @property
    def docs_shown_as(self) -> str:
        """The documents' folder as findings name it."""
        return Path(os.path.relpath(self.docs_dir, self.root)).as_posix()

    @property
    def ledger(self) -> Path:
        """The ledger, which need not be there."""
        return self.root / self.options.ledger

    def source_path(self, inside_docs: str) -> str:
        """The path in findings of a file that is named relative to the documents' folder."""
        return f"{self.docs_shown_as}/{inside_docs}"


def open_workspace(config_file: Path | None) -> Workspace:
    """The workspace of a ``mkdocs.yml``, by default the nearest one; raises ``ProjectFileError`` or ``SettingsError``."""
    path = config_file if config_file is not None else find_project_file(Path.cwd())
    project = read_project_file(path)
    return Workspace(
        project.root, project.docs_dir, project.exclude_docs, read_options(project.plugin_options)
    )


def choose_date(options: ManualOptions, environment: Mapping[str, str], flag: str | None = None) -> date:
    """The date that the manual is looked at: flag, environment, option, or today in the manual's time zone.

    The clock is read here and nowhere below. Raises ``ValueError`` with a plain message for a text that is no date.
    """
    zone(options.time_zone)  # an unknown one is said at once, also where the date is given
    written = environment.get(AS_OF_VARIABLE) if flag is None else flag
    # An empty variable is one that is not set; an empty flag is a mistake.
    if written or flag is not None:
        return as_of_date(written or "")
    return options.as_of or today(options.time_zone)


def compile_workspace(
    workspace: Workspace, as_of: date, texts: Mapping[Path, bytes] | None = None
) -> CompiledManual:
    """Read all sources and compile them; ``texts`` stand in for the files of these paths."""
    options = workspace.options
    is_page = path_matcher(options.pages)
    is_excluded = path_matcher(tuple(workspace.exclude_docs.splitlines()))
    documents: list[Source] = []
    pages: list[Source] = []
    found = markdown_sources(
        workspace.docs_dir, workspace.docs_shown_as, options.settings.max_bytes, is_excluded
    )
    instead = {os.path.relpath(path, workspace.root): data for path, data in (texts or {}).items()}
    for inside, source in found:
        if instead.get(source.path) is not None:
            source = Source(source.path, instead[source.path])
        (pages if is_page(inside) else documents).append(source)
    organisation = read_source(
        workspace.root / options.organisation, options.organisation, _LARGEST_ORGANISATION
    )
    ledger = _ledger_source(workspace, instead)
    return compile_manual(
        documents,
        pages,
        organisation,
        options.settings,
        as_of,
        reading_of_terms(options.settings.keyword_readings),
        simplifier(),
        ledger,
        lambda ids: _read_archive(workspace.root, ids),
        partial(verify, time_zone=zone(options.time_zone)),
    )


def _ledger_source(workspace: Workspace, instead: Mapping[str, bytes]) -> Source | None:
    shown_as = workspace.options.ledger
    if shown_as in instead:
        return Source(shown_as, instead[shown_as])
    return read_source(workspace.ledger, shown_as, _LARGEST_LEDGER) if workspace.ledger.exists() else None


def _read_archive(root: Path, ids: tuple[str, ...]) -> ArchivedTexts:
    repository = GitRepository.find(root)
    if isinstance(repository, NoRepository):
        reason = repository.detail or "git: not found in PATH"
        return ArchivedTexts(dict.fromkeys(ids), rules.NO_REPOSITORY, reason)
    texts = repository.read_blobs(ids)
    shallow = None in texts.values() and repository.is_shallow()
    return ArchivedTexts(texts, rules.SHALLOW_CLONE if shallow else None)


def release_commits(workspace: Workspace, ledger: Ledger) -> Mapping[str, str]:
    """Git id of each released text → the commit that brought it; empty where there is no history to ask."""
    blobs = {release.blob for number in ledger.by_number for release in ledger.releases(number)}
    repository = GitRepository.find(workspace.root) if blobs else NoRepository(Obstacle.NO_REPOSITORY)
    if isinstance(repository, NoRepository):
        return {}
    try:
        found = repository.commit_of_blobs(blobs, workspace.docs_shown_as)
    except GitError:
        return {}  # a damaged history; the texts that can still be read are shown without it
    return {blob: commit.commit for blob, commit in found.items()}
