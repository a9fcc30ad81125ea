"""Tables drawn with blanks, dashes and corners: which lines are one, and which cells are certain."""

from __future__ import annotations

import pytest
from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.reading.markdown.drawn_tables import drawn_tables
from sop_plugin.reading.markdown.parsed import parse

# The examples of Pandoc's manual, shortened.
MULTILINE = """\
-------------------------------------------
 Centered   Default           Right Left
  Header    Aligned         Aligned Aligned
----------- ------- --------------- -------
   First    row                12.0 Example
                                    of a row

  Second    row                 5.0 Another
-------------------------------------------
"""
GRID = """\
+---------+-------+
| 水果    | Price |
+=========+=======+
| Bananas | $1.34 |
| 和苹果  |       |
+---------+-------+
"""


@each_case(
    "text, rows",
    [
        (
            "  Right     Left     Default\n-------     ------ -----------\n     12     12        long text here\n      1              1\n",
            ["Right Left Default", "12 12 long text here", "1  1"],
        ),
        (
            MULTILINE,
            [
                "Centered Header Default Aligned Right Aligned Left Aligned",
                "First row 12.0 Example of a row",
                "Second row 5.0 Another",
            ],
        ),
        (GRID, ["水果 Price", "Bananas 和苹果 $1.34"]),
        ("=====  =====\nA      B\n=====  =====\n1      2\n=====  =====\n", ["A B", "1 2"]),
        # Chinese characters as wide as two of the others, and as wide as one.
        (
            "步骤    标准\n------  ------\n接起    三声内\n        报部门\n",
            ["步骤 标准", "接起 三声内", " 报部门"],
        ),
        ("步骤  标准\n--  ---\n接起  三声\n复述  逐项\n", ["步骤 标准", "接起 三声", "复述 逐项"]),
    ],
)
def test_cells_that_are_certain(text: str, rows: list[str]) -> None:
    [table] = drawn_tables(parse(f"甲\n\n{text}\n乙\n"))
    assert table.line == 2
    assert [" ".join(row) for row in table.rows or ()] == rows


@each_case(
    "text",
    [
        "-----  -----\n大     5\n-----  -----\n",  # no head
        "步骤    标准\n------  ------\n接起了一个长电话 三\n",  # across a gap
        "+---+---+\n| a | b |\n+---+---+\n",  # no head
        "+---+---+\n| a | b |\n+===+===+\n| 1     |\n+---+---+\n",  # a merged cell
        "+---+---+\n| a | b |\n+===+===+\n| - 1 | 2 |\n+---+---+\n",  # a list in a cell
        "=====  =====\nA      B\n=====  =====\n",
        "步骤\t标准\n------  ------\n接起\t三\n",
    ],
)
def test_tables_that_need_a_person(text: str) -> None:
    [table] = drawn_tables(parse(text))
    assert table.rows is None


@each_case(
    "text",
    [
        "- - -\n",
        "甲\n---\n乙\n",
        "---\n\n甲\n\n---\n",
        "| a | b |\n|---|---|\n",
        "a | b\n--- | ---\n",
        "```\na   b\n--  ---\n1   2\n```\n",
        "甲\n---  ---\n\n乙\n",
        "+---\n",
        "+ 甲\n+ 乙\n",
        "a = b\n=====\n",
    ],
)
def test_what_is_none(text: str) -> None:
    assert list(drawn_tables(parse(text))) == []


@given(
    st.lists(
        st.sampled_from(
            ["--- ---", "===  ===", "+--+--+", "| a | b |", "+==+==+", "a  b", "", "------", "  ", "\t", "字"]
        )
    )
)
def test_any_lines_are_looked_at(lines: list[str]) -> None:
    for table in drawn_tables(parse("\n".join(lines))):
        assert 0 <= table.line < table.end <= len(lines)


@pytest.mark.parametrize("line", ["--- ---\na b\n", "+--+--+\n| a | b |\n", "=== ===\na\n", "------\n"])
def test_long_texts_take_no_quadratic_time(line: str) -> None:
    list(drawn_tables(parse(line * 5_000)))
