"""The settings by which documents are judged and shown, as plain facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sop_plugin.model.document_types import DEFAULT_TYPES, Signers
from sop_plugin.model.roles import DeclaredRole
from sop_plugin.model.rule_changes import RuleChange
from sop_plugin.model.settings import MetadataMapping, Settings
from sop_plugin.model.trust.facts import Facts, day_fact, name_facts, stated
from sop_plugin.model.trust.lowerings import lowering_facts
from sop_plugin.words.language import LocalisedText


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
            **stated(
                chapters=[list(wordings) for wordings in kind.chapters],
                level=kind.level if kind.level != _usual_level(kind.name) else None,
                review=str(kind.review_every) if kind.review_every else None,
                name=name_facts(kind.name_shown) if kind.name_shown is not None else None,
            ),
        }
        for kind in settings.types.values()
    }
    revisions = settings.written_revisions or settings.revisions
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
        **stated(
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
            revision_pattern=None if revisions.is_whole_numbers else list(revisions.patterns),
            first_revision=revisions.first_label,
            rule_changes=[
                stated(
                    since=day_fact(change.since),
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
        name_facts(said) if isinstance(said, LocalisedText) else None
        for said in (declared.name, declared.meaning)
    )
    return {"key": declared.key, **stated(name=name, meaning=meaning, several=declared.has_several)}


def _recording(settings: Settings) -> Iterator[tuple[str, Any]]:
    """What settles how acts are recorded and who sees what, where it is not as usual."""
    usual, sealing, within = Settings(), settings.sealing, settings.recorded_within
    if sealing != usual.sealing:
        mode = "required" if sealing.strict else "expected" if sealing.expected else "optional"
        yield "seals", stated(mode=mode, since=day_fact(sealing.since))
    if within != usual.recorded_within:
        yield "recorded_within", stated(days=within.days, since=day_fact(within.since))
    trail = settings.trail_review
    if trail is not None:
        yield "trail_review", stated(every=str(trail.every), within=trail.within, since=day_fact(trail.since))
    rules, first = settings.training, settings.training.read_first
    if rules != usual.training:
        yield (
            "training",
            stated(
                ledger=rules.ledger if rules.ledger != usual.training.ledger else None,
                days=rules.days if rules.days != usual.training.days else None,
                since=day_fact(rules.since),
                editorial=rules.editorial,
                read_before=rules.read_before or None,
                all_right=day_fact(rules.all_right),
                notice=dict(rules.notice),
                read_first=stated(share=first.share, since=day_fact(first.since))
                if first is not None
                else None,
            ),
        )
    if settings.time_zone != usual.time_zone:
        yield "time_zone", settings.time_zone
    shown = settings.confidentiality
    if shown != usual.confidentiality:
        yield (
            "confidentiality",
            stated(
                levels=list(shown.levels),
                default=shown.default,
                departments=dict(shown.departments),
                audiences={
                    each.name: stated(level=each.level, departments=list(each.departments))
                    for each in shown.audiences
                },
                everyday_words=list(shown.everyday_words),
            ),
        )


def metadata_of(facts: Facts) -> MetadataMapping:
    """The mapping of front matter that such facts state; whatever they hold, nothing is raised."""
    stated_of = facts.get("metadata")
    written = stated_of if isinstance(stated_of, Mapping) else {}

    def mapping(key: str) -> dict[str, Any]:
        found = written.get(key)
        return {str(name): value for name, value in found.items()} if isinstance(found, Mapping) else {}

    ignored = written.get("ignore")
    return MetadataMapping(
        {name: tuple(map(str, names)) for name, names in mapping("keys").items() if isinstance(names, list)},
        {name: values for name, values in mapping("values").items() if isinstance(values, dict)},
        {name: str(value) for name, value in mapping("defaults").items()},
        tuple(map(str, ignored)) if isinstance(ignored, list) else (),
        ignored == "all",
        str(written.get("day_order") or ""),
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
