"""PDF copies of released texts: from what the site publishes to bytes, through the cache and the printer."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from sop_plugin.checks.evidence import events_in_future
from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.archive_files import ExportedText, with_unrecorded_files
from sop_plugin.exporting.kept_sheets import KeptSheets
from sop_plugin.model.attachment import attached_file
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.number import revision_file
from sop_plugin.outside.git_program import GitError, NoRepository
from sop_plugin.outside.pdf_cache import PdfCache
from sop_plugin.outside.pdf_printer import FileAlong, PrintJob, printer
from sop_plugin.outside.pdf_printing import Printed, print_all
from sop_plugin.pages.edition import Edition
from sop_plugin.printing.binder import binder
from sop_plugin.printing.control import ControlledCopy
from sop_plugin.printing.day_facts import day_facts
from sop_plugin.printing.paper import Paper, paper, sheet_style
from sop_plugin.rules.evidence import EVENT_IN_FUTURE
from sop_plugin.words.voice import Sayable, Words
from sop_plugin.workspace.anchors import current_digest
from sop_plugin.workspace.released_files import NotToBeHad, ReleasedFileReader
from sop_plugin.workspace.workspace import Workspace

_NOT_SOUND = Words("{code}（{place}）：{finding}", "{code} ({place}): {finding}")
_NO_FILE = Words(
    "附件 {file} 与发布时不同，git 里也没有原件",
    "the file {file} is not what was released, and git does not have that",
)


@dataclass(frozen=True)
class PdfCopy:
    """What became of one document: ``data`` is the PDF, or ``trouble`` says why there is none. ``file`` is its name."""

    number: str
    file: str
    data: bytes = b""
    trouble: Sayable | None = None
    from_cache: bool = False

    @property
    def digest(self) -> str:
        """As ``sha256sum`` tells it."""
        return sha256(self.data).hexdigest()


class PdfExport:
    """The copies of one manual; ``today`` is the day on which they say what they are worth.

    ``basis`` is a digest of all that the manual was compiled from: what the last run made on the same one is taken as it is,
    and not drawn again, on every day on which the sheets say the same. Without one each sheet is drawn.
    """

    def __init__(self, workspace: Workspace, compiled: CompiledManual, today: date, basis: str = "") -> None:
        self._workspace = workspace
        self._today = today
        self.edition = Edition(compiled, anchor=current_digest(workspace, compiled))
        self._basis = basis
        self._made_as: dict[str, str] = {}
        self._cache = PdfCache.of_manual(workspace.root, os.environ)
        self._kept: KeptSheets | None = None
        # By the names under which the site has them.
        self._unrecorded: dict[str, bytes] = {}

    def unsound(self) -> tuple[Finding, ...]:
        """Errors of the ledger: a copy would vouch for what is not proven.

        Copies of a past day do not mind what was recorded since; what is dated after today nobody can have recorded.
        """
        compiled = self.edition.compiled
        ledger = compiled.ledger
        if ledger is None:
            return ()
        listed = (each for each in compiled.findings if each.rule is not EVENT_IN_FUTURE)
        now = replace(compiled.manual, as_of=max(self._today, compiled.manual.as_of))
        return tuple(
            finding
            for finding in (*listed, *events_in_future(now, ledger))
            if finding.place.path == ledger.path and finding.severity is Severity.ERROR
        )

    def copies(self, documents: Iterable[Document], processes: int) -> Iterator[PdfCopy]:
        """One for each document, as they are done; raises ``NoPrinter`` before the first."""
        documents = tuple(documents)
        # Of other revisions there are many, and they are seldom asked for: their sheets are drawn.
        are_published = all(document.path in self.edition.published for document in documents)
        basis = self._whole_basis(printer()) if self._basis and are_published else ""
        known = self._cache.known(basis) if basis else {}
        unknown = []
        for document in documents:
            name = revision_file(document.number, document.revision)
            kept = self._cache.find(known[name]) if name in known else None
            if kept is None:
                unknown.append(document)
            else:
                yield PdfCopy(document.number, f"{name}.pdf", kept, from_cache=True)
        if self._basis and unknown:
            last = self._cache.read_for()
            self._kept = KeptSheets(self._workspace, self.edition, self._today, printer(), last)
        yield from self._copies(unknown, processes)
        if self._made_as:
            if basis:
                self._cache.remember(basis, {**known, **self._made_as})
            if self._kept is not None:
                self._cache.note_reads(self._kept.as_data())
        self._cache.tidy()

    def _whole_basis(self, made_by: str) -> str:
        """All that decides what is printed."""
        facts = day_facts(self.edition, self._today)
        parts = f"{self._basis}\n{self.edition.anchor}\n{made_by}\n{facts}"
        return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

    def copy(self, document: Document) -> PdfCopy:
        """That of one document, made here and now; raises ``NoPrinter``."""
        return next(self._copies([document], 1))

    def _copies(self, documents: Iterable[Document], processes: int) -> Iterator[PdfCopy]:
        made_by = printer()
        wanted: dict[str, tuple[Paper, str]] = {}
        jobs: list[tuple[str, PrintJob]] = []
        for document in map(self._whole, documents):
            same = self._of_last_run(document)
            if same is not None:
                yield same
                continue
            sheet = self._sheet(document)
            trouble, job = self._job(document, sheet)
            if job is None:
                yield PdfCopy(sheet.number, f"{sheet.name}.pdf", trouble=trouble)
                continue
            digest = job.digest(made_by)
            kept = self._cache.find(digest)
            if kept is not None:
                self._note(sheet.name, digest)
                yield PdfCopy(sheet.number, f"{sheet.name}.pdf", kept, from_cache=True)
                continue
            wanted[sheet.name] = sheet, digest
            jobs.append((sheet.name, job))
        for name, printed in print_all(jobs, len(jobs), processes):
            yield self._made(*wanted[name], printed)

    def _sheet(self, document: Document) -> Paper:
        if self._kept is None:
            return paper(self.edition, document, self._today)
        return self._kept.drawn(document, lambda edition: paper(edition, document, self._today))

    def _of_last_run(self, document: Document) -> PdfCopy | None:
        """What need not be drawn, as nothing has changed of all that its sheets show."""
        digest = self._kept.find(document) if self._kept is not None else None
        kept = self._cache.find(digest) if digest is not None else None
        if digest is None or kept is None:
            return None
        name = revision_file(document.number, document.revision)
        self._made_as[name] = digest
        return PdfCopy(document.number, f"{name}.pdf", kept, from_cache=True)

    def _note(self, name: str, digest: str) -> None:
        self._made_as[name] = digest
        if self._kept is not None:
            self._kept.made(name, digest)

    def controlled(self, document: Document, copy: ControlledCopy) -> PdfCopy:
        """One numbered copy, which no cache keeps: it is handed out once; raises ``NoPrinter``."""
        printer()
        document = self._whole(document)
        sheet = paper(self.edition, document, self._today, copy)
        file = f"{sheet.name}.pdf"
        trouble, job = self._job(document, sheet)
        if job is None:
            return PdfCopy(sheet.number, file, trouble=trouble)
        ((_, printed),) = print_all([(sheet.name, job)], 1, 1)
        if not isinstance(printed, bytes):
            return PdfCopy(sheet.number, file, trouble=printed)
        return PdfCopy(sheet.number, file, printed)

    def binder(self, department: str, documents: Iterable[Document]) -> PdfCopy:
        """All of them in one volume, or which of them keeps it from being made; raises ``NoPrinter``."""
        made_by, bound = printer(), tuple(map(self._whole, documents))
        volume = binder(self.edition, department, bound, self._today)
        file = f"{volume.name}.pdf"
        pictures, embedded = dict(volume.drawings), []
        for document in bound:
            trouble, files = self._files(document)
            if trouble is not None:
                return PdfCopy(document.number, file, trouble=trouble)
            shown = {
                address: files[each.name]
                for address, each in volume.pictures.items()
                if each in document.attachments
            }
            pictures |= shown
            embedded += [FileAlong(f"{document.number} {name}", data) for name, data in files.items()]
        job = PrintJob(volume.html, sheet_style(), pictures, tuple(embedded), volume.effective or self._today)
        digest = job.digest(made_by)
        kept = self._cache.find(digest)
        if kept is not None:
            return PdfCopy(department, file, kept, from_cache=True)
        ((_, printed),) = print_all([(volume.name, job)], 1, 1)
        return self._made(volume, digest, printed)

    def _whole(self, document: Document) -> Document:
        """A text with the files that its commit has, where its release recorded none: what readers saw then."""
        named = {file.name for file in document.body.files} - {file.name for file in document.attachments}
        ledger, repository = self.edition.compiled.histories.ledger, self._workspace.repository
        release = ledger.release(document.number, document.revision)
        if not named or release is None or isinstance(repository, NoRepository):
            return document
        try:
            commit = repository.commit_of_blobs({release.blob}).get(release.blob)
            text, found = with_unrecorded_files(repository, ExportedText(release, b"", document, commit))
        except GitError:
            return document  # the picture is missed when the text is printed
        self._unrecorded |= found
        return text.document

    def _made(self, sheet: Paper, digest: str, printed: Printed) -> PdfCopy:
        file = f"{sheet.name}.pdf"
        if not isinstance(printed, bytes):
            return PdfCopy(sheet.number, file, trouble=printed)
        self._cache.keep(digest, printed)
        self._note(sheet.name, digest)
        return PdfCopy(sheet.number, file, printed)

    def _job(self, document: Document, sheet: Paper) -> tuple[Sayable | None, PrintJob | None]:
        """What is to be printed, or why it cannot be."""
        trouble, files = self._files(document)
        if trouble is not None:
            return trouble, None
        pictures = dict(sheet.drawings) | {
            address: files[file.name] for address, file in sheet.pictures.items()
        }
        embedded = tuple(FileAlong(name, data) for name, data in files.items())
        return None, PrintJob(sheet.html, sheet_style(), pictures, embedded, sheet.effective or self._today)

    def _files(self, document: Document) -> tuple[Sayable | None, dict[str, bytes]]:
        """Name → bytes of the files of a document, or why no copy of it may be made."""
        # What was released is sound whatever has become of its source since; the ledger vouches for it.
        released = self.edition.compiled.histories.ledger.release(document.number, document.revision)
        found = next(iter(self.edition.findings(document)), None) if released is None else None
        if found is not None:
            return _NOT_SOUND.filled(code=found.code, place=str(found.place), finding=found), {}
        reader = ReleasedFileReader(self._workspace, document.attachments)
        try:
            return None, {
                file.name: self._unrecorded[name] if name in self._unrecorded else reader.read(file)
                for file in document.attachments
                for name in (attached_file(file),)
            }
        except NotToBeHad as missing:
            return _NO_FILE.filled(file=missing.attachment.name), {}
        except GitError as error:
            return error.words, {}
