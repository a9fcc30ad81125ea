"""The files of a manual as ``sop fix`` would leave them, and those that it does not touch."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sop_plugin.compile import CompiledManual
from sop_plugin.mending.files import mend_document_file, mend_page_file
from sop_plugin.mending.mends import MendedText
from sop_plugin.mending.untouchable import why_untouched
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.reading.source import Source
from sop_plugin.words.voice import Sayable, Words
from sop_plugin.workspace.sources import working_sources
from sop_plugin.workspace.workspace import Workspace

_UNREADABLE = Words("读不出来，先看 sop check", "cannot be read; see sop check first")
_A_LINK = Words("是符号链接", "is a symbolic link")


@dataclass(frozen=True)
class MendedFile:
    """A file as it is, and as it would be; ``untouched`` says why it is left as it is."""

    path: str
    data: bytes
    mended: MendedText
    untouched: Sayable | None = None

    @property
    def changes(self) -> bool:
        """Whether there is something to mend that may be mended."""
        return self.untouched is None and bool(self.mended.mends)


def mended_files(
    workspace: Workspace,
    compiled: CompiledManual,
    wanted: Callable[[str], bool],
    *,
    unrecorded: bool = False,
) -> tuple[MendedFile, ...]:
    """Every file of the manual that is ``wanted`` by its path and has something to mend or to look at, in the order of paths."""
    sources = working_sources(workspace)
    documents = {document.path: document for document in compiled.histories.documents}
    ledger = compiled.ledger or Ledger()
    found = []
    for source in sources.documents:
        if not wanted(source.path) or source.trouble is not None:
            continue
        document = documents.get(source.path)
        if document is None:
            mended = mend_page_file(source)
            reason: Sayable | None = _UNREADABLE
        else:
            mended = mend_document_file(source, document)
            reason = why_untouched(document, ledger, unrecorded=unrecorded)
        found += _found(workspace, source, mended, reason)
    for source in sources.pages:
        if wanted(source.path) and source.trouble is None:
            found += _found(workspace, source, mend_page_file(source), None)
    return tuple(sorted(found, key=lambda file: file.path.split("/")))


@dataclass(frozen=True)
class MendableFindings:
    """Positions among some findings: of those that ``sop fix`` mends, and of those that it would in files that it leaves alone."""

    now: frozenset[int] = frozenset()
    signed: frozenset[int] = frozenset()


def mendable_findings(
    workspace: Workspace, compiled: CompiledManual, findings: Sequence[Finding]
) -> MendableFindings:
    """What of the findings can be mended; only files with such findings are looked into."""
    paths = {finding.place.path for finding in findings if finding.rule.mendable}
    if not paths:
        return MendableFindings()
    now: set[tuple[str, int, str]] = set()
    signed: set[tuple[str, int, str]] = set()
    for file in mended_files(workspace, compiled, paths.__contains__):
        places = now if file.untouched is None else signed
        places.update((file.path, mend.line, mend.name) for mend in file.mended.mends)

    def among(places: set[tuple[str, int, str]]) -> frozenset[int]:
        return frozenset(
            index for index, f in enumerate(findings) if (f.place.path, f.place.line, f.code) in places
        )

    return MendableFindings(among(now), among(signed))


def _found(
    workspace: Workspace, source: Source, mended: MendedText | None, reason: Sayable | None
) -> list[MendedFile]:
    if mended is None or not (mended.mends or mended.left):
        return []
    path = workspace.root / source.path
    if reason is None and os.path.realpath(path) != str(path.parent.resolve() / path.name):
        reason = _A_LINK
    return [MendedFile(source.path, source.data, mended, reason)]
