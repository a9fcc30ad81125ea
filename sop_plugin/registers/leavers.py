"""Who has left and never had a part in a document: what was recorded of them is kept, and shown to nobody on the site."""

from __future__ import annotations

from sop_plugin.model.event import Adopted
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.trust.facts import Subject, key_of, kind_of


def acted(manual: Manual, ledger: Ledger | None) -> frozenset[str]:
    """Ids of all who signed, reviewed, released or recorded anything: whose it is must stay known."""
    found = {approval.person for document in manual.documents for approval in document.approvals}
    found |= {review.by for document in manual.documents for review in document.reviews}
    events = ledger.everything if ledger is not None else ()
    for event in events:
        found.add(event.by)
        if isinstance(event, Adopted):
            found.update(part for signed in event.signed or () for part in signed.split()[1:2])
    return frozenset(found)


def leavers(manual: Manual, ledger: Ledger) -> frozenset[str]:
    """Subjects of the record of people (``people/ID``) whose name the organisation has no more, and who never acted."""
    people = manual.organisation.people
    gone: set[str] = set()
    for event in ledger.stated:
        if kind_of(event.number) is not Subject.PEOPLE:
            continue
        person = people.get(key_of(event.number))
        name = (event.facts or {}).get("name")
        if person is None or (name is not None and name != person.name):
            gone.add(event.number)
    # Who has acted all documents must be asked: only where somebody has left.
    known = acted(manual, ledger) if gone else frozenset()
    return frozenset(subject for subject in gone if key_of(subject) not in known)
