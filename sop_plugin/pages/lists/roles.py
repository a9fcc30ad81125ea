"""The role index: an overview of all jobs, and a page for each with what it has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from markupsafe import Markup, escape

from sop_plugin.indexes.measures import Frequency, frequency_of
from sop_plugin.indexes.roles import MeasureOfRole, RoleEntry, StepOfRole, role_key
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.links import ManualLinks
from sop_plugin.pages.lists.feeds import feed_of
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.words import labels


class _OfDocument(Protocol):
    @property
    def document(self) -> Document: ...


Entry = TypeVar("Entry", bound=_OfDocument)
# From this number of rows on, a page has fields that narrow it down.
_MANY = 8


@dataclass(frozen=True)
class RoleGroup:
    """Jobs of one department; ``code`` is empty for those of any, and ``None`` for words that stand for no registered job."""

    code: str | None
    roles: tuple[RoleEntry, ...]


def role_groups(edition: Edition) -> Iterator[RoleGroup]:
    """Departments in the order of the organisation; a job of several stands under each of them."""
    groups: dict[str | None, list[RoleEntry]] = {}
    known = edition.manual.organisation.departments
    for role in edition.ways_in.roles.roles:
        codes: Iterable[str | None] = (
            [None] if role.job is None else [c for c in role.departments if c in known] or [""]
        )
        for code in codes:
            groups.setdefault(code, []).append(role)
    for code in (*known, "", None):
        if code in groups:
            yield RoleGroup(code, tuple(groups[code]))


def roles_html(edition: Edition, base: str) -> str:
    """All jobs by department."""
    groups = tuple(role_groups(edition))
    return list_html(
        "lists/roles.html", edition, base, groups=groups, total=sum(len(group.roles) for group in groups)
    )


def jobs(edition: Edition) -> Iterator[Output]:
    """A page for each job that has enough to do; they are reached from the overview."""
    for role in edition.ways_in.roles.roles:
        where = edition.addresses.role(role.written)
        if where is not None:
            yield _output(edition, role, where)


def _output(edition: Edition, role: RoleEntry, where: str) -> Output:
    return Output(
        where,
        Kind.JOB,
        edition.voice.plain.say(labels.ROLE_TASKS, job=role.written),
        edition.language,
        draw=lambda _text: role_html(edition, role, base_of(where)),
        feed=feed_of(edition, where),
    )


def role_html(edition: Edition, role: RoleEntry, base: str) -> str:
    """What one job has to do."""
    key = role_key(edition.manual.organisation, role.written)
    links = ManualLinks(edition, base, edition.language)
    often = {_how_often(step) for step in role.steps} | {_measured(entry) for entry in role.measures}
    return list_html(
        "lists/job.html",
        edition,
        base,
        role=role,
        also=role.job.also if role.job else (),
        documents=_in_order_of_types(edition, role.documents),
        steps=[
            (document, len(steps), _step_rows(links, document, steps))
            for document, steps in _by_document(role.steps)
        ],
        measures=_by_document(role.measures),
        measured=_measured,
        often=[each for each in Frequency if each in often],
        many=role.count >= _MANY,
        fold_above=_MANY,
        departments=_departments(edition, role),
        duties=_by_document(role.duties),
        forms=edition.forms_by_job.get(key, ()),
        states=[state for state in State if state.released or edition.preview],
    )


def _how_often(entry: StepOfRole) -> Frequency:
    """How often a step is done, as far as its time limit or its own words say."""
    limit = entry.step.time_limit
    by_limit = frequency_of(limit.text) if limit else Frequency.OTHER
    return by_limit if by_limit is not Frequency.OTHER else frequency_of(entry.step.action.text)


def _measured(entry: MeasureOfRole) -> Frequency:
    return frequency_of(entry.measure.frequency.text) if entry.measure.frequency else Frequency.OTHER


def _departments(edition: Edition, role: RoleEntry) -> list[str]:
    """The departments whose documents name the job, in the order of the organisation."""
    entries: tuple[_OfDocument, ...] = (*role.steps, *role.measures, *role.duties)
    found = {entry.document.department for entry in entries}
    found |= {document.department for document in role.documents}
    return [code for code in edition.manual.organisation.departments if code in found]


def _step_rows(links: ManualLinks, document: Document, steps: tuple[StepOfRole, ...]) -> Markup:
    """A row for each step. No template: a large manual has tens of thousands of them."""
    say, lang = links.edition.voice.say, links.lang(document)
    step, clause, time_limit, record = map(
        say, (labels.STEP, labels.CLAUSE, labels.TIME_LIMIT, labels.RECORD)
    )
    clauses = {key: _clause_cell(links, document, key) for key in {each.table.clause for each in steps}}
    department = escape(document.department)
    rows = (
        f'<tr data-sop-row data-department="{department}" data-often="{_how_often(each)}"><td class="sop-wide" data-label="{step}"{lang}>{links.step(document, each.table, each.step)}</td>'
        f'<td data-label="{clause}">{clauses[each.table.clause]}</td>'
        f'<td data-label="{time_limit}"{lang}>{links.cell(each.step.time_limit) or "—"}</td>'
        f'<td data-label="{record}"{lang}>{links.cell(each.step.record) or "—"}</td></tr>'
        for each in steps
    )
    return Markup("\n".join(rows))  # noqa: S704 - every value is escaped where it is written


def _clause_cell(links: ManualLinks, document: Document, key: str | None) -> Markup:
    clause = document.body.clause_named(key) if key else None
    return Markup('{} <span class="sop-role__clause"{}>{}</span>').format(
        links.clause(document, key), links.lang(document), clause.title if clause else ""
    )


def _in_order_of_types(edition: Edition, documents: Iterable[Document]) -> list[Document]:
    """Policies and procedures before forms, as the settings have the types."""
    types = list(edition.manual.settings.types)
    return sorted(documents, key=lambda d: types.index(d.type) if d.type in types else len(types))


def _by_document(entries: Iterable[Entry]) -> tuple[tuple[Document, tuple[Entry, ...]], ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.document.path, []).append(entry)
    return tuple((found[0].document, tuple(found)) for found in groups.values())
