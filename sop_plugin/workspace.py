"""Joins files, settings and the compiler into one compiled manual: the same for the site, the commands and the exports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sop_plugin.compile import CompiledManual, compile_manual, read_and_check
from sop_plugin.model.ledger import Ledger
from sop_plugin.outside.chinese import reading_of_terms, simplifier
from sop_plugin.outside.clock import as_of_date, today, zone
from sop_plugin.outside.code_owners import OwnersFinder
from sop_plugin.outside.files import markdown_sources, path_matcher, read_source, would_be_found
from sop_plugin.outside.git import GitRepository, NoRepository, Obstacle
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.project_file import find_project_file, read_project_file
from sop_plugin.outside.reading_cache import ReadingCache
from sop_plugin.outside.signatures import verify
from sop_plugin.owners.codeowners import OwnersFile
from sop_plugin.reading.ledger.histories import ArchivedTexts
from sop_plugin.reading.settings import ManualOptions, read_options
from sop_plugin.reading.source import Source
from sop_plugin.rules import archive as rules

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
    project_file: Path = Path("mkdocs.yml")

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

    def path_inside(self, source_path: str) -> str:
        """The same the other way round."""
        return source_path.removeprefix(f"{self.docs_shown_as}/")


@dataclass(frozen=True)
class Sources:
    """The files that make a manual, from the working tree or from a commit.

    ``markdown`` are those of the documents' folder, each with its path there; ``ledger`` need not be there.
    """

    markdown: Iterable[tuple[str, Source]]
    organisation: Source
    ledger: Source | None
    owners: tuple[OwnersFile, ...] = ()


def open_workspace(config_file: Path | None) -> Workspace:
    """The workspace of a ``mkdocs.yml``, by default the nearest one; raises ``ProjectFileError`` or ``SettingsError``."""
    path = config_file if config_file is not None else find_project_file(Path.cwd())
    project = read_project_file(path)
    return Workspace(
        project.root, project.docs_dir, project.exclude_docs, read_options(project.plugin_options), path
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
    workspace: Workspace, as_of: date, texts: Mapping[Path, bytes | None] | None = None
) -> CompiledManual:
    """Read all sources and compile them; ``texts`` stand in for the files of these paths, ``None`` for one that has gone."""
    sources = current_sources(workspace, texts)
    cache = ReadingCache.of_manual(workspace.root, workspace.options.settings, os.environ, read_and_check)
    compiled = compile_sources(workspace, sources, as_of, cache)
    cache.save()
    return compiled


def current_sources(workspace: Workspace, texts: Mapping[Path, bytes | None] | None = None) -> Sources:
    """The files of the working tree, with ``texts`` instead of those of these paths."""
    options = workspace.options
    instead = {
        Path(os.path.relpath(path, workspace.root)).as_posix(): data for path, data in (texts or {}).items()
    }
    is_excluded = path_matcher(tuple(workspace.exclude_docs.splitlines()))
    found = markdown_sources(
        workspace.docs_dir, workspace.docs_shown_as, options.settings.max_bytes, is_excluded
    )
    organisation = read_source(
        workspace.root / options.organisation, options.organisation, _LARGEST_ORGANISATION
    )
    return Sources(
        _with_texts(found, instead, workspace.docs_shown_as, is_excluded),
        organisation,
        _ledger_source(workspace, instead),
        owners_finder(workspace).files(),
    )


def owners_finder(workspace: Workspace) -> OwnersFinder:
    """What finds the ``CODEOWNERS`` of the repository around the manual."""
    options = workspace.options
    own_files = (options.organisation, options.ledger, workspace.project_file.name)
    return OwnersFinder(workspace.root, workspace.docs_shown_as, own_files)


def compile_sources(
    workspace: Workspace, sources: Sources, as_of: date, cache: ReadingCache
) -> CompiledManual:
    """Compile what was read; released texts that the sources do not hold come from git."""
    options = workspace.options
    is_page = path_matcher(options.pages)
    documents: list[Source] = []
    pages: list[Source] = []
    for inside, source in sources.markdown:
        (pages if is_page(inside) else documents).append(source)
    return compile_manual(
        documents,
        pages,
        sources.organisation,
        options.settings,
        as_of,
        reading_of_terms(options.settings.keyword_readings),
        simplifier(),
        sources.ledger,
        lambda ids: _read_archive(workspace.root, ids),
        partial(verify, time_zone=zone(options.time_zone)),
        cache.read,
        sources.owners,
    )


def _with_texts(
    found: Iterable[tuple[str, Source]],
    instead: Mapping[str, bytes | None],
    shown_as: str,
    is_excluded: Callable[[str], bool],
) -> Iterable[tuple[str, Source]]:
    """The sources as they would be with these texts, in the order of names."""
    if not instead:
        return found
    sources = dict(found)
    for path, data in instead.items():
        inside = path.removeprefix(f"{shown_as}/")
        if inside == path or not would_be_found(inside, is_excluded):
            continue
        if data is None:
            sources.pop(inside, None)
        else:
            sources[inside] = Source(path, data)
    return sorted(sources.items(), key=lambda item: item[0].split("/"))


def _ledger_source(workspace: Workspace, instead: Mapping[str, bytes | None]) -> Source | None:
    shown_as = workspace.options.ledger
    data = instead.get(shown_as)
    if data is not None:
        return Source(shown_as, data)
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
