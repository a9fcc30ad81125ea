"""The options of the plugin, as written in ``mkdocs.yml``, to settings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from sop_plugin.model.document import Role
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.headings import Heading
from sop_plugin.model.number import NumberPattern, NumberPatternError
from sop_plugin.model.settings import ALL_ROLES, DEFAULT_TYPES, ClauseStyle, DocumentType, Settings
from sop_plugin.reading.foreign.options import MetadataOptions, metadata_mapping, metadata_problems
from sop_plugin.reading.nearest_word import nearest
from sop_plugin.reading.values import LanguageTag, Span
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Listed, Sentence, Words, voice_in


class _Options(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TypeOptions(_Options):
    """One document type."""

    code: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9]{0,9}$", description="编号中的类型代码")
    headings: list[Heading] = Field(default=[], description="必备标题")
    roles: list[Role] = Field(default=list(ALL_ROLES), description="必备签署")


class ExternalOptions(_Options):
    """One document from outside the manual."""

    # An edition is often a year.
    model_config = ConfigDict(coerce_numbers_to_str=True)

    title: str = Field(min_length=1, description="准确名称，引用时写在《》中")
    edition: str = Field(default="", description="现行的版本，如 2015")
    publisher: str = Field(default="", description="发布者")
    checked: date | None = Field(default=None, description="最近一次核对版本的日期")
    check_every: Span | None = Field(default=None, description="多久核对一次，如 12 months")
    url: str = Field(default="", pattern=r"^(https?://[^\s<>\"]+)?$", description="在哪里可以读到")


def _titled(written: object) -> object:
    """A title alone is enough."""
    return {"title": written} if isinstance(written, str) else written


class PluginOptions(_Options):
    """Options under ``plugins: sop`` in ``mkdocs.yml``."""

    organisation: str = Field(default="organisation.yml", description="组织文件，相对于 mkdocs.yml")
    ledger: str = Field(default="ledger.jsonl", description="台账，相对于 mkdocs.yml；没有该文件则不加封")
    pages: list[str] = Field(
        default=["index.md"], description="不受控的说明页（写法同 .gitignore），可用 {{ }} 变量"
    )
    number_pattern: str = Field(default=Settings.number_pattern, description="编号规则")
    document_types: dict[str, TypeOptions] = Field(default={}, description="增加或改写的文件类型")
    headings: dict[Heading, list[str]] = Field(default={}, description="必备标题的其他说法")
    clause_style: ClauseStyle = Field(default=ClauseStyle.DECIMAL, description="条款号样式")
    language: LanguageTag = Field(default=Language.ZH_HANS, description="文件和界面的默认语言")
    time_zone: str = Field(default="Asia/Shanghai", description="手册所在时区")
    as_of: date | None = Field(default=None, description="按哪一天显示；不填为今天")
    lead_days: int = Field(default=30, ge=0, le=365, description="到期前多少天提示复审")
    stale_days: int = Field(default=30, ge=1, le=3650, description="网站多少天未更新即提示")
    max_bytes: int = Field(default=1_000_000, ge=1_000, description="单个文件的字节上限")
    external_documents: list[Annotated[ExternalOptions, BeforeValidator(_titled)]] = Field(
        default=[], description="手册之外的文件：名称，或名称、版本、发布者、核对日期、核对周期和网址"
    )
    processes: list[str] = Field(
        default=[], description="画成流程的条款，其下一级条款为各阶段，如 SL-POL-001#5"
    )
    keyword_readings: dict[str, str] = Field(default={}, description="关键词的读音，如 长住客: chang zhu ke")
    vague_words: dict[str, bool] = Field(
        default={}, description="含糊的词：false 为不再提示，true 为增加，如 {及时: false, 妥善: true}"
    )
    spacing: bool = Field(default=True, description="检查中文与字母、数字之间的空格是否一致")
    metadata: MetadataOptions = Field(
        default=MetadataOptions(), description="已有文件的前置信息怎样对应：keys、values、defaults、ignore"
    )


_TWO_TYPES = Words(
    "document_types: 有两种类型用了同一个代码（{codes}）", "document_types: two types share a code ({codes})"
)
_TITLE_TWICE = Words(
    "external_documents: 《{title}》列了两次", "external_documents: 《{title}》 is listed twice"
)
_NEVER_CHECKED = Words(
    "external_documents: 《{title}》写了 check_every，也要写 checked（最近一次核对的日期）",
    "external_documents: 《{title}》 has check_every and needs checked too, the day of the last check",
)
_UNKNOWN = Words("{name}: 没有这个选项", "{name}: unknown option")
_UNKNOWN_NEAR = Words(
    "{name}: 没有这个选项，是否为 {near!r}？", "{name}: unknown option; did you mean {near!r}?"
)
_WRONG = Words("{name}: {problem}", "{name}: {problem}")
_NEXT_PROBLEM = Words("；", "\n")
# What pydantic says only in English, by the beginning of its kind of error.
_KINDS = {
    "int": "应为整数",
    "bool": "应为 true 或 false",
    "string_pattern": "写法不合规则",
    "string": "应为一行文字",
    "list": "应为列表",
    "dict": "应为“名称: 值”的写法",
    "model": "应为“名称: 值”的写法",
    "date": "应为日期，如 2026-11-21",
    "enum": "只能是 {expected} 之一",
    "literal": "只能是 {expected} 之一",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "missing": "必须写",
    "sop_period": "应为“12 months”这样的期限",
}


class SettingsError(ExplainedError, ValueError):
    """The options do not hold; one line for each problem, ``option: what is wrong``."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        super().__init__(Listed(tuple(problems), _NEXT_PROBLEM))
        self.problems = [voice_in(Language.EN).say(problem) for problem in problems]


