"""The columns that tables of steps, measures and definitions can have, with the words that people use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from sop_plugin.model.composed_columns import composed_column
from sop_plugin.model.procedure import Column
from sop_plugin.words.language import further_languages
from sop_plugin.words.voice import Words, voice_in


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


SYNONYMS: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: _words(
        "序号 | 序 | 序號 | 步序 | 步号 | 项次 | 項次 | # | No | No. | Nr | Nr. | Item no. | S/N | Step no. | Step number"
        " | Step # | Seq. | Seq | Sequence | Sl. No. | Sl. No | Sl No. | S. No. | S.No. | S.No | Sr. No. | Order | 步骤号 | 步驟號 | 顺序 | 順序"
    ),
    Column.STEP: _words(
        "步骤 | 步骤名 | 关键步骤 | 工作步骤 | 操作步骤 | 作业步骤 | 流程步骤 | 程序步骤 | 实施步骤 | 步骤名称 | 工序 | 工步 | 环节 | 流程环节 | 流程节点 | 节点 | 流程"
        " | 步驟 | 工作步驟 | 操作步驟 | 作業步驟 | 流程步驟 | 環節 | 節點"
        " | Step | Steps | Process step | Process steps | Procedure step | Procedure steps | Step name | Sub-step | Steps to follow | Phase | Stage"
    ),
    Column.CONTENT: _words(
        "内容 | 工作内容 | 操作内容 | 作业内容 | 步骤内容 | 具体内容 | 活动内容 | 流程内容 | 步骤描述 | 步骤说明 | 工作描述 | 作业描述 | 活动描述"
        " | 活动 | 操作 | 任务 | 做法 | 工作事项 | 事项 | 內容 | 工作內容 | 操作內容 | 作業內容 | 步驟內容 | 活動 | 任務 | 事項"
        " | Action | Actions | Activity | Activities | Description | What to do | Task | Tasks | Instruction | Operation"
        " | Description of activity | Action to take | What | What is done | Task description | Activity description | Step description"
        " | Task name | Work instruction | Instructions | 做什么 | 怎么做 | 动作 | 行动"
    ),
    Column.WHO: _words(
        "责任人 | 责任岗位 | 责任部门 | 责任单位 | 责任方 | 责任者 | 责任角色 | 责任 | 执行人 | 执行者 | 执行岗位 | 执行部门 | 执行人员 | 负责人 | 负责部门"
        " | 负责岗位 | 负责人员 | 岗位 | 操作人 | 操作者 | 操作员 | 操作岗位 | 操作人员 | 作业人 | 作业人员 | 经办人 | 经办部门 | 承办人 | 承办部门 | 承办单位"
        " | 主办 | 承办 | 经办 | 牵头 | 主责 | 主办部门 | 主责部门 | 实施人 | 实施者 | 实施部门 | 担当 | 担当者 | 角色 | 由谁做 | 谁 | 責任人 | 責任崗位 | 責任部門 | 責任單位 | 責任者"
        " | 執行人 | 執行者 | 執行部門 | 負責人 | 負責部門 | 崗位 | 操作員 | 承辦人 | 承辦部門 | 經辦人 | 實施人 | 擔當 | 角色名稱"
        " | Responsible | Responsible person | Person responsible | Owner | Who | Responsibility | Responsible party"
        " | Responsible role | Responsible department | Responsible function | Performed by | Done by | By whom | Role | Actor"
        " | Executor | Assigned to | Carried out by | Action by | Executed by | Conducted by | Operator | Operators | Personnel"
        " | Person in charge | PIC | Who does it | Role(s) | Role/Position | Assignee | Responsible persons | Responsible staff | Responsible position | 由谁执行 | 由谁负责"
        " | 谁来做 | 谁做 | 由谁 | 担任者 | 岗位名称 | 经手人 | 责任领导 | 擔當部門 | 谁负责 | 权责 | 權責"
    ),
    Column.STANDARD: _words(
        "标准 | 要求 | 工作标准 | 作业标准 | 质量标准 | 操作标准 | 合格标准 | 验收标准 | 判定标准 | 接收标准 | 接受标准 | 工作要求 | 操作要求 | 作业要求 | 质量要求"
        " | 技术要求 | 工艺要求 | 控制要求 | 具体要求 | 操作要点 | 工作要点 | 要点 | 標準 | 工作標準 | 作業標準 | 質量標準 | 驗收標準 | 判定標準 | 作業要求"
        " | 質量要求 | Standard | Standards | Requirement | Requirements | Criteria | Criterion | Acceptance criteria"
        " | Acceptance criterion | Acceptance | Expected outcome | Quality check | Key points | Key point | 关键点 | 關鍵點 | 要领 | 做到什么程度 | 达标要求 | 品質要求 | Pass criteria | Success criteria | Expected results | Specification | Specifications | Expected result | Quality standard"
    ),
    Column.TIME_LIMIT: _words(
        "时限 | 时间 | 期限 | 完成时限 | 完成时间 | 完成期限 | 办理时限 | 时间要求 | 时间限制 | 时间节点 | 用时 | 耗时 | 时长 | 所需时间 | 时限要求 | 完成时间要求 | 截止时间 | 节点时间 | 時限 | 時間 | 完成時限 | 完成時間"
        " | 時間要求 | 時間限制 | Time limit | Deadline | Time | When | Timing | Time frame | Timeframe | Timeline | Due | By when | Duration | Due by | Est. time | Due date | Target date | 何时"
    ),
    Column.RECORD: _words(
        "记录 | 表单 | 相关记录 | 相关表单 | 记录与表单 | 记录表单 | 记录表 | 记录单 | 记录名称 | 所用表单 | 單據 | 单据 | 紀錄表單 | 使用表单 | 质量记录 | 输出记录 | 形成记录 | 记录和表单 | 表单与记录 | 表格"
        " | 記錄 | 紀錄 | 表單 | 相關記錄 | 相關表單 | 記錄與表單 | 記錄表單 | 質量記錄 | 輸出記錄"
        " | 相关文件/记录 | 文件/记录 | 输出文件 | 输出文件/记录"
        " | Record | Records | Form | Forms | Evidence | Form used | Quality record | Quality records | Records generated"
        " | Documentation | Record No. | Record no | Form No. | Form no | Form number | 形成文件 | Documents/records | Document/record | Records/forms | Output record"
    ),
    Column.NEXT: _words(
        "分支 | 下一步 | 下一步骤 | 转至 | 流转至 | 转向 | 去向 | 流向 | 轉向 | Next | Next step | Branch | Branches | Go to | Go to step"
    ),
    Column.MEASURE: _words(
        "检查内容 | 检查项目 | 检查 | 项目 | 监控措施 | 监控项目 | 监控内容 | 监测项目 | 监测内容 | 措施 | 工作 | 检验项目 | 检验内容 | 检测项目 | 点检项目 | 点检内容"
        " | 巡检项目 | 巡检内容 | 檢查內容 | 檢查項目 | 檢查 | 項目 | 監控措施 | 監控項目 | 監測項目 | 監測內容 | 檢驗項目 | 點檢項目"
        " | Check | Checks | Measure | Item | Control | Check item | Checkpoint | Control point"
    ),
    Column.FREQUENCY: _words(
        "频次 | 频率 | 考核频次 | 检查频次 | 检查频率 | 检验频次 | 监测频次 | 监控频次 | 周期 | 检查周期 | 点检周期 | 頻次 | 頻率 | 考核頻次 | 檢查頻次 | 檢查頻率 | 週期"
        " | Frequency | How often | Interval"
    ),
    Column.TERM: _words(
        "术语 | 名词 | 词语 | 缩写 | 缩略语 | 缩略词 | 简称 | 英文缩写 | 術語 | 名詞 | 詞語 | 縮寫 | 縮略語 | 簡稱"
        " | Term | Terms | Abbreviation | Acronym"
    ),
    Column.MEANING: _words(
        "定义 | 含义 | 解释 | 说明 | 全称 | 中文全称 | 释义 | 意义 | 英文全称 | 英文名称 | 中文名称 | 中文含义 | 中文解释 | 中文 | 描述 | 定義 | 含義 | 解釋 | 說明 | 全稱 | 釋義"
        " | Definition | Definitions | Meaning | Full form | Full name | Explanation"
    ),
}

BESIDE = _words(
    "协办 | 协助 | 配合 | 参与 | 复核人 | 复核者 | 复核岗 | 监督岗 | 复核 | 复核岗位 | 监督人 | 监督者 | 监督部门 | 监督岗位 | 检查人 | 核查人 | 审核人 | 批准人 | 确认人 | 见证人 | 协办部门"
    " | 协办人 | 协办单位 | 配合部门 | 配合单位 | 配合人 | 配合岗位 | 协助部门 | 协助人 | 参与部门 | 参与人 | 協辦部門 | 監督部門 | 審核人 | 覆核人"
    " | 復核人 | 確認人 | 見證人 | 協助部門 | checked by | verified by | reviewed by | approved by | supervised by | supported by | assisted by"
    " | confirmed by | witnessed by | witness | verifier"
)
"""What a further column of a table of steps is called that says who has a part in a step besides the one who does it."""

WANTED: Mapping[Column, Words] = {
    Column.STEP: Words("步骤", "Step"),
    Column.WHO: Words("责任人", "Responsible"),
    Column.STANDARD: Words("标准", "Standard"),
    Column.TIME_LIMIT: Words("时限", "Time limit"),
    Column.RECORD: Words("记录", "Record"),
    Column.FREQUENCY: Words("频次", "Frequency"),
}
"""The word for a column that messages propose and new documents begin with, in the document's language."""


