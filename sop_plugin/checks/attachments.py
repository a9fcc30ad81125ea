"""The files of a document, held against those that were released with it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from sop_plugin.checks.recorded import recorded_documents
from sop_plugin.model.digest import knows_no_files
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.rules import archive as rules
from sop_plugin.words.voice import Sayable, Words

_NOT_THERE = Words("不存在", "not there")
_FACTS = Words("{size} 字节，{sha256}…", "{size} bytes, {sha256}…")
_SHOWN = 12


def changed_files(document: Document, release: Released) -> tuple[Finding, ...]:
    """The files of a released text that are not those of its release, each where the text names it first."""
    held = {attachment.name: attachment.facts for attachment in document.attachments}
    released = {file.name: file for file in release.files or ()}
    found_changed: dict[str, Finding] = {}
    for named in document.body.files:
        file = released.get(named.name)
        found = held.get(named.name)
        if file is None or file.facts == found or named.name in found_changed:
            continue
        found_changed[named.name] = rules.FILE_CHANGED.at(
            named.place,
            file=named.path,
            typed=shlex.quote(named.path),
            revision=release.revision,
            day=release.day,
            released=_said(file.facts),
            found=_said(found) if found else _NOT_THERE,
            next=release.revision + 1,
            blob=file.blob,
        )
    return tuple(found_changed.values())


def files_not_bound(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Releases that know nothing of the files beside their text, of documents that still stand so."""
    for document in recorded_documents(manual, ledger):
        release = ledger.release(document.number, document.revision)
        if release is not None and document.body.files and knows_no_files(release.digest):
            names = {file.name for file in document.body.files}
            yield rules.FILES_NOT_BOUND.at(
                document.body.files[0].place, revision=release.revision, count=len(names)
            )


def _said(facts: FileFacts) -> Sayable:
    return _FACTS.filled(size=f"{facts.size:,}", sha256=facts.sha256[:_SHOWN])
