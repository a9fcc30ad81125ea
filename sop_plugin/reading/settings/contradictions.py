"""What options of the settings say against each other: what no single one can know of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sop_plugin.model.document_types import DocumentType
from sop_plugin.model.number import NumberPattern, NumberPatternError
from sop_plugin.model.settings import Settings
from sop_plugin.reading.requirements import is_path, leaves_the_project
from sop_plugin.reading.settings.finding_options import finding_problems
from sop_plugin.reading.settings.mail_options import Encryption
from sop_plugin.reading.settings.metadata import metadata_problems
from sop_plugin.reading.settings.patterns import pattern_problems
from sop_plugin.reading.settings.problems import SettingsProblem
from sop_plugin.reading.settings.propose_options import propose_problems
from sop_plugin.reading.settings.role_options import role_problems
from sop_plugin.reading.settings.schema import PluginOptions
from sop_plugin.words.voice import Words, spellings

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


def contradictions(options: PluginOptions, types: Mapping[str, DocumentType]) -> Iterator[SettingsProblem]:
    """All of them; ``types`` are the document types of the options by their names."""
    yield from role_problems(options)
    yield from metadata_problems(options.metadata)
    yield from finding_problems(options.findings)
    yield from pattern_problems(("pages",), options.pages)
    yield from _unknown_types(options, types)
    yield from _type_problems(options, types)
    yield from _number_problems(options, types)
    yield from _paths_out_of_project(options)
    if options.mail.user and options.mail.encryption is Encryption.NONE:
        yield SettingsProblem(("mail", "encryption"), _OPEN_LOGIN)
    yield from propose_problems(options.propose)
    yield from _level_problems(options)
    yield from _external_problems(options)


def _unknown_types(options: PluginOptions, types: Mapping[str, DocumentType]) -> Iterator[SettingsProblem]:
    named: list[tuple[tuple[str | int, ...], Iterable[str]]] = [
        *(
            (
                ("rule_changes", index),
                {*change.roles, *change.headings, *change.chapters, *change.review, *change.codes},
            )
            for index, change in enumerate(options.rule_changes)
        ),
        *((("templates", name), (name,)) for name in options.templates),
        *((("training", "notice", name), (name,)) for name in options.training.notice),
    ]
    for keys, names in named:
        for name in sorted(set(names) - types.keys()):
            yield SettingsProblem(keys, _NO_TYPE.filled(name=name, known=", ".join(types)))


def _type_problems(options: PluginOptions, types: Mapping[str, DocumentType]) -> Iterator[SettingsProblem]:
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


def _paths_out_of_project(options: PluginOptions) -> Iterator[SettingsProblem]:
    written: list[tuple[tuple[str | int, ...], str]] = [
        *((("templates", name), path) for name, path in options.templates.items()),
        *(
            (("requirements", index), path)
            for index, path in enumerate(options.requirements)
            if is_path(path)
        ),
        (("search_synonyms",), options.search_synonyms or ""),
        (("search_questions",), options.search_questions or ""),
        (("training", "ledger"), options.training.ledger),
    ]
    for keys, path in written:
        if path and leaves_the_project(path):
            yield SettingsProblem(keys, _OUT_OF_PROJECT.filled(path=path))


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


def _external_problems(options: PluginOptions) -> Iterator[SettingsProblem]:
    titles = Counter(external.title for external in options.external_documents)
    for index, external in enumerate(options.external_documents):
        keys, title = ("external_documents", index), external.title
        if titles.pop(title, 0) > 1:
            yield SettingsProblem(keys, _TITLE_TWICE.filled(title=title))
        if external.check_every is not None and external.checked is None:
            yield SettingsProblem(keys, _NEVER_CHECKED.filled(title=title))
        if external.next_by is not None and not external.next_edition:
            yield SettingsProblem(keys, _NEXT_UNNAMED.filled(title=title))
