"""The map of what the documents of a department cite."""

from __future__ import annotations

from itertools import product

import pytest
from svg_layout import overlaps, read_drawing, text_boxes, words_of

from sop_plugin.indexes.department_references import DepartmentReferences
from sop_plugin.model.document import Body, Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.rendering.diagrams.references import MapWords, drawn_citations, references_diagram
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

EVIL = "</text><script>alert(1)</script>\"'&"
WORDS = MapWords(
    voice_in(Language.ZH_HANS), lambda code: f"部门{code}", lambda document: f"../{document.number}/"
)
END = frozenset({"sop-map__left", "sop-map__citing"})


def document(number: str, title: str = "电话销售程序与标准") -> Document:
    return Document(
        path=f"docs/{number}.md",
        number=number,
        title=title,
        type="procedure",
        department=number.rsplit("-", 2)[0],
        revision=1,
        status=Status.APPROVED,
        body=Body("", 1),
    )


def references(citing: int, cited: int, other: int = 2, title: str = "规程") -> DepartmentReferences:
    ours = [document(f"HT-SD-SOP-{n:03}", title) for n in range(citing)]
    targets = [document(f"HT-SD-FRM-{n:03}", title) for n in range(cited)]
    targets += [document(f"AA-SOP-{n:03}", title) for n in range(other)]
    return DepartmentReferences("HT-SD", tuple(product(ours, targets)))


def test_every_pair_is_a_line_and_every_document_a_label() -> None:
    shown = references(3, 2)
    drawing = read_drawing(references_diagram("m", shown, WORDS))
    assert len(list(drawing.iter("path"))) == len(shown.citations) == 12
    assert words_of(drawing) == [
        "部门HT-SD",
        "部门HT-SD",
        "部门AA",
        *[f"HT-SD-SOP-{n:03} 规程" for n in range(3)],
        *[f"HT-SD-FRM-{n:03} 规程 ← 3" for n in range(2)],
        *[f"AA-SOP-{n:03} 规程 ← 3" for n in range(2)],
    ]
    assert {a.get("href") for a in drawing.iter("a")} == {
        f"../{d.number}/" for p in shown.citations for d in p
    }


def test_a_line_leads_from_the_citing_to_the_cited_document() -> None:
    ours, first, second = document("HT-SD-SOP-001"), document("HT-SD-FRM-001"), document("QA-SOP-001")
    drawing = read_drawing(
        references_diagram("m", DepartmentReferences("HT-SD", ((ours, second), (ours, first))), WORDS)
    )
    group = next(g for g in drawing.iter("g") if g.get("class") == "sop-map__citing")
    marks = [path.get("data-sop-to") for path in group.iter("path")]
    cited = {
        g.get("data-sop-index"): "".join(g.itertext())
        for g in drawing.iter("g")
        if g.get("class") == "sop-map__cited"
    }
    assert [cited[mark][:10] for mark in marks] == ["QA-SOP-001", "HT-SD-FRM-"]
    # The circles at both ends of a line are where the line ends.
    heights = [float(c.get("cy", 0)) for c in drawing.iter("circle")]
    ends = {float(p.get("d", "").split()[-1]) + heights[0] for p in group.iter("path")}
    assert ends == set(heights[1:])


@pytest.mark.parametrize(("citing", "cited", "other"), [(1, 1, 0), (2, 30, 5), (35, 20, 18), (500, 300, 300)])
def test_no_label_covers_another_and_the_size_is_bounded(citing: int, cited: int, other: int) -> None:
    shown = references(citing, cited, other, "很长很长的题目" * 6)
    made = references_diagram("m", shown, WORDS)
    drawing = read_drawing(made)
    boxes = text_boxes(drawing, 13, END)
    assert overlaps(boxes) == []
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    assert all(box.left >= 0 and box.right <= width and box.baseline < height for box in boxes)
    assert len(list(drawing.iter("path"))) == len(drawn_citations(shown)) <= 400
    assert len(made) < 80_000


def test_a_usual_department_is_drawn_whole() -> None:
    shown = DepartmentReferences("HT-SD", references(40, 5, 5).citations)
    assert drawn_citations(shown) == shown.citations


def test_what_is_cited_most_is_drawn_first() -> None:
    ours = [document(f"HT-SD-SOP-{n:03}") for n in range(60)]
    form, others = document("HT-SD-FRM-999"), [document(f"HT-SD-FRM-{n:03}") for n in range(60)]
    pairs = tuple(zip(ours, others, strict=True)) + tuple((d, form) for d in ours[20:])
    drawn = drawn_citations(DepartmentReferences("HT-SD", pairs))
    assert {citing.number for citing, _ in drawn} == {d.number for d in ours[20:]}
    assert sum(cited is form for _, cited in drawn) == 40


def test_titles_are_data_and_the_bytes_are_the_same_each_time() -> None:
    made = references_diagram("m", references(2, 2, title=EVIL), WORDS)
    assert "<script" not in made
    assert made == references_diagram("m", references(2, 2, title=EVIL), WORDS)
    hostile = MapWords(voice_in(Language.EN), lambda _: EVIL, lambda _: None)
    drawing = read_drawing(references_diagram("m", references(2, 2, title=EVIL), hostile))
    assert not list(drawing.iter("script"))
    assert not list(drawing.iter("a"))


def test_a_department_that_cites_nothing_draws_nothing() -> None:
    assert references_diagram("m", DepartmentReferences("QA", ()), WORDS) == ""
