"""Tables on terminals of any width."""

from __future__ import annotations

import io

from rich.cells import cell_len
from rich.console import Console

from sop_plugin.cli.tables import TableCell, TableColumn, draw_rows

COLUMNS = (
    TableColumn("到期日"),
    TableColumn("编号", key=True),
    TableColumn("题目", fold=True, key=True),
    TableColumn("部门", fold=True),
)
ROWS = [
    [
        TableCell("2026-12-01"),
        TableCell("HT-SD-SOP-004"),
        TableCell("接听电话工作程序与标准"),
        TableCell("酒店销售部", "red"),
    ],
    [TableCell("2026-12-02"), TableCell("QA-SOP-001"), TableCell("[red]Sales[/red]"), TableCell("")],
]


def drawn(width: int | None, *, colour: bool = False) -> list[str]:
    file = io.StringIO()
    terminal = width is not None
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
    )
    draw_rows(console, COLUMNS, ROWS)
    return file.getvalue().splitlines()


def test_columns_are_aligned_by_the_width_of_chinese() -> None:
    head, _, *rows = drawn(None)
    column = cell_len(head[: head.index("部门")])
    assert cell_len(rows[0][: rows[0].index("酒店销售部")]) == column


def test_without_a_terminal_no_line_is_broken() -> None:
    assert len(drawn(None)) == 2 + len(ROWS)
    assert any("接听电话工作程序与标准   酒店销售部" in line for line in drawn(None))


def test_a_narrow_terminal_gets_a_block_for_each_row() -> None:
    lines = drawn(34)
    assert max(map(cell_len, lines)) <= 34
    assert lines[:2] == ["HT-SD-SOP-004", "接听电话工作程序与标准"]
    assert "QA-SOP-001  [red]Sales[/red]" in lines
    assert "  到期日 2026-12-01" in "\n".join(lines)
    assert "部门 酒店销售部" in "\n".join(lines)


def test_a_block_leaves_out_what_is_empty_and_the_blanks_behind_a_line() -> None:
    lines = drawn(34)
    assert not [line for line in lines if line != line.rstrip()]
    assert "\n".join(lines).count("部门") == 1


def test_a_title_is_no_markup() -> None:
    assert any("[red]Sales[/red]" in line for line in drawn(None))


def test_colour_is_only_added() -> None:
    assert "\x1b[31m酒店销售部\x1b[0m" in "\n".join(drawn(100, colour=True))
