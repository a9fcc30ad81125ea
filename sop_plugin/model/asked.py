"""How people ask for a clause: questions that the company has written down, each leading to its answer."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.place import Place


@dataclass(frozen=True)
class Asked:
    """Questions that one clause of a document answers, or the document as a whole where ``clause`` is empty.

    ``clause`` is a number such as ``4.2`` or the id of a heading, ``title`` that of the clause where it was written along: by it the
    questions stay with their clause when numbers move. Both are what the company's file says, whether or not there is such a clause.
    """

    number: str
    clause: str
    title: str
    questions: tuple[str, ...]
    place: Place

    @property
    def named(self) -> str:
        """The place as references name it: ``HT-SD-SOP-004#4.2``."""
        return f"{self.number}#{self.clause}" if self.clause else self.number

    def clause_of(self, document: Document) -> Clause | None:
        """The clause of that text which is meant; ``None`` where it has none, or where the document as a whole is.

        What has both its number and its title comes first, then the only one with that title, then what has its number.
        """
        if not self.clause:
            return None
        numbered = document.body.clause_named(self.clause)
        if not self.title or (numbered is not None and same_title(numbered.title, self.title)):
            return numbered
        titled = [clause for clause in document.body.clauses if same_title(clause.title, self.title)]
        return titled[0] if len(titled) == 1 else numbered


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for blanks and letter case."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def asked_by_clause(document: Document, asked: tuple[Asked, ...]) -> dict[str, tuple[str, ...]]:
    """Key of a clause → the questions that it answers, each once; the empty key is the document. What is not in the text is left out."""
    found: dict[str, dict[str, None]] = {}
    for each in asked:
        clause = each.clause_of(document)
        if clause is not None or not each.clause:
            found.setdefault(clause.key if clause else "", {}).update(dict.fromkeys(each.questions))
    return {key: tuple(questions) for key, questions in found.items()}
