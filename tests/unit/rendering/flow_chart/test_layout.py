"""Where the parts of a chart stand: nothing on anything else, nothing cut, every arrow at a box."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from step_tables import table

from sop_plugin.rendering.flow_chart.flow import flow_of
from sop_plugin.rendering.flow_chart.layout import lay_out
from sop_plugin.rendering.flow_chart.shapes import (
    NOTE_LEADING,
    NOTE_SIZE,
    WORDS_LEADING,
    WORDS_SIZE,
    Arrow,
    Box,
    Chart,
    ChartWords,
    ShapeKind,
)
from sop_plugin.rendering.flow_chart.sheets import sheets
from sop_plugin.rendering.svg import text_width

WORDS = ChartWords("开始", "结束", "是", "否", "责任人未写明")
ROLES = (
    "预订员",
    "预订主管",
    "Implementation Specialist",
    "",
    "质量控制部门",
    "物流部门",
    "法务部门",
    "总经理",
)


@st.composite
def tables(draw: Any) -> Any:
    count = draw(st.integers(1, 12))
    text = st.text(st.sampled_from("问候并问清姓名，。（）“”-ab W9 "), min_size=1, max_size=40)
    branch = st.tuples(
        st.sampled_from(["", "合格", "不合格", "客人要求取消并且尚未付订金"]),
        st.none() | st.integers(1, count),
    )
    roles = ROLES[: draw(st.integers(1, len(ROLES)))]
    rows = [
        (
            draw(text),
            "、".join(draw(st.lists(st.sampled_from(roles), max_size=2))),
            draw(st.sampled_from(["", "5 分钟内", "甲级 1 个工作日内，乙级 3 个工作日内"])),
            draw(st.lists(branch, max_size=3)),
        )
        for _ in range(count)
    ]
    return table(*rows)


def chart_of(steps: Any) -> Chart:
    return lay_out(flow_of(steps), WORDS)


def apart(one: Box, other: Box) -> bool:
    return one.right < other.x or other.right < one.x or one.bottom < other.y or other.bottom < one.y


def crosses(arrow: Arrow, box: Box) -> bool:
    """Whether a stretch of the line runs through the inside of a box."""
    for (x1, y1), (x2, y2) in pairwise(arrow.points):
        if (
            min(x1, x2) < box.right - 0.1
            and max(x1, x2) > box.x + 0.1
            and min(y1, y2) < box.bottom - 0.1
            and max(y1, y2) > box.y + 0.1
        ):
            return True
    return False


def touches(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    on_side = (x in (box.x, box.right)) and box.y <= y <= box.bottom
    on_edge = (y in (box.y, box.bottom)) and box.x <= x <= box.right
    return on_side or on_edge


@settings(max_examples=150, deadline=None)
@given(tables())
def test_nothing_overlaps_and_arrows_lead_from_box_to_box(steps: Any) -> None:
    chart = chart_of(steps)
    for index, box in enumerate(chart.boxes):
        assert box.x >= 0
        assert box.right <= chart.width
        assert box.y >= chart.head
        assert box.bottom <= chart.height
        assert all(apart(box, other) for other in chart.boxes[index + 1 :])
    for arrow in chart.arrows:
        assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in arrow.points)
        assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(arrow.points))
        assert any(touches(arrow.points[0], box) for box in chart.boxes)
        assert any(touches(arrow.points[-1], box) for box in chart.boxes)
        assert not any(crosses(arrow, box) for box in chart.boxes)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_words_are_complete_and_fit_their_boxes(steps: Any) -> None:
    flow, chart = flow_of(steps), chart_of(steps)
    boxes = {box.number: box for box in chart.boxes if box.kind is ShapeKind.STEP}
    assert list(boxes) == [step.position for step in flow.steps]
    for step in flow.steps:
        box = boxes[step.position]
        assert "".join("".join(box.words).split()) == "".join(step.action.split())
        said = "".join("".join((*box.role, *box.notes)).split())
        assert said.endswith("".join(step.time_limit.split()))
        assert "".join(step.together.split()) in said
    for box in chart.boxes:
        size = NOTE_SIZE if box.kind is ShapeKind.DECISION else WORDS_SIZE
        assert all(text_width(line) * size <= box.width for line in box.words)
        assert all(text_width(line) * NOTE_SIZE <= box.width for line in (*box.notes, *box.role))
        small = len(box.notes) + len(box.role)
        leading = NOTE_LEADING if box.kind is ShapeKind.DECISION else WORDS_LEADING
        assert len(box.words) * leading + small * NOTE_LEADING <= box.height


@settings(max_examples=100, deadline=None)
@given(tables(), st.integers(200, 900))
def test_sheets_hold_everything_once_and_part_no_box(steps: Any, tallest: int) -> None:
    chart = chart_of(steps)
    pieces = sheets(chart, tallest)
    assert pieces[0][0] == chart.head
    assert pieces[-1][1] == chart.height
    assert all(before[1] == after[0] for before, after in pairwise(pieces))
    for box in chart.boxes:
        assert sum(top <= box.y and box.bottom <= bottom for top, bottom in pieces) == 1


def test_each_role_has_a_lane_and_steps_stand_in_their_own(make_table: Any) -> None:
    chart = chart_of(make_table(("甲", "预订员"), ("乙", "主管"), ("丙", "预订员")))
    assert [lane.words for lane in chart.lanes] == [("预订员",), ("主管",)]
    steps = [box for box in chart.boxes if box.kind is ShapeKind.STEP]
    lanes = [
        next(i for i, lane in enumerate(chart.lanes) if lane.x <= b.centre < lane.x + lane.width)
        for b in steps
    ]
    assert lanes == [0, 1, 0]


def test_more_roles_than_lanes_are_told_in_the_boxes(make_table: Any) -> None:
    chart = chart_of(make_table(*((f"第{n}", f"岗位{n}") for n in range(1, 8))))
    assert chart.lanes == ()
    assert [box.role for box in chart.boxes if box.kind is ShapeKind.STEP] == [
        (f"岗位{n}",) for n in range(1, 8)
    ]


def test_a_step_without_anybody_stands_in_a_lane_that_says_so(make_table: Any) -> None:
    chart = chart_of(make_table(("甲", "预订员"), ("乙", ""), ("丙", "预订员")))
    assert [lane.words for lane in chart.lanes] == [("预订员",), ("责任人未写明",)]


def test_a_branch_becomes_a_decision_with_yes_and_no(make_table: Any) -> None:
    chart = chart_of(make_table(("甲",), ("乙", "", "", [("不合格", 1)]), ("丙",)))
    decision = next(box for box in chart.boxes if box.kind is ShapeKind.DECISION)
    assert decision.words == ("不合格？",)
    jump = next(arrow for arrow in chart.arrows if arrow.jump)
    assert jump.label == ("是",)
    assert jump.points[0] == (decision.right, decision.middle)
    first = next(box for box in chart.boxes if box.number == 1)
    assert jump.points[-1] == (first.right, first.middle)
    onward = next(a for a in chart.arrows if a.points[0] == (decision.centre, decision.bottom))
    assert onward.label == ("否",)


@pytest.mark.parametrize(("branches", "ends"), [([("", 1)], 0), ([("", None)], 1), ([], 1)])
def test_there_is_an_end_when_work_comes_to_one(make_table: Any, branches: Any, ends: int) -> None:
    chart = chart_of(make_table(("甲",), ("乙",), ("丙", "", "", branches)))
    assert sum(box.words == ("结束",) for box in chart.boxes) == ends


def test_jumps_that_pass_each_other_have_tracks_of_their_own(make_table: Any) -> None:
    rows = [("甲",), ("乙", "", "", [("一", 4)]), ("丙", "", "", [("二", 1)]), ("丁",), ("戊",)]
    jumps = [arrow for arrow in chart_of(make_table(*rows)).arrows if arrow.jump]
    assert len({max(x for x, _ in arrow.points) for arrow in jumps}) == 2
