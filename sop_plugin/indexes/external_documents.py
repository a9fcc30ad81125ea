"""The register of external documents: where each is cited, and when its edition must be checked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.document import Clause, Document, ReferenceKind
from sop_plugin.model.external_document import ExternalDocument


@dataclass(frozen=True)
class Citation:
    """A document that cites it, and in which clause."""

    document: Document
    clause: Clause | None


@dataclass(frozen=True)
class ExternalEntry:
    """One external document of the settings. ``check_due`` is ``None`` where no check is planned."""

    external: ExternalDocument
    check_due: date | None
    check_overdue: bool
    citations: tuple[Citation, ...]

    @property
    def cited_by(self) -> tuple[tuple[Document, tuple[Clause, ...]], ...]:
        """Each document once, with all clauses that cite it."""
        found: dict[str, list[Citation]] = {}
        for citation in self.citations:
            found.setdefault(citation.document.path, []).append(citation)
        return tuple(
            (cited[0].document, tuple(each.clause for each in cited if each.clause is not None))
            for cited in found.values()
        )


def external_register(
    references: CrossReferences, documents: Iterable[Document]
) -> tuple[ExternalEntry, ...]:
    """All external documents, in the order of the settings, with what ``documents`` cite of them."""
    manual = references.manual
    # By path and clause: to hash a document is to hash its whole text.
    cited: dict[str, dict[tuple[str, str], Citation]] = {}
    if manual.settings.external_documents:
        for document in documents:
            for resolved in references.outgoing.get(document.path, ()):
                reference = resolved.reference
                if reference.kind is ReferenceKind.TITLE and resolved.target is None:
                    clause = resolved.source_clause
                    place = document.path, clause.key if clause else ""
                    cited.setdefault(reference.target, {})[place] = Citation(document, clause)
    return tuple(
        ExternalEntry(
            external,
            external.check_due,
            external.check_due is not None and external.check_due < manual.as_of,
            tuple(cited.get(external.title, {}).values()),
        )
        for external in manual.settings.external_documents
    )
