"""CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from sop_plugin.sharing.cells import looks_like_formula
from sop_plugin.words.printable import printable


def csv_bytes(heads: Iterable[str], rows: Iterable[Iterable[str | int]]) -> bytes:
    """UTF-8 with BOM, without which Excel takes Chinese for something else; no text is a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(heads)
    # A negative number is a number, no formula: only words need to be made harmless.
    writer.writerows([cell if isinstance(cell, int) else harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig", "backslashreplace")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    cell = printable(cell)
    return f"'{cell}" if looks_like_formula(cell) else cell
