"""SOP7xx: keywords and defined terms."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

KEYWORD_ABSENT = Rule(
    "SOP701",
    "keyword-absent",
    Severity.WARNING,
    title=Words("关键词不在文中", "Keyword does not occur"),
    what=Words(
        "关键词“{keyword}”在名称和正文中都没有出现",
        "keyword “{keyword}” occurs neither in the title nor in the text",
    ),
    why=Words(
        "关键词索引指向该词出现的条款，文中没有就无处可指。",
        "The keyword index points at the clauses where a term occurs, and this one occurs nowhere.",
    ),
    remedy=Words("改用文中的原词，或删去该关键词", "use the word that the text uses, or delete the keyword"),
    example="keywords: [电话礼仪]          # the text says 接听电话",
)

KEYWORD_TWICE = Rule(
    "SOP702",
    "keyword-twice",
    Severity.WARNING,
    title=Words("关键词重复", "Keyword given twice"),
    what=Words("关键词“{keyword}”重复", "keyword “{keyword}” is given twice"),
    why=Words(
        "大小写和空格不区分，重复的词在索引中只会出现一次。",
        "Letter case and blanks do not count; the index shows such a term once.",
    ),
    remedy=Words("删去其中一个", "delete one of them"),
    example="keywords: [VIP 接待, vip接待]",
)

KEYWORDS_MISSING = Rule(
    "SOP703",
    "keywords-missing",
    Severity.ADVICE,
    title=Words("没有关键词", "No keywords"),
    what=Words("已批准的文件没有关键词", "the document is approved, but has no keywords"),
    why=Words(
        "没有关键词的文件不出现在关键词索引中。",
        "A document without keywords is missing from the keyword index.",
    ),
    remedy=Words("补上 3 至 8 个文中出现的词", "add 3 to 8 terms that occur in the text"),
    example="keywords: []                 # keywords: [接听电话, 留言, 转接]",
)

DEFINED_DIFFERENTLY = Rule(
    "SOP704",
    "term-defined-differently",
    Severity.ADVICE,
    title=Words("同一术语有不同定义", "Term defined in different ways"),
    what=Words("“{term}”的定义与 {other} 不同", "“{term}” is defined otherwise than in {other}"),
    why=Words(
        "同一个词在两份文件里意思不同，读者会按先看到的那一个理解；术语表会把两个定义都列出。",
        "Readers take a word as they met it first; the glossary lists both definitions.",
    ),
    remedy=Words(
        "统一为一个定义并引用 {other}，或换一个词；确实只在本文件中这样用的，可以不改",
        "agree on one definition and refer to {other}, or use another word; leave it where it is meant for this document alone",
    ),
    example="- **目标客户**：写入出差申请的客户。      # HT-SD-SOP-013; MK-SOP-002 means something else by it",
)

DEFINITIONS_UNREAD = Rule(
    "SOP705",
    "definitions-unread",
    Severity.ADVICE,
    title=Words("定义没有读出来", "Definitions that are not read"),
    what=Words(
        "“{heading}”一章像是有定义，但一个术语也读不出来，例如“{written}”",
        "the clause “{heading}” seems to define terms, and none is read from it, such as “{written}”",
    ),
    why=Words(
        "读不出来的术语不进术语表，两份文件定义不一也不会提示。",
        "Terms that are not read are missing from the glossary, and nobody is told where two documents define one otherwise.",
    ),
    remedy=Words(
        "写成“- **术语**：含义”，或“术语 | 定义”的表格",
        "write “- **term**: meaning”, or a table “Term | Definition”",
    ),
    example="## 定义\n\n> 长住客：住满 30 天的客人          # - **长住客**：住满 30 天的客人",
)
