"""Lists of people in the lines of commands."""

from __future__ import annotations

import pytest

from sop_plugin.cli.people import listed_people
from sop_plugin.model.organisation import Person
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

PEOPLE = tuple(
    Person(id=f"p{i}", name=name, department="QA", job="") for i, name in enumerate("甲乙丙丁戊己庚", 1)
)


def test_a_few_are_all_named() -> None:
    assert listed_people(PEOPLE[:5], voice_in(Language.ZH_HANS)) == "甲、乙、丙、丁、戊"
    assert listed_people(PEOPLE[:2], voice_in(Language.EN), with_id=True) == "甲 p1, 乙 p2"
    assert listed_people((), voice_in(Language.EN)) == ""


@pytest.mark.parametrize(
    ("language", "with_id", "text"),
    [
        (Language.ZH_HANS, False, "甲、乙、丙、丁、戊等 7 人"),
        (Language.ZH_HANS, True, "甲 p1、乙 p2、丙 p3、丁 p4、戊 p5 等 7 人"),
        (Language.EN, False, "甲, 乙, 丙, 丁, 戊 and others, 7 in all"),
    ],
)
def test_of_many_it_is_told_how_many(language: Language, with_id: bool, text: str) -> None:
    assert listed_people(PEOPLE, voice_in(language), with_id=with_id) == text
