"""PDFs of the documents in force, made with the site where the manual wants them."""

from __future__ import annotations

from functools import partial

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.pdf_copies import PdfExport
from sop_plugin.mkdocs_site.drawn_files import FilesToDraw, FileToDraw
from sop_plugin.model.document import Document
from sop_plugin.outside.pdf_printer import NoPrinter, printer
from sop_plugin.pages.edition import Edition
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")


def pdf_export(workspace: Workspace, compiled: CompiledManual) -> PdfExport | None:
    """What makes them; ``None`` where none are wanted, or would vouch for what is not proven.

    Raises ``PluginError`` where what it takes is not installed.
    """
    manual = compiled.manual
    if not manual.settings.pdf_copies:
        return None
    try:
        printer()
    except NoPrinter as error:
        raise PluginError(f"sop: pdf_copies: {error}") from None
    export = PdfExport(workspace, compiled, manual.as_of)
    return None if export.unsound() else export


def owe_pdf_files(to_draw: FilesToDraw, edition: Edition, export: PdfExport) -> None:
    """Say how each is made."""
    found = {path: d for d in edition.published.values() if (path := edition.addresses.pdf(d)) is not None}
    _log.info("%d PDFs; those that are new or changed take about a second each", len(found))
    for path, document in found.items():
        to_draw.add(path, FileToDraw(partial(_printed, export, document)))


def _printed(export: PdfExport, document: Document) -> bytes:
    copy = export.copy(document)
    if copy.trouble is not None:
        said = export.edition.voice.plain.say(copy.trouble)
        raise PluginError(f"sop: {document.path}: PDF: {said}")
    return copy.data
