"""The employee's ways into the manual, each made when a page first asks for it: checks do not pay for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.indexes.external_documents import ExternalEntry, external_register
from sop_plugin.indexes.forms import FormIndex, form_index
from sop_plugin.indexes.glossary import Glossary, glossary
from sop_plugin.indexes.keywords import Reading
from sop_plugin.indexes.measures import MeasureGroup, measure_groups
from sop_plugin.indexes.new_editions import TouchedRequirement, touched_requirements
from sop_plugin.indexes.processes import Process, process_index
from sop_plugin.indexes.required_reading import RequiredReading, required_reading
from sop_plugin.indexes.requirements import TraceMatrix, trace_matrix
from sop_plugin.indexes.roles import RoleIndex, role_index
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual


@dataclass(frozen=True)
class WaysIn:
    """Look-ups by job, form, measure, external document and process over the documents in use."""

    references: CrossReferences = field(repr=False)
    reading_of: Reading = field(repr=False)
    drafts: bool = False

    def with_drafts(self) -> WaysIn:
        """The same for a preview."""
        return replace(self, drafts=True)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that count."""
        return documents_in_use(self.references.manual, drafts=self.drafts)

    @cached_property
    def roles(self) -> RoleIndex:
        """By job."""
        return role_index(self.references.manual, self.documents, self.reading_of)

    @cached_property
    def required(self) -> RequiredReading:
        """By job and department: what must be read."""
        return required_reading(self.references.manual, self.roles, self.documents)

    @cached_property
    def glossary(self) -> Glossary:
        """By defined term."""
        return glossary(self.documents, self.reading_of)

    @cached_property
    def forms(self) -> FormIndex:
        """By form and record."""
        return form_index(self.references, self.documents, self.reading_of)

    @cached_property
    def measures(self) -> tuple[MeasureGroup, ...]:
        """By frequency of monitoring."""
        return measure_groups(self.documents)

    @cached_property
    def external_documents(self) -> tuple[ExternalEntry, ...]:
        """By external document."""
        return external_register(self.references, self.documents)

    @cached_property
    def trace(self) -> TraceMatrix:
        """By requirement of a standard."""
        return trace_matrix(self.references.manual, self.documents, self.forms)

    @cached_property
    def new_editions(self) -> tuple[TouchedRequirement, ...]:
        """By requirement of the editions of standards that are coming."""
        return touched_requirements(self.references.manual.requirements, self.trace)

    @cached_property
    def processes(self) -> tuple[Process, ...]:
        """By process and stage."""
        return process_index(self.references, self.documents)


def documents_in_use(manual: Manual, *, drafts: bool) -> tuple[Document, ...]:
    """Released documents that have not ended, in the order of their numbers; in a preview the ``drafts`` too."""
    return tuple(
        document
        for document in manual.in_order
        if not (state := manual.state(document)).ended and (drafts or state.released)
    )


def required_by(manual: Manual, texts: Iterable[Document], reading_of: Reading) -> RequiredReading:
    """Who must read texts that are yet to take effect, as they say it themselves and as if all of them counted."""
    counting = tuple(replace(text, status=Status.APPROVED) for text in texts)
    day = max((text.effective for text in counting if text.effective is not None), default=manual.as_of)
    ahead = replace(manual, documents=counting, as_of=max(day, manual.as_of))
    return WaysIn(resolve_references(ahead), reading_of).required
