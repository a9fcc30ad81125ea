"""What other systems call our fields and some of our values."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping

from sop_plugin.reading.foreign.fields import LAST_REVIEW

_NAMES: Mapping[str, str] = {
    "number": "doc_id docid document_id document_number doc_no docno doc_number id sop_id sop_number sop_no code "
    "编号 文件编号 文档编号 文件号 编码 文件编码 編號 文件編號",
    "title": "name subject heading doc_title document_title 名称 文件名称 题目 标题 题名 文件名 名稱 文件名稱 題目 標題 題名",
    "type": "doc_type document_type kind category class 类型 文件类型 类别 文件类别 种类 類型 類別 文件類型 文件類別",
    "department": "owner owner_slack dept team unit division owning_team department_code 部门 责任部门 主管部门 归口部门 "
    "执行部门 编制部门 制定部门 编写部门 起草部门 主责部门 所属部门 部門 責任部門 主管部門 歸口部門 執行部門 制定部門 編製部門 所屬部門",
    "supervised_by": "supervisor supervising_department 督导部门 监督部门 督導部門",
    "audience": "readers applies_to applicable_to scope_roles 适用岗位 读者 适用人员 適用崗位",
    "keywords": "tags keyword tag 关键词 关键字 标签 關鍵詞 標籤",
    "language": "lang locale 语言 語言",
    "revision": "version ver rev edition issue_no issue 版本 版次 版本号 修订版次 修订号 版本號 修訂版次 修訂號",
    "status": "state doc_status document_status 状态 文件状态 受控状态 狀態",
    "effective": "effective_date effective_from date_effective valid_from in_force_from issue_date date_issued published "
    "生效日期 生效日 实施日期 施行日期 发布日期 生效時間 實施日期",
    "expires": "expiry expiry_date expiration expiration_date valid_until valid_to 失效日期 有效期至 截止日期",
    "retention": "retention_period 保存期 保存期限 保管期限",
    "review.every": "review_in review_period review_cycle review_interval review_frequency review_every "
    "复审周期 评审周期 复审间隔 審查週期",
    "review.next_review": "next_review next_review_date review_date review_due review_by 下次复审 下次复审日期 下次评审日期 "
    "复审日期",
    LAST_REVIEW: "last_reviewed last_reviewed_on last_review last_review_date reviewed_on reviewed date_reviewed "
    "上次复审 上次复审日期 最近复审 最近评审日期",
    "change.reason": "change_reason reason_for_change 更改原因 修订原因 变更原因",
    "change.summary": "change_summary changes 更改内容 修订内容 变更内容 修订说明",
}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "status": {
        "draft": "draft wip 草稿 草案 起草",
        "in_review": "review in_review reviewing pending 审核中 送审 会签中 待批准",
        "approved": "approved active published effective current final released live 已批准 批准 现行 有效 受控 生效 已发布",
        "withdrawn": "withdrawn obsolete retired archived deprecated superseded 作废 废止 失效 已作废",
    },
    "type": {
        "policy": "policy 制度 政策 方针 规定 管理制度",
        "procedure": "procedure sop process 程序 规程 流程 标准操作规程 操作规程 程序文件",
        "work_instruction": "work_instruction instruction wi guide howto how_to 作业指导书 操作指南 指南 指引",
        "job_description": "job_description jd role 岗位说明书 职位说明书 岗位职责 职务说明书",
        "form": "form template record checklist 表单 表格 记录表 检查表",
    },
}
_NEAR = 0.85


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).strip().casefold()
    return "_".join(folded.replace("-", " ").replace("_", " ").split())


def _inverted(words: Mapping[str, str]) -> dict[str, str]:
    return {word: meant for meant, listed in words.items() for word in listed.split()}


_FIELD_OF = _inverted(_NAMES)
_VALUE_OF = {field: _inverted(words) for field, words in _VALUES.items()}


def field_called(name: str) -> str | None:
    """Our field that is known by this very name."""
    return _FIELD_OF.get(_plain(name))


def field_named(name: str) -> str | None:
    """Our field that a name probably stands for."""
    called, plain = field_called(name), _plain(name)
    if called is not None:
        return called
    near = difflib.get_close_matches(plain, _FIELD_OF, n=1, cutoff=_NEAR)
    return _FIELD_OF[near[0]] if near else None


def value_meant(field: str, value: str) -> str | None:
    """Our value that a value of a field probably stands for."""
    return _VALUE_OF.get(field, {}).get(_plain(value))
