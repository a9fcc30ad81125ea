"""What people ask often, by department and document: each question leads to the clause that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.asked import asked_by_clause
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.work_clauses import work_clause
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.rendering.clause_numbers import clause_mark

QUESTIONS = "questions/"
# With more documents than this, their questions are folded away.
_FEW = 3
# Of each clause so many stand on the page, the first of the file: the others are for the search, and would make it endless.
_SHOWN = 2


@dataclass(frozen=True)
class FrequentQuestion:
    """A question, where its answer stands, and what the clause is called: number and title, or nothing for a document as a whole.

    ``of_work``: the clause tells how the work is done, not what for, for whom or what is kept of it.
    """

    question: str
    address: str
    clause: str
    of_work: bool = False


@dataclass(frozen=True)
class AskedDocument:
    """A document in force with the first questions of its clauses, in the order of these."""

    document: Document
    questions: tuple[FrequentQuestion, ...]


@dataclass(frozen=True)
class AskedDepartment:
    """Documents of one department that people ask for."""

    code: str
    documents: tuple[AskedDocument, ...]

    @property
    def count(self) -> int:
        """How many questions are shown."""
        return sum(len(each.questions) for each in self.documents)


def has_questions(edition: Edition) -> bool:
    """Whether anything that is in force answers a question that was written down."""
    return next(_documents(edition), None) is not None


def asked_departments(edition: Edition) -> tuple[AskedDepartment, ...]:
    """In the order of the organisation; documents in the order of their numbers."""
    by_code: dict[str, list[AskedDocument]] = {}
    for asked in _documents(edition):
        by_code.setdefault(asked.document.department, []).append(asked)
    known = [code for code in edition.manual.organisation.departments if code in by_code]
    known += [code for code in by_code if code not in known]
    return tuple(AskedDepartment(code, tuple(by_code[code])) for code in known)


def questions_html(edition: Edition, base: str) -> str:
    """The page of them."""
    departments = asked_departments(edition)
    return list_html(
        "lists/questions.html",
        edition,
        base,
        departments=departments,
        total=sum(department.count for department in departments),
        few=sum(len(department.documents) for department in departments) <= _FEW,
    )


def _documents(edition: Edition) -> Iterator[AskedDocument]:
    manual = edition.manual
    if not manual.asked:
        return
    kinds = heading_kinds(manual.settings.extra_headings)
    for document in manual.in_order:
        asked = manual.asked_of.get(document.number, ())
        if not asked or document.path not in edition.published or not manual.state(document).in_force:
            continue
        found = asked_by_clause(document, asked)
        work = work_clause(document.body, kinds)
        places: list[Clause | None] = [None, *document.body.clauses]
        questions = tuple(
            FrequentQuestion(
                question,
                edition.addresses.document(document, clause) or "",
                _name(edition, clause),
                bool(work and clause and clause.path[:1] == work.path),
            )
            for clause in places
            for question in found.get(clause.key if clause else "", ())[:_SHOWN]
        )
        if questions:
            yield AskedDocument(document, questions)


def _name(edition: Edition, clause: Clause | None) -> str:
    if clause is None:
        return ""
    return f"{clause_mark(clause, edition.manual.settings.clause_style)} {clause.title}"
