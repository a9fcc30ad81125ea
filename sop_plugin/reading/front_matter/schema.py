"""The schema of the front matter and of ``organisation.yml``: their one home.

Values arrive as written (text, lists, mappings), so every type parses text. The JSON Schema for editors and the reference page
are generated from these models; descriptions are therefore in the readers' language.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from sop_plugin.model.document import ChangeClass, Role
from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.model.period import Period
from sop_plugin.words.language import Language, languages

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_LINE = 500


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("sop_text", "text wanted")
    text = value.strip()
    if not text or "\n" in text or len(text) > _LONGEST_LINE:
        raise PydanticCustomError("sop_one_line", "one line of text wanted")
    return text


def _date(value: Any) -> date:
    text = value if isinstance(value, str) else ""
    if _DATE.fullmatch(text) and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # falls through to the one error for every kind of impossible date
    raise PydanticCustomError("sop_date", "date wanted")


def _period(value: Any) -> Period:
    period = Period.parse(value) if isinstance(value, str) else None
    if period is None:
        raise PydanticCustomError("sop_period", "period wanted")
    return period


def _revision(value: Any) -> int:
    if not (isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,3}", value)):
        raise PydanticCustomError("sop_revision", "revision wanted")
    return int(value)


def _language(value: Any) -> Language:
    try:
        return Language(value)
    except (TypeError, ValueError):
        known = [repr(str(tag)) for tag in languages()]
        wanted = f"{', '.join(known[:-1])} or {known[-1]}"
        raise PydanticCustomError("enum", "Input should be {expected}", {"expected": wanted}) from None


def _json(pattern: str, wrong: str, *others: str, **more: Any) -> Any:
    """What editors are told: the form of the text, words for what has another, and what else YAML may take it for."""
    kinds = ["string", *others] if others else "string"
    return WithJsonSchema({"type": kinds, "pattern": pattern, "patternErrorMessage": wrong, **more})


Text: TypeAlias = Annotated[
    str,
    BeforeValidator(_text),
    _json(rf"^\s*\S([^\n]{{0,{_LONGEST_LINE - 2}}}\S)?\s*$", "应为一行文字", "number", "boolean"),
]
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(_date),
    _json(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "应为日期，如 2026-03-01", format="date"),
]
Span: TypeAlias = Annotated[
    Period,
    BeforeValidator(_period),
    _json(
        r"^\s*[1-9][0-9]{0,2}\s*(months?|years?|个月|個月|年)\s*$", "应为期限，如 12 months、2 years、6 个月"
    ),
]
Revision: TypeAlias = Annotated[
    int,
    BeforeValidator(_revision),
    _json("^[1-9][0-9]{0,3}$", '应为从 1 起的整数，如 "2"', "integer", minimum=1, maximum=9999),
]

LanguageTag: TypeAlias = Annotated[
    Language,
    PlainValidator(_language),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"enum": list(languages()), "type": "string"}),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class ApprovalEntry(_Strict):
    """One signature."""

    role: Role = Field(description="签署角色", examples=["prepared"])
    person: Text = Field(description="组织文件中的人员 id", examples=["bai-ruolin"])
    date: Day = Field(description="签署日期", examples=["2026-02-10"])


class ReviewEntry(_Strict):
    """One review that was held."""

    date: Day = Field(description="复审日期", examples=["2026-02-10"])
    by: Text = Field(description="复审人的 id", examples=["bai-ruolin"])
    outcome: Outcome = Field(description="结论", examples=["no_change"])
    note: Text | None = Field(default=None, description="说明", examples=["内容仍然适用"])


class ReviewEntryRule(_Strict):
    """How often to review."""

    every: Span | None = Field(default=None, description="复审周期", examples=["12 months"])
    next_review: Day | None = Field(default=None, description="另行指定的下次复审日", examples=["2026-09-01"])
    reason: Text | None = Field(default=None, description="另行指定的理由", examples=["法规将于 9 月更新"])


class ChangeEntry(_Strict):
    """What this revision changed."""

    class_: ChangeClass = Field(alias="class", description="更改类别", examples=["substantive"])
    reason: Text = Field(description="更改原因", examples=["客人投诉响铃过久"])
    summary: Text = Field(description="更改内容", examples=["接听时限由 5 声改为 3 声"])


class WithdrawalEntry(_Strict):
    """The end of a document."""

    date: Day = Field(description="作废日期", examples=["2026-04-30"])
    by: Text = Field(description="批准作废的人的 id", examples=["bai-ruolin"])
    reason: Text = Field(description="作废原因", examples=["业务已停办"])
    successor: Text | None = Field(default=None, description="替代文件的编号", examples=["HT-SD-SOP-015"])


class TranslationEntry(_Strict):
    """What a translation was made from."""

    number: Text = Field(description="原文的编号", examples=["SL-SOP-001"])
    revision: Revision = Field(description="所译的版次", examples=['"1"'])


class FrontMatter(_Strict):
    """The front matter of a document."""

    number: Text = Field(description="文件编号，永久不变", examples=["HT-SD-SOP-004"])
    title: Text = Field(description="文件名称", examples=["接听电话工作程序与标准"])
    type: Text = Field(description="文件类型", examples=["procedure"])
    department: Text = Field(description="执行部门代码", examples=["HT-SD"])
    supervised_by: Text | None = Field(default=None, description="督导部门代码", examples=["HT-GM"])
    audience: list[Text] = Field(
        default=[], description="须遵守本文件的岗位", examples=["[销售代表, 预订员]"]
    )
    keywords: list[Text] = Field(
        default=[], description="关键词，正文中要出现", examples=["[电话销售, 预订]"]
    )
    language: LanguageTag | None = Field(default=None, description="语言", examples=["zh-Hans"])
    revision: Revision = Field(description="版次", examples=['"2"'])
    status: Status = Field(description="记录状态", examples=["approved"])
    effective: Day | None = Field(default=None, description="生效日期", examples=["2026-03-01"])
    expires: Day | None = Field(default=None, description="失效日期（最后有效日）", examples=["2027-12-31"])
    review: ReviewEntryRule | None = Field(default=None, description="复审", examples=["{every: 12 months}"])
    approvals: list[ApprovalEntry] = Field(
        default=[], description="签署", examples=["[{role: prepared, person: bai-ruolin, date: 2026-02-10}]"]
    )
    reviews: list[ReviewEntry] = Field(
        default=[],
        description="复审记录",
        examples=["[{date: 2027-02-10, by: bai-ruolin, outcome: no_change, note: 仍适用}]"],
    )
    change: ChangeEntry | None = Field(
        default=None, description="本版更改", examples=["{class: substantive, reason: …, summary: …}"]
    )
    withdrawal: WithdrawalEntry | None = Field(
        default=None, description="作废", examples=["{date: 2026-04-30, by: bai-ruolin, reason: 业务停办}"]
    )
    retention: Span | None = Field(default=None, description="记录保存期（表单）", examples=["3 years"])
    translation_of: TranslationEntry | None = Field(
        default=None, description="译自哪份文件的哪一版", examples=['{number: SL-SOP-001, revision: "1"}']
    )


class NameEntry(BaseModel):
    """A name in up to three languages, or in one."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    zh_hans: Text | None = Field(default=None, alias="zh-Hans", description="简体中文", examples=["销售部"])
    zh_hant: Text | None = Field(default=None, alias="zh-Hant", description="繁體中文", examples=["銷售部"])
    en: Text | None = Field(default=None, description="English", examples=["Sales"])


