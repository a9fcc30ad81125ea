"""Settings of a manual, as ``mkdocs.yml`` gives them under ``plugins: sop``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from sop_plugin.model.confidentiality import Confidentiality
from sop_plugin.model.document_types import DEFAULT_TYPES, DocumentType, Signers
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.headings import Heading
from sop_plugin.model.lowering import Lowering
from sop_plugin.model.period import Period
from sop_plugin.model.place import Place, nearest_place
from sop_plugin.model.procedure import Column
from sop_plugin.model.proposing import Proposing
from sop_plugin.model.recording_rules import RecordedWithin, Sealing, TrailReviews
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.model.roles import ApprovalRoles, Role
from sop_plugin.model.rule_changes import RuleChange
from sop_plugin.model.training import TrainingRules
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language, LocalisedText
from sop_plugin.words.terms import TYPES, Term
from sop_plugin.words.voice import Sayable


class ClauseStyle(StrEnum):
    """How clause numbers are printed: ``1.1`` or 一、(一)1."""

    DECIMAL = "decimal"
    CHINESE = "chinese"


@dataclass(frozen=True)
class MetadataMapping:
    """How the front matter of files that were there before says what ours does.

    ``keys``: our field (``review.every``) → the names that files give it; ``values``: our field → what files write → what we
    write; ``defaults``: our field → its value where a file is silent; ``ignored``: names that mean nothing to the manual.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    ignores_all: bool = False
    day_order: str = ""
    """How files write days in figures alone: ``dmy`` or ``mdy``; empty where nobody says."""

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(
            self.keys or self.values or self.defaults or self.ignored or self.ignores_all or self.day_order
        )


