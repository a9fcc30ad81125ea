"""The texts of a build as HTML: on the pages of documents and revisions, on blanks, and in redlines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import Document
from sop_plugin.pages.attached import attached_addresses, file_addresses
from sop_plugin.pages.texts.revisions import RevisionPage
from sop_plugin.pages.texts.terms import DefinedTerms
from sop_plugin.rendering.document_text import PageText, RenderedText, TextSurroundings, render_document
from sop_plugin.rendering.file_links import FileAddress
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in

Key = TypeVar("Key")
_RECENT = 4
"""Texts that are kept: a form's page and its blank show the same, and a revision is compared with the one before and the one after it."""


class Texts:
    """``revisions`` are the pages, by address, of texts beside those that the manual holds."""

    def __init__(
        self,
        compiled: CompiledManual,
        published: Mapping[str, Document],
        revisions: Mapping[str, RevisionPage],
        ways_in: WaysIn,
        file_address: FileAddress,
    ) -> None:
        self._compiled = compiled
        self._sources = {page.document.path: page.source for page in revisions.values()}
        self._revisions = tuple(page.document for page in revisions.values())
        self._around = TextSurroundings(
            published,
            compiled.manual.settings.clause_style,
            file_address=file_address,
            released_files=attached_addresses,
        )
        self._ways_in = ways_in
        self._rendered: dict[tuple[str, str], RenderedText] = {}
        self._compared: dict[tuple[str, str], RenderedText] = {}

    def on_page(self, document: Document, base: str) -> RenderedText:
        """The text on the page of a document or revision; ``base`` leads from there to the site's root."""

        def render() -> RenderedText:
            terms = self._terms.of(document, base)
            page = PageText(self._permalink(document), self._source(document), terms, name_rows=True)
            return render_document(document, self._references(document), self._around, base, page)

        return _recent(self._rendered, (document.path, base), render)

    def compared(self, document: Document, base: str) -> RenderedText:
        """The text as one side of a redline: without terms, names that the other side has too, and links to clauses that may be gone."""

        def render() -> RenderedText:
            page = PageText("", self._source(document))
            return render_document(document, self._references(document), self._around, base, page)

        return _recent(self._compared, (document.path, base), render)

    def on_paper(self, document: Document) -> RenderedText:
        """The text by itself: it leads to its own clauses and files, and to nothing else."""
        around = TextSurroundings(
            {document.path: document},
            self._around.clause_style,
            address_of=lambda _number: "",
            released_files=file_addresses,
        )
        page = PageText(self._permalink(document), self._source(document))
        return render_document(document, self._references(document), around, "", page)

    @cached_property
    def _terms(self) -> DefinedTerms:
        return DefinedTerms(self._compiled.manual, self._ways_in.glossary)

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[ResolvedReference, ...]]:
        outgoing = self._compiled.indexes.references.outgoing
        if not self._revisions:
            return outgoing
        return {**outgoing, **resolve_references(self._compiled.manual, self._revisions).outgoing}

    def _references(self, document: Document) -> tuple[ResolvedReference, ...]:
        return self._outgoing.get(document.path, ())

    def _permalink(self, document: Document) -> str:
        return voice_in(document.language).say(labels.PERMALINK)

    def _source(self, document: Document) -> str:
        return self._sources.get(document.path, document.path)


def _recent(known: dict[Key, RenderedText], key: Key, render: Callable[[], RenderedText]) -> RenderedText:
    """What is known, or is rendered now and kept until others have been."""
    if key not in known:
        if len(known) >= _RECENT:
            del known[next(iter(known))]
        known[key] = render()
    return known[key]
