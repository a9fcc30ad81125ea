"""The headings that document types can require, with the words that people use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from sop_plugin.model.composed_headings import composed_heading
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
        "目的 | 目标 | 用途 | 岗位概要 | 岗位概述 | 编制目的 | 制定目的 | 目的与原则 | 目的和意义 | 目的与意义"
        " | 目標 | 崗位概要 | 崗位概述 | 編制目的 | 制定目的"
        " | Purpose | Aim | Aims | Objective | Objectives | Purpose and principles | Role summary"
    ),
    Heading.SCOPE: _words(
        "适用范围 | 范围 | 适用 | 适用对象 | 应用范围 | 适用性 | 適用範圍 | 範圍 | 適用 | 適用對象 | 應用範圍"
        " | Scope | Applicability | Application | Scope of application | Field of application | Scope and applicability"
    ),
    Heading.RESPONSIBILITIES: _words(
        "职责 | 责任 | 岗位职责 | 职责分工 | 职责与权限 | 职责和权限 | 职责及权限 | 职责权限 | 责任与权限 | 责任和权限 | 责任及权限"
        " | 部门职责 | 工作职责 | 主要职责 | 人员职责 | 管理职责 | 职责划分 | 责任划分 | 权责 | 权责划分 | 责任部门和职责"
        " | 職責 | 責任 | 崗位職責 | 職責分工 | 職責與權限 | 職責和權限 | 職責權限 | 責任與權限 | 工作職責 | 權責"
        " | Responsibilities | Responsibility | Duties | Roles and responsibilities | Responsibilities and authorities"
        " | Responsibility and authority | Roles, responsibilities and authorities | Roles | Accountabilities"
    ),
    Heading.DEFINITIONS: _words(
        "定义 | 术语 | 术语与定义 | 术语和定义 | 术语及定义 | 术语定义 | 关键词定义 | 名词解释 | 名词定义 | 名词术语 | 缩略语 | 缩写 | 缩略词"
        " | 术语、定义和缩略语 | 术语、定义和符号 | 术语、定义、符号和缩略语 | 术语和缩略语 | 定义和缩略语 | 定义与缩写 | 定义和缩写 | 符号和缩略语"
        " | 缩写和定义 | 术语和缩写 | 術語 | 定義 | 術語與定義 | 術語和定義 | 術語及定義 | 名詞解釋 | 縮略語 | 縮寫 | 定義與縮寫"
        " | Definitions | Definition | Terms | Terms and definitions | Definitions and abbreviations | Abbreviations | Acronyms"
        " | Terms, definitions and abbreviated terms | Definitions and acronyms | Abbreviations and definitions | Glossary"
        " | Terminology"
    ),
    Heading.CONTENT: _words(
        "工作程序 | 程序 | 内容 | 规程内容 | 程序内容 | 工作内容 | 作业步骤 | 操作步骤 | 工作步骤 | 实施步骤 | 步骤 | 作业程序 | 操作程序 | 实施程序"
        " | 管理程序 | 工作流程 | 操作流程 | 作业流程 | 流程 | 流程说明 | 操作规程 | 操作方法 | 操作内容 | 作业内容 | 作业方法 | 管理要求 | 管理内容"
        " | 管理内容与要求 | 管理内容和要求 | 管理内容与方法 | 管理规定 | 工作要求 | 具体要求 | 具体规定 | 具体内容 | 规定 | 要求 | 正文 | 实施细则"
        " | 工作程序与标准 | 工作程序和要求 | 工作程序及要求 | 程序和要求 | 內容 | 規程內容 | 程序內容 | 工作內容 | 作業步驟 | 操作步驟 | 步驟"
        " | 作業程序 | 作業流程 | 工作程序與標準 | 操作規程 | 作業內容 | 管理內容 | 規定"
        " | Procedure | Procedures | Content | Steps | Process | Method | Process description | Procedure description | Workflow"
        " | Procedural steps | Work procedure | Operating procedure | Procedure steps | Requirements | Process steps"
    ),
    Heading.RECORDS: _words(
        "记录 | 记录与归档 | 质量记录 | 相关记录 | 记录表单 | 记录和表单 | 记录与表单 | 记录与表格 | 记录及表格 | 记录保存 | 记录控制 | 记录管理"
        " | 表单和记录 | 相关表单 | 相关表格 | 記錄 | 記錄與歸檔 | 紀錄 | 質量記錄 | 品質紀錄 | 相關記錄 | 記錄與表單"
        " | Records | Quality records | Record keeping | Records and forms | Forms and records | Related records | Record"
    ),
    Heading.RELATED: _words(
        "相关文件 | 相关文件与表单 | 相关文件与记录 | 相关文件和记录 | 相关文件及记录 | 引用文件 | 规范性引用文件 | 引用标准 | 参考文件 | 参考资料 | 参考文献"
        " | 依据 | 依据文件 | 编制依据 | 制定依据 | 法规依据 | 支持性文件 | 支持文件 | 相关支持文件 | 相关程序 | 相关程序文件 | 相关标准 | 相关制度"
        " | 引用文件和标准 | 引用文件与标准 | 相關文件 | 相關文件與表單 | 相關文件與記錄 | 引用文件 | 規範性引用文件 | 參考文件 | 參考資料 | 支持性文件 | 依據"
        " | Related documents | Related documents and forms | References | Reference | Normative references | Reference documents"
        " | Related procedures | Associated documents | Supporting documents | Applicable documents | Referenced documents"
        " | Bibliography | Related documentation"
    ),
    Heading.FILLING_IN: _words(
        "填写说明 | 填表说明 | 填写要求 | 填報說明 | 填报说明 | 填寫說明 | 填表說明 | How to fill in | Filling in | Instructions"
        " | Instructions for completion"
    ),
    Heading.FORM: _words("表单内容 | 表单 | 表格 | 表样 | 表单样式 | 表單內容 | 表單 | Form"),
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


_DIGITS = "一二三四五六七八九十百零〇"
HAND_NUMBER = re.compile(
    rf"""(?: \d+(?:[.．]\d+)+[.．]?                      # 1.1
          |  \d+\s*[.．、)）]                            # 1. 1、 1)
          |  [{_DIGITS}]+\s*(?:[、.．:：)）]|(?=\s))     # 一、 and 一 followed by a blank
          |  [(（]\s*(?:\d+|[{_DIGITS}]+)\s*[)）]        # (一) （1）
          |  第\s*(?:\d+|[{_DIGITS}]+)\s*[章节節条條款]  # 第一章
          |  [IVX]+(?:、|\.\s)                           # IV. but not V.I.P.
          |  [①-⑳Ⅰ-Ⅻ]
          )\s*""",
    re.VERBOSE,
)
"""A number that somebody wrote before the words of a heading."""

_BARE_NUMBER = re.compile(r"\d{1,2}\s+")
_CLOSE_NUMBER = re.compile(r"^\d{1,2}(?=[\u3400-\u9fff])")
_REMARK = re.compile(r"[（(][^（）()]*[)）]\s*$|[：:]\s*$")
_TWO_LANGUAGES = re.compile(
    r"(?P<first>[\u3400-\u9fff、，]+)\s*[/／|·]?\s*(?P<second>[A-Za-z][A-Za-z ,&'-]*)|(?P<latin>[A-Za-z][A-Za-z ,&'-]*?)\s*[/／|·]?\s*(?P<han>[\u3400-\u9fff、，]+)"
)
_JOINED = re.compile(r"和|与|與|及|、|[/／]|\band\b|&|,", re.IGNORECASE)


def normalise_heading(title: str) -> str:
    """Spelling that comparison ignores: blanks and letter case."""
    return "".join(title.split()).casefold()


_SEVERAL: Mapping[str, tuple[Heading, ...]] = {
    normalise_heading(word): (Heading.PURPOSE, Heading.SCOPE)
    for word in ("总则", "總則", "General provisions")
}
"""Chapters that are about several things without saying so."""


@dataclass(frozen=True, eq=False)
class HeadingKinds:
    """Normalised heading → what it is about."""

    by_spelling: Mapping[str, Heading]


@lru_cache(4096)  # the documents of a manual have the same headings, and each is asked about again and again
def heading_topics(title: str, kinds: HeadingKinds) -> tuple[Heading, ...]:
    """What a heading is about: with a number by hand, in two languages or with a remark as well; 目的和范围 is about two things.

    ``kinds``: see ``heading_kinds``.
    """
    known = kinds.by_spelling.get(normalise_heading(title))
    if known is not None:
        return (known,)
    bare = _REMARK.sub("", without_number(title)).strip()
    two = _TWO_LANGUAGES.fullmatch(bare)
    close = _CLOSE_NUMBER.sub("", bare)
    written = (bare, close, *((two["first"] or two["han"], two["second"] or two["latin"]) if two else ()))
    for words in written:
        known = kinds.by_spelling.get(normalise_heading(words))
        if known is not None:
            return (known,)
    for words in written:
        parts = [_kind(part, kinds) for part in _JOINED.split(words) if part.strip()]
        found = tuple(dict.fromkeys(part for part in parts if part is not None))
        if len(parts) > 1 and None not in parts:
            return found
    several = next(
        (_SEVERAL[key] for words in written if (key := normalise_heading(words)) in _SEVERAL), None
    )
    if several is not None:
        return several
    composed = next(
        (topic for words in written if (topic := composed_heading(normalise_heading(words)))), None
    )
    return (Heading(composed),) if composed is not None else ()


def _kind(words: str, kinds: HeadingKinds) -> Heading | None:
    spelling = normalise_heading(words)
    composed = composed_heading(spelling) if spelling not in kinds.by_spelling else None
    return Heading(composed) if composed is not None else kinds.by_spelling.get(spelling)


def without_number(title: str) -> str:
    """The words of a heading."""
    number = HAND_NUMBER.match(title) or _BARE_NUMBER.match(title)
    return title[number.end() :] if number else title


def heading_kinds(extra: Mapping[Heading, Iterable[str]]) -> HeadingKinds:
    """What headings are about, the project's own synonyms included."""
    return _with(tuple((heading, tuple(words)) for heading, words in extra.items()))


@lru_cache(8)
def _with(extra: tuple[tuple[Heading, tuple[str, ...]], ...]) -> HeadingKinds:
    return HeadingKinds(_known() | _kinds(dict(extra)))


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
