"""SOP6xx: questions of understanding that nobody can answer rightly, or wrongly."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

QUESTION_UNANSWERABLE = Rule(
    "SOP651",
    "question-unanswerable",
    Severity.ERROR,
    title=Words("答不了的理解题", "Question that cannot be answered"),
    what=Words("理解题“{ask}”：{problem}", "the question {ask!r}: {problem}"),
    why=Words(
        "没有正确的答案，谁也答不对；样样都对，答对了也说明不了什么。",
        "Without a right answer nobody can be right; where every answer is, being right shows nothing.",
    ),
    remedy=Words(
        "answers 列 {fewest} 至 {most} 个不同的答案，right 照其中正确的写；一份文件至多 {questions} 题，每题不同",
        "give {fewest} to {most} different answers, and under right those of them that are, word for word; a document asks at most "
        "{questions} questions, each once",
    ),
    example="questions:\n  - {ask: 铃响几声之内接听？, answers: [两声, 五声], right: 三声}   # not among the answers",
)
QUESTION_CLAUSE_UNKNOWN = Rule(
    "SOP652",
    "question-clause-unknown",
    Severity.WARNING,
    title=Words("理解题所指的条款不存在", "Question about a clause that is not there"),
    what=Words(
        "理解题“{ask}”说答案在第 {clause} 条，文件中没有这一条",
        "the question {ask!r} is answered by clause {clause!r}, which the document does not have",
    ),
    why=Words(
        "答错的人要能回去读那一条。",
        "Who was wrong goes back to that clause and reads it.",
    ),
    remedy=Words(
        "改为现有的编号：{near}；也可以写标题的 id，如 {{#issue}}，增删条款时不变",
        "name one that exists: {near}; or the id of its heading, {{#issue}}, which stays when clauses come and go",
    ),
    example='questions:\n  - {ask: …, answers: [两声, 三声], right: 三声, clause: "9.9"}   # there is no clause 9.9',
)
