"""The one door to files of rows that other programs wrote: CSV, and XLSX by openpyxl."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

LARGEST = 20_000_000
_MOST_ROWS = 100_000
# What openpyxl and zipfile raise for a package that is damaged somewhere; the file itself has been read by then.
_DAMAGED = (KeyError, IndexError, ValueError, SyntaxError, EOFError, NotImplementedError, OSError)
# A workbook is packed; what it holds must fit into memory.
_UNPACKED = 10 * LARGEST
# Excel on Chinese Windows saves CSV in the second.
_ENCODINGS = ("utf-8-sig", "gb18030")
# And on Western Windows in this; any bytes are text of it.
_WESTERN = "cp1252"
_RUNS = re.compile(rb"[\x80-\xff]+")
# What Excel calls Unicode text.
_UNICODE_TEXT = ("utf-16",)
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATOR = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
_TOO_LARGE = Words(
    "{file} 太大（超过 {bytes} 字节或 {rows} 行）；分成几个文件",
    "{file} is too large (more than {bytes} bytes or {rows} rows); part it into several files",
)
_NO_TEXT = Words("{file} 不是 UTF-8 或 GB 18030 编码的 CSV", "{file} is no CSV in UTF-8 or GB 18030")
_NO_WORKBOOK = Words("{file} 不是可以读取的 XLSX 工作簿", "{file} is no XLSX workbook that can be read")
_BROKEN = Words("{file} 第 {line} 行不是 CSV：{problem}", "{file}, line {line} is no CSV: {problem}")


class RowFileError(ExplainedError):
    """The file cannot be read as rows."""


@dataclass(frozen=True)
class FileRow:
    """One row: ``line`` counts from 1, as the program that wrote the file shows it."""

    line: int
    cells: tuple[str, ...]


def read_rows(path: Path) -> tuple[FileRow, ...]:
    """The rows of a CSV file or of a workbook's first sheet that are not empty; raises ``RowFileError`` or ``OSError``."""
    if path.stat().st_size > LARGEST:
        raise _too_large(path)
    found = _of_workbook(path) if path.suffix.lower() == ".xlsx" else _of_csv(path)
    rows: list[FileRow] = []
    for row in found:
        if any(row.cells):
            rows.append(row)
        if len(rows) > _MOST_ROWS:
            raise _too_large(path)
    return tuple(rows)


def _too_large(path: Path) -> RowFileError:
    return RowFileError(_TOO_LARGE.filled(file=path, bytes=LARGEST, rows=_MOST_ROWS))


def _of_csv(path: Path) -> Iterator[FileRow]:
    data = path.read_bytes()
    for encoding in _UNICODE_TEXT if data.startswith(_MARKS_OF_UTF_16) else _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise RowFileError(_NO_TEXT.filled(file=path))
    if "\0" in text:
        raise RowFileError(_NO_TEXT.filled(file=path))
    first, _, below = text.partition("\n")
    told = _SEPARATOR.fullmatch(first.strip("\r"))
    if told is not None:  # a line for Excel, which does not show it
        text = below
    delimiter = told[1] if told is not None else max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            yield FileRow(line, tuple(cell.strip() for cell in cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise RowFileError(_BROKEN.filled(file=path, line=line, problem=str(error))) from None


def _encodings(data: bytes) -> tuple[str, ...]:
    """Umlauts stand one by one, and letters of GB 18030 have two bytes at least."""
    runs = [len(run) for run in _RUNS.findall(data)]
    return ("utf-8-sig", _WESTERN) if runs.count(1) * 2 >= len(runs) else _ENCODINGS


def _of_workbook(path: Path) -> Iterator[FileRow]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = io.BytesIO(path.read_bytes())
    try:
        with zipfile.ZipFile(data) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _UNPACKED:
            raise _too_large(path)
        book = load_workbook(data, read_only=True, data_only=True)
        rows = list(_limited(book.worksheets[0].iter_rows(values_only=True), path))
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, zlib.error, *_DAMAGED):
        raise RowFileError(_NO_WORKBOOK.filled(file=path)) from None
    for line, cells in enumerate(rows, start=1):
        yield FileRow(line, tuple(map(_text, cells)))


def _limited(rows: Iterable[tuple[object, ...]], path: Path) -> Iterator[tuple[object, ...]]:
    for count, row in enumerate(rows):
        if count > _MOST_ROWS:
            raise _too_large(path)
        yield row


def _text(value: object) -> str:
    """A cell as people would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