class IssuerEntry(_Strict):
    """A unit that issues documents."""

    code: Text = Field(description="代码", examples=["HTL"])
    name: NameEntry = Field(description="全称", examples=["{zh-Hans: 云岭国际大酒店}"])


class DepartmentEntry(_Strict):
    """A department."""

    code: Text = Field(description="代码", examples=["HT-SD"])
    name: NameEntry = Field(description="名称", examples=["{zh-Hans: 销售部}"])
    issuer: Text = Field(description="发布单位代码", examples=["HTL"])
    parent: Text | None = Field(default=None, description="上级部门代码", examples=["HT"])


class AuthorityEntry(_Strict):
    """What somebody may approve."""

    types: list[Text] = Field(default=[], description="文件类型；空为全部", examples=["[procedure]"])
    departments: list[Text] = Field(default=[], description="部门代码；空为全部", examples=["[HT-SD]"])
    from_: Day | None = Field(default=None, alias="from", description="授权起始日期", examples=["2024-01-01"])
    until: Day | None = Field(default=None, description="授权终止日期", examples=["2026-06-30"])


class PersonEntry(_Strict):
    """Somebody who signs."""

    id: Text = Field(description="标识", examples=["bai-ruolin"])
    name: Text = Field(description="姓名", examples=["白若琳"])
    department: Text = Field(description="部门代码", examples=["QA"])
    job: Text = Field(description="岗位", examples=["文件管理员"])
    from_: Day | None = Field(default=None, alias="from", description="到任日期", examples=["2022-06-01"])
    until: Day | None = Field(default=None, description="离任日期", examples=["2026-06-30"])
    may_approve: list[AuthorityEntry] = Field(
        default=[], description="可批准的文件", examples=["[{types: [form]}]"]
    )
    keys: list[Text] = Field(default=[], description="SSH 公钥", examples=["[ssh-ed25519 AAAA…]"])
    handle: Text | None = Field(
        default=None, description="代码平台上的账户，用于 CODEOWNERS", examples=['"@bai-ruolin"']
    )


class JobEntry(_Strict):
    """A job, or a part that people play."""

    name: NameEntry = Field(description="名称", examples=["{zh-Hans: 销售代表, en: Sales Representative}"])
    departments: list[Text] = Field(default=[], description="所在部门代码", examples=["[HT-SD, SL]"])
    also: list[Text] = Field(default=[], description="其他叫法", examples=["[销售人员]"])


def _named(value: Any) -> Any:
    """A record by its name alone."""
    if not isinstance(value, str):
        return value
    return {"name": {"en" if value.isascii() else "zh-Hans": value}}


class RecordEntry(_Strict):
    """A record that is no form of the manual; may be written as its name alone."""

    name: NameEntry = Field(description="名称", examples=["{zh-Hans: 订房系统}"])
    retention: Span | None = Field(default=None, description="保存期", examples=["3 years"])


class OrganisationFile(_Strict):
    """The organisation file."""

    sample: bool = Field(default=False, description="全部为示例数据", examples=["true"])
    issuers: list[IssuerEntry] = Field(description="发布单位", examples=["[{code: HTL, name: …}]"])
    departments: list[DepartmentEntry] = Field(description="部门", examples=["[{code: HT-SD, …}]"])
    document_control: Text | None = Field(
        default=None, description="文件控制部门代码；不写为第一个部门", examples=["QA"]
    )
    people: list[PersonEntry] = Field(default=[], description="人员", examples=["[{id: …, name: …}]"])
    jobs: list[JobEntry] = Field(
        default=[], description="岗位与角色", examples=["[{name: {zh-Hans: 销售代表}, departments: [HT-SD]}]"]
    )
    records: list[Annotated[RecordEntry, BeforeValidator(_named)]] = Field(
        default=[],
        description="表单以外的记录",
        examples=["[订房系统, {name: {zh-Hans: 合同}, retention: 5 years}]"],
    )
