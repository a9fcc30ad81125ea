"""The manual: all documents with the organisation, the settings and the date they are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sop_plugin.model.asked import Asked
from sop_plugin.model.confidentiality import Confidentiality
from sop_plugin.model.document import Document, RejectedSource
from sop_plugin.model.lifecycle import State
from sop_plugin.model.number import DocumentNumber, NumberPattern
from sop_plugin.model.number_patterns import NumberPatterns
from sop_plugin.model.organisation import Organisation, Person
from sop_plugin.model.powers import Case
from sop_plugin.model.requirement import NO_REQUIREMENTS, Requirements
from sop_plugin.model.settings import PatternsInUse, Settings
from sop_plugin.model.trust.history import NO_HISTORY, TrustHistory
from sop_plugin.words.language import Language
from sop_plugin.words.terms import Term, department_name


@dataclass(frozen=True)
class Manual:
    """Documents in the order of their paths. Look-ups hold the first of documents that share a number or title.

    ``released`` are the numbers of which the ledger has a revision: readers have one whatever the source file has come to.
    ``trust`` is what the ledger has recorded of people and settings, ``cases`` what acts about each number go by. ``requirements`` are
    those of the standards that it is traced to.
    """

    documents: tuple[Document, ...]
    organisation: Organisation
    settings: Settings
    as_of: date
    rejected: tuple[RejectedSource, ...] = ()
    released: frozenset[str] = frozenset()
    trust: TrustHistory = NO_HISTORY
    cases: Mapping[str, Case] = field(default_factory=dict)
    requirements: Requirements = NO_REQUIREMENTS
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that the company holds for the same, beside those that come along."""
    asked: tuple[Asked, ...] = ()
    """How people ask for clauses, in the order of the company's file."""
    settings_before: tuple[Settings, ...] = ()
    """Those by which something was recorded that today's would not allow."""

    @cached_property
    def confidentiality(self) -> Confidentiality:
        """The levels as they count: what a department has, those below it have at least."""
        return self.settings.confidentiality.passed_down(self.organisation)

    @cached_property
    def by_number(self) -> dict[str, Document]:
        """Document number → document."""
        return {d.number: d for d in reversed(self.documents)}

    @cached_property
    def asked_of(self) -> dict[str, tuple[Asked, ...]]:
        """Document number → how people ask for it and its clauses."""
        found: dict[str, tuple[Asked, ...]] = {}
        for asked in self.asked:
            found[asked.number] = (*found.get(asked.number, ()), asked)
        return found

    @cached_property
    def by_title(self) -> dict[str, Document]:
        """Exact title → document; the withdrawn ones only where no other has the title."""
        ordered = sorted(self.documents, key=lambda d: d.status == "withdrawn", reverse=True)
        return {d.title: d for d in ordered}

    @cached_property
    def by_path(self) -> dict[str, Document]:
        """Path → document."""
        return {d.path: d for d in self.documents}

    @cached_property
    def number_pattern(self) -> NumberPatterns:
        """The patterns with this organisation's departments and these types; numbers by earlier ones are known too."""
        settings = self.settings
        days = (date.min, *(c.since for c in settings.rule_changes if c.since <= self.as_of))
        ways: list[PatternsInUse] = []
        for numbering in map(settings.numbering_on, reversed(days)):
            if numbering not in ways:
                ways.append(numbering)
        now, *earlier = (self._patterns(numbering, settings) for numbering in ways)
        earlier += (self._patterns(s.numbering_on(date.max), s) for s in self.settings_before)
        return replace(now, earlier=tuple(pattern for patterns in earlier for pattern in patterns.patterns))

    def number_pattern_on(self, day: date) -> NumberPatterns:
        """The patterns by which numbers were given out on a day, and no others."""
        return self._patterns(self.settings.numbering_on(day), self.settings)

    def _patterns(self, numbering: PatternsInUse, settings: Settings) -> NumberPatterns:
        departments = tuple(self.organisation.departments)
        types = tuple(settings.types.values())
        code_of = numbering.codes
        codes = tuple(code_of[kind.name] for kind in types)
        levels = {code_of[kind.name]: kind.level for kind in types if kind.level}

        def pattern(written: str, departments: tuple[str, ...], codes: tuple[str, ...]) -> NumberPattern:
            return NumberPattern(
                written, departments, codes, numbering.department_codes, levels, settings.sequence_per
            )

        own = numbering.own
        return NumberPatterns(
            pattern(numbering.pattern, departments, codes),
            {
                code_of[kind.name]: pattern(own[kind.name], departments, (code_of[kind.name],))
                for kind in types
                if kind.name in own
            },
            {code: pattern(own[code], (code,), codes) for code in departments if code in own},
        )

    @cached_property
    def _numbers(self) -> dict[str, DocumentNumber | None]:
        return {d.number: self.number_pattern.parse(d.number) for d in self.documents}

    def sort_key(self, document: Document) -> tuple[bool, str, str, tuple[int, ...], str]:
        """Documents in the order of their numbers; malformed numbers last."""
        number = self._numbers.get(document.number)
        if number is None:
            return (True, "", "", (), document.number)
        return (False, *number.sort_key)

    @cached_property
    def in_order(self) -> tuple[Document, ...]:
        """All documents in the order of their numbers."""
        return tuple(sorted(self.documents, key=self.sort_key))

    @cached_property
    def _states(self) -> dict[str, State]:
        lead = self.settings.lead_days
        return {d.path: d.state(self.as_of, lead) for d in self.documents}

    def state(self, document: Document) -> State:
        """The document's state on the manual's date, also of one that is not among ``documents``."""
        found = self._states.get(document.path)
        return found if found is not None else document.state(self.as_of, self.settings.lead_days)

    def department_name(self, code: str, language: Language, day: date | None = None) -> str:
        """A department's name, on a day as it was recorded then; its code where the organisation does not know it."""
        recorded = self.trust.department_name_on(code, day) if day is not None else None
        if recorded is not None:
            return recorded.in_language(language)
        department = self.organisation.departments.get(code)
        return department.name.in_language(language) if department else code

    def department_term(self, code: str) -> Term:
        """A department as findings name it."""
        department = self.organisation.departments.get(code)
        return department_name(code, department.name if department else None)

    def person_on(self, person_id: str, day: date) -> Person | None:
        """A person as recorded by a day, where that was recorded at all, else as the organisation has it now."""
        return self.trust.person_on(person_id, day) or self.organisation.people.get(person_id)

    def person_states(self, person_id: str, day: date) -> tuple[Person, ...]:
        """The person as recorded by a day and as stated since: what was said late or taken back later held all the same."""
        # Each event of a ledger is asked about more than once, and few people sign on few days.
        found = self._person_states.get((person_id, day))
        if found is None:
            found = self._person_states[person_id, day] = self._states_from(person_id, day)
        return found

    @cached_property
    def _person_states(self) -> dict[tuple[str, date], tuple[Person, ...]]:
        return {}

    def _states_from(self, person_id: str, day: date) -> tuple[Person, ...]:
        known, now = self.trust.person_on(person_id, day), self.organisation.people.get(person_id)
        later = (state.person for state in self.trust.states_of(person_id) if state.day > day)
        return tuple(dict.fromkeys(person for person in (known, *later, now) if person is not None))

    def person_name(self, person_id: str, day: date | None = None) -> str:
        """A person's printed name, on a day as it was recorded then; the id where the organisation does not know it."""
        person = self.person_on(person_id, day) if day else self.organisation.people.get(person_id)
        return person.name if person else person_id
