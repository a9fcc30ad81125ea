"""The organisation chart: a drawing for wide screens and paper, a nested list for narrow ones, all people as a table, and what was recorded of them."""

from __future__ import annotations

from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.registers.leavers import leavers
from sop_plugin.registers.organisation import organisation_chart
from sop_plugin.rendering.diagrams.organisation import organisation_diagram, organisation_sentence
from sop_plugin.rules.trust import STATEMENT_SEAL_BROKEN


def organisation_html(edition: Edition, base: str) -> str:
    """Issuers, departments and people on the manual's date."""
    manual, voice = edition.manual, edition.voice.plain
    ledger = edition.compiled.ledger
    left = leavers(manual, ledger) if ledger is not None else frozenset()
    recorded = [change for change in manual.trust.changes() if change.event.number not in left]
    first = recorded[0].event.batch if recorded else ""
    broken = {f.place.line for f in edition.compiled.findings if f.rule is STATEMENT_SEAL_BROKEN}
    broken_batches = {event.batch for event in manual.trust.stated if event.line in broken}
    chart = organisation_chart(manual.organisation, manual.as_of)

    def address(code: str) -> str | None:
        found = edition.addresses.department(code)
        return None if found is None else base + found

    return list_html(
        "lists/organisation.html",
        edition,
        base,
        chart=chart,
        drawing=organisation_diagram("organisation-diagram", chart, voice, address),
        sentence=organisation_sentence(chart, voice),
        began=[change for change in recorded if change.event.batch == first],
        recorded=[change for change in reversed(recorded) if change.event.batch != first],
        broken=broken_batches,
        people=[(person, True) for person in chart.people] + [(p, False) for p in chart.not_in_post],
    )
