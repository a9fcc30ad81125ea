"""Lists as a workbook for spreadsheets: a cover that says where it comes from, and a sheet for each list."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sop_plugin.model.manual import Manual
from sop_plugin.model.revision_label import as_written
from sop_plugin.registers.columns import ColumnKind, ListColumn
from sop_plugin.sharing.cells import MOST_LINKS, Width, can_be_date, cell_text, is_address, looks_like_formula
from sop_plugin.sharing.provenance import Provenance, page_of
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sayable, Voice, Words

_COVER = Words("说明", "About")
_TITLE = Words("标准操作规程手册：登记册", "Manual of standard operating procedures: registers")
_SITE = Words("手册网站", "Site of the manual")
_HEAD = Words("台账末端", "Head of the ledger")
_ANCHOR = Words("台账锚点", "Anchor of the ledger")
_LIST = Words("登记册", "List")
_ROWS = Words("行数", "Rows")
_PAGE = Words("第 &P 页，共 &N 页", "Page &P of &N")
_FONTS = {Language.ZH_HANS: "Microsoft YaHei", Language.ZH_HANT: "Microsoft JhengHei"}
"""What a spreadsheet shows Chinese in; without it digits and characters come from two fonts that do not match."""
_LATIN_FONT = "Calibri"
_HEAD_COLOUR, _LINE, _LINK = "#E7F1EA", "#9AA5B1", "#0B57A4"
_LONGEST_MARGIN = 200
_NO_FORMULAS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True)
class Sheet:
    """One list of the workbook; ``manual`` is that of its day where this is not the workbook's."""

    title: Sayable
    columns: Sequence[ListColumn[Any]]
    rows: Sequence[Any]
    manual: Manual | None = None


def workbook_bytes(sheets: Sequence[Sheet], manual: Manual, provenance: Provenance, voice: Voice) -> bytes:
    """The file (XLSX). Its time of making is the manual's date: the same lists give the same bytes."""
    file = io.BytesIO()
    book = Workbook(file, _NO_FORMULAS)
    book.set_properties(
        {
            "title": voice.say(_TITLE),
            "created": datetime.combine(manual.as_of, time()),
            "author": _issuers(manual, voice),
        }
    )
    writer = _Writer(book, manual, provenance, voice)
    writer.cover(sheets)
    for sheet in sheets:
        writer.sheet(sheet)
    book.close()
    return file.getvalue()


