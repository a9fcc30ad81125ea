"""The columns that tables of steps, measures and definitions can have, with the words that people use for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from sop_plugin.model.procedure import Column
from sop_plugin.words.language import further_languages
from sop_plugin.words.voice import Words, voice_in


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


SYNONYMS: Mapping[Column, tuple[str, ...]] = {
    Column.STEP: _words(
        "步骤 | 工作步骤 | 操作步骤 | 作业步骤 | 步驟 | 工作步驟 | 操作步驟 | 作業步驟 | Step | Steps"
    ),
    Column.CONTENT: _words(
        "内容 | 工作内容 | 操作内容 | 作业内容 | 步骤内容 | 內容 | 工作內容 | 操作內容 | 作業內容 | 步驟內容"
        " | Action | Activity | Description | What to do"
    ),
    Column.WHO: _words(
        "责任人 | 责任岗位 | 责任部门 | 执行人 | 负责人 | 責任人 | 責任崗位 | 責任部門 | 執行人 | 負責人"
        " | Responsible | Responsible person | Person responsible | Owner | Who"
    ),
    Column.STANDARD: _words(
        "标准 | 要求 | 工作标准 | 作业标准 | 质量标准 | 標準 | 工作標準 | 作業標準 | 質量標準"
        " | Standard | Standards | Requirement | Requirements | Criteria"
    ),
    Column.TIME_LIMIT: _words(
        "时限 | 时间 | 期限 | 完成时限 | 时间要求 | 時限 | 時間 | 完成時限 | 時間要求"
        " | Time limit | Deadline | Time | When"
    ),
    Column.RECORD: _words(
        "记录 | 表单 | 相关记录 | 记录与表单 | 記錄 | 紀錄 | 表單 | 相關記錄 | 記錄與表單 | Record | Records | Form"
    ),
    Column.NEXT: _words("分支 | 下一步 | 转向 | 去向 | 轉向 | Next | Next step | Branch | Branches"),
    Column.MEASURE: _words(
        "检查内容 | 检查项目 | 检查 | 项目 | 监控措施 | 监控项目 | 监测项目 | 监测内容 | 措施 | 工作"
        " | 檢查內容 | 檢查項目 | 檢查 | 項目 | 監控措施 | 監控項目 | 監測項目 | 監測內容"
        " | Check | Checks | Measure | Item | Control"
    ),
    Column.FREQUENCY: _words(
        "频次 | 频率 | 考核频次 | 检查频次 | 周期 | 頻次 | 頻率 | 考核頻次 | 檢查頻次 | 週期 | Frequency | How often"
    ),
    Column.TERM: _words("术语 | 名词 | 词语 | 術語 | 名詞 | 詞語 | Term"),
    Column.MEANING: _words("定义 | 含义 | 解释 | 说明 | 定義 | 含義 | 解釋 | 說明 | Definition | Meaning"),
}


WANTED: Mapping[Column, Words] = {
    Column.STEP: Words("步骤", "Step"),
    Column.WHO: Words("责任人", "Responsible"),
    Column.STANDARD: Words("标准", "Standard"),
    Column.TIME_LIMIT: Words("时限", "Time limit"),
    Column.RECORD: Words("记录", "Record"),
    Column.FREQUENCY: Words("频次", "Frequency"),
}
"""The word for a column that messages propose and new documents begin with, in the document's language."""


def normalise_column(name: str) -> str:
    """Spelling that comparison ignores: letter case and the number of blanks."""
    return " ".join(name.split()).casefold()


@cache
def _known() -> dict[str, Column]:
    """The synonyms, and what further catalogues call each column."""
    further = {
        normalise_column(voice_in(language).say(words)): column
        for language in further_languages()
        for column, words in WANTED.items()
    }
    return further | {normalise_column(word): column for column, words in SYNONYMS.items() for word in words}


def column_kinds(names: Iterable[str]) -> dict[Column, int]:
    """What is known of a table's columns: kind → index of the first column of that kind."""
    found: dict[Column, int] = {}
    known = _known()
    for index, name in enumerate(names):
        column = known.get(normalise_column(name))
        if column is not None:
            found.setdefault(column, index)
    return found


def is_step_table(columns: Iterable[Column]) -> bool:
    """Whether a table with these columns lists the steps of a procedure."""
    return {Column.STEP, Column.WHO} <= set(columns)


def is_measure_table(columns: Iterable[Column]) -> bool:
    """Whether a table with these columns lists what is monitored."""
    known = set(columns)
    return {Column.MEASURE, Column.FREQUENCY} <= known and not is_step_table(known)
