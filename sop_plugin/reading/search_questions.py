"""The company's file of how people ask: number of a document → clause → questions, a line each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sop_plugin.model.asked import Asked
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.reading.yaml_tree import Report, Value, YamlTree, read_yaml
from sop_plugin.rules import asked as rules
from sop_plugin.rules import files as file_rules
from sop_plugin.words.voice import Sentence, Words

LARGEST_QUESTIONS = 2_000_000
"""In bytes: some twenty thousand questions."""
_SHORTEST, _LONGEST = 2, 100
_MOST = 40
_WHOLE = frozenset({"全文", "whole"})
"""What stands for the document as a whole, beside clauses."""
_CLAUSE = re.compile(r"(?P<clause>\S+)(?:\s+(?P<title>\S.*))?", re.DOTALL)

_NO_MAPPING = Words("应为文件编号，下面是条款", "numbers of documents with their clauses are wanted")
_NO_CLAUSES = Words(
    "编号下面应为条款，或一行一句的问法", "clauses are wanted below a number, or questions, a line each"
)
_NO_LIST = Words("应为列表，一行一句", "a list is wanted, a question a line")
_EMPTY = Words("没有问法", "it has no question")
_TOO_MANY = Words("问法超过 40 个", "there are more than 40 questions")
_NO_TEXT = Words(
    "应为一句话；句中有英文冒号加空格的，整句加引号",
    "a line of text is wanted; one with a colon and a blank goes in quotes",
)
_LENGTH = Words("应有 2 至 100 个字或字母", "2 to 100 letters are wanted")
_WHOLE_FILE = Words("文件的内容", "what the file holds")
_OF = Words("{named} 的问法", "what is written for {named}")
_QUESTION = Words("{named} 的“{question}”", "{question!r} for {named}")


def read_questions(
    source: Source | None, simplify: Callable[[str], str]
) -> tuple[tuple[Asked, ...], tuple[Finding, ...]]:
    """What can be used, in the order of the file, and all that is wrong with it by itself."""
    findings: list[Finding] = []
    if source is None:
        return (), ()
    start = Place(source.path)
    if source.trouble is file_rules.UNREADABLE:
        return (), (rules.NO_QUESTIONS.at(start, name=source.path, **source.trouble_values),)
    text = decode(source, LARGEST_QUESTIONS, findings.append)
    if text is not None:
        report_conflicts(text, source.path, findings.append)
    tree = read_yaml(text, source.path, 1, findings.append) if text is not None else None
    if tree is None or tree.value is None:
        return (), tuple(findings)
    if not isinstance(tree.value, dict):
        place = tree.places.get("", start)
        findings.append(rules.QUESTIONS_UNUSABLE.at(place, written=_WHOLE_FILE, problem=_NO_MAPPING))
        return (), tuple(findings)
    found: list[Asked] = []
    for number, below in tree.value.items():
        found += _Document(tree, number, simplify, findings.append).read(below)
    return tuple(found), tuple(findings)


class _Document:
    """Reads what stands below one number."""

    def __init__(self, tree: YamlTree, number: str, simplify: Callable[[str], str], report: Report) -> None:
        self._tree = tree
        self._number = number
        self._simplify = simplify
        self._report = report
        self._lines: dict[str, int] = {}

    def read(self, below: Value) -> list[Asked]:
        """Clauses with their questions; questions right below the number are for the document as a whole."""
        if isinstance(below, list):
            return self._clause("", "", below, (self._number,))
        if not isinstance(below, dict):
            self._refuse(self._tree.key_places[self._number], _OF, _NO_CLAUSES)
            return []
        found: list[Asked] = []
        for written, questions in below.items():
            match = _CLAUSE.fullmatch(written.strip())
            clause, title = (match["clause"], match["title"] or "") if match else ("", "")
            if clause in _WHOLE:
                clause = title = ""
            found += self._clause(clause, title, questions, (self._number, written))
        return found

    def _clause(self, clause: str, title: str, written: Value, keys: tuple[str, ...]) -> list[Asked]:
        place = self._tree.key_places["/".join(keys)]
        if not isinstance(written, list) or not written:
            self._refuse(place, _OF, _EMPTY if not written else _NO_LIST, clause)
            return []
        if len(written) > _MOST:
            self._refuse(place, _OF, _TOO_MANY, clause)
        questions = []
        for at, each in enumerate(written[:_MOST]):
            question = self._question(each, self._tree.place(*keys, at), clause)
            if question:
                questions.append(question)
        return [Asked(self._number, clause, title, tuple(questions), place)] if questions else []

    def _question(self, written: Value, place: Place, clause: str) -> str:
        if not isinstance(written, str):
            self._refuse(place, _OF, _NO_TEXT, clause)
            return ""
        question = " ".join(written.split())
        key = _compared(question, self._simplify)
        if not len(key) >= _SHORTEST or len(question) > _LONGEST:
            self._refuse(place, _QUESTION, _LENGTH, clause, question[:_LONGEST])
            return ""
        if key in self._lines:
            line = self._lines[key]
            self._report(rules.QUESTION_TWICE.at(place, number=self._number, question=question, line=line))
            return ""
        self._lines[key] = place.line
        return question

    def _refuse(
        self, place: Place, about: Words, problem: Words | Sentence, clause: str = "", question: str = ""
    ) -> None:
        named = f"{self._number}#{clause}" if clause else self._number
        values = {"named": named, "question": question} if about is _QUESTION else {"named": named}
        self._report(rules.QUESTIONS_UNUSABLE.at(place, written=about.filled(**values), problem=problem))


def _compared(question: str, simplify: Callable[[str], str]) -> str:
    """Its letters and figures alone, as searching compares them."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return "".join(simplify(character) for character in folded if unicodedata.category(character)[0] in "LN")
