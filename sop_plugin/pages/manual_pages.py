"""The pages that are made from the whole manual rather than from one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.model.lifecycle import State
from sop_plugin.pages.diagrams import department_maps, load_figure, states_figure
from sop_plugin.pages.edition import Edition, keyword_id
from sop_plugin.pages.generated_html import generated_html
from sop_plugin.pages.related import related_documents
from sop_plugin.registers.departments import DepartmentPage
from sop_plugin.registers.reviews import Band, OwnerReviews, ReviewRow, reviews_by_owner
from sop_plugin.rules import all_rules

_LETTERS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "#")


def register_html(edition: Edition, base: str) -> str:
    """The document register: all documents, sortable and filtered in the browser."""
    register = edition.compiled.registers.documents
    # The passing of days can bring rows to states that none has today.
    states = tuple(state for state in State if state.released or state in register.by_state)
    return generated_html(
        "register.html",
        edition,
        base,
        register=register,
        states=states,
        state_counts=[(state.value, register.by_state.get(state, 0)) for state in states],
        shown=Markup("<span data-sop-shown-count>{}</span>").format(len(register.rows)),
        total=len(register.rows),
        states_figure=states_figure(edition.compiled, edition.language),
    )


def reviews_html(edition: Edition, base: str) -> str:
    """The review register: overdue, within 30, 60 and 90 days, by owner, without a date."""
    reviews = edition.compiled.registers.reviews
    bands: dict[Band, list[ReviewRow]] = {band: [] for band in Band}
    for row in reviews.rows:
        bands[row.band].append(row)
    return generated_html(
        "reviews.html",
        edition,
        base,
        reviews=reviews,
        bands=[(band.value, rows) for band, rows in bands.items()],
        owners=[OwnerCounts.of(owner) for owner in reviews_by_owner(reviews)],
        owner_key=owner_key,
        load=load_figure(edition),
        states=[state for state in State if state.released],
    )


def owner_key(row: ReviewRow) -> str:
    """What ties a row to its line in the list by owner."""
    return f"person:{row.owner.id}" if row.owner else f"department:{row.document.department}"


@dataclass(frozen=True)
class OwnerCounts:
    """One owner with the number of reviews in each band."""

    key: str
    reviews: OwnerReviews
    counts: Mapping[str, int]

    @classmethod
    def of(cls, reviews: OwnerReviews) -> OwnerCounts:
        """Count the reviews of an owner."""
        return cls(owner_key(reviews.rows[0]), reviews, Counter(row.band.value for row in reviews.rows))


def keywords_html(edition: Edition, base: str) -> str:
    """The keyword index with its bar of letters."""
    sections = {section.letter: section.entries for section in edition.compiled.indexes.keywords}
    return generated_html(
        "keywords.html",
        edition,
        base,
        sections=sections,
        letters=letters_of_index(sections),
        keyword_id=keyword_id,
    )


def letters_of_index(present: Collection[str]) -> list[str]:
    """The bar of letters: all of the alphabet, and ``#`` where something stands under it."""
    return [letter for letter in _LETTERS if letter != "#" or letter in present]


def references_html(edition: Edition, base: str) -> str:
    """Who cites whom, what leads nowhere, what nobody cites."""
    references = edition.compiled.indexes.references
    shown = [document for document in edition.manual.in_order if edition.visible(document)]
    codes = {document.department for document in shown}
    in_order = [code for code in edition.manual.organisation.departments if code in codes]
    return generated_html(
        "references.html",
        edition,
        base,
        maps=department_maps(edition, shown, base),
        departments=[(code, edition.manual.department_name(code, edition.language)) for code in in_order],
        shown=Markup("<span data-sop-shown-count>{}</span>").format(len(shown)),
        rows=[(document, related_documents(edition, document)) for document in shown],
        broken=[r for r in references.broken if edition.visible(r.source)],
        orphans=references.orphans,
    )


def department_html(edition: Edition, page: DepartmentPage, base: str) -> str:
    """A department's documents, its forms apart, and what it supervises."""
    issuer = edition.manual.organisation.issuer_of(page.code)
    return generated_html(
        "department.html",
        edition,
        base,
        page=page,
        roles=[role.written for role in edition.ways_in.roles.roles if page.code in role.departments],
        issuer=issuer.name.in_language(edition.language) if issuer else "",
        states=[state for state in State if state.released],
    )


def findings_html(edition: Edition, base: str) -> str:
    """The findings of this manual, worst first, and the reference of all rules.

    A finding quotes the text that it is about, so those of drafts are only counted for readers.
    """
    shown = [finding for finding in edition.compiled.findings if edition.tells(finding)]
    return generated_html(
        "findings.html",
        edition,
        base,
        findings=sorted(shown, key=lambda finding: finding.severity.rank),
        of_drafts=len(edition.compiled.findings) - len(shown),
        rules=list(all_rules().values()),
    )
