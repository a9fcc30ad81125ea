"""The headings that document types can require, with the words that people use for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from sop_plugin.words.language import further_languages
from sop_plugin.words.voice import Words, voice_in


class Heading(StrEnum):
    """What a required heading is about."""

    PURPOSE = "purpose"
    SCOPE = "scope"
    RESPONSIBILITIES = "responsibilities"
    DEFINITIONS = "definitions"
    CONTENT = "content"
    RECORDS = "records"
    RELATED = "related"
    FILLING_IN = "filling_in"
    FORM = "form"


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


# The first word of each script is the one that messages propose.
SYNONYMS: Mapping[Heading, tuple[str, ...]] = {
    Heading.PURPOSE: _words(
        "目的 | 目标 | 用途 | 岗位概要 | 岗位概述 | 编制目的 | 目的与原则 | 目標 | 崗位概要 | 崗位概述 | 編制目的"
        " | Purpose | Aim | Objective | Purpose and principles | Role summary"
    ),
    Heading.SCOPE: _words("适用范围 | 范围 | 適用範圍 | 範圍 | Scope | Applicability"),
    Heading.RESPONSIBILITIES: _words(
        "职责 | 责任 | 岗位职责 | 职责分工 | 职责与权限 | 職責 | 責任 | 崗位職責 | 職責分工 | 職責與權限"
        " | Responsibilities | Responsibility | Duties"
    ),
    Heading.DEFINITIONS: _words(
        "定义 | 术语 | 术语与定义 | 关键词定义 | 定義 | 術語 | 術語與定義 | Definitions | Terms"
    ),
    Heading.CONTENT: _words(
        "工作程序 | 程序 | 内容 | 规程内容 | 作业步骤 | 操作步骤 | 作业程序 | 工作流程 | 管理要求 | 工作程序与标准"
        " | 內容 | 規程內容 | 作業步驟 | 操作步驟 | 作業程序 | 工作程序與標準"
        " | Procedure | Content | Steps | Process"
    ),
    Heading.RECORDS: _words("记录 | 记录与归档 | 記錄 | 記錄與歸檔 | Records"),
    Heading.RELATED: _words(
        "相关文件 | 相关文件与表单 | 相关文件与记录 | 引用文件 | 相關文件 | 相關文件與表單 | 相關文件與記錄"
        " | Related documents | Related documents and forms | References"
    ),
    Heading.FILLING_IN: _words(
        "填写说明 | 填表说明 | 填寫說明 | 填表說明 | How to fill in | Filling in | Instructions"
    ),
    Heading.FORM: _words("表单内容 | 表单 | 表格 | 表單內容 | 表單 | Form"),
}

WANTED: Mapping[Heading, Words] = {
    Heading.PURPOSE: Words("目的", "Purpose"),
    Heading.SCOPE: Words("适用范围", "Scope"),
    Heading.RESPONSIBILITIES: Words("职责", "Responsibilities"),
    Heading.DEFINITIONS: Words("定义", "Definitions"),
    Heading.CONTENT: Words("工作程序", "Procedure"),
    Heading.RECORDS: Words("记录", "Records"),
    Heading.RELATED: Words("相关文件", "Related documents"),
    Heading.FILLING_IN: Words("填写说明", "How to fill in"),
    Heading.FORM: Words("表单内容", "Form"),
}
"""The word for each heading that messages propose and new documents begin with, in the document's language."""

WANTED_IN_TYPE: Mapping[tuple[str, Heading], Words] = {
    ("policy", Heading.CONTENT): Words("管理要求", "Content"),
    ("work_instruction", Heading.CONTENT): Words("作业步骤", "Steps"),
    ("job_description", Heading.PURPOSE): Words("岗位概要", "Role summary"),
    ("job_description", Heading.RESPONSIBILITIES): Words("岗位职责", "Duties"),
    ("form", Heading.PURPOSE): Words("用途", "Purpose"),
}
"""The same where the readers of a type expect another."""


def normalise_heading(title: str) -> str:
    """Spelling that comparison ignores: blanks and letter case."""
    return "".join(title.split()).casefold()


def heading_kinds(extra: Mapping[Heading, Iterable[str]]) -> dict[str, Heading]:
    """Normalised heading → what it is about, the project's own synonyms included."""
    return _known() | _kinds(extra)


def _kinds(synonyms: Mapping[Heading, Iterable[str]]) -> dict[str, Heading]:
    return {normalise_heading(word): heading for heading, words in synonyms.items() for word in words}


@cache
def _known() -> dict[str, Heading]:
    """The synonyms, and what further catalogues call each heading."""
    wanted = [*WANTED.items(), *((heading, words) for (_, heading), words in WANTED_IN_TYPE.items())]
    further = (
        (heading, voice_in(language).say(words))
        for language in further_languages()
        for heading, words in wanted
    )
    return {normalise_heading(word): heading for heading, word in further} | _kinds(SYNONYMS)
