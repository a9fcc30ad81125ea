"""The map of a process: every stage, linked, in rows."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from sop_plugin.rendering.diagrams.process import DrawnStage, process_diagram
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in


def stage(number: int, title: str = "阶段", href: str | None = "../X/#c1") -> DrawnStage:
    return DrawnStage(f"5.{number}", title, "销售代表、销售经理", "3 步", href)


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (4, 1), (6, 2), (9, 3), (10, 3)])
def test_all_stages_are_drawn_in_even_rows_with_an_arrow_between_two(count: int, rows: int) -> None:
    drawn = process_diagram("p", "流程", [stage(n) for n in range(1, count + 1)], voice_in(Language.ZH_HANS))
    tree = ElementTree.fromstring(str(drawn))
    assert len(tree.findall(".//a[@href='../X/#c1']")) == count
    assert len({box.get("y") for box in tree.iter("rect")}) == rows
    assert len(tree.findall(".//path[@class='sop-process__head']")) == count - 1


def test_words_of_a_document_stay_words() -> None:
    drawn = str(process_diagram("p", "<b>", [stage(1, "<script>x</script>", None)], voice_in(Language.EN)))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
    assert "<a " not in drawn
    assert "1 stages" in drawn
