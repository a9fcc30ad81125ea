"""The schema of the front matter: its one home.

The JSON Schema for editors and the reference page are generated from these models; descriptions are therefore in the readers'
language.
"""

from __future__ import annotations

from pydantic import Field

from sop_plugin.model.document import ChangeClass
from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.reading.front_matter.questions import MOST, QuestionEntry
from sop_plugin.reading.front_matter.satisfies import Satisfies
from sop_plugin.reading.values import Day, LanguageTag, Revision, Span, Strict, Text


class ApprovalEntry(Strict):
    """One signature."""

    role: Text = Field(description="签署角色", examples=["prepared"])
    person: Text = Field(description="组织文件中的人员 id", examples=["bai-ruolin"])
    date: Day = Field(description="签署日期", examples=["2026-02-10"])


class ReviewEntry(Strict):
    """One review that was held."""

    date: Day = Field(description="复审日期", examples=["2026-02-10"])
    by: Text = Field(description="复审人的 id", examples=["bai-ruolin"])
    outcome: Outcome = Field(description="结论", examples=["no_change"])
    note: Text | None = Field(default=None, description="说明", examples=["内容仍然适用"])


class ReviewEntryRule(Strict):
    """How often to review."""

    every: Span | None = Field(default=None, description="复审周期", examples=["12 months"])
    next_review: Day | None = Field(default=None, description="另行指定的下次复审日", examples=["2026-09-01"])
    reason: Text | None = Field(default=None, description="另行指定的理由", examples=["法规将于 9 月更新"])


class ChangeEntry(Strict):
    """What this revision changed."""

    class_: ChangeClass = Field(alias="class", description="更改类别", examples=["substantive"])
    reason: Text = Field(description="更改原因", examples=["客人投诉响铃过久"])
    summary: Text = Field(description="更改内容", examples=["接听时限由 5 声改为 3 声"])


class WithdrawalEntry(Strict):
    """The end of a document."""

    date: Day = Field(description="作废日期", examples=["2026-04-30"])
    by: Text = Field(description="批准作废的人的 id", examples=["bai-ruolin"])
    reason: Text = Field(description="作废原因", examples=["业务已停办"])
    successor: Text | None = Field(default=None, description="替代文件的编号", examples=["HT-SD-SOP-015"])


class TranslationEntry(Strict):
    """What a translation was made from."""

    number: Text = Field(description="原文的编号", examples=["SL-SOP-001"])
    revision: Revision = Field(description="所译的版次", examples=['"1"'])


class FrontMatter(Strict):
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
    confidentiality: Text | None = Field(
        default=None, description="密级，设置 confidentiality 中的一个词", examples=["秘密"]
    )
    translation_of: TranslationEntry | None = Field(
        default=None, description="译自哪份文件的哪一版", examples=['{number: SL-SOP-001, revision: "1"}']
    )
    satisfies: Satisfies = Field(
        default={},
        description="满足的标准要求：列出编号，或按条款列出",
        examples=['["ISO 9001:2015 7.5.2"]', '{"4.2": ["ISO 9001:2015 7.5.3.2"]}'],
    )
    questions: list[QuestionEntry] = Field(
        default=[],
        description="理解题：读完之后问的问题",
        examples=["[{ask: 几声之内接听？, answers: [两声, 三声], right: 三声}]"],
        json_schema_extra=MOST,
    )
