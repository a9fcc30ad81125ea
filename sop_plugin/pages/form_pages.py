"""The forms index, and the blanks of forms to print.

Blanks are files of our own beside MkDocs's pages, as checklists are.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.indexes.forms import FormEntry, FormUse, uses_by_document
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.generated_html import BASE_OF_PAGE_TO_PRINT, generated_html, page_of_document
from sop_plugin.rendering.blank_form import blank_clause, blank_html
from sop_plugin.rendering.plain_text import full_name, plain_text


@dataclass(frozen=True)
class UsedIn:
    """The uses in one document."""

    document: Document
    uses: tuple[FormUse, ...]


def used_in(uses: tuple[FormUse, ...]) -> tuple[UsedIn, ...]:
    """Uses by document."""
    return tuple(UsedIn(found[0].document, found) for found in uses_by_document(uses).values())


def forms_html(edition: Edition, base: str) -> str:
    """All forms and all other records."""
    index = edition.ways_in.forms
    codes = {entry.form.department for entry in index.forms}
    codes |= {use.document.department for record in index.records for use in record.uses}
    return generated_html(
        "forms.html",
        edition,
        base,
        forms=[(entry, used_in(entry.uses), _purpose(edition, entry)) for entry in index.forms],
        records=[(record, used_in(record.uses)) for record in index.records],
        departments=[code for code in edition.manual.organisation.departments if code in codes],
        states=[state for state in State if state.released or edition.preview],
    )


def _purpose(edition: Edition, entry: FormEntry) -> str:
    manual = edition.manual
    name = full_name(manual.by_number, manual.settings.clause_style, entry.form.language)
    return plain_text(entry.purpose, name)


def blank_page_html(edition: Edition, document: Document, html: str) -> str:
    """The blank of a form, from ``html``, its rendered text: a whole page, which needs no theme."""
    clause = blank_clause(edition.manual, document)
    return page_of_document(
        "blank.html",
        edition,
        document,
        BASE_OF_PAGE_TO_PRINT,
        # Made harmless by the extension for controlled documents, as on the document's own page.
        content=Markup(blank_html(document, clause, html) if clause else ""),  # noqa: S704
    )
