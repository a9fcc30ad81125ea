"""What somebody needs to know before starting the work of a document, found in the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.procedure import Cell, StepTable
from sop_plugin.model.time_limit import total_seconds
from sop_plugin.pages.documents.related import RelatedDocument
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import time_words
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.words.voice import Sentence

_HINT = re.compile(r"[手随隨][边邊身]|[备備带帶][好齐齊]|携带|攜帶|at hand|have ready|bring", re.IGNORECASE)
_AT_HAND = re.compile(
    # Several things are made ready, or they are said to be within reach; a seat "on the right hand" is not.
    r"(?<![左右])手[边邊]|[随隨]身|(?=.*(?:、|\[\[)).*(?:[备備带帶][好齐齊]|携带|攜帶)|\bat hand\b|\bhave ready\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^。；;！？\n]+")
_TOOLS = re.compile(
    r"(?:所需|使用|准备|準備)?(?:工具|工器具|器具|材料|物料|仪器|儀器|设备|設備|用品)(?:[、和与與及](?:工具|工器具|器具|材料|物料|仪器|儀器|设备|設備|用品))*"
    r"(?:准备|準備|清单|清單)?|(?:tools|materials|equipment)(?:(?:,| and)\s*(?:tools|materials|equipment))*",
    re.IGNORECASE,
)
_MOST_SENTENCES = 3


@dataclass(frozen=True)
class AtHand:
    """What must be ready: a sentence of the document, as Markdown, and the clause that says it."""

    words: str
    clause: Clause | None


@dataclass(frozen=True)
class Beforehand:
    """``steps`` are those of all tables; ``time`` the sum of their limits, where they can be summed.

    ``reviewed`` is the day of the last review that left the text as it is.
    """

    doers: tuple[str, ...]
    steps: int
    tables: tuple[Clause, ...]
    time: Sentence | None
    forms: tuple[Document, ...]
    at_hand: tuple[AtHand, ...]
    reviewed: date | None


def beforehand(edition: Edition, document: Document, cites: Iterable[RelatedDocument]) -> Beforehand | None:
    """``None`` for a document without tables of steps; ``cites`` are the documents that it names."""
    tables = document.body.procedures.step_tables
    if not tables:
        return None
    clauses = (document.body.clause_named(table.clause) for table in tables if table.clause)
    return Beforehand(
        tuple(dict.fromkeys(doer for table in tables for step in table.steps for doer in step.doers)),
        sum(len(table.steps) for table in tables),
        tuple({clause.key: clause for clause in clauses if clause}.values()),
        _time(tables),
        tuple(each.document for each in cites if edition.manual.settings.is_form(each.document.type)),
        tuple(_at_hand(document)),
        _last_reviewed(document),
    )


def _time(tables: Iterable[StepTable]) -> Sentence | None:
    steps = [step for table in tables for step in table.steps]
    if any(step.branches for step in steps):
        return None  # a step can come again
    seconds = total_seconds(_written(step.time_limit) for step in steps)
    if seconds is None:
        return None
    return time_words(-(-seconds // 60))


def _written(cell: Cell | None) -> str:
    return "" if cell is None else cell.text


def _at_hand(document: Document) -> Iterator[AtHand]:
    """Clauses about tools, else the first sentences that say what must be ready, from where the steps are."""
    body = document.body
    named = [AtHand("", clause) for clause in body.clauses if _TOOLS.fullmatch(clause.title.strip())]
    if named:
        yield from named
        return
    with_steps = {table.clause.split(".")[0] for table in body.procedures.step_tables if table.clause}
    found = 0
    for text in parse(body.text).texts(_HINT):
        clause = body.clause_at(text.line + body.first_line)
        if (
            clause is None
            or str(clause.path[0]) not in with_steps
            or clause.line == text.line + body.first_line
        ):
            continue
        for sentence in _SENTENCE.findall(text.content):
            if _AT_HAND.search(sentence):
                yield AtHand(sentence.strip(), clause)
                found += 1
                if found == _MOST_SENTENCES:
                    return


def _last_reviewed(document: Document) -> date | None:
    held = [review.day for review in document.reviews if review.outcome is Outcome.NO_CHANGE]
    return max(filter(None, [*held, document.review.last_held]), default=None)
