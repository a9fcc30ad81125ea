"""What the things of document control are called within a sentence, by the codes under which files keep them.

``labels`` has what stands alone, in a cell or a heading; there English begins with a capital.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language, LocalisedText
from sop_plugin.words.voice import Sayable, Words


@dataclass(frozen=True)
class Term:
    """A code, such as that of a department or a document type, with what it is called."""

    code: str
    words: Sayable

    def __str__(self) -> str:
        return self.code


ROLES: Mapping[str, Words] = MappingProxyType(
    {
        "prepared": Words("拟制", "prepared"),
        "checked": Words("校对", "checked"),
        "reviewed": Words("审核", "reviewed"),
        "cosigned": Words("会签", "cosigned"),
        "approved": Words("批准", "approved"),
    }
)
STATUSES: Mapping[str, Words] = MappingProxyType(
    {
        "draft": Words("草稿", "draft"),
        "in_review": Words("审批中", "in review"),
        "approved": Words("已批准", "approved"),
        "withdrawn": Words("已作废", "withdrawn"),
    }
)
OUTCOMES: Mapping[str, Words] = MappingProxyType(
    {
        "no_change": Words("无更改", "no change"),
        "revise": Words("需要修订", "revise"),
        "withdraw": Words("建议作废", "withdraw"),
    }
)
TYPES: Mapping[str, Words] = MappingProxyType(
    {
        "policy": Words("管理制度", "policy"),
        "procedure": Words("程序文件", "procedure"),
        "work_instruction": Words("作业指导书", "work instruction"),
        "job_description": Words("岗位说明书", "job description"),
        "form": Words("表单", "form"),
    }
)
EVENT_KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "issued": Words("发放编号", "issued"),
        "approved": Words("签署", "approved"),
        "released": Words("发布", "released"),
        "reviewed": Words("复审", "reviewed"),
        "withdrawn": Words("作废", "withdrawn"),
        "adopted": Words("建账时声明", "declared at adoption"),
        "stated": Words("登记人员与规则", "stated"),
        "recalled": Words("撤回发布", "recalled"),
        "rejected": Words("退回送签", "rejected"),
        "dropped": Words("放弃草稿", "dropped"),
        "copy_issued": Words("发放副本", "copy issued"),
        "copy_recalled": Words("收回副本", "copy recalled"),
        "copy_destroyed": Words("销毁副本", "copy destroyed"),
        "copy_lost": Words("副本遗失", "copy lost"),
        "acknowledged": Words("确认已阅读", "acknowledged as read"),
        "trail_reviewed": Words("审阅审计追踪", "audit trail reviewed"),
    }
)
POWERS: Mapping[str, Words] = MappingProxyType(
    {
        "issue": Words("发放编号", "issue its number"),
        "sign_prepared": Words("拟制签署", "sign as prepared"),
        "sign_checked": Words("校对签署", "sign as checked"),
        "sign_reviewed": Words("审核签署", "sign as reviewed"),
        "sign_cosigned": Words("会签", "cosign"),
        "sign_approved": Words("批准", "approve"),
        "release": Words("发布", "release"),
        "review": Words("复审", "review"),
        "withdraw": Words("作废", "withdraw"),
        "baseline": Words("作建账声明", "declare at adoption"),
        "recall": Words("撤回发布", "recall a release"),
        "reject": Words("退回送签", "reject a submission"),
        "drop": Words("放弃草稿", "drop a draft"),
        "copies": Words("发放、收回副本", "issue and recall copies"),
        "training": Words("代人登记已阅读", "record for others that they have read it"),
    }
)
COPY_STATES: Mapping[str, Words] = MappingProxyType(
    {
        "out": Words("在用", "out"),
        "recalled": Words("已收回", "recalled"),
        "destroyed": Words("已销毁", "destroyed"),
        "lost": Words("已遗失", "lost"),
    }
)
RETAINED: Mapping[str, Words] = MappingProxyType(
    {
        "revision": Words("旧版次", "past revision"),
        "records": Words("填写的记录", "records"),
    }
)
READING_STATES: Mapping[str, Words] = MappingProxyType(
    {
        "overdue": Words("逾期未读", "overdue"),
        "to_read": Words("待读", "to read"),
        "read": Words("已读", "read"),
    }
)
WHO: Mapping[str, Words] = MappingProxyType(
    {
        "approvers": Words("有该类文件批准权的人", "who may approve such a document"),
        "control": Words("文件控制部门", "document control"),
        "department": Words("文件所属部门", "the document's department"),
        "above": Words("上级部门", "the departments above"),
        "supervising": Words("督导部门", "the supervising department"),
        "company": Words("同一发布单位的人员", "people of its issuer"),
        "owner": Words("拟制人", "who prepared it"),
        "anyone": Words("任何在册人员", "anybody in the organisation"),
    }
)
VERDICTS: Mapping[str, Words] = MappingProxyType(
    {
        "valid": Words("有效", "valid"),
        "wrong_key": Words("不是本人的密钥", "wrong key"),
        "wrong_namespace": Words("签名用途不对", "wrong namespace"),
        "changed_text": Words("文字有改动", "changed text"),
        "expired": Words("密钥在当日无效", "expired"),
        "malformed": Words("签名格式不对", "malformed"),
        "unavailable": Words("此处无法验证", "unavailable"),
    }
)


_NAMED_WITH_CODE = Words("{name}（{code}）", "{name} ({code})")


def language_name(language: Language) -> Term:
    """A language; one that the program does not know by name has only its tag."""
    return Term(language, LABELS.get(f"language_{language.lower().replace('-', '_')}", str(language)))


def department_name(code: str, name: LocalisedText | None) -> Term:
    """A department by its name and its code; by the code alone where the organisation does not know it."""
    return Term(code, code if name is None else _NAMED_WITH_CODE.filled(name=name, code=code))
