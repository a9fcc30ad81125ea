"""The auditor's pages: what was in force when, the change log, exceptions."""

from __future__ import annotations

from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.model.finding import AuditQuestion
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.generated_html import generated_html
from sop_plugin.pages.revisions import revision_address, shown_revision
from sop_plugin.registers.as_of import as_of_register
from sop_plugin.registers.changes import ChangeKind, change_log
from sop_plugin.registers.exceptions import exception_register


def as_of_html(edition: Edition, base: str) -> str:
    """Every revision with the days on which it was in force; the browser shows the register of a day."""
    manual, histories = edition.manual, edition.compiled.histories
    rows = as_of_register(histories, manual.number_pattern).rows
    unreleased = [
        d for d in manual.documents if edition.visible(d) and not histories.ledger.releases(d.number)
    ]
    return _page(
        "as-of.html",
        edition,
        base,
        rows=rows,
        departments=[
            code for code in manual.organisation.departments if any(r.department == code for r in rows)
        ],
        types=[name for name in manual.settings.types if any(row.type == name for row in rows)],
        first=min((event.day for event in histories.ledger.events), default=None),
        unreleased=len(unreleased),
    )


def changes_html(edition: Edition, base: str) -> str:
    """What changed for readers; the browser narrows it to a period, department or post."""
    manual = edition.manual
    log = change_log(edition.compiled.histories, manual.number_pattern)
    occurring = {row.department for row in log.rows}
    return _page(
        "changes.html",
        edition,
        base,
        rows=log.rows,
        kinds=list(ChangeKind),
        departments=[code for code in manual.organisation.departments if code in occurring],
        posts=sorted({post for row in log.rows for post in row.audience}),
        title_of={number: document.title for number, document in manual.by_number.items()},
    )


def exceptions_html(edition: Edition, base: str) -> str:
    """Signatures, numbers, seals and reviews that were not as they must be."""
    manual = edition.manual
    register = exception_register(
        edition.compiled.histories, manual, edition.compiled.findings, edition.compiled.seals
    )
    return _page(
        "exceptions.html",
        edition,
        base,
        register=register,
        kinds=[(question.value, register.of(question)) for question in AuditQuestion],
        document_of=manual.by_number.get,
    )


def text_address(edition: Edition, number: str, revision: int) -> str | None:
    """Where the text of a revision is read: at the number's own address while that shows it, else on its own page."""
    manual, histories = edition.manual, edition.compiled.histories
    shown = shown_revision(histories, number, manual.as_of)
    document = manual.by_number.get(number)
    if (
        shown is not None
        and shown.release.revision == revision
        and document is not None
        and document.revision == revision
        # There a withdrawn document has a tombstone without its text.
        and not histories.ledger.is_withdrawn(number, manual.as_of)
    ):
        return edition.address(document)
    address = revision_address(number, revision)
    return address if f"{address.rstrip('/')}.md" in edition.revision_pages else None


def _page(template: str, edition: Edition, base: str, **values: object) -> str:
    def href(number: str, revision: int) -> str | None:
        address = text_address(edition, number, revision)
        return None if address is None else base + address

    def language_of(document: Document | None) -> str:
        return (document.language if document else edition.language).value

    def day(value: date | None) -> str:
        return value.isoformat() if value else ""

    return generated_html(template, edition, base, href=href, language_of=language_of, iso=day, **values)
