"""What all trust in a manual leads back to, as plain facts: people, keys, posts, authority, departments, rules and settings.

Facts are what JSON can say, so that the ledger can hold them and two states of them can be compared. A fact that is absent or
empty is left out. Subjects are named ``people/lu``, ``departments/QA``, ``settings/rules``, ``files/hooks.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sop_plugin.model.organisation import Authority, Organisation, Person
from sop_plugin.model.roles import DeclaredRole
from sop_plugin.model.rule_changes import RuleChange
from sop_plugin.model.settings import DEFAULT_TYPES, Settings, Signers
from sop_plugin.model.trust.lowerings import lowering_facts
from sop_plugin.model.trust.powers import AUTHORITY, is_table, table_facts
from sop_plugin.words.language import Language, LocalisedText

Facts = Mapping[str, Any]
TrustRoot = Mapping[str, Facts]
"""Subject → its facts."""


class Subject(StrEnum):
    """Kinds of subjects: what stands before the slash."""

    PEOPLE = "people"
    DEPARTMENTS = "departments"
    ISSUERS = "issuers"
    ORGANISATION = "organisation"
    JOBS = "jobs"
    RECORDS = "records"
    SETTINGS = "settings"
    FILES = "files"

    def named(self, key: str) -> str:
        """The subject of this kind for a person's id, a code, a path."""
        return f"{self}/{key}"


RULES = Subject.SETTINGS.named("rules")
"""What decides how documents are judged and shown: the options of the plugin."""
SITE = Subject.SETTINGS.named("site")
"""What decides which programs and pages have a part in the site: the rest of ``mkdocs.yml``."""


_LATER_KINDS = (Subject.JOBS, Subject.RECORDS)
"""Kinds that earlier versions of the program did not count."""


def as_told_before(before: TrustRoot, now: TrustRoot) -> TrustRoot:
    """``now`` without the kinds of subjects that ``before`` does not know yet: it may be from a version that did not count them."""
    told = {kind_of(subject) for subject in before}
    unknown = {kind for kind in _LATER_KINDS if kind not in told}
    return {subject: facts for subject, facts in now.items() if kind_of(subject) not in unknown}


def kind_of(subject: str) -> Subject | None:
    """The kind of a subject; ``None`` for what is none."""
    kind, slash, key = subject.partition("/")
    return Subject(kind) if slash and key and kind in set(Subject) else None


