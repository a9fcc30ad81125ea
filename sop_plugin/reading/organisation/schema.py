"""The schema of ``organisation.yml``: its one home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from sop_plugin.model.powers import SIGN
from sop_plugin.model.roles import ApprovalRoles
from sop_plugin.reading.values import Day, Span, Strict, Text
from sop_plugin.words.language import Language, LocalisedText, further_languages
from sop_plugin.words.voice import Words, voice_in

_SIGN_IN = Words("谁可以签{role}", "who may sign as {role}")


class _NameEntry(BaseModel):
    """A name in each language that has a catalogue, or in one."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    zh_hans: Text | None = Field(default=None, alias="zh-Hans", description="简体中文", examples=["销售部"])
    zh_hant: Text | None = Field(default=None, alias="zh-Hant", description="繁體中文", examples=["銷售部"])
    en: Text | None = Field(default=None, description="English", examples=["Sales"])


def further_field(language: Language) -> str:
    """The field for the name in a language that the code does not know."""
    return f"in_{language.replace('-', '_')}"


if TYPE_CHECKING:
    NameEntry = _NameEntry
else:
    further = {
        further_field(language): (Text | None, Field(default=None, alias=str(language)))
        for language in further_languages()
    }
    NameEntry = create_model("NameEntry", __base__=_NameEntry, **further)


def localised(entry: NameEntry) -> LocalisedText:
    """The text in each language that the entry has."""
    others = {
        language: text
        for language in further_languages()
        if (text := getattr(entry, further_field(language), None))
    }
    return LocalisedText(entry.zh_hans or "", entry.zh_hant or "", entry.en or "", others)


class IssuerEntry(Strict):
    """A unit that issues documents."""

    code: Text = Field(description="代码", examples=["HTL"])
    name: NameEntry = Field(description="全称", examples=["{zh-Hans: 云岭国际大酒店}"])


class DepartmentEntry(Strict):
    """A department."""

    code: Text = Field(description="代码", examples=["HT-SD"])
    name: NameEntry = Field(description="名称", examples=["{zh-Hans: 销售部}"])
    issuer: Text = Field(description="发布单位代码", examples=["HTL"])
    parent: Text | None = Field(default=None, description="上级部门代码", examples=["HT"])


class AuthorityEntry(Strict):
    """What somebody may approve."""

    types: list[Text] = Field(default=[], description="文件类型；空为全部", examples=["[procedure]"])
    departments: list[Text] = Field(default=[], description="部门代码；空为全部", examples=["[HT-SD]"])
    from_: Day | None = Field(default=None, alias="from", description="授权起始日期", examples=["2024-01-01"])
    until: Day | None = Field(default=None, description="授权终止日期", examples=["2026-06-30"])


class PersonEntry(Strict):
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


class AuthorityTableEntry(Strict):
    """Who may do what from a day on; what is not named stays as it was."""

    since: Day | None = Field(default=None, description="从哪一天起；不写为一向如此", examples=["2026-12-01"])
    issue: list[Text] | None = Field(default=None, description="谁可以发放编号", examples=["[control]"])
    sign_prepared: list[Text] | None = Field(
        default=None, description="谁可以签拟制", examples=["[department]"]
    )
    sign_checked: list[Text] | None = Field(default=None, description="谁可以签校对", examples=["[company]"])
    sign_reviewed: list[Text] | None = Field(default=None, description="谁可以签审核", examples=["[company]"])
    sign_cosigned: list[Text] | None = Field(default=None, description="谁可以会签", examples=["[company]"])
    release: list[Text] | None = Field(default=None, description="谁可以发布", examples=["[文件管理员]"])
    review: list[Text] | None = Field(
        default=None, description="谁可以复审", examples=["[owner, department]"]
    )
    withdraw: list[Text] | None = Field(default=None, description="谁可以作废", examples=["[approvers]"])
    baseline: list[Text] | None = Field(default=None, description="谁可以作建账声明", examples=["[control]"])
    recall: list[Text] | None = Field(default=None, description="谁可以撤回发布", examples=["[control]"])
    reject: list[Text] | None = Field(default=None, description="谁可以退回送签", examples=["[company]"])
    drop: list[Text] | None = Field(default=None, description="谁可以放弃草稿", examples=["[owner, control]"])
    copies: list[Text] | None = Field(
        default=None, description="谁可以发放、收回、注销受控副本", examples=["[control]"]
    )
    training: list[Text] | None = Field(
        default=None, description="谁可以代别人登记已阅读", examples=["[control, department]"]
    )


