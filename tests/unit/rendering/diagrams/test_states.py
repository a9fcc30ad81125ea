"""The column of states: counts, labels that never cover each other, patterns beside colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from svg_layout import overlaps, read_drawing, text_boxes, words_of

from sop_plugin.model.lifecycle import State
from sop_plugin.rendering.diagrams.states import STATE_ORDER, state_shares, states_diagram
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in

SAMPLE = {State.DRAFT: 1, State.EFFECTIVE: 92, State.DUE: 6, State.OVERDUE: 6, State.WITHDRAWN: 0}


def test_every_state_has_its_place() -> None:
    assert set(STATE_ORDER) == set(State)


def test_counts_and_shares_stand_beside_the_column() -> None:
    drawing = read_drawing(states_diagram("d", SAMPLE, voice_in(Language.ZH_HANS)))
    assert words_of(drawing) == ["92", "有效 88%", "6", "待复审 6%", "6", "复审逾期 6%", "1", "草稿 <1%"]
    assert drawing.find("title").text == "各状态的文件份数"  # type: ignore[union-attr]
    assert drawing.find("desc").text == "有效 92，待复审 6，复审逾期 6，草稿 1"  # type: ignore[union-attr]
    assert [(s, c) for s, c, _ in state_shares(SAMPLE)] == [
        (state, SAMPLE[state]) for state in STATE_ORDER if SAMPLE.get(state)
    ]


def test_parts_are_as_high_as_their_counts_and_told_apart_without_colour() -> None:
    parts = list(
        read_drawing(states_diagram("d", {State.EFFECTIVE: 30, State.DUE: 10}, voice_in(Language.EN))).iter(
            "rect"
        )
    )
    shown = [rect for rect in parts if rect.get("class") == "sop-diagram__part"]
    assert [float(rect.get("height", 0)) for rect in shown] == [165, 55]
    assert [rect.get("fill") for rect in shown] == [None, "url(#d-due)"]
    every = read_drawing(states_diagram("d", dict.fromkeys(State, 1), voice_in(Language.EN)))
    strokes = [path.get("d") for pattern in every.iter("pattern") for path in pattern.iter("path")]
    assert len(set(strokes)) == len(State) - 1


@given(st.dictionaries(st.sampled_from(State), st.integers(0, 5000)), st.sampled_from(languages()))
def test_no_label_covers_another_and_the_parts_fill_the_column(
    counts: dict[State, int], language: Language
) -> None:
    made = states_diagram("d", counts, voice_in(language))
    if not any(counts.values()):
        assert made == ""
        return
    drawing = read_drawing(made)
    boxes = text_boxes(drawing, 13)
    assert overlaps(boxes) == []
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    assert all(box.left >= 0 and box.right <= width and 9 < box.baseline < height for box in boxes)
    heights = [float(r.get("height", 0)) for r in drawing.iter("rect") if r.get("x")]
    assert sum(heights) == pytest.approx(220, abs=0.1)
    assert min(heights) >= 2.99


def test_the_same_counts_give_the_same_bytes() -> None:
    again = dict(reversed(SAMPLE.items()))
    assert states_diagram("d", SAMPLE, voice_in(Language.EN)) == states_diagram(
        "d", again, voice_in(Language.EN)
    )
