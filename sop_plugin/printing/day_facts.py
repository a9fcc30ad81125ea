"""What the sheets of the published texts take from the day on which they are drawn: with the same facts they are the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
    limits = compiled.limits
    if limits is not None:
        # Another edition may have the same documents, and say other words in the place of what it leaves out.
        left_out = (limits.numbers, limits.titles, limits.paths, limits.codes)
        yield repr((limits.readers, limits.said, *map(sorted, left_out)))
    for document in edition.manual.documents:
        yield repr((document.path, document.number, document.revision))
    for document in edition.published.values():
        yield repr((document.path, document.number, document.revision, *_printed(document, today, lead_days)))
    for finding in compiled.findings:
        if finding.severity is Severity.ERROR and not finding.rule.time_alone:
            yield f"{finding.code} {finding.place}"


def _printed(document: Document, today: date, lead_days: int) -> tuple[object, ...]:
    # What takes no effect on any day is dated by the day on which it is printed.
    day = document.effective or today
    return day, document.status, document.dates, shown_state(document.state(today, lead_days))
