"""The glossary: what it lists, and what it tells the readers of which document."""

from __future__ import annotations

from collections.abc import Iterable

from sop_plugin.indexes.glossary import Glossary, glossary
from sop_plugin.model.document import Body, Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Definition, Procedures
from sop_plugin.words.language import Language

READINGS = {"超预订": "chao yu ding", "外送": "wai song", "配额": "pei e", "超级预订": "chao ji yu ding"}


def document(number: str, *terms: tuple[str, str], language: Language = Language.ZH_HANS) -> Document:
    definitions = tuple(Definition(term, meaning, Place("docs/a.md"), "3") for term, meaning in terms)
    return Document(
        path=f"docs/{number}.md",
        number=number,
        title=number,
        type="procedure",
        department="HT-SD",
        revision=1,
        status=Status.APPROVED,
        language=language,
        body=Body("", 1, procedures=Procedures(definitions=definitions)),
    )


def made_of(documents: Iterable[Document]) -> Glossary:
    return glossary(documents, lambda term: READINGS.get(term, term.lower()))


def told(glossary: Glossary, document: Document) -> dict[str, str]:
    return {key: defined.definition.meaning for key, defined in glossary.terms_for(document).items()}


A = document("A", ("超预订", "多于可用间数"), ("外送", "送到其他酒店"))
B = document("B", ("Lead", "somebody to call"), language=Language.EN)
NONE = document("C")
ENGLISH = document("D", language=Language.EN)


def test_terms_stand_in_the_order_of_their_readings() -> None:
    found = made_of([document("A", ("外送", "x"), ("超预订", "x"), ("超级预订", "x")), B])
    assert [(letter, [e.term for e in entries]) for letter, entries in found.sections.items()] == [
        ("C", ["超级预订", "超预订"]),
        ("L", ["Lead"]),
        ("W", ["外送"]),
    ]


def test_every_definition_is_listed_with_its_document() -> None:
    (entry,) = made_of([A, document("E", ("超预订", "别的意思"))]).entries[:1]
    assert [(d.document.number, d.definition.meaning) for d in entry.definitions] == [
        ("A", "多于可用间数"),
        ("E", "别的意思"),
    ]


def test_other_documents_share_what_is_defined_once() -> None:
    assert told(made_of([A, B]), NONE) == {"超预订": "多于可用间数"}


def test_a_short_word_means_it_in_its_own_document_only() -> None:
    assert told(made_of([A, B]), A) == {"超预订": "多于可用间数", "外送": "送到其他酒店"}


def test_what_is_defined_twice_is_told_to_nobody_else() -> None:
    other = document("E", ("超预订", "别的意思"))
    found = made_of([A, other])
    assert told(found, NONE) == {}
    assert told(found, other) == {"超预订": "别的意思"}


def test_languages_do_not_mix() -> None:
    assert told(made_of([A, B]), ENGLISH) == {"lead": "somebody to call"}


def test_the_first_of_two_definitions_in_one_document_counts() -> None:
    twice = document("F", ("配额", "第一"), ("配额", "第二"))
    assert told(made_of([twice]), twice) == {"配额": "第一"}


def test_a_word_in_brackets_is_another_spelling_in_its_own_document() -> None:
    own = document("G", ("潜在客户（prospect）", "尚未表示兴趣的公司"))
    found = made_of([own, document("H", ("潜在客户", "每年 30 间夜以上的单位"))])
    assert told(found, own) == {"潜在客户": "尚未表示兴趣的公司", "prospect": "尚未表示兴趣的公司"}
    assert [entry.key for entry in found.entries] == ["潜在客户"]


def test_two_documents_that_agree_share_a_definition() -> None:
    found = made_of([A, document("E", ("超预订", "多于 可用间数"))])
    assert told(found, NONE) == {"超预订": "多于可用间数"}
