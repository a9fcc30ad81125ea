"""The options of the plugin, as written in ``mkdocs.yml``, to settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from pydantic import ValidationError

from sop_plugin.model.confidentiality import Confidentiality, Readership
from sop_plugin.model.document_types import DEFAULT_TYPES, DocumentType, Signers
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.place import Place
from sop_plugin.model.recording_rules import RecordedWithin, Sealing, TrailReviews
from sop_plugin.model.revision_label import RevisionScheme, RevisionSchemeError
from sop_plugin.model.roles import Role
from sop_plugin.model.rule_changes import RuleChange
from sop_plugin.model.settings import Settings
from sop_plugin.reading.organisation.schema import localised
from sop_plugin.reading.settings.contradictions import contradictions
from sop_plugin.reading.settings.finding_options import lowering_of
from sop_plugin.reading.settings.mail_options import MailOptions
from sop_plugin.reading.settings.metadata import metadata_mapping
from sop_plugin.reading.settings.problems import SettingsError, SettingsProblem, problems_in
from sop_plugin.reading.settings.propose_options import proposing
from sop_plugin.reading.settings.role_options import approval_roles
from sop_plugin.reading.settings.schema import ExternalOptions, PluginOptions, RuleChangeOptions
from sop_plugin.reading.settings.training_options import training_rules

_NOWHERE: Mapping[str, Place] = MappingProxyType({})


@dataclass(frozen=True)
class ManualOptions:
    """Settings, with what only the workspace needs: where things are and which day it is."""

    settings: Settings
    organisation: str
    ledger: str
    pages: tuple[str, ...]
    as_of: date | None
    mail: MailOptions = field(default_factory=MailOptions)

    @property
    def time_zone(self) -> str:
        """In which it is today."""
        return self.settings.time_zone


def read_options(written: object, places: Mapping[str, Place] = _NOWHERE) -> ManualOptions:
    """Options from plain data; raises ``SettingsError`` with every problem at once.

    ``places`` say where each stands, under paths such as ``external_documents/2``.
    """
    try:
        options = PluginOptions.model_validate(written if written is not None else {})
    except ValidationError as error:
        raise SettingsError(tuple(problems_in(error, PluginOptions)), places) from None
    roles = approval_roles(options)
    types = _types(options, roles.on(date.min))
    problems = tuple(contradictions(options, types))
    problems += tuple(_revision_problems(options))
    if problems:
        raise SettingsError(problems, places)
    return ManualOptions(
        Settings(
            number_pattern=options.number_pattern,
            number_patterns=options.number_patterns,
            sequence_per=frozenset(options.sequence_per) if options.sequence_per is not None else None,
            department_codes=options.department_codes,
            revisions=_revisions(options),
            types=types,
            roles=roles,
            templates=options.templates,
            rule_changes=tuple(map(_rule_change, sorted(options.rule_changes, key=lambda each: each.since))),
            clause_style=options.clause_style,
            language=options.language,
            lead_days=options.lead_days,
            stale_days=options.stale_days,
            time_zone=options.time_zone,
            max_bytes=options.max_bytes,
            external_titles=frozenset(external.title for external in options.external_documents),
            external_documents=tuple(map(_external_document, options.external_documents)),
            processes=tuple(options.processes),
            requirements=tuple(options.requirements),
            last_audit=options.last_audit,
            pdf_copies=options.pdf_copies,
            report=options.report,
            helpful=options.helpful,
            propose=proposing(options.propose),
            source_url=options.source_url,
            search_synonyms=options.search_synonyms or "",
            search_questions=options.search_questions or "",
            keyword_readings=options.keyword_readings,
            extra_headings={heading: tuple(words) for heading, words in options.headings.items()},
            extra_columns={column: tuple(words) for column, words in options.columns.items()},
            vague_words=options.vague_words,
            spacing=options.spacing,
            metadata=metadata_mapping(options.metadata),
            show_copy_holders=options.show_copy_holders,
            training=training_rules(options.training),
            sealing=Sealing(
                options.seals.mode != "optional", options.seals.mode == "required", options.seals.since
            ),
            recorded_within=RecordedWithin(options.recorded_within.days, options.recorded_within.since),
            confidentiality=Confidentiality(
                tuple(options.confidentiality.levels),
                options.confidentiality.default,
                options.confidentiality.departments,
                tuple(
                    Readership(name, each.level, tuple(each.departments), is_audience=True)
                    for name, each in options.confidentiality.audiences.items()
                ),
                tuple(options.confidentiality.everyday_words),
            ),
            trail_review=(
                TrailReviews(
                    options.trail_review.every, options.trail_review.within, options.trail_review.since
                )
                if options.trail_review is not None
                else None
            ),
            lowered=tuple(map(lowering_of, options.findings)),
            places=places,
        ),
        options.organisation,
        options.ledger,
        tuple(options.pages),
        options.as_of,
        options.mail,
    )


def _types(options: PluginOptions, roles: tuple[Role, ...]) -> dict[str, DocumentType]:
    """By their names, those that come along first; ``roles`` are those of the first day."""
    types = {
        name: replace(kind, required_roles=kind.signers.of(roles)) for name, kind in DEFAULT_TYPES.items()
    }
    for name, kind in options.document_types.items():
        signers = Signers.ALL if kind.roles is None else Signers.NAMED
        named = tuple(role for key in kind.roles or () for role in roles if role == key)
        types[name] = DocumentType(
            name,
            kind.code,
            tuple(kind.headings),
            signers.of(roles) if kind.roles is None else named,
            kind.level or (types[name].level if name in types else 0),
            tuple(_wordings(chapter) for chapter in kind.chapters),
            kind.review,
            signers,
            localised(kind.name) if kind.name is not None else None,
        )
    return types


def _wordings(chapter: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in chapter.split("|") if word.strip())


def _revision_problems(options: PluginOptions) -> Iterator[SettingsProblem]:
    try:
        _revisions(options)
    except RevisionSchemeError as error:
        yield SettingsProblem(("revision_pattern",), error)


def _revisions(options: PluginOptions) -> RevisionScheme:
    return RevisionScheme(tuple(options.revision_pattern), options.first_revision)


def _rule_change(written: RuleChangeOptions) -> RuleChange:
    return RuleChange(
        written.since,
        {name: tuple(roles) for name, roles in written.roles.items()},
        {name: tuple(headings) for name, headings in written.headings.items()},
        {name: tuple(map(_wordings, chapters)) for name, chapters in written.chapters.items()},
        written.review,
        written.number_pattern,
        written.number_patterns,
        written.codes,
        written.department_codes,
    )


def _external_document(e: ExternalOptions) -> ExternalDocument:
    return ExternalDocument(
        e.title, e.edition, e.publisher, e.checked, e.check_every, e.url, e.next_edition, e.next_by
    )
