"""The options of the plugin, as written in ``mkdocs.yml``, to settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from pydantic import ValidationError

from sop_plugin.model.confidentiality import Confidentiality, Readership
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.number import NumberPattern, NumberPatternError
from sop_plugin.model.place import Place
from sop_plugin.model.recording_rules import RecordedWithin, Sealing, TrailReviews
from sop_plugin.model.revision_label import RevisionScheme, RevisionSchemeError
from sop_plugin.model.roles import Role
from sop_plugin.model.rule_changes import RuleChange
from sop_plugin.model.settings import DEFAULT_TYPES, DocumentType, Settings, Signers
from sop_plugin.reading.organisation.schema import localised
from sop_plugin.reading.requirements import is_path, leaves_the_project
from sop_plugin.reading.settings.finding_options import finding_problems, lowering_of
from sop_plugin.reading.settings.mail_options import Encryption, MailOptions
from sop_plugin.reading.settings.metadata import metadata_mapping, metadata_problems
from sop_plugin.reading.settings.patterns import pattern_problems
from sop_plugin.reading.settings.problems import SettingsError, SettingsProblem, problems_in
from sop_plugin.reading.settings.propose_options import propose_problems, proposing
from sop_plugin.reading.settings.role_options import approval_roles, role_problems
from sop_plugin.reading.settings.schema import ExternalOptions, PluginOptions, RuleChangeOptions
from sop_plugin.reading.settings.training_options import training_rules
from sop_plugin.words.voice import Words, spellings

_NOWHERE: Mapping[str, Place] = MappingProxyType({})
_TYPES_CALLED = Words(
    "类型 {one} 和 {other} 都叫“{name}”，换一个名称",
    "the types {one} and {other} are both called “{name}”; give one another name",
)
_TWO_TYPES = Words("有两种类型用了同一个代码（{codes}）", "two types share a code ({codes})")
_CODE_OF_ANOTHER = Words(
    "代码 {code} 是或曾是类型 {other} 的，编号会分不清",
    "the code {code} is or was that of the type {other}: numbers could be either's",
)
_NO_LEVEL = Words(
    "编号含 {{level}}，类型 {types} 却没有写 level",
    "numbers have {{level}}, but the types {types} say no level",
)
_TWO_DEPARTMENTS = Words("有两个部门用了代码 {code}", "two departments have the code {code}")
_NO_TYPE = Words(
    "没有文件类型“{name}”；已有：{known}", "there is no document type {name!r}; there are: {known}"
)
_TITLE_TWICE = Words("《{title}》列了两次", "《{title}》 is listed twice")
_LEVEL_TWICE = Words(
    "“{name}”已经是一个密级，读者要另取名称", "{name!r} is a level already: give the audience another name"
)
_NEXT_UNNAMED = Words(
    "“{title}”写了 next_by，还要写 next_edition", "{title!r} has next_by and needs next_edition too"
)
_NEVER_CHECKED = Words(
    "《{title}》写了 check_every，也要写 checked（最近一次核对的日期）",
    "《{title}》 has check_every and needs checked too, the day of the last check",
)
_OPEN_LOGIN = Words(
    "写了 user 就要加密，口令不能明文传送；写 starttls 或 tls",
    "with a user the connection must be encrypted, as the password would be readable on its way; write starttls or tls",
)
_NO_LEVEL_OF = Words("levels 中没有“{level}”；有的是：{known}", "levels has no {level!r}; there are: {known}")
_OUT_OF_PROJECT = Words(
    "{path} 不在 mkdocs.yml 所在的文件夹以下；写从那里算起的路径，用 / 分隔",
    "{path} is not below the folder of mkdocs.yml; write a path from there, with /",
)


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
    problems = tuple(_problems(options, types))
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


def _problems(options: PluginOptions, types: Mapping[str, DocumentType]) -> Iterator[SettingsProblem]:
    """What no single option can know of itself."""
    yield from role_problems(options)
    yield from metadata_problems(options.metadata)
    yield from finding_problems(options.findings)
    yield from pattern_problems(("pages",), options.pages)
    for index, change in enumerate(options.rule_changes):
        asked = {*change.roles, *change.headings, *change.chapters, *change.review, *change.codes}
        for name in sorted(asked - types.keys()):
            known = ", ".join(types)
            yield SettingsProblem(("rule_changes", index), _NO_TYPE.filled(name=name, known=known))
    for name, path in options.templates.items():
        if name not in types:
            known = ", ".join(types)
            yield SettingsProblem(("templates", name), _NO_TYPE.filled(name=name, known=known))
        elif leaves_the_project(path):
            yield SettingsProblem(("templates", name), _OUT_OF_PROJECT.filled(path=path))
    codes = [kind.code for kind in types.values()]
    if len(set(codes)) < len(codes):
        yield SettingsProblem(("document_types",), _TWO_TYPES.filled(codes=", ".join(sorted(codes))))
    of_codes = {kind.code: name for name, kind in types.items()}
    for index, change in enumerate(options.rule_changes):
        for name, code in change.codes.items():
            other = of_codes.setdefault(code, name)
            if other != name:
                problem = _CODE_OF_ANOTHER.filled(code=code, other=other)
                yield SettingsProblem(("rule_changes", index, "codes", name), problem)
    named: dict[str, str] = {}
    labelled = Settings(types=types)
    for name in types:
        for spelling in spellings(labelled.type_label(name)):
            other = named.setdefault(spelling, name)
            if other != name:
                said = _TYPES_CALLED.filled(one=other, other=name, name=spelling)
                yield SettingsProblem(("document_types", name), said)
    yield from _number_problems(options, types)
    try:
        _revisions(options)
    except RevisionSchemeError as error:
        yield SettingsProblem(("revision_pattern",), error)
    for index, written in enumerate(options.requirements):
        if is_path(written) and leaves_the_project(written):
            yield SettingsProblem(("requirements", index), _OUT_OF_PROJECT.filled(path=written))
    if options.search_synonyms and leaves_the_project(options.search_synonyms):
        said = _OUT_OF_PROJECT.filled(path=options.search_synonyms)
        yield SettingsProblem(("search_synonyms",), said)
    if options.mail.user and options.mail.encryption is Encryption.NONE:
        yield SettingsProblem(("mail", "encryption"), _OPEN_LOGIN)
    yield from propose_problems(options.propose)
    if leaves_the_project(options.training.ledger):
        said = _OUT_OF_PROJECT.filled(path=options.training.ledger)
        yield SettingsProblem(("training", "ledger"), said)
    for name in sorted(options.training.notice.keys() - types.keys()):
        known = ", ".join(types)
        yield SettingsProblem(("training", "notice", name), _NO_TYPE.filled(name=name, known=known))
    yield from _level_problems(options)
    titles = Counter(external.title for external in options.external_documents)
    for index, external in enumerate(options.external_documents):
        keys, title = ("external_documents", index), external.title
        if titles.pop(title, 0) > 1:
            yield SettingsProblem(keys, _TITLE_TWICE.filled(title=title))
        if external.check_every is not None and external.checked is None:
            yield SettingsProblem(keys, _NEVER_CHECKED.filled(title=title))
        if external.next_by is not None and not external.next_edition:
            yield SettingsProblem(keys, _NEXT_UNNAMED.filled(title=title))


def _level_problems(options: PluginOptions) -> Iterator[SettingsProblem]:
    said = options.confidentiality
    named: list[tuple[tuple[str, ...], str]] = [(("default",), said.default)] if said.default else []
    named += [(("departments", code), level) for code, level in said.departments.items()]
    named += [(("audiences", name, "level"), each.level) for name, each in said.audiences.items()]
    for name in said.audiences:
        if name in said.levels:
            yield SettingsProblem(("confidentiality", "audiences", name), _LEVEL_TWICE.filled(name=name))
    for keys, level in named:
        if level not in said.levels:
            known = ", ".join(said.levels) or "—"
            yield SettingsProblem(("confidentiality", *keys), _NO_LEVEL_OF.filled(level=level, known=known))


def _wordings(chapter: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in chapter.split("|") if word.strip())


def _revisions(options: PluginOptions) -> RevisionScheme:
    return RevisionScheme(tuple(options.revision_pattern), options.first_revision)


def _number_problems(options: PluginOptions, types: Mapping[str, DocumentType]) -> Iterator[SettingsProblem]:
    written: dict[tuple[str | int, ...], str] = {("number_pattern",): options.number_pattern}
    written |= {("number_patterns", name): pattern for name, pattern in options.number_patterns.items()}
    for index, change in enumerate(options.rule_changes):
        at = ("rule_changes", index)
        written |= {(*at, "number_pattern"): change.number_pattern} if change.number_pattern else {}
        written |= {(*at, "number_patterns", name): p for name, p in change.number_patterns.items()}
    for keys, pattern in written.items():
        try:
            fields = NumberPattern(pattern, (), ()).fields
        except NumberPatternError as error:
            yield SettingsProblem(keys, error)
            continue
        own = types.get(str(keys[-1]))
        level_less = [kind.name for kind in ([own] if own else types.values()) if not kind.level]
        if "level" in fields and level_less:
            yield SettingsProblem(keys, _NO_LEVEL.filled(types=", ".join(level_less)))
    spellings = Counter(options.department_codes.values())
    for department, code in options.department_codes.items():
        if spellings[code] > 1:
            yield SettingsProblem(("department_codes", department), _TWO_DEPARTMENTS.filled(code=code))
    of_codes = {code: department for department, code in options.department_codes.items()}
    for index, change in enumerate(options.rule_changes):
        for department, code in change.department_codes.items():
            if of_codes.setdefault(code, department) != department:
                problem = _TWO_DEPARTMENTS.filled(code=code)
                yield SettingsProblem(("rule_changes", index, "department_codes", department), problem)


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
