"""What the documents say, held against what the ledger recorded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sop_plugin.checks.attachments import changed_files
from sop_plugin.checks.recorded import recorded_documents, short
from sop_plugin.model.digest import digest_like, is_of
from sop_plugin.model.document import Document
from sop_plugin.model.event import Adopted, Recalled, Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import with_released_files
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import DocumentNumber
from sop_plugin.model.place import Place
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.rules import evidence as rules


def numbers_never_issued(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Documents that the ledger knows nothing about."""
    for document in manual.documents:
        if document.number not in ledger.by_number:
            yield rules.NUMBER_NEVER_ISSUED.at(document.place("number"), number=document.number)


def vanished_documents(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Issued numbers without a source; a draft that was withdrawn before any release may go."""
    if any(rejected.number is None for rejected in manual.rejected):
        return  # it may be in the file that could not be read
    there = {*manual.by_number, *(rejected.number for rejected in manual.rejected)}
    for number in sorted(ledger.numbers_issued - there):
        issue = ledger.issue(number)
        if issue is None or (ledger.withdrawal(number) and not ledger.releases(number)):
            continue
        yield rules.DOCUMENT_VANISHED.at(ledger.place(issue), number=number, title=issue.title)


def gaps_in_numbers(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Sequence numbers of a series, between those in use, that nobody ever took."""
    pattern = manual.number_pattern
    parsed = (pattern.parse(text) for text in {*ledger.by_number, *manual.by_number})
    numbers = sorted((n for n in parsed if n is not None), key=lambda n: (n.series, n.sequence, n.sort_key))
    found: list[tuple[DocumentNumber, str]] = []
    for before, after in pairwise(numbers):
        if before.series == after.series and after.sequence - before.sequence > 1:
            ends = sorted({before.sequence + 1, after.sequence - 1})
            found.append((after, "–".join(map(after.with_sequence, ends))))
    for after, missing in sorted(found):
        yield rules.NUMBER_GAP.at(_place_of(after, manual, ledger), number=after, missing=missing)


def _place_of(number: DocumentNumber, manual: Manual, ledger: Ledger) -> Place:
    issue = ledger.issue(number.text)
    if issue is not None:
        return ledger.place(issue)
    document = manual.by_number.get(number.text)
    return document.place("number") if document else Place(ledger.path)


def events_in_future(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """The first event of a number, of a person or setting, or of the audit trail, that cannot have happened yet."""
    for events in (*ledger.by_number.values(), *ledger.trust.by_subject.values(), ledger.audits):
        event = next((event for event in events if event.day > manual.as_of), None)
        if event is not None:
            yield rules.EVENT_IN_FUTURE.at(
                ledger.place(event), event=event.name, day=event.day, today=manual.as_of
            )


def late_releases(manual: Manual, ledger: Ledger) -> Iterator[Finding]:  # noqa: ARG001 - every check is given both
    """Releases that came after the day from which they count."""
    for number in ledger.by_number:
        for release in ledger.releases(number):
            if release.day > release.effective and not isinstance(release, Adopted):
                yield rules.RELEASED_LATE.at(
                    ledger.place(release), event=release.name, day=release.day, effective=release.effective
                )


def late_adoptions(manual: Manual, ledger: Ledger) -> Iterator[Finding]:  # noqa: ARG001 - every check is given both
    """Texts that were declared to have been in force before, although they took effect after the ledger began."""
    began = min((event.day for event in ledger.events), default=None)
    for number in ledger.by_number:
        for release in ledger.releases(number):
            if isinstance(release, Adopted) and began is not None and release.effective > began:
                yield rules.ADOPTED_LATER.at(
                    ledger.place(release),
                    event=release.name,
                    revision=release.revision,
                    effective=release.effective,
                    began=began,
                )


def recalled_releases(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Releases that were taken back before their day."""
    for number in ledger.by_number:
        for event in ledger.setbacks(number):
            if isinstance(event, Recalled):
                yield rules.RELEASE_RECALLED.at(
                    ledger.place(event),
                    person=manual.person_name(event.by),
                    day=event.day,
                    revision=event.revision,
                    reason=event.reason,
                )


def released_texts(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Documents that are not what was issued or released."""
    for document in recorded_documents(manual, ledger):
        issue = ledger.issue(document.number)
        if issue and (issue.type, issue.department) != (document.type, document.department):
            yield rules.ISSUED_OTHERWISE.at(
                document.place("number"),
                number=document.number,
                issued_type=manual.settings.type_name(issue.type),
                issued_department=manual.department_term(issue.department),
                type=manual.settings.type_name(document.type),
                department=manual.department_term(document.department),
            )
        releases = ledger.releases(document.number)
        if releases and document.revision < releases[-1].revision:
            last = releases[-1]
            yield rules.REVISION_BEHIND.at(
                document.place("revision"),
                revision=document.revision,
                released=last.revision,
                day=last.day,
                blob=last.blob,
            )
        release = ledger.release(document.number, document.revision)
        if release is not None:
            yield from _differences(document, release, manual.settings.revisions)
        elif _claims_release(document, ledger):
            yield rules.RELEASE_UNSEALED.at(
                document.place("status"), revision=document.revision, status=document.status
            )


def _claims_release(document: Document, ledger: Ledger) -> bool:
    releases = ledger.releases(document.number)
    if releases and document.revision < releases[-1].revision:
        return False  # it is behind, which has been said
    if document.status is Status.WITHDRAWN:
        # A draft that was never released can be withdrawn.
        return bool(releases) or ledger.withdrawal(document.number) is None
    return document.status is Status.APPROVED


def _differences(document: Document, release: Released, revisions: RevisionScheme) -> Iterator[Finding]:
    if not is_of(release.digest, document):
        found = digest_like(release.digest, document)
        yield from changed_files(document, release)
        if is_of(release.digest, with_released_files(document, release)):
            return
        yield rules.TEXT_CHANGED.at(
            document.place("revision"),
            revision=release.revision,
            day=release.day,
            released=short(release.digest),
            found=short(found),
            next=revisions.following(release.revision),
            blob=release.blob,
        )
    for key, written, recorded in (
        ("effective", document.effective, release.effective),
        ("expires", document.expires, release.expires),
    ):
        if written != recorded:
            yield rules.RELEASE_DIFFERS.at(
                document.place(key), key=key, written=written or "—", released=recorded or "—"
            )
