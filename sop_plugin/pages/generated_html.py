"""Pages drawn from their templates: about the whole manual, or about one document."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.links import ManualLinks
from sop_plugin.pages.state_banner import state_banner
from sop_plugin.pages.templates import draw
from sop_plugin.pages.wording import state_attributes, wording
from sop_plugin.words.language import Language

BASE_OF_PAGE_TO_PRINT = "../"
"""A checklist or blank says that addresses count from the document's own page, so that both can show one banner."""


def generated_html(template: str, edition: Edition, base: str, **values: object) -> str:
    """A page in the manual's language; ``base`` leads from the page to the site's root."""
    return page_html(template, edition, base, edition.language, **values)


def page_html(template: str, edition: Edition, base: str, language: Language, **values: object) -> str:
    """The same in another language."""
    words = wording(language)
    shared = {
        "edition": edition,
        "manual": edition.manual,
        "base": base,
        "w": words,
        "t": words.labels,
        "language": language,
        "attributes": state_attributes,
        "links": ManualLinks(edition, base),
    }
    return draw(template, **shared | values)


def page_of_document(template: str, edition: Edition, document: Document, base: str, **values: object) -> str:
    """A page with the document's head and banner, in the document's language."""
    issuer = edition.manual.organisation.issuer_of(document.department)
    return page_html(
        template,
        edition,
        base,
        document.language,
        document=document,
        attributes=state_attributes(document),
        state=edition.manual.state(document),
        banner=state_banner(edition, document, base),
        issuer=issuer.name.in_language(document.language) if issuer else "",
        **values,
    )