@dataclass(frozen=True)
class PatternsInUse:
    """How numbers are written: the usual ``pattern``, and those of a type, by its name, or of a department, by its code.

    ``codes`` are those of types, by name; ``department_codes`` those of departments, where the organisation has others.
    """

    pattern: str
    own: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    department_codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """Everything that configuration can change about a manual; all of it is data, none of it is read later."""

    number_pattern: str = "{department}-{type}-{sequence:03}"
    number_patterns: Mapping[str, str] = field(default_factory=dict)
    """The pattern of a type, by its name, or of a department, by its code, where it is another."""
    sequence_per: frozenset[str] | None = None
    """The fields of a number of which each value is counted by itself; ``None`` for all."""
    department_codes: Mapping[str, str] = field(default_factory=dict)
    revisions: RevisionScheme = field(default_factory=RevisionScheme)
    written_revisions: RevisionScheme | None = None
    """How the settings have them, where ``revisions`` also reads what was released as earlier ones wrote it."""
    types: Mapping[str, DocumentType] = field(default_factory=lambda: DEFAULT_TYPES)
    roles: ApprovalRoles = field(default_factory=ApprovalRoles)
    rule_changes: tuple[RuleChange, ...] = ()
    """In the order of their days."""
    clause_style: ClauseStyle = ClauseStyle.DECIMAL
    language: Language = Language.ZH_HANS
    lead_days: int = 30
    stale_days: int = 30
    time_zone: str = "Asia/Shanghai"
    """In which it is today: for the program, and for readers wherever they are."""
    max_bytes: int = 1_000_000
    external_titles: frozenset[str] = frozenset()
    external_documents: tuple[ExternalDocument, ...] = ()
    templates: Mapping[str, str] = field(default_factory=dict)
    """Type → the Markdown file that its new documents begin with, from the folder of ``mkdocs.yml``."""
    processes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ("iso-9001-2015",)
    """Catalogues of requirements: names of those that come along, and paths from the folder of ``mkdocs.yml``."""
    last_audit: date | None = None
    """The day from which auditors are told what has changed."""
    pdf_copies: bool = False
    """Whether the site holds a PDF of each document in force."""
    helpful: str = ""
    """Where readers say whether a text was helpful: an address with ``{number}``, and maybe ``{revision}`` and ``{answer}``."""
    report: str = ""
    """Where readers report what is wrong with a text: ``mailto:`` and an address, or that of a new issue."""
    propose: Proposing = field(default_factory=Proposing)
    """Where readers propose another text."""
    source_url: str = ""
    """Where a forge shows a line of a source file, with ``{path}``, ``{line}`` and, for what was released, ``{commit}``."""
    search_synonyms: str = ""
    search_questions: str = ""
    """The file of words that mean the same in a search, from the folder of ``mkdocs.yml``; empty for none."""
    keyword_readings: Mapping[str, str] = field(default_factory=dict)
    extra_headings: Mapping[Heading, tuple[str, ...]] = field(default_factory=dict)
    extra_columns: Mapping[Column, tuple[str, ...]] = field(default_factory=dict)
    vague_words: Mapping[str, bool] = field(default_factory=dict)
    spacing: bool = True
    metadata: MetadataMapping = field(default_factory=MetadataMapping)
    show_copy_holders: bool = False
    """Whether the site says who holds a controlled copy."""
    training: TrainingRules = field(default_factory=TrainingRules)
    sealing: Sealing = field(default_factory=Sealing)
    confidentiality: Confidentiality = field(default_factory=Confidentiality)
    recorded_within: RecordedWithin = field(default_factory=RecordedWithin)
    trail_review: TrailReviews | None = None
    """``None`` where nobody has to review the audit trail."""
    lowered: tuple[Lowering, ...] = ()
    """Findings that count for less, in the order of ``mkdocs.yml``: the first that fits decides."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    earlier: tuple[Settings, ...] = field(default=(), compare=False)
    """Those by which released texts are read that today's settings read otherwise."""

    def is_form(self, document_type: str) -> bool:
        """Whether documents of this type are blanks to fill in; those of a type that nobody knows are none."""
        kind = self.types.get(document_type)
        return kind is not None and kind.is_form

    def type_on(self, document_type: str, day: date) -> DocumentType | None:
        """A type with its code and what its documents had to have on a day; ``None`` for one that nobody knows."""
        kind = self.types.get(document_type)
        if kind is None:
            return None
        for change in self.rule_changes:
            if change.since <= day:
                kind = replace(
                    kind,
                    code=change.codes.get(document_type, kind.code),
                    required_roles=self._required_since(change, kind),
                    signers=Signers.NAMED if document_type in change.roles else kind.signers,
                    required_headings=change.headings.get(document_type, kind.required_headings),
                    chapters=change.chapters.get(document_type, kind.chapters),
                    review_every=change.review.get(document_type, kind.review_every),
                )
        return kind

    def types_on(self, day: date) -> dict[str, DocumentType]:
        """Name → the type as it was on a day."""
        return {name: self.type_on(name, day) or kind for name, kind in self.types.items()}

    @cached_property
    def type_codes(self) -> Mapping[str, str]:
        """Every code that a type has or had, also one from a day to come → the name of the type."""
        first = {kind.code: name for name, kind in self.types.items()}
        return first | {code: name for change in self.rule_changes for name, code in change.codes.items()}

    def _required_since(self, change: RuleChange, kind: DocumentType) -> tuple[Role, ...]:
        """What a change requires of a type; where it names no signatures of it, those follow from the roles of its day."""
        roles = self.roles.on(change.since)
        keys = change.roles.get(kind.name, kind.required_roles if kind.signers is Signers.NAMED else None)
        return kind.signers.of(roles) if keys is None else tuple(role for role in roles if role in keys)

    def longest_review(self, document_type: str, day: date) -> Period | None:
        """The longest time between two reviews that the rules of a day allow; ``None`` where they say nothing of it."""
        said = (c.review.get(document_type) for c in self.rule_changes if c.since <= day)
        return next(reversed([period for period in said if period is not None]), None)

    def numbering_on(self, day: date) -> PatternsInUse:
        """The patterns by which numbers were given out on a day."""
        numbering = PatternsInUse(
            self.number_pattern,
            self.number_patterns,
            {name: kind.code for name, kind in self.types.items()},
            self.department_codes,
        )
        for change in self.rule_changes:
            if change.since <= day:
                numbering = PatternsInUse(
                    change.number_pattern or numbering.pattern,
                    {**numbering.own, **change.number_patterns},
                    {**numbering.codes, **change.codes},
                    {**numbering.department_codes, **change.department_codes},
                )
        return numbering

    def required_roles(self, document_type: str, day: date) -> tuple[Role, ...]:
        """The roles that had to sign documents of this type on a day, in the order of signing; none for one that nobody knows."""
        kind = self.type_on(document_type, day)
        return tuple(sorted(kind.required_roles, key=lambda role: role.rank)) if kind is not None else ()

    def missing_roles(self, document_type: str, signed: Collection[Role], day: date) -> tuple[Role, ...]:
        """Those of the roles required on a day that are not among ``signed``."""
        return tuple(role for role in self.required_roles(document_type, day) if role not in signed)

    def type_name(self, code: str) -> Term:
        """What a document type is called within a sentence: as the company says, else as types that come along are, else its code."""
        return Term(code, self._own_name(code) or TYPES.get(code) or code)

    def type_label(self, code: str) -> Sayable:
        """The same where it stands alone."""
        return self._own_name(code) or LABELS.get(f"type_{code}") or code

    def _own_name(self, code: str) -> LocalisedText | None:
        kind = self.types.get(code)
        return kind.name_shown if kind is not None else None

    def place(self, *keys: str | int) -> Place:
        """Where a setting stands, for findings about it: ``place("external_documents", 2)``."""
        return nearest_place(self.places, keys) or Place("mkdocs.yml")
