"""Workbooks, read back by a library that wrote none of it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from released_manuals import compiled as with_ledger
from sample_ledger import recorded_manual

from sop_plugin.compile import CompiledManual
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.downloads import WORKBOOK
from sop_plugin.pages.output import Output
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.registers.document_columns import DOCUMENT_COLUMNS
from sop_plugin.sharing.cells import cell_text
from sop_plugin.sharing.manual_lists import lists_of
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.sharing.workbook import Sheet, workbook_bytes
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

SITE = "https://sop.example.com/手册/"
ZH = voice_in(Language.ZH_HANS)


def download(edition: Edition) -> Output:
    (found,) = (output for output in site_outputs(edition) if output.address == WORKBOOK)
    return found


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet_named(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    heads, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def registered(compiled: CompiledManual, **known: str) -> bytes:
    sheet = Sheet(labels.REGISTER, DOCUMENT_COLUMNS.spreadsheet, compiled.registers.documents.rows)
    return workbook_bytes([sheet], compiled.manual, Provenance(**known), ZH)


@pytest.fixture(scope="module")
def recorded() -> CompiledManual:
    return with_ledger(recorded_manual())


@pytest.fixture(scope="module")
def book(recorded: CompiledManual) -> Workbook:
    return opened(download(Edition(recorded, anchor="sop-anchor1:abc", site_url=SITE)).whole_file())


def test_it_has_every_list_with_every_row(book: Workbook, recorded: CompiledManual) -> None:
    names = ["说明", "文件登记册", "复审登记册", "表单", "表单以外的记录", "更改日志", "例外清单"]
    assert book.sheetnames == names
    for each, name in zip(lists_of(recorded), names[1:], strict=True):
        assert len(table(sheet_named(book, name))) == len(each.rows(recorded)), name


def test_the_cover_says_where_it_comes_from(book: Workbook, recorded: CompiledManual) -> None:
    cover = sheet_named(book, "说明")
    said = {row[0].value: row[1] for row in cover.iter_rows() if row[0].value}
    assert recorded.ledger is not None
    assert said["台账末端"].value == recorded.ledger.head
    assert said["台账锚点"].value == "sop-anchor1:abc"
    assert said["数据截至"].value == datetime(2026, 11, 21)  # noqa: DTZ001 - a day of the calendar
    assert said["手册网站"].hyperlink.target == SITE
    assert "酒店" in str(said["制定单位"].value)
    assert said["更改日志"].value == len(table(sheet_named(book, "更改日志")))
    text = " ".join(str(cell.value) for row in cover.iter_rows() for cell in row)
    assert "非受控打印件" in text


def test_days_and_numbers_are_such_and_numbers_lead_to_the_site(book: Workbook) -> None:
    sheet = sheet_named(book, "文件登记册")
    first = table(sheet)[0]
    assert (first["编号"], first["版次"]) == ("HT-SD-SOP-001", 2)
    assert first["生效日期"] == datetime(2025, 3, 1)  # noqa: DTZ001
    assert sheet["A2"].hyperlink is not None
    assert sheet["A2"].hyperlink.target == f"{SITE}HT-SD-SOP-001/"
    withdrawn = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "HT-SD-SOP-002")
    assert [cell.hyperlink.target for cell in withdrawn if cell.hyperlink and cell.column > 1] == [
        f"{SITE}HT-SD-SOP-001/"
    ]


def test_a_sheet_filters_and_its_head_stays_in_sight(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        last = sheet.cell(max(sheet.max_row, 2), sheet.max_column).coordinate
        assert sheet.auto_filter.ref == f"A1:{last}"
        assert str(sheet.freeze_panes)[-1] == "2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.fitToHeight == 0
    assert sheet_named(book, "复审登记册").freeze_panes == "D2"


def test_chinese_has_the_room_of_two_letters(compile_sources: Any, make_source: Any) -> None:
    def width(title: str) -> float:
        compiled = compile_sources(make_source("HT-SD-SOP-004", title=title))
        return float(sheet_named(opened(registered(compiled)), "文件登记册").column_dimensions["B"].width)

    assert width("一二三四五六七八九十一二") - width("abcdefghijkl") == 12
    assert width("字" * 200) < 62


def test_text_is_never_a_formula(compile_sources: Any, make_source: Any) -> None:
    titles = ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "＝1", "https://example.com/", "007", "{=1}"]
    sources = [make_source(f"HT-SD-SOP-{n:03}", title=title) for n, title in enumerate(titles, 1)]
    data = registered(compile_sources(*sources))
    sheet = sheet_named(opened(data), "文件登记册")
    cells = [sheet.cell(line, 2) for line in range(2, 2 + len(titles))]
    assert [cell.value for cell in cells] == titles
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 5 + [False] * 3
    assert [cell.hyperlink for cell in cells] == [None] * len(titles)
    with ZipFile(io.BytesIO(data)) as zipped:
        assert not any(b"<f>" in zipped.read(name) for name in zipped.namelist())


def test_the_same_lists_give_the_same_bytes(recorded: CompiledManual) -> None:
    data = registered(recorded, site=SITE, anchor="a")
    assert registered(recorded, site=SITE, anchor="a") == data
    with ZipFile(io.BytesIO(data)) as zipped:
        assert b"2026-11-21T00:00:00Z" in zipped.read("docProps/core.xml")
        assert {entry.date_time[0] for entry in zipped.infolist()} == {1980}


def test_without_an_address_of_the_site_nothing_leads_anywhere(recorded: CompiledManual) -> None:
    sheet = sheet_named(opened(registered(recorded)), "文件登记册")
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_what_no_cell_can_hold_is_shown_all_the_same(compile_sources: Any) -> None:
    compiled = compile_sources()
    rows = compiled.registers.documents.rows
    title = replace(DOCUMENT_COLUMNS.spreadsheet[1], fact=lambda *_: "a\x0b\ud800" + "字" * 40_000)
    early = replace(DOCUMENT_COLUMNS.spreadsheet[10], fact=lambda *_: date(1899, 12, 31))
    data = workbook_bytes(
        [Sheet(labels.REGISTER, [title, early], rows[:1])], compiled.manual, Provenance(), ZH
    )
    sheet = sheet_named(opened(data), "文件登记册")
    assert str(sheet["A2"].value).startswith("a\\x0b\\ud800字")
    assert str(sheet["A2"].value).endswith("字…")
    assert sheet["B2"].value == "1899-12-31"
    assert len(cell_text("字" * 40_000)) == 32_767


def test_an_empty_list_is_a_head_with_nothing_below(compile_sources: Any) -> None:
    compiled = compile_sources()
    sheet = Sheet(labels.REGISTER, DOCUMENT_COLUMNS.spreadsheet, ())
    data = workbook_bytes([sheet], compiled.manual, Provenance(), voice_in(Language.EN))
    assert table(sheet_named(opened(data), "Document register")) == []


def test_readers_learn_no_more_of_drafts_than_their_number(
    compiled: CompiledManual, edition: Edition, preview: Edition
) -> None:
    def draft(shown: Edition) -> dict[str, Any]:
        rows = table(sheet_named(opened(download(shown).whole_file()), "文件登记册"))
        return next(row for row in rows if row["编号"] == "HT-SD-SOP-013")

    assert (draft(edition)["题目"], draft(edition)["位置"], draft(edition)["状态"]) == (None, None, "草稿")
    assert draft(preview)["题目"] == "草稿标题"
    with ZipFile(io.BytesIO(download(edition).whole_file())) as zipped:
        assert "草稿标题" not in zipped.read("xl/sharedStrings.xml").decode()


def test_the_page_of_the_register_leads_to_it(edition: Edition) -> None:
    (page,) = (output for output in site_outputs(edition) if output.address == "register/")
    assert 'href="../register/lists.xlsx" download>下载全部登记册（XLSX）</a>' in page.draw(page.text())


def test_exceptions_are_one_list(book: Workbook) -> None:
    rows = table(sheet_named(book, "例外清单"))
    told = {(row["问题"], row["编号"]) for row in rows}
    assert ("一人多签", "HT-SD-SOP-004") in told
    assert ("编号：缺号、重号、失踪", None) in told or any(kind.startswith("编号") for kind, _ in told)
    late = next(row for row in rows if row["问题"] == "复审逾期的期间")
    assert late["编号"] == "HT-SD-SOP-001"
    assert isinstance(late["日期"], datetime)
    assert isinstance(late["至"], datetime)
    assert "逾期" in late["内容"]
