"""Who has left and never had a part in a document: what was recorded of them is kept, and shown to nobody on the site."""

from __future__ import annotations

from sop_plugin.model.event import Adopted
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.trust.facts import Subject, kind_of


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
    people, known = manual.organisation.people, acted(manual, ledger)
    found: set[str] = set()
    for event in ledger.stated:
        if kind_of(event.number) is not Subject.PEOPLE:
            continue
        person_id = event.number.partition("/")[2]
        person = people.get(person_id)
        name = (event.facts or {}).get("name")
        if person_id not in known and (person is None or (name is not None and name != person.name)):
            found.add(event.number)
    return frozenset(found)
