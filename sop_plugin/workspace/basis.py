"""What a manual is compiled from, as one digest: two runs with the same one and the same day have the same manual before them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sop_plugin.compile import CompiledManual, Sources
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.reading_cache import salt
from sop_plugin.reading.source import Source
from sop_plugin.workspace.workspace import Workspace


def basis_of(workspace: Workspace, sources: Sources, compiled: CompiledManual) -> str:
    """The digest of texts, ledgers, files beside them, settings and this program. The day is no part of it.

    Texts that come from git are named by the ledger; whether they could be had there is part of it, and so is the commit, which
    knows files that were never recorded.
    """
    digest = sha256()
    for part in _parts(workspace, sources, compiled):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _parts(workspace: Workspace, sources: Sources, compiled: CompiledManual) -> Iterator[bytes]:
    yield salt(workspace.options.settings)
    readers = compiled.limits.readers.name if compiled.limits is not None else ""
    yield repr((workspace.site_url, workspace.options.time_zone, readers)).encode()
    ledgers = (sources.ledger, sources.copies, sources.training)
    single = (sources.organisation, *ledgers, sources.synonyms, sources.questions)
    for source in (*sources.documents, *single, *sources.requirements, *sources.templates.values()):
        yield from _source(source)
    for document in compiled.manual.documents:
        for file in document.attachments:
            yield repr((document.path, file.name, file.blob, file.facts)).encode("utf-8", "surrogatepass")
    for number, history in sorted(compiled.histories.by_number.items()):
        had = [(each.release.revision, each.document is not None) for each in history.revisions]
        yield repr((number, had)).encode("utf-8", "surrogatepass")
    repository = workspace.repository
    if isinstance(repository, GitRepository):
        try:
            yield (repository.commit_id("HEAD") or "").encode()
        except GitError as error:  # a damaged repository; what could be read of it is told above
            yield str(error).encode("utf-8", "surrogatepass")


def _source(source: Source | None) -> Iterator[bytes]:
    if source is None:
        yield b""
        return
    yield source.path.encode("utf-8", "surrogatepass")
    yield source.data
    yield repr(source.trouble).encode("utf-8", "surrogatepass")