_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_REMARK = re.compile(r"\s*(?:[（(][^（）()]*[)）]|[：:*＊])\s*$")
_TWO_LANGUAGES = re.compile(r"(?<=[\u3400-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[\u3400-\u9fff])")
_JOINED = re.compile(r"\s*[/／、|·&]\s*|和|与|與|及|\s+and\s+", re.IGNORECASE)

ExtraColumns: TypeAlias = Mapping[Column, Iterable[str]]
"""What a project calls columns besides."""

NO_EXTRA: ExtraColumns = MappingProxyType({})


def normalise_column(name: str) -> str:
    """Spelling that comparison ignores: letter case, the number of blanks, and those that stretch 步　骤."""
    return _BETWEEN_HAN.sub("", " ".join(name.split())).casefold()


@cache
def _known() -> dict[str, Column]:
    """The synonyms, and what further catalogues call each column."""
    further = {
        normalise_column(voice_in(language).say(words)): column
        for language in further_languages()
        for column, words in WANTED.items()
    }
    return further | {normalise_column(word): column for column, words in SYNONYMS.items() for word in words}


def column_words(column: Column, extra: ExtraColumns) -> tuple[str, ...]:
    """Every word for a column."""
    return (*SYNONYMS[column], *extra.get(column, ()))


def column_kinds(names: Iterable[str], extra: ExtraColumns = NO_EXTRA) -> dict[Column, int]:
    """What is known of a table's columns: kind → index of the first column of that kind."""
    found: dict[Column, int] = {}
    for index, name in enumerate(names):
        column = column_kind(name, extra)
        if column is not None:
            found.setdefault(column, index)
    return found


