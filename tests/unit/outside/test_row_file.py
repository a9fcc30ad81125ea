"""Rows of other programs: what is no such file, or would fill the memory, is told and not read."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from sop_plugin.outside.row_file import FileRow, RowFileError, read_rows


def test_rows_of_csv_files_as_windows_writes_them(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    for encoding in ("utf-8-sig", "gb18030"):
        file.write_text('姓名;编号\r\n\r\n唐一宁;"QA-SOP-001"\r\n', encoding=encoding)
        assert read_rows(file) == (FileRow(1, ("姓名", "编号")), FileRow(3, ("唐一宁", "QA-SOP-001")))
    # What Excel saves as Unicode text, and the line that tells it the separator.
    for encoding, text in (
        ("utf-16", "姓名\t编号\r\n唐一宁\tA,1\r\n"),
        ("utf-8-sig", "sep=|\r\n姓名|编号\r\n唐一宁|A,1\r\n"),
    ):
        file.write_text(text, encoding=encoding)
        assert read_rows(file) == (FileRow(1, ("姓名", "编号")), FileRow(2, ("唐一宁", "A,1"))), encoding


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"a\0b", b""])
def test_what_is_no_list_is_told(tmp_path: Path, data: bytes) -> None:
    for name in ("a.csv", "a.xlsx"):
        file = tmp_path / name
        file.write_bytes(data)
        if data or name == "a.xlsx":
            with pytest.raises(RowFileError):
                read_rows(file)


def test_a_workbook_that_unpacks_to_very_much_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/sharedStrings.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1_000_000))
    assert file.stat().st_size < 1_000_000
    with pytest.raises(RowFileError, match="too large"):
        read_rows(file)


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(50):
        sheet.append([f"人{number}", f"QA-SOP-{number:03}", "2026-03-01"])
    whole = BytesIO()
    book.save(whole)
    chosen = random.Random(1)
    for _ in range(100):
        data = bytearray(whole.getvalue())
        for _ in range(3):
            data[chosen.randrange(len(data))] = chosen.randrange(256)
        file = tmp_path / "a.xlsx"
        file.write_bytes(data)
        with suppress(RowFileError):
            read_rows(file)