def _table_entry(roles: ApprovalRoles) -> type[AuthorityTableEntry]:
    """With a line for signing in each role that has none; who may approve stands with the people."""
    known, said = AuthorityTableEntry.model_fields, voice_in(Language.ZH_HANS)
    own: dict[str, Any] = {
        f"{SIGN}{role}": (
            list[Text] | None,
            Field(default=None, description=said.say(_SIGN_IN, role=role), examples=["[company]"]),
        )
        for role in roles.of_all_days
        if not role.approves and f"{SIGN}{role}" not in known
    }
    return (
        create_model("AuthorityTableEntry", __base__=AuthorityTableEntry, **own)
        if own
        else AuthorityTableEntry
    )


def _one_table(value: Any) -> Any:
    """One table alone, or one for each day on which it changed."""
    return [value] if isinstance(value, dict) else value


class JobEntry(Strict):
    """A job, or a part that people play."""

    name: NameEntry = Field(description="名称", examples=["{zh-Hans: 销售代表, en: Sales Representative}"])
    departments: list[Text] = Field(default=[], description="所在部门代码", examples=["[HT-SD, SL]"])
    also: list[Text] = Field(default=[], description="其他叫法", examples=["[销售人员]"])


def _written(value: Any) -> Any:
    """A revision as its document has it, a number or not."""
    return str(value) if type(value) in (int, float) else value


def _named(value: Any) -> Any:
    """A record by its name alone."""
    if not isinstance(value, str):
        return value
    return {"name": {"en" if value.isascii() else "zh-Hans": value}}


class RecordEntry(Strict):
    """A record that is no form of the manual; may be written as its name alone."""

    name: NameEntry = Field(description="名称", examples=["{zh-Hans: 订房系统}"])
    retention: Span | None = Field(default=None, description="保存期", examples=["3 years"])


class DisposalEntry(Strict):
    """What was destroyed when its time was over: until it stands here, it is reminded of."""

    of: Text = Field(description="文件或表单编号，或记录名称", examples=["HT-SD-SOP-004"])
    revision: Annotated[str, BeforeValidator(_written)] | None = Field(
        default=None, description="旧版次", examples=["1"]
    )
    made_by: Day | None = Field(
        default=None, description="销毁了此日及以前的记录；不写为全部", examples=["2023-12-31"]
    )
    date_: Day = Field(alias="date", description="销毁日期", examples=["2027-01-15"])
    by: Text = Field(description="办理人标识", examples=["tang"])
    record: Text | None = Field(default=None, description="销毁记录", examples=["销毁清单 2027-01"])


class OrganisationFile(Strict):
    """The organisation file."""

    sample: bool = Field(default=False, description="全部为示例数据", examples=["true"])
    issuers: list[IssuerEntry] = Field(description="发布单位", examples=["[{code: HTL, name: …}]"])
    departments: list[DepartmentEntry] = Field(description="部门", examples=["[{code: HT-SD, …}]"])
    document_control: Text | None = Field(
        default=None, description="文件控制部门代码；不写为第一个部门", examples=["QA"]
    )
    authority: Annotated[list[AuthorityTableEntry], BeforeValidator(_one_table)] = Field(
        default=[],
        description="谁可以办理什么；批准权限在各人的 may_approve",
        examples=["{withdraw: [approvers, 文件控制经理]}"],
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
    disposals: list[DisposalEntry] = Field(
        default=[],
        description="已销毁的旧版次和记录",
        examples=["[{of: HT-SD-SOP-004, revision: 1, date: 2027-01-15, by: tang}]"],
    )


def organisation_file(roles: ApprovalRoles) -> type[OrganisationFile]:
    """The schema for a manual in which people sign in these roles."""
    entry = _table_entry(roles)
    if entry is AuthorityTableEntry:
        return OrganisationFile
    usual = OrganisationFile.model_fields["authority"]
    authority = Annotated[list[entry], BeforeValidator(_one_table)]  # type: ignore[valid-type]
    said: Any = Field(default=[], description=usual.description, examples=usual.examples)
    return create_model("OrganisationFile", __base__=OrganisationFile, authority=(authority, said))
