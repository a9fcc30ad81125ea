"""Numbers before and instead of the names of steps."""

from __future__ import annotations

from each_case import each_case

from sop_plugin.model.step_numbers import are_numbered, is_number_alone


@each_case("words", ["1", "2.", "3、", "第4步", "步骤五", "Step 6", "No. 7", "⑧", "十二", "2.1", "9)"])
def test_a_number_alone(words: str) -> None:
    assert is_number_alone(words)


@each_case("words", ["复述", "3 声内", "2 人", "一线", "", "Step", "第一线"])
def test_what_is_a_name(words: str) -> None:
    assert not is_number_alone(words)


@each_case(
    "names",
    [
        ("1", "2", "3"),
        ("10", "20", "30"),
        ("1. 接起", "2. 复述"),
        ("4.1 接起", "4.2 复述"),
        ("一、接起", "二、复述"),
        ("步骤1：接起", "步骤2：复述"),
        ("①接起", "②复述"),
        ("第九步", "第十步", "第十一步"),
    ],
)
def test_names_that_are_numbered(names: tuple[str, ...]) -> None:
    assert are_numbered(names)


@each_case(
    "names",
    [(), ("1",), ("1", "复述"), ("2 人接", "2 人送"), ("1. 甲", "3. 乙"), ("30 分钟", "60 分钟"), ("2", "1")],
)
def test_names_that_are_not(names: tuple[str, ...]) -> None:
    assert not are_numbered(names)
