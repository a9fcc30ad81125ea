"""What documents and catalogues say of the requirements that are served: each must exist, and so must what serves it."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.model.requirement import Claim, ServedBy
from sop_plugin.rules import requirements as rules

_SHOWN = 12


def unknown_requirements(manual: Manual) -> Iterator[Finding]:
    """Requirements that no catalogue has."""
    known = manual.requirements.known
    said: list[Claim | ServedBy] = [claim for document in manual.documents for claim in document.satisfies]
    said += manual.requirements.served_by
    said += (origin for edition in manual.requirements.coming for origin in edition.origins)
    near = Nearest(known)
    told: set[tuple[str, str]] = set()
    for each in said:
        # Once in each file: the same slip is mended in one go.
        key = (each.place.path, each.requirement)
        if each.requirement not in known and key not in told:
            told.add(key)
            yield rules.REQUIREMENT_UNKNOWN.at(
                each.place, requirement=each.requirement, nearest=near.to(each.requirement)
            )


def editions_of_nothing(manual: Manual) -> Iterator[Finding]:
    """Catalogues of a new edition that replace nothing which is listed: what they touch cannot be told."""
    coming = manual.requirements.coming
    near = Nearest(dict.fromkeys(manual.requirements.standards))
    for edition in manual.requirements.editions:
        if edition not in coming:
            nearest = near.to(edition.replaces) if edition.replaces != edition.standard else NOTHING_NEAR
            yield rules.EDITION_REPLACES_NOTHING.at(
                edition.place, standard=edition.standard, replaces=edition.replaces, nearest=nearest
            )


def unknown_serving_places(manual: Manual) -> Iterator[Finding]:
    """Documents and clauses that are said to serve a requirement and are not there."""
    for document in manual.documents:
        for claim in document.satisfies:
            yield from _clause_missing(document, claim)
    rejected = {source.number for source in manual.rejected}
    numbers = Nearest(manual.by_number)
    for served in manual.requirements.served_by:
        found = manual.by_number.get(served.number)
        if found is not None:
            yield from _clause_missing(found, served)
        elif served.number not in rejected:
            yield rules.SERVING_PLACE_UNKNOWN.at(
                served.place,
                named=served.number,
                requirement=served.requirement,
                near=numbers.to(served.number),
            )


def _clause_missing(document: Document, said: Claim | ServedBy) -> Iterator[Finding]:
    if said.clause is None or document.body.clause_named(said.clause) is not None:
        return
    existing = ", ".join(clause.key for clause in document.body.clauses[:_SHOWN]) or NOTHING_NEAR
    named = f"{document.number}#{said.clause}"
    yield rules.SERVING_PLACE_UNKNOWN.at(said.place, named=named, requirement=said.requirement, near=existing)


def last_audit_ahead(manual: Manual) -> Iterator[Finding]:
    """A day of the last audit that has not come: nothing could have changed since."""
    day = manual.settings.last_audit
    if day is not None and day > manual.as_of:
        yield rules.LAST_AUDIT_AHEAD.at(manual.settings.place("last_audit"), day=day)
