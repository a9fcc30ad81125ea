"""SOP7xx (72x): how people ask, and what answers them."""

from __future__ import annotations

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.words.voice import Words

_WHY = Words(
    "员工照这样问，就应当先找到这一条；不生效也没有别的提示。",
    "Who asks like this should find this clause first; nothing else tells that it does not work.",
)
NO_QUESTIONS = Rule(
    "SOP721",
    "no-questions-file",
    Severity.ERROR,
    title=Words("没有常问文件", "No file of questions"),
    what=Words("读不到常问文件 {name}：{reason}", "the file of questions {name} cannot be read: {reason}"),
    why=_WHY,
    remedy=Words(
        "在 mkdocs.yml 所在的文件夹以下建立这个文件，或从设置中删去 search_questions",
        "make the file, below the folder of mkdocs.yml, or delete search_questions from the settings",
    ),
    example="search_questions: questions.yml       # the file does not exist",
)
QUESTIONS_UNUSABLE = Rule(
    "SOP722",
    "questions-unusable",
    Severity.ERROR,
    title=Words("常问写法不对", "Questions that cannot be used"),
    what=Words("{written}不能用：{problem}", "{written} cannot be used: {problem}"),
    why=_WHY,
    remedy=Words(
        "文件编号占一行，下面写条款，再下面一行一句问法；写成一行是 HT-SD-SOP-015: {{4.4 报价: [电话里客人要报价怎么说]}}",
        "write a line for the number of a document, below it the clause, below that how staff ask, a line each; in a single line that is "
        "HT-SD-SOP-015: {{4.4: [what do I quote on the phone]}}",
    ),
    example="HT-SD-SOP-015: {4.4 报价: 电话里客人要报价怎么说}          # no list",
)
QUESTION_TWICE = Rule(
    "SOP723",
    "question-twice",
    Severity.WARNING,
    title=Words("同一个问法写了两遍", "Question given twice"),
    what=Words(
        "{number} 的“{question}”，第 {line} 行已经写过",
        "{number}: {question!r} stands in line {line} already",
    ),
    why=Words(
        "简体、繁体、大小写、全角和半角、标点不区分。一份文件里同一个问法指向两个条款，员工不知道看哪个；往往是挪动时忘了删。",
        "Simplified, Traditional, letter case, width and marks do not count. With two clauses of one document for the same question nobody "
        "knows which answers it; often one was left behind when it was moved.",
    ),
    remedy=Words(
        "留下真正回答它的那一条；不同文件都回答的，可以各写一遍",
        "keep it where it is answered; where several documents answer it, each may have it",
    ),
    example="HT-SD-SOP-015: {4.4 报价: [怎么报价, 怎么报价？]}",
)
ASKED_PLACE_UNKNOWN = Rule(
    "SOP724",
    "asked-place-unknown",
    Severity.WARNING,
    title=Words("常问指向没有的条款", "Questions that nothing answers"),
    what=Words(
        "{named} 不是现有的文件或条款，它的问法不指向任何地方",
        "{named} is no document or clause: its questions lead nowhere",
    ),
    why=Words(
        "修订时条款会改号、删去；问法还在而条款没有了，员工就找不到答案。",
        "Clauses move and go when a document is revised; questions without their clause find nothing.",
    ),
    remedy=Words(
        "改为现有的编号或条款：{near}；没有条款再回答的，删去这些问法",
        "name one that exists: {near}; where nothing answers them any more, delete the questions",
    ),
    example="HT-SD-SOP-015: {9.9 报价: [怎么报价]}",
)
ASKED_OF_WITHDRAWN = Rule(
    "SOP725",
    "asked-of-withdrawn",
    Severity.WARNING,
    title=Words("常问指向已作废的文件", "Questions to a withdrawn document"),
    what=Words(
        "{number} 已作废，它的问法不再用于搜索",
        "{number} has been withdrawn: its questions find nothing any more",
    ),
    why=Words(
        "作废文件的正文不再显示，不能回答问题。",
        "The text of a withdrawn document is not shown any more, and answers nothing.",
    ),
    remedy=Words(
        "把问法移到现在回答它们的文件（替代文件：{successor}），或删去",
        "move the questions to what answers them now (successor: {successor}), or delete them",
    ),
    example="HT-SD-SOP-099: {4.1 报价: [怎么报价]}          # withdrawn",
)
ASKED_CLAUSE_MOVED = Rule(
    "SOP726",
    "asked-clause-moved",
    Severity.WARNING,
    title=Words("常问的条款改了号或标题", "Questions of a clause that moved"),
    what=Words(
        "{number} 的 {clause} 现在是“{now}”，不是“{title}”",
        "clause {clause} of {number} is {now!r} now, not {title!r}",
    ),
    why=Words(
        "条款改号以后，问法可能指向另一条。标题还在的，先跟着标题走。",
        "After clauses moved, questions may lead to another one. For now they follow the title, where it is still there.",
    ),
    remedy=Words(
        "核对哪一条回答这些问法，改写为 {number} 的“{near}”",
        "see which clause answers the questions, and write “{near}” of {number}",
    ),
    example="HT-SD-SOP-015: {4.4 怎样报价: [怎么报价]}",
)
