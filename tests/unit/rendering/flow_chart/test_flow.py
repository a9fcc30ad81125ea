"""What follows what."""

from __future__ import annotations

from typing import Any

import pytest

from sop_plugin.rendering.flow_chart.flow import FlowStep, Way, flow_of


def second(make_table: Any, *branches: tuple[str, int | None]) -> FlowStep:
    """The second of four steps, with these branches."""
    return flow_of(make_table(("甲",), ("乙", "", "", branches), ("丙",), ("丁",))).steps[1]


def test_steps_follow_each_other_unless_they_say_otherwise(make_table: Any) -> None:
    flow = flow_of(make_table(("甲", "预订员"), ("乙", "主管"), ("丙", "预订员")))
    assert [(s.position, s.action, s.ways, s.onward) for s in flow.steps] == [
        (1, "甲", (), True),
        (2, "乙", (), True),
        (3, "丙", (), True),
    ]
    assert flow.roles == ("预订员", "主管")


def test_a_condition_leads_away_and_the_rest_goes_on(make_table: Any) -> None:
    step = second(make_table, ("无房", 4))
    assert (step.ways, step.onward, step.onward_words) == ((Way("无房", 4),), True, "")


def test_the_condition_of_the_next_step_is_a_label_of_the_way_on(make_table: Any) -> None:
    step = second(make_table, ("合格", 3), ("不合格", 1))
    assert (step.ways, step.onward, step.onward_words) == ((Way("不合格", 1),), True, "合格")


@pytest.mark.parametrize(
    ("one", "other"),
    [("合格", "不合格"), ("是", "否"), ("No", "yes"), ("未批准", "批准"), ("approved", "not approved")],
)
def test_conditions_that_leave_nothing_between_them_close_the_way_on(
    make_table: Any, one: str, other: str
) -> None:
    assert not second(make_table, (one, 4), (other, 1)).onward


def test_two_other_conditions_leave_the_way_on(make_table: Any) -> None:
    assert second(make_table, ("无房", 4), ("无价", None)).onward


def test_a_way_without_condition_ends_the_rest(make_table: Any) -> None:
    step = second(make_table, ("无房", 4), ("", 1), ("无价", None))
    assert (step.ways, step.onward) == ((Way("无房", 4), Way("", 1)), False)


def test_the_end_is_what_follows_the_last_step(make_table: Any) -> None:
    flow = flow_of(make_table(("甲",), ("乙",), ("丙", "", "", [("完成", None), ("有误", 1)])))
    assert (flow.steps[2].ways, flow.steps[2].onward_words) == ((Way("有误", 1),), "完成")


def test_a_branch_to_a_step_that_is_not_there_is_not_drawn(make_table: Any) -> None:
    assert second(make_table, ("无房", 9), ("无价", 0)).ways == ()


def test_words_are_plain_and_what_says_nothing_is_left_out(make_table: Any) -> None:
    flow = flow_of(
        make_table(("按 [[HT-SD-SOP-017]] **报价**", "预订员、主管", "无"), ("乙", "预订员", "`5` 分钟内"))
    )
    first, other = flow.steps
    assert (first.action, first.role, first.together) == ("按 HT-SD-SOP-017 报价", "预订员", "预订员、主管")
    assert (first.time_limit, other.time_limit, other.together) == ("", "5 分钟内", "")
