"""A workspace compiled: what the pipeline is lent comes from dictionaries, git, SSH and what was read before."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import partial

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.compile.sources import ReadLedger
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.released_source import ReleasedSource
from sop_plugin.model.seal import VerifySeal
from sop_plugin.outside.cache_folder import CACHE_VARIABLE
from sop_plugin.outside.chinese import reading_of_terms, simplifier
from sop_plugin.outside.clock import zone
from sop_plugin.outside.files import read_source
from sop_plugin.outside.git_program import GitError, NoRepository, blob_id
from sop_plugin.outside.kept_ledger import KeptLedger
from sop_plugin.outside.kept_verdicts import KeptVerdicts
from sop_plugin.outside.reading_cache import ReadingCache
from sop_plugin.outside.side_by_side_readings import reading_side_by_side
from sop_plugin.outside.signatures import verify
from sop_plugin.reading.histories import ArchivedTexts
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.rules import archive as rules
from sop_plugin.words.voice import Words
from sop_plugin.workspace.left_out_documents import found_elsewhere
from sop_plugin.workspace.settings_then import settings_then
from sop_plugin.workspace.sources import NOTHING_MOVED, Texts, working_sources
from sop_plugin.workspace.workspace import Workspace

_NO_GIT = Words("这里没有 git 的历史", "git's history is not to be had here")
_CUT_OFF = Words("这个仓库是浅克隆", "this clone is shallow")


def compile_workspace(
    workspace: Workspace,
    as_of: date,
    texts: Texts | None = None,
    moved: Mapping[str, str] = NOTHING_MOVED,
) -> CompiledManual:
    """Read all files of the working tree and compile them, with ``texts`` instead of those of these paths.

    ``moved`` are new paths of files beside the texts that lie at others yet.
    """
    return compile_working(workspace, working_sources(workspace, texts, moved), as_of)


def compile_working(
    workspace: Workspace, sources: Sources, as_of: date, kept: ReadingCache | None = None
) -> CompiledManual:
    """Compile files of the working tree that were read just now; ``kept`` are readings that are at hand already."""
    kept = kept or kept_readings(workspace)
    compiled = compile_sources(workspace, sources, as_of, kept)
    kept.save()
    return compiled


def compile_for_copies(workspace: Workspace, sources: Sources, as_of: date) -> CompiledManual:
    """The same for PDFs that an earlier run may have made: a ledger that it read and seals that it found valid are taken as they were."""
    options = workspace.options
    environment = os.environ if workspace.trusts_cache else {CACHE_VARIABLE: "off"}
    ask = partial(verify, time_zone=zone(options.time_zone))
    seals = KeptVerdicts.of_manual(workspace.root, options.settings, options.time_zone, environment, ask)
    kept = kept_readings(workspace)
    ledger = KeptLedger.of_manual(workspace.root, options.settings, environment)
    compiled = compile_sources(workspace, sources, as_of, kept, seals.verify, ledger.read)
    kept.save()
    ledger.save()
    seals.save()
    return compiled


def compile_sources(
    workspace: Workspace,
    sources: Sources,
    as_of: date,
    kept: ReadingCache,
    verify_seal: VerifySeal | None = None,
    ledger: ReadLedger = read_ledger,
) -> CompiledManual:
    """Compile what was read; released texts that the sources do not hold come from git."""
    options = workspace.options
    lent = Capabilities(
        reading_of=reading_of_terms(options.settings.keyword_readings, workspace.syllables.of),
        simplify=simplifier(),
        read_archive=partial(_read_archive, workspace),
        verify_seal=verify_seal or partial(verify, time_zone=zone(options.time_zone)),
        kept=kept,
        read_all=reading_side_by_side(os.environ),
        settings_then=partial(settings_then, workspace),
        read_ledger=ledger,
        no_history=_no_history(workspace),
        blob_of=blob_id,
        find_elsewhere=partial(found_elsewhere, workspace),
        read_larger=lambda source, size: read_source(workspace.root / source.path, source.path, size),
    )
    compiled = compile_manual(sources, options.settings, as_of, lent)
    workspace.known_facts.save()
    return compiled


def _no_history(workspace: Workspace) -> Words | None:
    """Why nobody can say what the settings were on an earlier day."""
    repository = workspace.repository
    if isinstance(repository, NoRepository):
        return _NO_GIT
    return _CUT_OFF if repository.is_shallow else None


def kept_readings(workspace: Workspace) -> ReadingCache:
    """What an earlier run read of the manual by the same settings."""
    environment = os.environ if workspace.trusts_cache else {CACHE_VARIABLE: "off"}
    return ReadingCache.of_manual(workspace.root, workspace.options.settings, environment)


def _read_archive(workspace: Workspace, ids: tuple[str, ...]) -> ArchivedTexts:
    repository = workspace.repository
    if isinstance(repository, NoRepository):
        return ArchivedTexts(dict.fromkeys(ids), rules.NO_REPOSITORY, repository.reason)
    texts = repository.read_blobs(ids)
    shallow = None in texts.values() and repository.is_shallow
    return ArchivedTexts(texts, rules.SHALLOW_CLONE if shallow else None)


def released_sources(workspace: Workspace, ledger: Ledger) -> Mapping[str, ReleasedSource]:
    """Git id of each released text → where git first has it; empty where there is no history to ask."""
    blobs = {release.blob for number in ledger.by_number for release in ledger.releases(number)}
    if not blobs or isinstance(workspace.repository, NoRepository):
        return {}
    try:
        found = workspace.repository.commit_of_blobs(blobs)
    except GitError:
        return {}  # a damaged history; the texts that can still be read are shown without it
    folder = workspace.repository.prefix
    return {blob: ReleasedSource(item.commit, item.path.removeprefix(folder)) for blob, item in found.items()}
