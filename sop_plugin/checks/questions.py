"""Questions of understanding: each can be answered, rightly and wrongly, and points at a clause that exists."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.nearest import NOTHING_NEAR
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.questions import FEWEST_ANSWERS, MOST_ANSWERS, MOST_QUESTIONS, ReadersQuestion
from sop_plugin.model.settings import Settings
from sop_plugin.rules import questions as rules
from sop_plugin.words.voice import Sayable, Words

_SHOWN = 12
_TOO_MANY = Words(
    "一份文件至多 {most} 题，这是第 {count} 题",
    "a document asks at most {most} questions, and this is number {count}",
)
_AGAIN = Words("前面已经问过", "it was asked before")
_FEW = Words("列了 {count} 个答案", "it has {count} answers")
_TWICE = Words("答案“{answer}”列了两次", "the answer {answer!r} is listed twice")
_NOT_LISTED = Words(
    "正确的答案“{answer}”不在 answers 之中", "the right answer {answer!r} is not among its answers"
)
_NONE_RIGHT = Words("没有正确的答案", "no answer is right")
_ALL_RIGHT = Words("每个答案都对", "every answer is right")


def unanswerable_questions(document: Document, _: Settings) -> Iterator[Finding]:
    """All that is wrong with what a document asks."""
    asked: set[str] = set()
    for count, question in enumerate(document.questions, start=1):
        problems = list(_problems(question))
        if count > MOST_QUESTIONS:
            problems.append(_TOO_MANY.filled(most=MOST_QUESTIONS, count=count))
        if question.ask in asked:
            problems.append(_AGAIN)
        asked.add(question.ask)
        for problem in problems:
            yield rules.QUESTION_UNANSWERABLE.at(
                question.place,
                ask=question.ask,
                problem=problem,
                fewest=FEWEST_ANSWERS,
                most=MOST_ANSWERS,
                questions=MOST_QUESTIONS,
            )
        if question.clause is not None and document.body.clause_named(question.clause) is None:
            existing = ", ".join(clause.key for clause in document.body.clauses[:_SHOWN]) or NOTHING_NEAR
            yield rules.QUESTION_CLAUSE_UNKNOWN.at(
                question.place, ask=question.ask, clause=question.clause, near=existing
            )


def _problems(question: ReadersQuestion) -> Iterator[Sayable]:
    answers = question.answers
    if not FEWEST_ANSWERS <= len(answers) <= MOST_ANSWERS:
        yield _FEW.filled(count=len(answers))
    for answer in dict.fromkeys(answer for answer in answers if answers.count(answer) > 1):
        yield _TWICE.filled(answer=answer)
    for answer in question.right:
        if answer not in answers:
            yield _NOT_LISTED.filled(answer=answer)
    if not question.right:
        yield _NONE_RIGHT
    elif len(answers) > 1 and set(answers) <= set(question.right):
        yield _ALL_RIGHT
