from __future__ import annotations

from lxml import html as lxml_html

from sop_plugin.printing.tables import within_the_sheet

ADDRESS = "https://intranet.example.com/a/very/long/path?a=1&amp;b=2"


def table(*rows: list[str]) -> str:
    head, *body = rows
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in body)
    return f'<table class="sop-steps"><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>'


def whole(html: str) -> list[str]:
    found = lxml_html.fragment_fromstring(html, create_parent=True).find_class("sop-whole")
    return [each.text_content() for each in found]


def test_a_table_that_fits_is_left_alone() -> None:
    fits = table(["日期", "说明"], ["2026-11-30", "照常"])
    assert within_the_sheet(fits) == fits


def test_beside_a_long_word_columns_keep_their_room_and_dates_stay_whole() -> None:
    fitted = within_the_sheet(table(["日期", "网址"], ["2026-11-30", f'<a href="{ADDRESS}">{ADDRESS}</a>']))
    assert 'class="sop-steps tight few"' in fitted
    assert whole(fitted) == ["2026-11-30"]
    assert f'<a href="{ADDRESS}">{ADDRESS}</a>' in fitted, (
        "tags are left alone, and what is too long may be broken"
    )


def test_in_many_columns_only_so_long_words_stay_whole_that_there_is_room_for_all() -> None:
    head, short = [f"列{index}" for index in range(12)], ["合格"] * 8
    fitted = within_the_sheet(
        table(head, [*short, "2026-11-30", "2026-12-01", "internationalisation", "12,345.00"])
    )
    assert 'class="sop-steps tight"' in fitted
    assert whole(fitted) == ["2026-11-30", "2026-12-01", "12,345.00"]
    assert whole(within_the_sheet(table(head, ["2026-11-30"] * 12))) == []