class _Writer:
    def __init__(self, book: Workbook, manual: Manual, provenance: Provenance, voice: Voice) -> None:
        self._book, self._manual, self._provenance, self._voice = book, manual, provenance, voice
        self._font = {"font_name": _FONTS.get(voice.language, _LATIN_FONT), "valign": "top"}
        self._plain = self._format(text_wrap=True)
        self._quoted = self._format(text_wrap=True)
        # Somebody who edits such a text in the spreadsheet makes no formula of it either.
        self._quoted.set_quote_prefix()
        self._date = self._format(num_format="yyyy-mm-dd", align="left")
        self._link = self._format(font_color=_LINK, underline=1)
        self._head = self._format(
            bold=True, bg_color=_HEAD_COLOUR, bottom=1, border_color=_LINE, text_wrap=True
        )
        self._title = self._format(bold=True, font_size=16)

    def _format(self, **options: object) -> Format:
        return self._book.add_format({**self._font, **options})

    def cover(self, sheets: Sequence[Sheet]) -> None:
        """What this is, of which manual and day, and how many rows each list has."""
        say, manual, provenance = self._voice.say, self._manual, self._provenance
        page = self._page(say(_COVER), manual)
        page.set_column(0, 0, 24, self._plain)
        page.set_column(1, 1, 90, self._plain)
        page.write_string(0, 0, say(_TITLE), self._title)
        facts: list[tuple[Words, str | date]] = [
            (labels.ISSUER, _issuers(manual, self._voice)),
            (labels.AS_OF, manual.as_of),
            (_SITE, provenance.site),
            (_HEAD, provenance.head),
            (_ANCHOR, provenance.anchor),
        ]
        line = 2
        for label, value in facts:
            if value:
                page.write_string(line, 0, say(label), self._head)
                self._write(page, line, 1, value, provenance.site if label is _SITE else None)
                line += 1
        notices = [labels.UNCONTROLLED_COPY, *([labels.SAMPLE_DATA] if manual.organisation.sample else [])]
        for notice in notices:
            page.write_string(line, 1, say(notice), self._plain)
            line += 1
        line += 1
        for column, label in enumerate((_LIST, _ROWS)):
            page.write_string(line, column, say(label), self._head)
        for sheet in sheets:
            line += 1
            name = _sheet_name(say(sheet.title))
            page.write_url(line, 0, f"internal:'{name}'!A1", self._link, name)
            page.write_number(line, 1, len(sheet.rows), self._format(align="left"))

    def sheet(self, sheet: Sheet) -> None:
        """One list: heads that stay in sight and filter, cells with the type of what they say."""
        columns, voice, manual = sheet.columns, self._voice, sheet.manual or self._manual
        page = self._page(_sheet_name(voice.say(sheet.title)), manual)
        widths = [Width(voice.say(column.label), filtered=True) for column in columns]
        for at, column in enumerate(columns):
            page.write_string(0, at, cell_text(voice.say(column.label)), self._head)
        links = 0
        for line, row in enumerate(sheet.rows, 1):
            for at, column in enumerate(columns):
                value = self._value(column, row, manual)
                target = self._target(column, value) if links < MOST_LINKS else None
                links += target is not None
                widths[at].see(str(value))
                self._write(page, line, at, value, target)
        for at, width in enumerate(widths):
            page.set_column(at, at, width.characters)
        page.freeze_panes(1, _frozen(columns))
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(columns) - 1)
        page.repeat_rows(0)

    def _page(self, name: str, manual: Manual) -> Worksheet:
        """A sheet that prints on A4, as wide as the paper, with what it is in the margins."""
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        say = self._voice.say
        page.set_header(f"&L{_margin(f'{name} · {say(labels.AS_OF)} {manual.as_of}')}")
        page.set_footer(f"&L{_margin(say(labels.UNCONTROLLED_COPY))}&R{say(_PAGE)}")
        return page

    def _value(self, column: ListColumn[Any], row: object, manual: Manual) -> str | int | date:
        """A day and a number as such; whatever else as people read it."""
        fact = column.fact(row, manual)
        if isinstance(fact, date) or (column.kind is ColumnKind.NUMBER and isinstance(fact, int)):
            return as_written(fact) if isinstance(fact, int) else fact
        return column.text(row, manual, self._voice)

    def _target(self, column: ListColumn[Any], value: object) -> str | None:
        if not value or not isinstance(value, str):
            return None
        if column.leads:
            return page_of(self._provenance, value)
        return value if column.kind is ColumnKind.ADDRESS and is_address(value) else None

    def _write(
        self, page: Worksheet, line: int, at: int, value: str | date | int, target: str | None
    ) -> None:
        match value:
            case date() if can_be_date(value):
                page.write_datetime(line, at, datetime.combine(value, time()), self._date)
            case int():
                page.write_number(line, at, value, self._plain)
            case _ if target is not None and is_address(target):
                page.write_url(line, at, target, self._link, cell_text(str(value)))
            case "":
                pass
            case _:
                text = cell_text(str(value))
                page.write_string(line, at, text, self._quoted if looks_like_formula(text) else self._plain)


def _issuers(manual: Manual, voice: Voice) -> str:
    return voice.listed([issuer.name for issuer in manual.organisation.issuers.values()])


def _frozen(columns: Sequence[ListColumn[Any]]) -> int:
    """How many columns stay in sight at the left: up to the first that says which row it is."""
    return next((at for at, column in enumerate(columns, 1) if column.heads), 0)


def _margin(text: str) -> str:
    """Text for the margin of a printed sheet, where ``&`` is a command and no more than 255 letters have room."""
    return text.replace("&", "&&")[:_LONGEST_MARGIN]


def _sheet_name(title: str) -> str:
    """Without what spreadsheets forbid there, and no longer than they take."""
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31].strip()
