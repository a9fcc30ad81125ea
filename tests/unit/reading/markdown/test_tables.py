"""Tables with the places of their cells; `test_forge.py` holds what is a table against another implementation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.reading.markdown.tables import read_tables


def test_cells_know_their_line_and_column() -> None:
    text = "前言\n\n| 步骤 |责任人|\n| --- | :-: |\n|  接起  | `a\\|b` |\n| 问候 |  |\n"
    [table] = read_tables(text, "docs/a.md", 10)
    assert (table.line, table.end_line) == (12, 15)
    assert [(c.text, str(c.place)) for c in table.header] == [
        ("步骤", "docs/a.md:12:3"),
        ("责任人", "docs/a.md:12:7"),
    ]
    assert [[(c.text, c.place.column) for c in row] for row in table.rows] == [
        [("接起", 4), ("`a|b`", 10)],
        [("问候", 3), ("", 8)],
    ]


def test_rows_keep_the_cells_that_were_written() -> None:
    [table] = read_tables("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n", "a.md", 1)
    assert [len(row) for row in table.rows] == [1, 3]


def test_bars_of_references_part_no_cells() -> None:
    text = "| a | b |\n|---|---|\n| [[HT-SD-SOP-004#2|接听]] | 《a|b》 |\n"
    [table] = read_tables(text, "a.md", 1)
    assert [cell.text for cell in table.rows[0]] == ["[[HT-SD-SOP-004#2|接听]]", "《a|b》"]


@pytest.mark.parametrize(
    "text",
    [
        "```\n| a | b |\n|---|---|\n```",
        "<!--\n| a | b |\n|---|---|\n-->",
        "    | a | b |\n    |---|---|",
        "\t| a | b |\n\t|---|---|",
        "| a | b |\n\n|---|---|",
        "| a | b |\n|---|",
        "| a | b",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert read_tables(text, "a.md", 1) == []


def test_comments_are_left_out_and_what_follows_keeps_its_column() -> None:
    text = "| a | b |\n|---|---|\n| <!-- x --> 甲 | 乙 |"
    [table] = read_tables(text, "a.md", 1)
    assert [(c.text, c.place.column) for c in table.rows[0]] == [("甲", 14), ("乙", 18)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("文字\n| 甲 | b |\n|---|---|", 2, 3),
        ("- 项\n  | 甲 | b |\n  |---|---|", 2, 5),
        ("1. 项\n\n   | 甲 | b |\n   |---|---|", 3, 6),
        ("!!! note\n    | 甲 | b |\n    |---|---|", 2, 7),
        ("甲 | b\n--|--", 1, 1),
    ],
)
def test_tables_stand_in_lists_and_boxes_and_below_text(text: str, line: int, column: int) -> None:
    [table] = read_tables(text, "a.md", 1)
    assert (table.header[0].text, table.header[0].line, table.header[0].column) == ("甲", line, column)
    assert not table.quoted


def test_a_quoted_table_shows_something() -> None:
    [table] = read_tables("> | a | b |\n> |---|---|", "a.md", 1)
    assert table.quoted


PIECES = ["|", "|", " ", "甲", "b", "\n", "\n\n", "---", "-|-", "|-|-|\n", "| a | b |\n", "| --- | --- |\n"]
PIECES += [
    "`",
    "``",
    "\\",
    "# ",
    "    ",
    "\t",
    "===",
    "***",
    ":",
    "[[",
    "]]",
    "《",
    "》",
    "```",
    "- ",
    "> ",
    "1、",
]


@given(st.lists(st.sampled_from(PIECES) | st.text()).map("".join))
def test_every_cell_stands_where_it_says(text: str) -> None:
    lines = text.split("\n")
    for table in read_tables(text, "a.md", 3):
        for cells in (table.header, *table.rows):
            for cell in cells:
                line = lines[cell.place.line - 3]
                assert 1 <= cell.place.column <= len(line) + 1
                if "\\|" not in line and "<!--" not in line:
                    assert line[cell.place.column - 1 :].startswith(cell.text)


def test_long_texts_take_no_quadratic_time() -> None:
    for text in ("# |\n|-|\n" * 40_000, "#\n" * 200_000, "|`" * 200_000, "|" + "\\" * 200_000, "-" * 300_000):
        read_tables("a|b\n-|-\n" + text, "a.md", 1)
