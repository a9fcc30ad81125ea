"""What the sheets of the published texts take from the day on which they are drawn: with the same facts they are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Severity
from sop_plugin.pages.edition import Edition
from sop_plugin.printing.control import shown_state


def day_facts(edition: Edition, today: date) -> str:
    """Which revision of each number is shown, with the days and the state that its sheets print, and what may not be printed.

    A text may name any other by its title, so the facts of all stand for each. That a review has come due is none of them: no
    sheet says so.
    """
    return "\n".join(_facts(edition, today))


def _facts(edition: Edition, today: date) -> Iterator[str]:
    compiled, lead_days = edition.compiled, edition.manual.settings.lead_days
    yield left_out(compiled)
    for document in edition.manual.documents:
        yield repr((document.path, document.number, document.revision))
    for document in edition.published.values():
        yield repr((document.path, document.number, document.revision, *shown_on(document, today, lead_days)))
    for finding in compiled.findings:
        if finding.severity is Severity.ERROR and not finding.rule.time_alone:
            yield f"{finding.code} {finding.place}"


def left_out(compiled: CompiledManual) -> str:
    """What an edition for some readers leaves out: another may have the same documents, and say other words in its place."""
    limits = compiled.limits
    if limits is None:
        return ""
    spelt = limits.spelt
    kinds = (limits.paths, *(getattr(spelt, each.name) for each in fields(spelt)))
    return repr((limits.readers, limits.said, *map(sorted, kinds)))


def shown_on(document: Document, today: date, lead_days: int) -> tuple[object, ...]:
    """The days and the state that the sheets of a document print ``today``."""
    # What takes no effect on any day is dated by the day on which it is printed.
    day = document.effective or today
    return day, document.status, document.dates, shown_state(document.state(today, lead_days))
