"""Controlled copies as PDF: the sheets of a revision with copy, holder and the code of its address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.pdf_copies import PdfExport
from sop_plugin.model.copies import CopyIssued, short_digest
from sop_plugin.model.finding import Finding
from sop_plugin.outside.qr_code import qr_code
from sop_plugin.pages.copy_address import copy_address
from sop_plugin.pages.texts.revisions import revision_address
from sop_plugin.printing.control import ControlledCopy
from sop_plugin.registers.copies import holder_name
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Sentence, Words
from sop_plugin.workspace.workspace import Workspace

_UNSOUND = Words(
    "台账有误；先照 sop check 所列的处理", "the ledger is not sound; first do what sop check says"
)
_FAILED = Words("副本 {copy} 没有做成：{reason}", "copy {copy} could not be made: {reason}")
_NO_TEXT = Words(
    "{number} 第 {revision} 版的文字读不到；运行 sop check，照所列的处理",
    "the text of {number} revision {revision} cannot be had; run sop check and do what it says",
)


class CopyNotPrinted(ExplainedError):
    """A copy cannot be printed; ``findings`` say why, where there are any."""

    def __init__(self, words: Words | Sentence, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(words)
        self.findings = findings


def controlled_sheets(
    workspace: Workspace, compiled: CompiledManual, events: Sequence[CopyIssued], today: date
) -> Iterator[tuple[str, bytes]]:
    """Name of the file and its bytes, for each copy; raises ``CopyNotPrinted`` or ``NoPrinter``."""
    export = PdfExport(workspace, compiled, today)
    unsound = export.unsound()
    if unsound:
        raise CopyNotPrinted(_UNSOUND, unsound)
    for event in events:
        page = export.edition.revision_pages.get(revision_address(event.number, event.revision))
        if page is None:
            raise CopyNotPrinted(_NO_TEXT.filled(number=event.number, revision=event.revision))
        printed = export.controlled(page.document, _stamped(workspace, compiled, event))
        if printed.trouble is not None:
            raise CopyNotPrinted(_FAILED.filled(copy=event.copy_name, reason=printed.trouble))
        yield printed.file, printed.data


def _stamped(workspace: Workspace, compiled: CompiledManual, event: CopyIssued) -> ControlledCopy:
    digest = short_digest(event.digest)
    holder = holder_name(compiled.manual, event.holder)
    if not workspace.site_url:
        return ControlledCopy(event.copy_name, holder, digest)
    address = workspace.site_url + copy_address(event.number, event.revision, event.serial, digest)
    return ControlledCopy(event.copy_name, holder, digest, address, qr_code(address))
