"""All checks of a manual, in one stream of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from sop_plugin.checks import (
    approvals,
    asked,
    attachments,
    dates,
    evidence,
    late_authority,
    names,
    newer_rules,
    notice,
    numbers,
    powers,
    questions,
    records,
    references,
    requirements,
    settings,
    signatures,
    steps,
    structure,
    terms,
    trail,
    translations,
    unread,
    wording,
)
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.settings import Settings

Check: TypeAlias = Callable[[Manual], Iterator[Finding]]
TextCheck: TypeAlias = Callable[[Document, Settings], Iterator[Finding]]
ReferenceCheck: TypeAlias = Callable[[CrossReferences], Iterator[Finding]]
EvidenceCheck: TypeAlias = Callable[[Manual, Ledger], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    numbers.malformed_numbers,
    numbers.duplicate_numbers,
    numbers.contradicting_numbers,
    numbers.duplicate_titles,
    names.unknown_departments,
    names.unknown_people,
    steps.unknown_jobs,
    steps.unusable_records,
    unread.unread_duties,
    dates.passing_of_time,
    dates.approval_dates,
    dates.review_dates,
    dates.reviews_not_acted_on,
    approvals.unknown_roles,
    approvals.approvals_by_one_person,
    approvals.approvers_without_authority,
    approvals.signers_not_in_post,
    powers.declared_without_authority,
    newer_rules.not_up_to_newer_rules,
    notice.short_notice,
    references.unusable_successors,
    settings.external_checks_overdue,
    settings.unknown_processes,
    settings.number_settings_for_nobody,
    settings.confidentiality_for_nobody,
    requirements.unknown_requirements,
    requirements.unknown_serving_places,
    requirements.editions_of_nothing,
    requirements.last_audit_ahead,
    terms.definitions_that_differ,
    translations.translations,
    asked.questions_lead_somewhere,
)
# What one document says by itself: these findings can be kept with its reading.
TEXT_CHECKS: tuple[TextCheck, ...] = (
    names.unknown_types,
    names.unknown_levels,
    structure.missing_headings,
    structure.without_clauses,
    structure.misplaced_headings,
    structure.unusable_ids,
    structure.numbered_headings,
    structure.guidance_left,
    steps.incomplete_steps,
    steps.nearly_steps,
    unread.unread_steps,
    steps.lost_branches,
    steps.incomplete_measures,
    dates.effective_dates,
    dates.review_rules,
    approvals.missing_roles,
    approvals.approval_order,
    approvals.status_and_evidence,
    terms.keywords_in_use,
    unread.unread_definitions,
    questions.unanswerable_questions,
    wording.vague_steps,
    wording.uneven_typography,
)
REFERENCE_CHECKS: tuple[ReferenceCheck, ...] = (
    references.broken_references,
    references.unusable_targets,
    settings.external_documents_not_cited,
)
EVIDENCE_CHECKS: tuple[EvidenceCheck, ...] = (
    numbers.numbers_by_earlier_patterns,
    evidence.numbers_never_issued,
    evidence.vanished_documents,
    evidence.gaps_in_numbers,
    evidence.events_in_future,
    evidence.released_texts,
    attachments.files_not_bound,
    evidence.late_releases,
    evidence.late_adoptions,
    evidence.recalled_releases,
    records.approvals_as_recorded,
    records.adoptions_as_declared,
    records.reviews_as_recorded,
    records.withdrawals_as_recorded,
    approvals.forgotten_roles,
    signatures.unknown_signers,
    signatures.signers_out_of_post,
    signatures.improper_releases,
    powers.recorded_without_authority,
    late_authority.authority_recorded_later,
    trail.trail_not_reviewed,
    trail.trail_reviewed_by_others,
)


def check_text(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every finding about one document's text, whatever stands beside it."""
    for check in TEXT_CHECKS:
        # What is wrong with a merged cell is found in each row that it reaches, and said once.
        yield from dict.fromkeys(check(document, settings))


def check_manual(manual: Manual, references: CrossReferences) -> Iterator[Finding]:
    """Every finding about the manual; the caller puts them in order."""
    for check in CHECKS:
        yield from check(manual)
    for reference_check in REFERENCE_CHECKS:
        yield from reference_check(references)


def check_evidence(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Every finding about the manual held against its ledger."""
    for check in EVIDENCE_CHECKS:
        yield from check(manual, ledger)
