"""What all trust in a manual leads back to, as plain facts: people, keys, posts, authority, departments, rules and settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sop_plugin.model.organisation import Authority, Organisation, Person
from sop_plugin.model.settings import Settings
from sop_plugin.model.trust.facts import (
    RULES,
    Facts,
    Subject,
    TrustRoot,
    day_fact,
    kind_of,
    name_facts,
    stated,
)
from sop_plugin.model.trust.powers import AUTHORITY, is_table, table_facts
from sop_plugin.model.trust.settings_facts import settings_facts
from sop_plugin.words.language import Language, LocalisedText


def trust_root(organisation: Organisation, settings: Settings, site: TrustRoot | None) -> TrustRoot:
    """All of it; without ``site`` what the organisation says, since the settings are then seen in part only."""
    facts: dict[str, Facts] = organisation_facts(organisation)
    if site is None:
        return facts
    rules = settings_facts(settings)
    return {**facts, **({RULES: rules} if rules else {}), **site}


def organisation_facts(organisation: Organisation) -> dict[str, Facts]:
    """The facts of everybody and everything that ``organisation.yml`` names and trust depends on."""
    found = {Subject.PEOPLE.named(person.id): person_facts(person) for person in organisation.people.values()}
    for department in organisation.departments.values():
        found[Subject.DEPARTMENTS.named(department.code)] = stated(
            name=name_facts(department.name), issuer=department.issuer, parent=department.parent
        )
    for issuer in organisation.issuers.values():
        found[Subject.ISSUERS.named(issuer.code)] = stated(name=name_facts(issuer.name))
    for job in organisation.jobs:
        found[Subject.JOBS.named(job.spellings[0])] = stated(
            name=name_facts(job.name), departments=list(job.departments), also=list(job.also)
        )
    for record in organisation.records:
        found[Subject.RECORDS.named(record.spellings[0])] = stated(
            name=name_facts(record.name), retention=str(record.retention) if record.retention else None
        )
    control = stated(department=organisation.document_control, sample=organisation.sample)
    authority = table_facts(organisation.authority)
    if authority:
        found[AUTHORITY] = authority
    if control:
        found[Subject.ORGANISATION.named("document_control")] = control
    return found


def person_facts(person: Person) -> Facts:
    """Who somebody is, in which post, with which keys and what authority."""
    return {
        "id": person.id,
        **stated(
            name=person.name,
            department=person.department,
            job=person.job,
            since=day_fact(person.since),
            until=day_fact(person.until),
            handle=person.handle,
            may_approve=[_authority(each) for each in person.may_approve],
            keys=list(person.keys),
        ),
    }


def person_of(facts: Facts) -> Person:
    """The person whom facts of ``person_facts`` describe; raises ``ValueError``, ``TypeError`` or ``KeyError`` for others."""
    return Person(
        id=str(facts["id"]),
        name=str(facts.get("name", "")),
        department=str(facts.get("department", "")),
        job=str(facts.get("job", "")),
        handle=str(facts.get("handle", "")),
        since=_from(facts.get("since")),
        until=_from(facts.get("until")),
        may_approve=tuple(authority_of(each) for each in facts.get("may_approve", ())),
        keys=tuple(map(str, facts.get("keys", ()))),
    )


def is_sound(subject: str, facts: Facts) -> bool:
    """Whether facts are of the form that this module gives to those of such a subject."""
    if subject == AUTHORITY:
        return is_table(facts)
    match kind_of(subject):
        case None:
            return False
        case Subject.PEOPLE:
            try:
                return person_facts(person_of(facts)) == facts
            except (AttributeError, KeyError, TypeError, ValueError):
                return False
        case Subject.SETTINGS:
            return True
    return all(
        isinstance(value, str | bool) or (key == "name" and _is_name(value)) or _is_list_of_words(value)
        for key, value in facts.items()
    )


def _is_name(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values())


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def authority_of(facts: Facts) -> Authority:
    """The authority that an entry of ``may_approve`` describes."""
    return Authority(
        tuple(map(str, facts.get("types", ()))),
        tuple(map(str, facts.get("departments", ()))),
        _from(facts.get("since")),
        _from(facts.get("until")),
    )


def _authority(authority: Authority) -> Facts:
    return stated(
        types=list(authority.types),
        departments=list(authority.departments),
        since=day_fact(authority.since),
        until=day_fact(authority.until),
    )


def name_of(facts: Facts) -> LocalisedText:
    """The name that the facts of a department or issuer tell."""
    names = {str(language): str(text) for language, text in dict(facts.get("name") or {}).items()}
    hans, hant, english = (names.pop(language, "") for language in ("zh-Hans", "zh-Hant", "en"))
    return LocalisedText(hans, hant, english, {Language(language): text for language, text in names.items()})


def _from(written: object) -> date | None:
    return date.fromisoformat(str(written)) if written is not None else None
