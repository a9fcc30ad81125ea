"""The organisation chart as a drawing."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from svg_layout import overlaps, read_drawing, text_boxes, words_of

from sop_plugin.model.organisation import Department, Issuer, Organisation, Person
from sop_plugin.registers.organisation import organisation_chart
from sop_plugin.rendering.diagrams.organisation import organisation_diagram, organisation_sentence
from sop_plugin.words.language import Language, LocalisedText
from sop_plugin.words.voice import voice_in

AS_OF = date(2026, 11, 21)
EVIL = "<script>alert(1)</script>\"'&"


def organisation(people: int = 2, depth: int = 3, name: str = "酒店销售部") -> Organisation:
    departments = [
        Department(f"D{n}", LocalisedText(f"{name}{n}"), "HTL", parent=f"D{n - 1}" if n else None)
        for n in range(depth)
    ]
    return Organisation(
        {code: Issuer(code, LocalisedText(f"云岭国际大酒店管理有限公司{code}")) for code in ("HTL", "GRP")},
        {d.code: d for d in departments},
        {
            f"p{n}": Person(f"p{n}", f"人员{n}", "D1", "Sales Manager for everything international" * 2)
            for n in range(people)
        },
    )


def drawn(company: Organisation, language: Language = Language.ZH_HANS) -> str:
    chart = organisation_chart(company, AS_OF)
    return organisation_diagram("d", chart, voice_in(language), lambda code: f"../departments/{code}/")


def test_it_shows_issuers_departments_and_people() -> None:
    company = organisation()
    drawing = read_drawing(drawn(company))
    words = words_of(drawing)
    assert words[1:3] == ["酒店销售部0", "酒店销售部1"]
    assert [word for word in words if word.startswith("人员")] == ["人员0", "人员1"]
    assert [a.get("href") for a in drawing.iter("a")] == [f"../departments/D{n}/" for n in range(3)]
    assert drawing.get("role") == "group"  # it holds links
    sentence = organisation_sentence(organisation_chart(company, AS_OF), voice_in(Language.EN))
    assert sentence == "2 issuers, 3 departments, 2 people in post"


def test_deeper_departments_stand_further_in() -> None:
    boxes = [r for r in read_drawing(drawn(organisation())).iter("rect") if r.get("class") == "sop-tree__box"]
    lefts = [float(box.get("x", 0)) for box in boxes]
    assert lefts == sorted(set(lefts))


@pytest.mark.parametrize("people", [0, 1, 13, 40])
@pytest.mark.parametrize("depth", [1, 4, 30])
def test_nothing_covers_anything_else(people: int, depth: int) -> None:
    drawing = read_drawing(drawn(organisation(people, depth, "很长的部门名称" * 5)))
    assert overlaps(text_boxes(drawing, 14)) == []
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    for box in text_boxes(drawing, 14):
        assert box.right <= width
        assert box.baseline < height
    rects = [[float(r.get(k, 0)) for k in ("x", "y", "width", "height")] for r in drawing.iter("rect")]
    columns = [r for r in rects if r[0] > 1]
    assert all(above[1] + above[3] <= below[1] for above, below in itertools.pairwise(columns))


def test_a_large_department_sends_readers_to_the_table() -> None:
    words = words_of(read_drawing(drawn(organisation(people=40, depth=2))))
    assert sum(word.startswith("人员") for word in words) == 12
    assert "另有 28 人，见下表" in words


def test_names_are_data_and_the_bytes_are_the_same_each_time() -> None:
    made = drawn(organisation(name=EVIL))
    assert "<script" not in made
    assert read_drawing(made) is not None
    assert made == drawn(organisation(name=EVIL))


def test_an_organisation_without_departments_draws_nothing() -> None:
    assert drawn(Organisation()) == ""
