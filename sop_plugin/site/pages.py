"""The pages that are made from the whole manual rather than from one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.model.catalogue import all_rules
from sop_plugin.model.lifecycle import State
from sop_plugin.registers.departments import DepartmentPage
from sop_plugin.registers.reviews import Band, OwnerReviews, ReviewRow, reviews_by_owner
from sop_plugin.site.edition import Edition, keyword_id
from sop_plugin.site.related import related_documents
from sop_plugin.site.templates import draw
from sop_plugin.site.wording import state_attributes, wording

_LETTERS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "#")


def register_html(edition: Edition, base: str) -> str:
    """The document register: all documents, sortable and filtered in the browser."""
    register = edition.compiled.registers.documents
    # The passing of days can bring rows to states that none has today.
    states = tuple(state for state in State if state.released or state in register.by_state)
    return _page(
        "register.html",
        edition,
        base,
        register=register,
        states=states,
        state_counts=[(state.value, register.by_state.get(state, 0)) for state in states],
        shown=Markup("<span data-sop-shown-count>{}</span>").format(len(register.rows)),
        total=len(register.rows),
    )


def reviews_html(edition: Edition, base: str) -> str:
    """The review register: overdue, within 30, 60 and 90 days, by owner, without a date."""
    reviews = edition.compiled.registers.reviews
    bands: dict[Band, list[ReviewRow]] = {band: [] for band in Band}
    for row in reviews.rows:
        bands[row.band].append(row)
    return _page(
        "reviews.html",
        edition,
        base,
        reviews=reviews,
        bands=[(band.value, rows) for band, rows in bands.items()],
        owners=[OwnerLine.of(owner) for owner in reviews_by_owner(reviews)],
        owner_key=owner_key,
        states=[state for state in State if state.released],
    )


def owner_key(row: ReviewRow) -> str:
    """What ties a row to its line in the list by owner."""
    return f"person:{row.owner.id}" if row.owner else f"department:{row.document.department}"


@dataclass(frozen=True)
class OwnerLine:
    """One owner with the number of reviews in each band."""

    key: str
    reviews: OwnerReviews
    counts: Mapping[str, int]

    @classmethod
    def of(cls, reviews: OwnerReviews) -> OwnerLine:
        """Count the reviews of an owner."""
        return cls(owner_key(reviews.rows[0]), reviews, Counter(row.band.value for row in reviews.rows))


def keywords_html(edition: Edition, base: str) -> str:
    """The keyword index with its bar of letters."""
    sections = edition.compiled.indexes.keywords
    present = {section.letter for section in sections}
    return _page(
        "keywords.html",
        edition,
        base,
        sections=sections,
        present=present,
        letters=[letter for letter in _LETTERS if letter != "#" or letter in present],
        keyword_id=keyword_id,
    )


def references_html(edition: Edition, base: str) -> str:
    """Who cites whom, what leads nowhere, what nobody cites."""
    references = edition.compiled.indexes.references
    shown = [document for document in edition.manual.in_order if edition.visible(document)]
    return _page(
        "references.html",
        edition,
        base,
        rows=[(document, related_documents(edition, document)) for document in shown],
        broken=[r for r in references.broken if edition.visible(r.source)],
        orphans=references.orphans,
    )


def department_html(edition: Edition, page: DepartmentPage, base: str) -> str:
    """A department's documents, its forms apart, and what it supervises."""
    issuer = edition.manual.organisation.issuer_of(page.code)
    return _page(
        "department.html",
        edition,
        base,
        page=page,
        issuer=issuer.name.in_language(edition.language) if issuer else "",
        states=[state for state in State if state.released],
    )


def findings_html(edition: Edition, base: str) -> str:
    """The findings of this manual, worst first, and the reference of all rules.

    A finding quotes the text that it is about, so those of drafts are only counted for readers.
    """
    shown = [finding for finding in edition.compiled.findings if edition.tells(finding)]
    return _page(
        "findings.html",
        edition,
        base,
        findings=sorted(shown, key=lambda finding: finding.severity.rank),
        of_drafts=len(edition.compiled.findings) - len(shown),
        rules=list(all_rules().values()),
    )


def _page(template: str, edition: Edition, base: str, **values: object) -> str:
    words = wording(edition.language)
    return draw(
        template,
        edition=edition,
        manual=edition.manual,
        base=base,
        language=edition.language,
        w=words,
        t=words.labels,
        attributes=state_attributes,
        **values,
    )
