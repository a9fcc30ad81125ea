"""Where one number stands between being issued and being withdrawn, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sop_plugin.model.declared import in_force_before
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released, Setback
from sop_plugin.model.finding import Finding, Rule
from sop_plugin.model.history import Histories, History
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Outcome, State, Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.model.seal import Seal, Seals
from sop_plugin.registers.reviews import person_to_ask
from sop_plugin.rules import evidence, references
from sop_plugin.rules.adoption import JUDGE_THE_PATH
from sop_plugin.standing.approval_block import ApprovalBlock, RoleLine, approval_block
from sop_plugin.standing.signers import may_sign

SETTLED_BY_SIGNING = (
    evidence.RELEASE_UNSEALED,
    evidence.APPROVAL_NOT_RECORDED,
    evidence.TEXT_CHANGED_AFTER_APPROVAL,
    references.CITES_UNRELEASED,
)
"""What signing puts right, or the release of what was signed; of documents that cite each other one is approved first."""


class Step(StrEnum):
    """What to do next with a document."""

    WRITE = "write"
    RESTORE = "restore"
    ISSUE = "issue"
    ADOPT = "adopt"
    FIX = "fix"
    SET_EFFECTIVE = "set_effective"
    SET_LATER = "set_later"
    WRITE_CHANGE = "write_change"
    SIGN = "sign"
    RELEASE = "release"
    WAIT = "wait"
    REVIEW = "review"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    NOTHING = "nothing"
    FOLLOW = "follow"
    ENDED = "ended"


_OF_THE_RELEASED = (Step.REVIEW, Step.REVISE, Step.WITHDRAW, Step.REPLACE)
"""What only a text that was released or adopted can go on to."""


@dataclass(frozen=True)
class Progress:
    """What is known of a number.

    ``shown`` is what readers see, ``release`` how it went out; ``working`` is the source file, ``ahead`` whether it is a text that
    has yet to go out. ``block`` has the signatures under ``subject``, the text that the next step is about; ``returned`` is why that
    went back to its author, until somebody signs it again.
    """

    number: str
    title: str
    shown: Document | None
    state: State | None
    release: Released | None
    coming: tuple[Released, ...]
    working: Document | None
    ahead: bool
    block: ApprovalBlock | None
    findings: tuple[Finding, ...]
    step: Step
    person: Person | None = None
    returned: Setback | None = None
    revisions: RevisionScheme = field(default_factory=RevisionScheme)

    @property
    def next_revision(self) -> int:
        """The one behind those that are taken: released, also for a later day, or else written."""
        released = [release.revision for release in (self.release, *self.coming) if release]
        document = self.subject or self.working
        taken = released or ([document.revision] if document else [])
        return self.revisions.following(max(taken)) if taken else self.revisions.first

    @property
    def subject(self) -> Document | None:
        """The text that the signatures and the next step are about."""
        return self.working if self.ahead else self.shown

    @property
    def missing(self) -> tuple[RoleLine, ...]:
        """The required signatures that this text has yet to get, in the order of signing."""
        return self.block.missing if self.block is not None else ()


def known_numbers(histories: Histories) -> tuple[str, ...]:
    """Every number that the ledger or a source file knows."""
    return tuple(dict.fromkeys([*histories.by_number, *histories.ledger.by_number]))


def progress(
    manual: Manual,
    histories: Histories,
    number: str,
    *,
    recorded: Ledger | None,
    seals: Seals,
    findings: Iterable[Finding],
) -> Progress | None:
    """Where ``number`` stands on the manual's date; ``None`` for a number that nobody knows.

    ``recorded`` is the ledger of ``histories``, ``None`` where the manual has none; ``findings`` are those of the whole manual.
    """
    ledger, day = histories.ledger, manual.as_of
    history = histories.by_number.get(number, History(number, (), ledger.withdrawal(number), None))
    issue = ledger.issue(number)
    if number not in histories.by_number and number not in ledger.by_number:
        return None
    working = history.working
    shown = next((d for d in manual.documents if d.number == number and _goes_out(manual, d)), None)
    revision = history.shown(ledger, day)
    ahead = working is not None and _is_ahead(history, has_ledger=recorded is not None)
    subject = working if ahead else shown
    named = subject or working or shown
    block = approval_block(manual, subject, recorded, seals) if subject is not None else None
    lines_of_number = {event.line for event in ledger.by_number.get(number, ())}
    own = tuple(
        finding
        for finding in findings
        if (working is not None and finding.place.path == working.path)
        or (finding.place.path == ledger.path and finding.place.line in lines_of_number)
    )
    told = Progress(
        number=number,
        title=named.title if named else issue.title if issue else "",
        shown=shown,
        state=manual.state(shown) if shown is not None else None,
        release=revision.release if revision is not None else None,
        coming=ledger.scheduled(number, day),
        working=working,
        ahead=ahead,
        block=block,
        findings=own,
        step=Step.NOTHING,
        returned=ledger.returned(number, working.revision) if working is not None and ahead else None,
        revisions=manual.settings.revisions,
    )
    step, person = _next(manual, histories, told)
    return replace(told, step=step, person=person)


def with_unread(told: Progress, findings: Iterable[Finding], paths: Collection[str]) -> Progress:
    """The same where files cannot be read that tell of it, such as the ledger: nothing comes before mending those."""
    unread = tuple(f for f in findings if f.place.path in paths and f.fails_strict and f not in told.findings)
    if not unread:
        return told
    return replace(told, findings=(*told.findings, *unread), step=Step.FIX, person=None)


def _goes_out(manual: Manual, document: Document) -> bool:
    return manual.state(document).released


def _is_ahead(history: History, *, has_ledger: bool) -> bool:
    working = history.working
    if working is None or working.status is Status.WITHDRAWN or history.withdrawal is not None:
        return False
    if not has_ledger:
        return not working.status.released
    return history.pending is not None


def _next(manual: Manual, histories: Histories, told: Progress) -> tuple[Step, Person | None]:
    if told.state is State.WITHDRAWN:
        withdrawal = told.shown.withdrawal if told.shown else None
        return (Step.FOLLOW if withdrawal and withdrawal.successor else Step.ENDED), None
    if histories.ledger.is_withdrawn(told.number, manual.as_of):
        return Step.ENDED, None
    if told.working is None:
        return (Step.RESTORE if told.release is not None else Step.WRITE), None
    if told.ahead:
        return _before_release(manual, histories, told, told.working)
    if _failing(told):
        return Step.FIX, None
    step, asked = _after_release(manual, told)
    if step in _OF_THE_RELEASED and in_force_before(told.working, histories.ledger, manual.as_of):
        return Step.ADOPT, asked  # nothing is recorded of a text of which the ledger does not know
    return step, asked


def _failing(told: Progress, settled: Collection[Rule] = SETTLED_BY_SIGNING) -> bool:
    return any(f.fails_strict and f.rule not in settled for f in told.findings)


def _before_release(
    manual: Manual, histories: Histories, told: Progress, document: Document
) -> tuple[Step, Person | None]:
    first = next(iter(told.missing), None)
    able = may_sign(told.block, first.role) if told.block and first else ()
    # What went back is put right by whoever wrote it.
    known = histories.ledger.approvals(told.number, document.revision)
    before = {a.by for a in known if told.returned and first and a.role == first.role}
    signer = next(iter(sorted(able, key=lambda person: person.id not in before)), None)
    if in_force_before(document, histories.ledger, manual.as_of):
        settled = (*SETTLED_BY_SIGNING, *JUDGE_THE_PATH)
        return (Step.FIX, None) if _failing(told, settled) else (Step.ADOPT, person_to_ask(manual, document))
    if _failing(told):
        return Step.FIX, None
    if histories.ledger.issue(told.number) is None:
        # Whoever writes the document takes its number.
        return Step.ISSUE, signer
    if document.effective is None:
        return Step.SET_EFFECTIVE, signer
    if not manual.settings.revisions.is_first(document.revision) and document.change is None:
        return Step.WRITE_CHANGE, None
    if document.effective < manual.as_of and not _to_be_recorded(document, first):
        return Step.SET_LATER, signer or person_to_ask(manual, document)
    if first is not None:
        return Step.SIGN, signer
    return Step.RELEASE, person_to_ask(manual, document)


def _to_be_recorded(document: Document, first: RoleLine | None) -> bool:
    """Whether the file declares the signature that comes next: it is recorded for its own day, before the effective date."""
    declared = first is not None and any(signature.seal is Seal.DECLARED for signature in first.signatures)
    return declared and document.status is Status.APPROVED


def _after_release(manual: Manual, told: Progress) -> tuple[Step, Person | None]:
    document = told.shown
    if document is None or told.state is None:
        return Step.FIX, None
    last = max(document.reviews, key=lambda review: review.day, default=None)
    asked = person_to_ask(manual, document)
    if told.state is State.SCHEDULED:
        return Step.WAIT, None
    if told.state is State.EXPIRED:
        return Step.REPLACE, asked
    if last is not None and last.outcome is Outcome.REVISE:
        return Step.REVISE, asked
    if last is not None and last.outcome is Outcome.WITHDRAW:
        return Step.WITHDRAW, asked
    if told.state in (State.DUE, State.OVERDUE):
        return Step.REVIEW, asked
    return Step.NOTHING, asked
