"""A change held against the branch that it goes into.

What the ledger's own checks report is not reported again: they see the working tree alone, and more exactly.
"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sop_plugin.checks.parted import check_parted
from sop_plugin.checks.trust import is_of_organisation, trust_place
from sop_plugin.model.approval import Approval
from sop_plugin.model.digest import is_same_text
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.fingerprint import Essence, essence
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.place import Place
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.model.trust.changes import trust_changes
from sop_plugin.model.trust.facts import TrustRoot
from sop_plugin.rules import comparison as rules
from sop_plugin.rules import organisation
from sop_plugin.words.voice import Listed, Words

_SIGNED = Words("{person}（{role}，{day}）", "{person} ({role}, {day})")
_ENTRY = Words("登记", "entry")
_AUTHORITY = Words("批准权限", "authority to approve")
_KEYS = Words("公钥", "keys")
_AND = Words("、", " and ")


def check_change(before: Snapshot, after: Snapshot, target: Snapshot) -> Iterator[Finding]:
    """Every finding that only the comparison brings; ``target`` is where the branch stands today.

    Of ``target`` only the documents that changed since ``before`` are looked at.
    """
    yield from _root_of_trust(before, after)
    for old, new in _pairs(before.manual, after.manual):
        sent_back = _sent_back(old, before, after)
        yield from _status(old, new, after, sent_back=sent_back)
        yield from _revision(old, new, after, sent_back=sent_back)
        yield from _text(old, new, before, after)
    yield from _deleted(before, after)
    yield from check_parted(before, after, target)
    yield from _own_authority(before.manual, after.manual)


def _root_of_trust(before: Snapshot, after: Snapshot) -> Iterator[Finding]:
    """People, keys, authority, departments, rules and settings that are not what they were."""
    if not before.manual.organisation.people and not before.manual.documents:
        return  # a manual that begins
    root, earlier = after.trust_root, before.trust_root
    if not before.manual.organisation.people or not after.manual.organisation.people:
        # An organisation that cannot be read hides what changed in it, which is told by itself, and nothing of the rest.
        root, earlier = _of_settings(root), _of_settings(earlier)
    for change in trust_changes(earlier, root):
        rule = rules.TRUST_CHANGED if is_of_organisation(change.subject) else rules.SETTINGS_CHANGED
        place = trust_place(after.manual, change.subject, is_there=change.subject in root)
        yield rule.at(place, change=change.words)


def _of_settings(root: TrustRoot) -> TrustRoot:
    return {subject: facts for subject, facts in root.items() if not is_of_organisation(subject)}


def organisation_not_compared(
    before: Snapshot, after: Snapshot, texts: tuple[bytes, bytes], path: str
) -> Iterator[Finding]:
    """One finding where the organisation file, whose two texts are handed in, changed and cannot be read before or after."""
    unreadable = not before.manual.organisation.people or not after.manual.organisation.people
    if unreadable and texts[0] and texts[0] != texts[1]:
        yield organisation.ORGANISATION_NOT_COMPARED.at(Place(path), path=path)


def brought_by_change(
    before: tuple[Manual, Iterable[Finding]], after: tuple[Manual, Iterable[Finding]]
) -> Iterator[tuple[Finding, bool]]:
    """The findings of ``after``, each with whether ``before`` did not have it already, as severe as it is now.

    A document that moved keeps its findings: they follow its number. One that settings lower no more is brought by their change.
    """
    names = _numbers(before[0])
    known: defaultdict[Essence, list[int]] = defaultdict(list)
    for finding in sorted(before[1], key=lambda finding: -finding.severity.rank):
        known[essence(finding, names)].append(finding.severity.rank)
    names = _numbers(after[0])
    for finding in after[1]:
        ranks = known[essence(finding, names)]
        yield finding, not ranks or ranks.pop() > finding.severity.rank


def _numbers(manual: Manual) -> Mapping[str, str]:
    return {document.path: number for number, document in manual.by_number.items()}


def _pairs(before: Manual, after: Manual) -> Iterator[tuple[Document, Document]]:
    for number, new in after.by_number.items():
        old = before.by_number.get(number)
        if old is not None and old is not new:
            yield old, new


def _sent_back(old: Document, before: Snapshot, after: Snapshot) -> bool:
    """Whether the change records that this revision was recalled, rejected or dropped."""
    known = len(before.ledger.setbacks(old.number))
    return any(s.revision == old.revision for s in after.ledger.setbacks(old.number)[known:])


def _status(old: Document, new: Document, after: Snapshot, *, sent_back: bool) -> Iterator[Finding]:
    if old.status is Status.WITHDRAWN and new.status is not Status.WITHDRAWN:
        if after.ledger.withdrawal(new.number) is None:  # else its own rule says so
            yield rules.WITHDRAWN_AGAIN_IN_USE.at(new.place("status"), number=new.number, status=new.status)
    elif (
        old.status is Status.APPROVED
        and new.revision == old.revision
        and not new.status.released
        and not sent_back
    ):
        yield rules.STATUS_GOES_BACK.at(
            new.place("status"),
            number=new.number,
            revision=new.revision,
            before=old.status,
            status=new.status,
            next=after.manual.settings.revisions.following(new.revision),
        )


def _revision(old: Document, new: Document, after: Snapshot, *, sent_back: bool) -> Iterator[Finding]:
    revisions = after.manual.settings.revisions
    if new.revision < old.revision:
        releases = after.ledger.releases(new.number)
        behind = releases and new.revision < releases[-1].revision  # its own rule says so
        # A draft may be given up before anybody approved it, or where it is recorded.
        if old.status.released and not behind and not sent_back:
            yield rules.REVISION_GOES_BACK.at(
                new.place("revision"),
                revision=new.revision,
                before=old.revision,
                next=revisions.following(old.revision),
            )
        return
    following = revisions.following(old.revision) if old.status.released else old.revision
    known = [release.revision for release in after.ledger.releases(new.number)]
    if old.status.released:
        known.append(old.revision)
    if new.revision != old.revision and not any(revisions.may_follow(r, new.revision) for r in known):
        yield rules.REVISION_SKIPPED.at(
            new.place("revision"), before=old.revision, revision=new.revision, next=following
        )


def _text(old: Document, new: Document, before: Snapshot, after: Snapshot) -> Iterator[Finding]:
    ledger = after.ledger
    if ledger.release(new.number, new.revision) or ledger.standing_approvals(new.number, new.revision):
        return  # the ledger knows which text was signed and released
    if new.revision < old.revision or is_same_text(old, new):
        return
    if old.status.released and new.revision == old.revision:
        if new.status.released:  # one that went back is told
            yield rules.CHANGED_WITHOUT_REVISION.at(
                new.place("revision"),
                revision=new.revision,
                next=after.manual.settings.revisions.following(new.revision),
                commit=before.name,
                path=shlex.quote(old.path),
            )
        return
    signed = {(a.role, a.person, a.day) for a in old.approvals}
    carried = [
        (index, approval)
        for index, approval in enumerate(new.approvals)
        if (approval.role, approval.person, approval.day) in signed and not _still_writing(old, new, approval)
    ]
    if carried:
        name = after.manual.person_name
        yield rules.APPROVALS_CARRIED_OVER.at(
            new.place("approvals", carried[0][0]),
            number=new.number,
            signed=[_SIGNED.filled(person=name(a.person), role=a.role, day=a.day) for _, a in carried],
        )


def _still_writing(old: Document, new: Document, approval: Approval) -> bool:
    """Whoever prepares a draft has put the name on it and goes on writing."""
    return approval.role.prepares and new.status is Status.DRAFT and new.revision == old.revision


def _deleted(before: Snapshot, after: Snapshot) -> Iterator[Finding]:
    there = {*after.manual.by_number, *(rejected.number for rejected in after.manual.rejected)}
    unreadable = {rejected.path for rejected in after.manual.rejected}
    for number, old in before.manual.by_number.items():
        if number in there or old.path in unreadable or number in after.ledger.numbers_issued:
            continue  # there, or told by the ledger's own rule
        first = before.manual.settings.revisions.is_first(old.revision)
        if old.status.released or not first or before.ledger.releases(number):
            instead = after.manual.by_path.get(old.path)
            yield rules.APPROVED_DOCUMENT_DELETED.at(
                instead.place("number") if instead else Place(old.path),
                number=number,
                title=old.title,
                commit=before.name,
                path=shlex.quote(old.path),
            )


def _own_authority(before: Manual, after: Manual) -> Iterator[Finding]:
    if not before.organisation.people:
        return  # a manual that begins names everybody at once
    altered = {
        person_id: facts
        for person_id, person in after.organisation.people.items()
        if (facts := _altered(before.organisation.people.get(person_id), person)) is not None
    }
    for document in after.by_number.values() if altered else ():
        old = before.by_number.get(document.number)
        known = {(a.role, a.person, a.day) for a in old.approvals} if old else set()
        for index, approval in enumerate(document.approvals):
            if approval.person in altered and (approval.role, approval.person, approval.day) not in known:
                yield rules.AUTHORITY_WITH_APPROVAL.at(
                    document.place("approvals", index),
                    person=after.person_name(approval.person),
                    number=document.number,
                    role=approval.role,
                    facts=altered[approval.person],
                )


def _altered(old: Person | None, new: Person) -> Listed | None:
    """What of a person's power to sign is new; what was taken away is no matter."""
    if old is None:
        return Listed((_ENTRY,), _AND)
    facts = []
    if set(new.may_approve) - set(old.may_approve):
        facts.append(_AUTHORITY)
    if set(new.keys) - set(old.keys):
        facts.append(_KEYS)
    return Listed(tuple(facts), _AND) if facts else None
