"""The options of the plugin, as written in ``mkdocs.yml``, to settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sop_plugin.model.document import Role
from sop_plugin.model.headings import Heading
from sop_plugin.model.language import Language
from sop_plugin.model.number import NumberPattern, NumberPatternError
from sop_plugin.model.settings import ALL_ROLES, DEFAULT_TYPES, ClauseStyle, DocumentType, Settings
from sop_plugin.reading.validation import nearest


class _Options(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TypeOptions(_Options):
    """One document type."""

    code: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9]{0,9}$", description="编号中的类型代码")
    headings: list[Heading] = Field(default=[], description="必备标题")
    roles: list[Role] = Field(default=list(ALL_ROLES), description="必备签署")


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
    language: Language = Field(default=Language.ZH_HANS, description="文件和界面的默认语言")
    time_zone: str = Field(default="Asia/Shanghai", description="手册所在时区")
    as_of: date | None = Field(default=None, description="按哪一天显示；不填为今天")
    lead_days: int = Field(default=30, ge=0, le=365, description="到期前多少天提示复审")
    stale_days: int = Field(default=30, ge=1, le=3650, description="网站多少天未更新即提示")
    max_bytes: int = Field(default=1_000_000, ge=1_000, description="单个文件的字节上限")
    external_documents: list[str] = Field(default=[], description="手册之外的文件名称，引用时不报错")
    keyword_readings: dict[str, str] = Field(default={}, description="关键词的读音，如 长住客: chang zhu ke")


class SettingsError(ValueError):
    """The options do not hold; one line for each problem."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


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
        raise SettingsError([_problem(e["loc"], e["msg"], e["type"]) for e in error.errors()]) from None
    types = dict(DEFAULT_TYPES)
    for name, kind in options.document_types.items():
        types[name] = DocumentType(name, kind.code, tuple(kind.headings), tuple(kind.roles))
    codes = [kind.code for kind in types.values()]
    if len(set(codes)) < len(codes):
        raise SettingsError([f"document_types: two types share a code ({', '.join(sorted(codes))})"])
    try:
        NumberPattern(options.number_pattern, (), ())
    except NumberPatternError as error:
        raise SettingsError([f"number_pattern: {error}"]) from None
    return ManualOptions(
        Settings(
            number_pattern=options.number_pattern,
            types=types,
            clause_style=options.clause_style,
            language=options.language,
            lead_days=options.lead_days,
            stale_days=options.stale_days,
            max_bytes=options.max_bytes,
            external_titles=frozenset(options.external_documents),
            keyword_readings=options.keyword_readings,
            extra_headings={heading: tuple(words) for heading, words in options.headings.items()},
        ),
        options.organisation,
        options.ledger,
        tuple(options.pages),
        options.time_zone,
        options.as_of,
    )


def _problem(location: tuple[int | str, ...], message: str, kind: str) -> str:
    name = ".".join(map(str, location))
    if kind == "extra_forbidden":
        fields = PluginOptions.model_fields if len(location) == 1 else TypeOptions.model_fields
        near = nearest(str(location[-1]), list(fields))
        return f"{name}: unknown option" + (f"; did you mean {near!r}?" if near else "")
    return f"{name}: {message}"
