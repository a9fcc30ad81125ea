"""Whether somebody may do an act: by the table of authority, by what was recorded of it, and by what the person was on that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.model.event import Adopted, Approved
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation, Person, normalise_name
from sop_plugin.model.powers import AnyPower, AuthorityTable, Case, Who
from sop_plugin.model.trust.powers import AUTHORITY, table_of


def cases_of(ledger: Ledger, texts: Iterable[Document]) -> dict[str, Case]:
    """Number → the case of acts about it, from how it was issued, else its first text; ``texts`` are all that there are of it."""
    by_number: dict[str, list[Document]] = {}
    for text in texts:
        by_number.setdefault(text.number, []).append(text)
    found: dict[str, Case] = {}
    for number in (*by_number, *(number for number in ledger.by_number if number not in by_number)):
        own, issue = by_number.get(number, []), ledger.issue(number)
        if issue is None and not own:
            continue
        prepared = {
            (event.by, event.day)
            for event in ledger.by_number.get(number, ())
            if isinstance(event, Approved) and event.role.prepares
        }
        if not prepared or any(isinstance(release, Adopted) for release in ledger.releases(number)):
            prepared |= {(a.person, a.day) for d in own for a in d.approvals if a.role.prepares}
        found[number] = Case(
            number,
            issue.type if issue is not None else own[0].type,
            issue.department if issue is not None else own[0].department,
            frozenset(text.supervised_by for text in own if text.supervised_by),
            frozenset(prepared),
        )
    return found


def is_judged(manual: Manual, case: Case) -> bool:
    """Whether the organisation and the settings know what the case is about; else there are findings of their own."""
    return case.type in manual.settings.types and case.department in manual.organisation.departments


def may(manual: Manual, power: AnyPower, case: Case, person_id: str, day: date) -> bool:
    """Whether somebody could do an act on a day, whether in post or not: by what was recorded by then or is said now."""
    states = manual.person_states(person_id, day)
    return any(
        _may(manual, table, power, case, state, day) for table in _tables(manual, day) for state in states
    )


def could_as_recorded(manual: Manual, power: AnyPower, case: Case, person: Person, day: date) -> bool:
    """The same for one state of a person."""
    return any(_may(manual, table, power, case, person, day) for table in _tables(manual, day))


def who_may(manual: Manual, power: AnyPower, case: Case, day: date) -> tuple[Person, ...]:
    """Everybody in post on a day who may then do an act, in the order of the organisation; all of them where nobody can tell."""
    organisation, judged = manual.organisation, is_judged(manual, case)
    said = organisation.authority.who(power, day)
    return tuple(
        person
        for person in organisation.people.values()
        if person.in_post(day)
        and (not judged or any(_is(organisation, who, case, person, day) for who in said))
    )


def ids_of(manual: Manual, who: str, case: Case, day: date) -> frozenset[str]:
    """Ids of everybody in post on a day for whom one word of the table stands."""
    organisation = manual.organisation
    return frozenset(
        person.id
        for person in organisation.people.values()
        if person.in_post(day) and _is(organisation, who, case, person, day)
    )


def _tables(manual: Manual, day: date) -> Iterator[AuthorityTable]:
    """The table of now, and those that were recorded by the day or since."""
    yield manual.organisation.authority
    facts = manual.trust.facts_on(AUTHORITY, day)
    if facts is not None:
        yield table_of(facts)
    for event in manual.trust.by_subject.get(AUTHORITY, ()):
        if event.day > day:
            yield table_of(event.facts or {})


def _may(
    manual: Manual, table: AuthorityTable, power: AnyPower, case: Case, person: Person, day: date
) -> bool:
    return any(_is(manual.organisation, who, case, person, day) for who in table.who(power, day))


def _is(organisation: Organisation, who: str, case: Case, person: Person, day: date) -> bool:
    match who:
        case Who.APPROVERS:
            return person.may_approve_document(case.type, case.department, day)
        case Who.CONTROL:
            return person.department == organisation.document_control
        case Who.DEPARTMENT:
            return person.department == case.department
        case Who.ABOVE:
            return person.department in organisation.above(case.department)
        case Who.SUPERVISING:
            return person.department in case.supervising
        case Who.COMPANY:
            return _of_company(organisation, case, person)
        case Who.OWNER:
            return any(person.id == prepared and since <= day for prepared, since in case.prepared)
        case Who.ANYONE:
            return True
    return who in (person.id, person.department) or is_called(organisation, person, who)


def _of_company(organisation: Organisation, case: Case, person: Person) -> bool:
    if case.department == organisation.document_control:
        return True
    own, other = (organisation.departments.get(code) for code in (case.department, person.department))
    return own is not None and other is not None and own.issuer == other.issuer


def is_called(organisation: Organisation, person: Person, name: str) -> bool:
    """Whether a name is that of the person's job or department, in any of its spellings."""
    job, department = organisation.job_named(person.job), organisation.departments.get(person.department)
    spellings = {
        person.job,
        *(job.spellings if job else ()),
        *(department.name.spellings if department else ()),
    }
    return normalise_name(name) in set(map(normalise_name, spellings))