@dataclass(frozen=True)
class ManualOptions:
    """Settings, with what only the workspace needs: where things are and which day it is."""

    settings: Settings
    organisation: str
    ledger: str
    pages: tuple[str, ...]
    time_zone: str
    as_of: date | None


def read_options(written: object) -> ManualOptions:
    """Options from plain data; raises ``SettingsError`` with every problem at once."""
    try:
        options = PluginOptions.model_validate(written if written is not None else {})
    except ValidationError as error:
        raise SettingsError([_problem(found) for found in error.errors()]) from None
    problems = list(metadata_problems(options.metadata))
    if problems:
        raise SettingsError(problems)
    types = dict(DEFAULT_TYPES)
    for name, kind in options.document_types.items():
        types[name] = DocumentType(name, kind.code, tuple(kind.headings), tuple(kind.roles))
    codes = [kind.code for kind in types.values()]
    if len(set(codes)) < len(codes):
        raise SettingsError([_TWO_TYPES.filled(codes=", ".join(sorted(codes)))])
    try:
        NumberPattern(options.number_pattern, (), ())
    except NumberPatternError as error:
        raise SettingsError([_WRONG.filled(name="number_pattern", problem=error)]) from None
    return ManualOptions(
        Settings(
            number_pattern=options.number_pattern,
            types=types,
            clause_style=options.clause_style,
            language=options.language,
            lead_days=options.lead_days,
            stale_days=options.stale_days,
            max_bytes=options.max_bytes,
            external_titles=frozenset(external.title for external in options.external_documents),
            external_documents=_external_documents(options.external_documents),
            processes=tuple(options.processes),
            keyword_readings=options.keyword_readings,
            extra_headings={heading: tuple(words) for heading, words in options.headings.items()},
            vague_words=options.vague_words,
            spacing=options.spacing,
            metadata=metadata_mapping(options.metadata),
        ),
        options.organisation,
        options.ledger,
        tuple(options.pages),
        options.time_zone,
        options.as_of,
    )


def _external_documents(written: list[ExternalOptions]) -> tuple[ExternalDocument, ...]:
    titles = Counter(external.title for external in written)
    problems = [_TITLE_TWICE.filled(title=title) for title, count in titles.items() if count > 1]
    problems += [
        _NEVER_CHECKED.filled(title=external.title)
        for external in written
        if external.check_every is not None and external.checked is None
    ]
    if problems:
        raise SettingsError(problems)
    return tuple(
        ExternalDocument(e.title, e.edition, e.publisher, e.checked, e.check_every, e.url) for e in written
    )


_INNER: dict[str, type[BaseModel]] = {"external_documents": ExternalOptions, "metadata": MetadataOptions}


def _problem(found: ErrorDetails) -> Sentence:
    location, kind = found["loc"], found["type"]
    name = ".".join(map(str, location))
    if kind == "extra_forbidden":
        inner = _INNER.get(str(location[0]), TypeOptions)
        fields = PluginOptions.model_fields if len(location) == 1 else inner.model_fields
        near = nearest(str(location[-1]), list(fields))
        return _UNKNOWN_NEAR.filled(name=name, near=near) if near else _UNKNOWN.filled(name=name)
    # The longest that fits: "string_pattern" before "string".
    begin = max((known for known in _KINDS if kind.startswith(known)), key=len, default="")
    chinese = _KINDS.get(begin, found["msg"]).format_map(defaultdict(str, found.get("ctx", {})))
    return _WRONG.filled(name=name, problem=Words(chinese, found["msg"]))
