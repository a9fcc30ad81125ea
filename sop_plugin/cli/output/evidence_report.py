"""What ``sop verify --report`` lists: the site's page of exceptions as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from sop_plugin.cli.findings import finding_text
from sop_plugin.ledger_verification import Verification
from sop_plugin.model.finding import AuditQuestion
from sop_plugin.registers.exceptions import ExceptionRegister, UnsealedRelease, exception_register
from sop_plugin.registers.overdue import OverduePeriod
from sop_plugin.words.labels import Label, label_texts
from sop_plugin.words.language import Language
from sop_plugin.words.printable import printable


def register_of(evidence: Verification) -> ExceptionRegister:
    """The exceptions of the manual, with those that git's history brought."""
    compiled = evidence.compiled
    findings = (*evidence.others, *evidence.findings)
    return exception_register(compiled.histories, compiled.manual, findings, compiled.seals)


def report_lines(evidence: Verification, language: Language) -> Iterator[str]:
    """One heading for each question, with its answers or a word that there are none."""
    register, words = register_of(evidence), label_texts(language)
    for question in AuditQuestion:
        rows = [finding_text(row.finding, language) for row in register.of(question)]
        yield from _section(words[f"exception_{question}"], rows, language)
    unsealed = [_unsealed(release, evidence, language) for release in register.unsealed]
    yield from _section(Label.UNSEALED_RELEASES.text(language), unsealed, language)
    overdue = [_overdue(period, language) for period in register.overdue]
    yield from _section(Label.OVERDUE_PERIODS.text(language), overdue, language)


def _section(title: str, rows: list[str], language: Language) -> Iterator[str]:
    yield click.style(f"== {title} ({len(rows)})", bold=True)
    yield from rows or [f"  {Label.NONE.text(language)}"]


def _unsealed(release: UnsealedRelease, evidence: Verification, language: Language) -> str:
    name = evidence.compiled.manual.person_name
    told = ", ".join(f"{a.role} {name(a.by)}" for a in release.unsealed)
    event = release.record.release
    said = told or Label.NO_APPROVALS_RECORDED.text(language)
    return printable(f"{release.number} r{event.revision} {event.day}: {said}")


def _overdue(period: OverduePeriod, language: Language) -> str:
    row = period.in_force
    until = period.until or Label.STILL_OVERDUE.text(language)
    days = Label.DAYS.text(language, count=period.days)
    return printable(f"{row.number} r{row.revision} {row.title}: {period.since} – {until} ({days})")


def report_fields(evidence: Verification, language: Language) -> dict[str, Any]:
    """The same for programs."""
    register = register_of(evidence)
    return {
        "exceptions": [
            {
                "kind": row.question.value,
                "code": row.code,
                "number": row.number,
                "revision": row.revision,
                "date": row.day.isoformat() if row.day else None,
                "past": row.past,
                "message": row.finding.message(language),
                "place": str(row.finding.place),
            }
            for row in register.rows
        ],
        "unsealed": [
            {
                "number": release.number,
                "revision": release.record.release.revision,
                "released": release.record.release.day.isoformat(),
                "approvals": [{"role": a.role.value, "person": a.by} for a in release.unsealed],
            }
            for release in register.unsealed
        ],
        "overdue": [
            {
                "number": period.in_force.number,
                "revision": period.in_force.revision,
                "due": period.due.isoformat(),
                "since": period.since.isoformat(),
                "until": period.until.isoformat() if period.until else None,
                "days": period.days,
            }
            for period in register.overdue
        ],
    }
