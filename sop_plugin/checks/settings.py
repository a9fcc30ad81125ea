"""What the settings say of the manual: external documents whose edition is known, processes, types and departments that exist."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.document import ReferenceKind
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.model.processes import named_process
from sop_plugin.rules import front_matter as front_matter_rules
from sop_plugin.rules import numbers as number_rules
from sop_plugin.rules import references as rules

_SHOWN = 12


def external_checks_overdue(manual: Manual) -> Iterator[Finding]:
    """External documents whose edition should have been checked by now."""
    for index, external in enumerate(manual.settings.external_documents):
        due = external.check_due
        if due is not None and due < manual.as_of:
            days = (manual.as_of - due).days
            place = manual.settings.place("external_documents", index)
            yield rules.EXTERNAL_CHECK_OVERDUE.at(place, title=external.title, due=due, days=days)


def external_documents_not_cited(references: CrossReferences) -> Iterator[Finding]:
    """External documents that no text mentions any more."""
    cited = {
        resolved.reference.target
        for resolved in references.references
        if resolved.reference.kind is ReferenceKind.TITLE and resolved.target is None
    }
    settings = references.manual.settings
    for index, external in enumerate(settings.external_documents):
        if external.title not in cited:
            place = settings.place("external_documents", index)
            yield rules.EXTERNAL_NOT_CITED.at(place, title=external.title)


def number_settings_for_nobody(manual: Manual) -> Iterator[Finding]:
    """Patterns and codes for types and departments that are not there."""
    settings, departments = manual.settings, manual.organisation.departments
    if not departments:
        return  # the organisation could not be read, and that is told
    types_and_departments = [*settings.types, *departments]
    known = (
        ("number_patterns", settings.number_patterns, types_and_departments),
        ("department_codes", settings.department_codes, list(departments)),
        *(
            ("rule_changes", change.number_patterns, types_and_departments)
            for change in settings.rule_changes
        ),
        *(("rule_changes", change.department_codes, list(departments)) for change in settings.rule_changes),
    )
    for setting, written, names in known:
        for name in written:
            if name not in names:
                yield number_rules.SETTING_FOR_NOBODY.at(
                    settings.place(setting, name), setting=setting, name=name, nearest=Nearest(names).to(name)
                )


def confidentiality_for_nobody(manual: Manual) -> Iterator[Finding]:
    """Levels and audiences of departments that are not there: whoever misspells one protects nothing."""
    settings, departments = manual.settings, manual.organisation.departments
    if not departments:
        return  # the organisation could not be read, and that is told
    rule, near = settings.confidentiality, Nearest(departments)
    named: list[tuple[tuple[str | int, ...], str]] = [
        (("departments", code), code) for code in rule.departments
    ]
    named += [
        (("audiences", readers.name, "departments", index), code)
        for readers in rule.audiences
        for index, code in enumerate(readers.departments)
    ]
    for keys, code in named:
        if code not in departments:
            place = settings.place("confidentiality", *keys)
            yield front_matter_rules.CONFIDENTIALITY_FOR_NOBODY.at(place, code=code, nearest=near.to(code))


def unknown_processes(manual: Manual) -> Iterator[Finding]:
    """Settings that name no clause with stages below it."""
    if not manual.settings.processes:
        return
    rejected = {source.number for source in manual.rejected}
    numbers = Nearest(manual.by_number)
    for index, setting in enumerate(manual.settings.processes):
        process = named_process(manual, setting)
        if process.stages or process.number in rejected:
            continue
        if process.document is None:
            near = numbers.to(process.number)
        else:
            clauses = process.document.body.clauses
            parents = {c.path[:-1] for c in clauses}
            usable = [f"{process.number}#{c.key}" for c in clauses if c.path in parents]
            near = ", ".join(usable[:_SHOWN]) or NOTHING_NEAR
        place = manual.settings.place("processes", index)
        yield rules.PROCESS_UNKNOWN.at(place, setting=setting, near=near)
