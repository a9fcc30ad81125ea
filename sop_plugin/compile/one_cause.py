"""One cause, one finding: an organisation file of others, and settings that leave recorded documents out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.compile.sources import FindElsewhere
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.rules import manual_files, numbers, organisation, references, seals, signatures, trust
from sop_plugin.rules.evidence import DOCUMENT_VANISHED

_SHOWN = 10
_OF_NOBODY = (
    numbers.DEPARTMENT_UNKNOWN,
    numbers.PERSON_UNKNOWN,
    signatures.SIGNER_UNKNOWN,
    trust.CHANGE_NOT_RECORDED,
    *vars(seals).values(),
)
"""What follows where nobody of the ledger is known."""


def with_causes(
    findings: Sequence[Finding], manual: Manual, ledger: Ledger, path: str, find_elsewhere: FindElsewhere
) -> tuple[Finding, ...]:
    """The findings, with their causes in place of consequences; ``path`` is that of the organisation file."""
    left = list(findings)
    causes = [*_other_organisation(left, manual, ledger, path)]
    if causes:
        left = [finding for finding in left if finding.rule not in _OF_NOBODY]
    vanished = {str(f.values["number"]) for f in left if f.rule is DOCUMENT_VANISHED}
    elsewhere = find_elsewhere(frozenset(vanished)) if vanished else {}
    if elsewhere:
        project = manual.settings.place().path
        causes.append(
            manual_files.DOCUMENTS_LEFT_OUT.at(
                Place(project),
                count=len(elsewhere),
                numbers=sorted(elsewhere)[:_SHOWN],
                paths=sorted(elsewhere.values())[:_SHOWN],
                project=project,
            )
        )
        about = (DOCUMENT_VANISHED, references.NUMBER_UNKNOWN)
        left = [f for f in left if f.rule not in about or str(f.values.get("number")) not in elsewhere]
    return (*left, *causes)


def _other_organisation(
    findings: Sequence[Finding], manual: Manual, ledger: Ledger, path: str
) -> Iterator[Finding]:
    """Where most people of the ledger are unknown, and several: one who was taken out is told by name."""
    named = {str(f.values["person"]) for f in findings if f.rule is signatures.SIGNER_UNKNOWN}
    unknown = sorted(named)
    known = {event.by for event in ledger.events} & set(manual.organisation.people)
    if manual.organisation.people and len(unknown) > max(1, len(known)):
        yield organisation.OTHER_ORGANISATION.at(
            manual.settings.place("organisation"), count=len(unknown), people=unknown[:_SHOWN], path=path
        )
