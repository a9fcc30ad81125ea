"""SOP7xx (71x): the company's own words that mean the same in a search."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

_WHY = Words(
    "写在这里的词，员工搜索其中一个，就应当找到写着另一个的条款；不生效也没有别的提示。",
    "Who searches for one of these words should find the clauses that have another; nothing else tells that it does not work.",
)
NO_SYNONYMS = Rule(
    "SOP711",
    "no-synonyms-file",
    Severity.ERROR,
    title=Words("没有同义词文件", "No file of synonyms"),
    what=Words("读不到同义词文件 {name}：{reason}", "the file of synonyms {name} cannot be read: {reason}"),
    why=_WHY,
    remedy=Words(
        "在 mkdocs.yml 所在的文件夹以下建立这个文件，或从设置中删去 search_synonyms",
        "make the file, below the folder of mkdocs.yml, or delete search_synonyms from the settings",
    ),
    example="search_synonyms: synonyms.yml       # the file does not exist",
)
SYNONYMS_UNUSABLE = Rule(
    "SOP712",
    "synonyms-unusable",
    Severity.ERROR,
    title=Words("同义词写法不对", "Synonyms that cannot be used"),
    what=Words("{written}不是一组同义词：{problem}", "{written} is no group of synonyms: {problem}"),
    why=_WHY,
    remedy=Words(
        "每组一行，至少两个词，例如 - [押金, 担保, 订金]",
        "write one group a line with two words at least, for example - [deposit, guarantee]",
    ),
    example="- [押金]          # one word only",
)
SYNONYM_TWICE = Rule(
    "SOP713",
    "synonym-twice",
    Severity.WARNING,
    title=Words("同义词重复", "Synonym given twice"),
    what=Words(
        "“{word}”与第 {line} 行的“{first}”相同",
        "“{word}” is the same as “{first}” in line {line}",
    ),
    why=Words(
        "简体、繁体、大小写、全角和半角不区分；重复的词不起作用，往往是想写另一个词。",
        "Simplified, Traditional, letter case and width do not count; such a word adds nothing, and often another was meant.",
    ),
    remedy=Words("删去其中一个，或改成想写的词", "delete one of them, or write the word that was meant"),
    example="- [押金, 担保, 押金]",
)