def further_columns(
    names: Sequence[str], first: Mapping[Column, int], extra: ExtraColumns = NO_EXTRA
) -> dict[Column, tuple[int, ...]]:
    """The columns beyond the first that name doers too (复核人 beside 执行人, 责任人 beside 责任部门), or records."""
    found: dict[Column, tuple[int, ...]] = {}
    for index, name in enumerate(names):
        column = column_kind(name, extra)
        if column is None and is_beside(name):
            column = Column.WHO
        if column in (Column.WHO, Column.RECORD) and column in first and index != first[column]:
            found[column] = (*found.get(column, ()), index)
    return found


def is_beside(name: str) -> bool:
    """Whether a column of doers says what their part is: 复核人, and not just 责任人."""
    bare = _REMARK.sub("", name)
    return normalise_column(bare) in BESIDE or normalise_column("".join(bare.split()[-1:])) in BESIDE


def column_kind(name: str, extra: ExtraColumns = NO_EXTRA) -> Column | None:
    """What a column is about by its name: alone, with a remark, in two languages, or as one of several things: 标准/要求."""
    known = _known()
    if extra:
        known = known | {normalise_column(word): column for column, words in extra.items() for word in words}
    spelling = normalise_column(name)
    found = known.get(spelling)
    if found is not None or not spelling:
        return found
    bare = _REMARK.sub("", spelling)
    found = known.get(bare)
    for parted in (_TWO_LANGUAGES, _JOINED):
        if found is None:
            written = parted.split(bare)
            parts = [_part(known, part) for part in written]
            found = parts[0] if len(parts) > 1 and None not in parts else None
            if found is None and parted is _TWO_LANGUAGES and len(parts) == 2:
                # 标准 Std.: what the Chinese says holds, whatever its translation.
                found = next(
                    (part for word, part in zip(written, parts, strict=True) if _HAN.match(word)), None
                )
    return found or _below(known, name) or composed_column(bare)


def _below(known: Mapping[str, Column], name: str) -> Column | None:
    """What a column is about that has its name below another's, as in heads of two rows: 责任 执行, 标准 数值."""
    parts = [normalise_column(part) for part in name.split()]
    if len(parts) != 2 or not all(len(part) > 1 and _HAN.fullmatch(part) for part in parts):
        return None
    above = known.get(parts[0])
    return known.get(parts[1]) or (above if above in (Column.WHO, Column.RECORD) else None)


def _part(known: Mapping[str, Column], written: str) -> Column | None:
    """What one part of a name says: a word, or several joined ones that say the same."""
    bare = _REMARK.sub("", written).strip(" /／|·")
    if bare in known or not _JOINED.search(bare):
        return known.get(bare) or composed_column(bare)
    words = {known.get(word.strip()) or composed_column(word.strip()) for word in _JOINED.split(bare)}
    return next(iter(words)) if len(words) == 1 else None


_TELLS_STEPS = frozenset((Column.NUMBER, Column.STANDARD, Column.TIME_LIMIT, Column.RECORD, Column.NEXT))


def is_step_table(columns: Iterable[Column]) -> bool:
    """Whether a table with these columns lists the steps of a procedure: what is done by whom, and more than that."""
    known = set(columns)
    if Column.STEP in known:
        return Column.WHO in known
    return (
        {Column.CONTENT, Column.WHO} <= known
        and bool(known & _TELLS_STEPS)
        and not known & {Column.MEASURE, Column.FREQUENCY, Column.TERM}
    )


def is_measure_table(columns: Iterable[Column]) -> bool:
    """Whether a table with these columns lists what is monitored."""
    known = set(columns)
    return {Column.MEASURE, Column.FREQUENCY} <= known and not is_step_table(known)