def key_of(subject: str) -> str:
    """The id, code or path of a subject."""
    return subject.partition("/")[2]


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
        found[Subject.DEPARTMENTS.named(department.code)] = _stated(
            name=_name(department.name), issuer=department.issuer, parent=department.parent
        )
    for issuer in organisation.issuers.values():
        found[Subject.ISSUERS.named(issuer.code)] = _stated(name=_name(issuer.name))
    for job in organisation.jobs:
        found[Subject.JOBS.named(job.spellings[0])] = _stated(
            name=_name(job.name), departments=list(job.departments), also=list(job.also)
        )
    for record in organisation.records:
        found[Subject.RECORDS.named(record.spellings[0])] = _stated(
            name=_name(record.name), retention=str(record.retention) if record.retention else None
        )
    control = _stated(department=organisation.document_control, sample=organisation.sample)
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
        **_stated(
            name=person.name,
            department=person.department,
            job=person.job,
            since=_day(person.since),
            until=_day(person.until),
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


def settings_facts(settings: Settings) -> Facts:
    """The settings by which documents are judged and shown, where they differ from what they are by default.

    What counts by default is left out, so that a setting which a later version of the program adds is no change.
    """
    usual = default_settings()
    found: dict[str, Any] = {}
    for key, value in _all_settings(settings).items():
        if key == "types":
            value = {name: kind for name, kind in value.items() if kind != _usual_type(usual, name, kind)}
        if value != usual.get(key) and value not in ({}, None):
            found[key] = value
    return found


def default_settings() -> Facts:
    """The same of a manual that sets nothing."""
    return _all_settings(Settings())


def _usual_type(usual: Facts, name: str, kind: Facts) -> Facts:
    """A type that comes along, in so far as ``kind`` says who signs it."""
    known: Facts = usual["types"].get(name, {})
    return {fact: value for fact, value in known.items() if fact in kind or fact != "roles"}


def _all_settings(settings: Settings) -> dict[str, Any]:
    named = settings.roles.are_usual
    types = {
        kind.name: {
            "code": kind.code,
            "headings": [heading.value for heading in kind.required_headings],
            # Signatures that follow from the company's own roles are told with these.
            **(
                {"roles": list(map(str, kind.required_roles))}
                if named or kind.signers is Signers.NAMED
                else {}
            ),
            **_stated(
                chapters=[list(wordings) for wordings in kind.chapters],
                level=kind.level if kind.level != _usual_level(kind.name) else None,
                review=str(kind.review_every) if kind.review_every else None,
                name=_name(kind.name_shown) if kind.name_shown is not None else None,
            ),
        }
        for kind in settings.types.values()
    }
    # A change of the roles alone is told with them.
    roles_since = {each.since for each in settings.roles.sets}
    return {
        "number_pattern": settings.number_pattern,
        "types": types,
        "clause_style": settings.clause_style.value,
        "language": str(settings.language),
        "lead_days": settings.lead_days,
        "stale_days": settings.stale_days,
        "max_bytes": settings.max_bytes,
        **_stated(
            columns={column.value: list(words) for column, words in settings.extra_columns.items()},
            number_patterns=dict(settings.number_patterns),
            sequence_per=sorted(settings.sequence_per) if settings.sequence_per is not None else None,
            department_codes=dict(settings.department_codes),
            approval_roles=[]
            if settings.roles.are_usual
            else [
                {"since": str(each.since), "roles": list(map(_role, each.declared))}
                for each in settings.roles.sets
            ],
            revision_pattern=None
            if settings.revisions.is_whole_numbers
            else list(settings.revisions.patterns),
            first_revision=settings.revisions.first_label,
            rule_changes=[
                _stated(
                    since=_day(change.since),
                    roles={name: list(map(str, roles)) for name, roles in change.roles.items()},
                    headings={
                        name: [h.value for h in headings] for name, headings in change.headings.items()
                    },
                    chapters={name: [list(c) for c in found] for name, found in change.chapters.items()},
                    review={name: str(period) for name, period in change.review.items()},
                    number_pattern=change.number_pattern or None,
                    number_patterns=dict(change.number_patterns),
                    codes=dict(change.codes),
                    department_codes=dict(change.department_codes),
                )
                for change in settings.rule_changes
                if change != RuleChange(change.since) or change.since not in roles_since
            ],
            headings={heading.value: list(words) for heading, words in settings.extra_headings.items()},
            findings=lowering_facts(settings.lowered),
            **dict(_recording(settings)),
            metadata=dict(_metadata(settings)),
        ),
    }


def _usual_level(name: str) -> int:
    usual = DEFAULT_TYPES.get(name)
    return usual.level if usual else 0


def _role(declared: DeclaredRole) -> Facts:
    """What it is called is stated where it is not what comes along."""
    if declared.is_shipped:
        return {"key": declared.key}
    name, meaning = (
        _name(said) if isinstance(said, LocalisedText) else None for said in (declared.name, declared.meaning)
    )
    return {"key": declared.key, **_stated(name=name, meaning=meaning, several=declared.has_several)}


def _recording(settings: Settings) -> Iterator[tuple[str, Any]]:
    """What settles how acts are recorded and who sees what, where it is not as usual."""
    usual, sealing, within = Settings(), settings.sealing, settings.recorded_within
    if sealing != usual.sealing:
        mode = "required" if sealing.strict else "expected" if sealing.expected else "optional"
        yield "seals", _stated(mode=mode, since=_day(sealing.since))
    if within != usual.recorded_within:
        yield "recorded_within", _stated(days=within.days, since=_day(within.since))
    trail = settings.trail_review
    if trail is not None:
        yield "trail_review", _stated(every=str(trail.every), within=trail.within, since=_day(trail.since))
    rules = settings.training
    if rules != usual.training:
        yield (
            "training",
            _stated(
                ledger=rules.ledger if rules.ledger != usual.training.ledger else None,
                days=rules.days if rules.days != usual.training.days else None,
                since=_day(rules.since),
                editorial=rules.editorial,
            ),
        )
    if settings.time_zone != usual.time_zone:
        yield "time_zone", settings.time_zone
    shown = settings.confidentiality
    if shown != usual.confidentiality:
        yield (
            "confidentiality",
            _stated(levels=list(shown.levels), default=shown.default, departments=dict(shown.departments)),
        )


def _metadata(settings: Settings) -> Iterator[tuple[str, Any]]:
    mapping = settings.metadata
    if mapping.keys:
        yield "keys", {key: list(names) for key, names in mapping.keys.items()}
    if mapping.values:
        yield "values", {key: dict(values) for key, values in mapping.values.items()}
    if mapping.defaults:
        yield "defaults", dict(mapping.defaults)
    if mapping.ignored or mapping.ignores_all:
        yield "ignore", "all" if mapping.ignores_all else sorted(mapping.ignored)
    if mapping.day_order:
        yield "day_order", mapping.day_order


def _authority(authority: Authority) -> Facts:
    return _stated(
        types=list(authority.types),
        departments=list(authority.departments),
        since=_day(authority.since),
        until=_day(authority.until),
    )


def _name(name: LocalisedText) -> Facts:
    return _stated(**{"zh-Hans": name.zh_hans, "zh-Hant": name.zh_hant, "en": name.en}, **dict(name.others))


def name_of(facts: Facts) -> LocalisedText:
    """The name that the facts of a department or issuer tell."""
    names = {str(language): str(text) for language, text in dict(facts.get("name") or {}).items()}
    hans, hant, english = (names.pop(language, "") for language in ("zh-Hans", "zh-Hant", "en"))
    return LocalisedText(hans, hant, english, {Language(language): text for language, text in names.items()})


def _stated(**facts: Any) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value not in (None, "", [], {}, False)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _from(written: object) -> date | None:
    return date.fromisoformat(str(written)) if written is not None else None
