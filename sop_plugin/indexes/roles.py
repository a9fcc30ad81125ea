"""The role index: for each job what it follows, does, watches, answers for and records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.indexes.keywords import Reading
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Job, Organisation, normalise_name, without_remark
from sop_plugin.model.procedure import Duty, Measure, ProcedureStep, StepTable


@dataclass(frozen=True)
class StepOfRole:
    """A step that names the job."""

    document: Document
    table: StepTable
    step: ProcedureStep


@dataclass(frozen=True)
class MeasureOfRole:
    """Something that the job watches."""

    document: Document
    measure: Measure


@dataclass(frozen=True)
class DutyOfRole:
    """Something that the job answers for."""

    document: Document
    duty: Duty


@dataclass(frozen=True)
class RoleEntry:
    """One job. ``job`` is ``None`` where the organisation does not know ``written``, the words that documents use.

    Everything is in the order of the documents' numbers and of their text.
    """

    written: str
    job: Job | None
    reading: str
    documents: tuple[Document, ...] = ()
    steps: tuple[StepOfRole, ...] = ()
    measures: tuple[MeasureOfRole, ...] = ()
    duties: tuple[DutyOfRole, ...] = ()

    @property
    def count(self) -> int:
        """How many entries it has in all."""
        return len(self.documents) + len(self.steps) + len(self.measures) + len(self.duties)

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """Codes of the departments in which the job is found."""
        return self.job.departments if self.job else ()

    @property
    def sort_key(self) -> tuple[str, str]:
        """By the reading, then by the word."""
        return self.reading, self.written


@dataclass(frozen=True)
class RoleIndex:
    """All jobs that documents name, in the order of their readings."""

    roles: tuple[RoleEntry, ...]
    organisation: Organisation = field(repr=False)

    @cached_property
    def _by_key(self) -> dict[str, RoleEntry]:
        return {role_key(self.organisation, role.written): role for role in self.roles}

    def role_named(self, spelling: str) -> RoleEntry | None:
        """The entry of a doer or audience, by any of its names."""
        return self._by_key.get(role_key(self.organisation, spelling))


def role_key(organisation: Organisation, spelling: str) -> str:
    """What all names of one job have in common."""
    job = organisation.job_named(spelling) or organisation.job_named(without_remark(spelling))
    return normalise_name(job.spellings[0] if job else without_remark(spelling))


@dataclass
class _Collected:
    written: str
    job: Job | None
    documents: list[Document] = field(default_factory=list)
    steps: list[StepOfRole] = field(default_factory=list)
    measures: list[MeasureOfRole] = field(default_factory=list)
    duties: list[DutyOfRole] = field(default_factory=list)


def role_index(manual: Manual, documents: Iterable[Document], reading_of: Reading) -> RoleIndex:
    """The index over ``documents``. Duties count for jobs that the organisation knows: else it could be anything."""
    organisation, language = manual.organisation, manual.settings.language
    found: dict[str, _Collected] = {}
    # The same few hundred names come again in every document.
    known: dict[str, _Collected] = {}

    def role(spelling: str) -> _Collected:
        collected = known.get(spelling)
        if collected is None:
            job = organisation.job_named(spelling) or organisation.job_named(without_remark(spelling))
            written = job.name.in_language(language) if job else without_remark(spelling)
            collected = found.setdefault(role_key(organisation, spelling), _Collected(written, job))
            known[spelling] = collected
        return collected

    def roles(spellings: Iterable[str]) -> Iterable[_Collected]:
        # Two spellings of one job in one cell are one doer, and “销售经理和预订员” are two.
        each = (
            job.spellings[0] if job else spelling
            for spelling in spellings
            for job in organisation.jobs_meant(spelling) or (None,)
        )
        return {id(collected): collected for collected in map(role, each)}.values()

    for document in documents:
        for collected in roles(document.audience):
            collected.documents.append(document)
        procedures = document.body.procedures
        for table in procedures.step_tables:
            for step in table.steps:
                for collected in roles(step.doers):
                    collected.steps.append(StepOfRole(document, table, step))
        for measure in procedures.measures:
            for collected in roles(measure.doers):
                collected.measures.append(MeasureOfRole(document, measure))
        for duty in procedures.duties:
            for collected in roles(name for name in duty.doers if organisation.jobs_meant(name)):
                collected.duties.append(DutyOfRole(document, duty))
    entries = (
        RoleEntry(
            c.written,
            c.job,
            reading_of(c.written),
            tuple(c.documents),
            tuple(c.steps),
            tuple(c.measures),
            tuple(c.duties),
        )
        for c in found.values()
    )
    return RoleIndex(tuple(sorted(entries, key=lambda entry: entry.sort_key)), organisation)
