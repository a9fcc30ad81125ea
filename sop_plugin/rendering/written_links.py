"""How a reference of a document is drawn: what it says, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import Document, ReferenceKind
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.rendering.clause_numbers import cited_clause, clause_phrase
from sop_plugin.rendering.drawing import LinkMark
from sop_plugin.rendering.publication import address
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

AddressOf = Callable[[str], str]
"""Number → where the document stands, relative to the base."""


@dataclass(frozen=True, eq=False)
class WrittenLinks:
    """What references of one site or export lead to: documents that are ``published``, at the address of their number."""

    published: Mapping[str, Document]
    clause_style: ClauseStyle
    address_of: AddressOf = address

    def mark(self, document: Document, resolved: ResolvedReference, base: str) -> LinkMark:
        """A reference in ``document``; ``base`` leads from its page to the root that addresses count from."""
        reference, target, language = resolved.reference, resolved.target, document.language
        by_title = reference.kind is ReferenceKind.TITLE
        written = f"《{reference.target}》" if by_title else reference.target
        if target is None:
            unknown = resolved.problem is not None
            text = reference.text or written + (f" {reference.clause}" if reference.clause else "")
            return LinkMark(text, None, written, broken=unknown)
        name = _name(target, language)
        named, tooltip = name, name
        if resolved.clause is not None:
            phrase = clause_phrase(resolved.clause, self.clause_style, language)
            named = cited_clause(name, phrase, language)
            tooltip = voice_in(language).beside((name, phrase))
        href = None
        if target.path in self.published:
            anchor = f"#{resolved.clause.anchor}" if resolved.clause else ""
            href = base + self.address_of(target.number) + anchor
        return LinkMark(
            reference.text or (written if by_title else named),
            href,
            tooltip,
            broken=resolved.problem is not None,
        )


def _name(target: Document, language: Language) -> str:
    if language.is_chinese or target.language.is_chinese:
        return f"{target.number}《{target.title}》"
    return target.name
