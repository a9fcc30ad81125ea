"""Where the work begins on a document's page: what the button leads to, and what a phone folds away before the first step.

On a desk and on paper everything stands there as written; the style sheet opens the elements.
"""

from __future__ import annotations

from markupsafe import Markup

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.manual import Manual
from sop_plugin.model.work_clauses import clauses_before_work, work_clause
from sop_plugin.pages.voice import page_voice
from sop_plugin.rendering.clause_numbers import clause_mark
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.text_parts import TextPart
from sop_plugin.words import labels
from sop_plugin.words.voice import COLON

_CLAUSES = Markup(
    '<details class="sop-early">\n<summary><span class="sop-hidden">{name}{colon}</span>{clauses}</summary>\n'
)
_CLAUSE = Markup(
    '<span class="sop-early__clause"><span class="sop-clause-number">{mark}</span>{title}</span>'
)
_TABLE = Markup('<details class="sop-early sop-early--table">\n<summary>{words}</summary>\n')
_CLOSING = Markup("</details>\n")
# A table of fewer rows takes no more room than the line that would stand for it.
_FEW_ROWS = 3


def anchor_of_steps(manual: Manual, document: Document, text: RenderedText) -> str | None:
    """The id of the innermost clause that holds the first step; ``None`` for a document without steps."""
    first = _first_step(manual, document, text)
    if first is None:
        return None
    key = next((part.clause for part in reversed(text.parts[:first]) if part.clause), None)
    clause = document.body.clause_named(key) if key else None
    return None if clause is None else clause.explicit_id or clause.anchor


def folded_on_phones(manual: Manual, document: Document, text: RenderedText) -> dict[int, Markup]:
    """What stands before parts of the text, by their indexes: elements around the clauses before the work, and around tables
    between the beginning of the work and its first step.
    """
    first = _first_step(manual, document, text)
    work = _work(manual, document)
    if first is None or work is None:
        return {}
    before: dict[int, Markup] = {}
    early = clauses_before_work(document.body, heading_kinds(manual.settings.extra_headings))
    if early:
        behind = next(c for c in document.body.clauses if len(c.path) == 1 and c.line > early[-1].line)
        start, end = _heading(text, early[0]), _heading(text, behind)
        if start is not None and end is not None:
            before |= {start: _opening(manual, document, early), end: _CLOSING}
    begin = _heading(text, work)
    for index in range(first if begin is None else begin, first):
        part = text.parts[index]
        if part.table and part.outermost and _rows(part) > _FEW_ROWS:
            words = page_voice(document.language).say(
                labels.FOLDED_TABLE, columns="、".join(filter(None, part.table)), count=_rows(part)
            )
            before[index] = before.get(index, Markup("")) + _TABLE.format(words=words)
            before[index + 1] = _CLOSING
    return before


def _work(manual: Manual, document: Document) -> Clause | None:
    return work_clause(document.body, heading_kinds(manual.settings.extra_headings))


def _first_step(manual: Manual, document: Document, text: RenderedText) -> int | None:
    """The index of the part that holds the first step: a row of a table of steps, or an item of a list within the work."""
    work = _work(manual, document)
    if work is None or not document.body.procedures.step_tables:
        return None
    begin = next((index for index, part in enumerate(text.parts) if part.clause == work.key), None)
    if begin is None:
        return None
    parts = enumerate(text.parts[begin:], start=begin)
    return next((index for index, part in parts if part.steps or "<li" in part.html), None)


def _heading(text: RenderedText, clause: Clause) -> int | None:
    """The index of a clause's heading, where an element can begin or end before it."""
    return next(
        (index for index, part in enumerate(text.parts) if part.clause == clause.key and part.outermost), None
    )


def _rows(part: TextPart) -> int:
    return part.html.count("<tr") - 1


def _opening(manual: Manual, document: Document, clauses: tuple[Clause, ...]) -> Markup:
    style, voice = manual.settings.clause_style, page_voice(document.language)
    named = (_CLAUSE.format(mark=clause_mark(clause, style), title=clause.title) for clause in clauses)
    return _CLAUSES.format(
        name=voice.say(labels.CLAUSES_BEFORE_WORK),
        colon=voice.say(COLON),
        clauses=Markup(" ").join(named),
    )
