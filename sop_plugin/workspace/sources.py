"""The files that make a manual: those of the working tree, or those of a commit."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from sop_plugin.compile import Sources
from sop_plugin.model.manual_files import is_text_name
from sop_plugin.outside.files import (
    markdown_among,
    markdown_sources,
    read_source,
    source_among,
    would_be_found,
)
from sop_plugin.outside.git import GitRepository
from sop_plugin.owners.codeowners import PLACES
from sop_plugin.reading.ledger.file import LARGEST_LEDGER
from sop_plugin.reading.organisation.file import LARGEST_ORGANISATION
from sop_plugin.reading.search_questions import LARGEST_QUESTIONS
from sop_plugin.reading.search_synonyms import LARGEST_SYNONYMS
from sop_plugin.reading.source import Source
from sop_plugin.workspace.attached_files import facts_in_commit, facts_on_disk
from sop_plugin.workspace.folder_listing import folder_in_commit, folder_on_disk, is_style
from sop_plugin.workspace.requirement_files import (
    named_source,
    requirement_paths,
    requirement_sources,
    requirement_sources_among,
)
from sop_plugin.workspace.trust_files import site_root, site_root_at
from sop_plugin.workspace.workspace import Workspace

Texts = Mapping[Path, bytes | None]
"""What stands in for the files of these paths; ``None`` for one that has gone."""
NOTHING_MOVED: Mapping[str, str] = MappingProxyType({})
_Markdown = Iterable[tuple[str, Source]]


def working_sources(
    workspace: Workspace,
    texts: Texts | None = None,
    moved: Mapping[str, str] = NOTHING_MOVED,
) -> Sources:
    """The files of the working tree, with ``texts`` instead of those of these paths.

    ``moved`` are new paths of files beside them that lie at others yet.
    """
    instead = {
        Path(os.path.relpath(path, workspace.root)).as_posix(): data for path, data in (texts or {}).items()
    }
    facts_of = facts_on_disk(workspace, instead, moved)
    found = markdown_sources(
        workspace.docs_dir,
        workspace.docs_shown_as,
        workspace.options.settings.max_bytes,
        workspace.is_left_out,
    )
    documents, pages = _by_control(workspace, _with_texts(workspace, found, instead) if instead else found)
    ledger = _ledger_source(workspace.ledger, workspace.options.ledger, instead)
    site = site_root(workspace) if _holds_statements(ledger) else None
    owners = workspace.owners.files()
    folder = folder_on_disk(workspace, instead)
    settings = workspace.options.settings
    synonyms, questions = settings.search_synonyms, settings.search_questions
    return Sources(
        documents,
        organisation_source(workspace),
        pages,
        ledger,
        owners,
        facts_of,
        folder,
        site,
        requirement_sources(workspace),
        named_source(workspace, synonyms, LARGEST_SYNONYMS) if synonyms else None,
        {
            kind: named_source(workspace, path, settings.max_bytes)
            for kind, path in settings.templates.items()
        },
        _ledger_source(workspace.copies, workspace.copies_shown_as, instead),
        _ledger_source(workspace.training, workspace.training_shown_as, instead),
        named_source(workspace, questions, LARGEST_QUESTIONS) if questions else None,
    )


def sources_at(workspace: Workspace, repository: GitRepository, commit: str) -> Sources:
    """The same files as a commit holds them."""
    options, shown_as, finder = workspace.options, workspace.docs_shown_as, workspace.owners
    owners = tuple(map(finder.shown, PLACES))
    synonyms, templates = options.settings.search_synonyms, options.settings.templates
    questions = options.settings.search_questions
    searched = filter(None, [synonyms, questions])
    named_files = (*owners, *requirement_paths(workspace), *searched, *templates.values())
    beside = (workspace.copies_shown_as, workspace.training_shown_as)
    single = (options.organisation, options.ledger, *beside, workspace.project_file.name, *named_files)
    named = {posixpath.normpath(path) for path in single}
    blobs = repository.blobs_at(commit, shown_as, *single)
    # Pictures and the like are looked into only where a document shows them.
    files = repository.contents(
        {path: blob for path, blob in blobs.items() if path in named or is_text_name(path) or is_style(path)}
    )
    facts_of = facts_in_commit(workspace, repository, blobs)
    documents, pages = _by_control(workspace, markdown_among(files, shown_as, workspace.is_left_out))
    ledger = source_among(files, options.ledger)
    copies, training = (source_among(files, path) for path in beside)
    return Sources(
        documents,
        source_among(files, options.organisation),
        pages,
        ledger if ledger.trouble is None else None,
        finder.files(files),
        facts_of,
        folder_in_commit(workspace, blobs, files, repository.texts_at(commit)),
        site_root_at(workspace, repository, commit) if _holds_statements(ledger) else None,
        requirement_sources_among(workspace, files),
        source_among(files, synonyms) if synonyms else None,
        {kind: source_among(files, path) for kind, path in templates.items()},
        copies if copies.trouble is None else None,
        training if training.trouble is None else None,
        source_among(files, questions) if questions else None,
    )


def organisation_source(workspace: Workspace) -> Source:
    """The organisation file."""
    shown_as = workspace.options.organisation
    return read_source(workspace.root / shown_as, shown_as, LARGEST_ORGANISATION)


def _by_control(workspace: Workspace, markdown: _Markdown) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Documents, and pages outside control."""
    documents: list[Source] = []
    pages: list[Source] = []
    is_page = workspace.is_page
    for inside, source in markdown:
        (pages if is_page(inside) else documents).append(source)
    return tuple(documents), tuple(pages)


def _with_texts(workspace: Workspace, found: _Markdown, instead: Mapping[str, bytes | None]) -> _Markdown:
    """The sources as they would be with these texts, in the order of names."""
    sources = dict(found)
    is_left_out = workspace.is_left_out
    for path, data in instead.items():
        inside = workspace.path_inside(path)
        if inside == path or not would_be_found(inside, is_left_out):
            continue
        if data is None:
            sources.pop(inside, None)
        else:
            sources[inside] = Source(path, data)
    return sorted(sources.items(), key=lambda item: item[0].split("/"))


def _holds_statements(ledger: Source | None) -> bool:
    """Whether the history of settings was begun, so that it has to be known what they say."""
    return ledger is not None and b'"event":"stated"' in ledger.data


def _ledger_source(path: Path, shown_as: str, instead: Mapping[str, bytes | None]) -> Source | None:
    data = instead.get(shown_as)
    if data is not None:
        return Source(shown_as, data)
    return read_source(path, shown_as, LARGEST_LEDGER) if path.exists() else None
