"""A redline line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.rendering.redline import redline_html
from sop_plugin.rendering.redline.lines import LineKind, Mark, redline_lines

HEAD = "<thead><tr><th>步骤</th><th>标准</th><th>时限</th></tr></thead>"


def row(*cells: str) -> str:
    labels = ("步骤", "标准", "时限")
    inside = "".join(
        f'<td data-label="{label}">{cell}</td>' for label, cell in zip(labels, cells, strict=True)
    )
    return f"<tr>{inside}</tr>"


def told(old: str, new: str) -> list[tuple[str, str]]:
    signs = {Mark.SAME: ("", ""), Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
    return [
        (line.kind.value, "".join(f"{signs[p.mark][0]}{p.text}{signs[p.mark][1]}" for p in line.parts))
        for line in redline_lines(redline_html(old, new))
    ]


def test_a_change_stands_under_its_clause() -> None:
    old = "<h2>1 目的</h2><p>甲乙丙丁戊己</p><h2>2 范围</h2><p>响铃 3 声</p><p>不变</p>"
    assert told(old, old.replace("3", "2")) == [("heading", "2 范围"), ("text", "响铃 [-3-]{+2+} 声")]


def test_a_changed_heading_is_told_once() -> None:
    old = "<h2>1 目的</h2><p>响铃 3 声</p>"
    assert told(old, "<h2>1 目标</h2><p>响铃 2 声</p>") == [
        ("heading", "1 目[-的-]{+标+}"),
        ("text", "响铃 [-3-]{+2+} 声"),
    ]


def test_of_a_row_the_first_cell_and_the_changed_ones() -> None:
    table = (
        f"<table>{HEAD}<tbody>{row('接起', '先问好', '3 声')}{row('转接', '报名', '5 声')}</tbody></table>"
    )
    assert told(table, table.replace("3 声", "2 声")) == [("row", "接起 | 时限: [-3-]{+2+} 声")]


def test_a_new_row_is_told_whole() -> None:
    table = f"<table>{HEAD}<tbody>{row('接起', '先问好', '3 声')}</tbody></table>"
    more = table.replace("</tbody>", f"{row('留言', '复述', '当时')}</tbody>")
    assert told(table, more) == [("row", "{+留言+} | 标准: {+复述+} | 时限: {+当时+}")]


def test_items_and_boxes() -> None:
    old = "<ul><li>甲乙丙丁</li><li><input type='checkbox'> 同意这一条</li></ul>"
    new = "<ul><li>甲乙丙丁戊</li><li><input type='checkbox' checked> 同意这一条</li></ul>"
    assert told(old, new) == [("item", "甲乙丙丁{+戊+}"), ("item", "[-☐-]{+☑+} 同意这一条")]


def test_the_authors_own_marks_are_no_change() -> None:
    assert told("<p><del>旧</del>文</p>", "<p><del>旧</del>文</p>") == []


def test_no_change_is_no_line() -> None:
    assert redline_lines("<h2>1 目的</h2><p>甲</p>") == ()


@given(
    st.lists(st.text("甲乙丙丁 ab", max_size=12), max_size=6),
    st.lists(st.text("甲乙丙丁 ab", max_size=12), max_size=6),
)
def test_every_added_and_removed_character_is_told(old: list[str], new: list[str]) -> None:
    html = [
        redline_html("".join(f"<p>{t}</p>" for t in a), "".join(f"<p>{t}</p>" for t in b))
        for a, b in ((old, new),)
    ]
    lines = redline_lines(html[0])
    assert all(line.kind is LineKind.TEXT and line.changed for line in lines)
    for mark, element in ((Mark.REMOVED, "del"), (Mark.ADDED, "ins")):
        shown = "".join(p.text for line in lines for p in line.parts if p.mark is mark)
        drawn = "".join(
            piece.split(f"</{element}>")[0] for piece in html[0].split(f'<{element} class="sop-redline">')[1:]
        )
        assert "".join(shown.split()) == "".join(drawn.split())
