"""The register of exceptions."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.registers.exceptions import exception_register


def exceptions_html(edition: Edition, base: str) -> str:
    """Signatures, numbers, seals and reviews that were not as they must be."""
    manual = edition.manual
    register = exception_register(
        edition.compiled.histories, manual, edition.compiled.findings, edition.compiled.seals
    )
    return evidence_html(
        "lists/exceptions.html",
        edition,
        base,
        register=register,
        kinds=[(question.value, register.of(question)) for question in AuditQuestion],
        document_of=manual.by_number.get,
    )
