"""The tables of documents and pages: readable on a phone, by ear and on paper."""

from __future__ import annotations

import re
from itertools import zip_longest
from xml.etree.ElementTree import Element

from sop_plugin.model.columns import column_kinds, is_step_table
from sop_plugin.model.procedure import Column
from sop_plugin.model.step_numbers import are_numbered

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_ALIGNMENT = re.compile(r"text-align:\s*(left|right|center)")
STEPS = "sop-steps"
"""The class of tables of steps: they are cards on a phone, and get a flow chart."""
_NUMBERED = "sop-numbered"
"""The class of tables of steps whose rows have numbers of their own, so that they get no second ones."""
NO_STEP = "sop-no-step"
"""The class of rows of such a table that are not counted: heads of those below them, and empty ones."""
_FEWEST_ROWS = 2
_NARROW = "sop-narrow"
"""The class of cells of columns as the days of a month have: many beside each other, for a mark each."""
_MANY_COLUMNS, _FEWEST_NARROW, _A_MARK = 12, 6, 2
_SOLE = "sop-sole"
"""The class of a reference that is all that a cell holds."""
_ACTION = "sop-action"
"""The class of the cell behind a step's number that says what is done."""

# A box to tick and its word: lines may end before and behind them only.
_OPTION = re.compile(r"□ ?[^\s□\x02]+")
# Where Python-Markdown put away raw HTML or a code span: no words.
_STASHED = re.compile("\x02[^\x03]*\x03")


def label_tables(root: Element) -> None:
    """Label cells with their column, mark tables of steps, and let wide tables scroll by themselves."""
    _Tables().visit(root)


class _Tables:
    """Visits elements in the order of the text, so that a table knows the heading above it."""

    def __init__(self) -> None:
        self._heading = ""
        self._named: set[str] = set()

    def visit(self, parent: Element) -> None:
        for index, child in enumerate(list(parent)):
            if child.tag in _HEADINGS:
                self._heading = _words(child)
            elif child.tag == "table":
                parent[index] = self._region(child)
            else:
                self.visit(child)

    def _region(self, table: Element) -> Element:
        _part(table)
        columns = _names_of_columns(table)
        for cell in table.iterfind("thead/tr/th"):
            cell.set("scope", "col")
        merged = any("colspan" in cell.attrib or "rowspan" in cell.attrib for cell in table.iter())
        # Where cells are merged, a column has no place of its own in each row.
        for row in table.iterfind("tbody/tr") if not merged else ():
            for column, cell in zip(columns, row, strict=False):
                if column:
                    cell.set("data-label", column)
        for cell in (*table.iter("th"), *table.iter("td")):
            _align_by_class(cell)
            _keep_options(cell)
        steps = STEPS in table.get("class", "") or (not merged and is_step_table(column_kinds(columns)))
        if not merged:
            _mark_narrow(table, columns)
        if merged and steps:
            table.set("class", "sop-table")  # no cards, whose cells each belong to one row
        elif table.get("class") != STEPS:
            _add_class(table, STEPS if steps else "sop-table")
        for row in table.iterfind("tbody/tr") if steps else ():
            for cell in row:
                _mark_sole(cell)
            if _is_no_step(row):
                _add_class(row, NO_STEP)
        if steps and _has_numbers(table):
            _add_class(table, _NUMBERED)
            _mark_actions(table, columns)
        region = Element(
            "div",
            {
                "class": "sop-scroll sop-scroll--steps" if steps else "sop-scroll",
                "role": "region",
                "tabindex": "0",
                "aria-label": self._name(" · ".join(filter(None, columns))),
            },
        )
        region.tail, table.tail = table.tail, "\n"
        region.append(table)
        return region

    def _name(self, columns: str) -> str:
        """The heading above; a second table below it is told from the first by its columns."""
        name = self._heading or columns or "—"
        if name in self._named and columns:
            name = f"{self._heading} · {columns}" if self._heading else columns
        self._named.add(name)
        return name


def _part(table: Element) -> None:
    """Give a table of HTML the head that nobody marked as such, so that it is one on paper, by ear and on a phone."""
    body = table.find("tbody")
    loose = table.findall("tr")
    rows = loose if body is None else list(body.iterfind("tr"))
    if table.find("thead") is not None or not rows:
        return
    height = _head_rows(rows, STEPS in table.get("class", ""))
    if not height:
        return
    head = Element("thead")
    head.extend(rows[:height])
    for cell in head.iter("td"):
        cell.tag = "th"
    if body is None:
        # Raw HTML may hold more than rows; it stays where it is.
        body = Element("tbody")
        body.extend(rows[height:])
        at = list(table).index(loose[0])
        for row in loose:
            table.remove(row)
        table.insert(at, body)
    else:
        for row in rows[:height]:
            body.remove(row)
    table.insert(list(table).index(body), head)


def _head_rows(rows: list[Element], is_steps: bool) -> int:
    """How many rows are the head: those before the first step that has a name, or those of cells that are heads alone."""
    named = next((index for index, row in enumerate(rows) if row.get("id")), None)
    if is_steps and named is not None:
        return named
    first = [cell for cell in rows[0] if cell.tag in ("td", "th")]
    if not first or len(rows) < _FEWEST_ROWS or not (is_steps or all(cell.tag == "th" for cell in first)):
        return 0
    heights = [
        int(span) for cell in first if (span := cell.get("rowspan", "1")).isascii() and span.isdecimal()
    ]
    return min(max(heights, default=1), len(rows) - 1) or 1


def _names_of_columns(table: Element) -> list[str]:
    """What stands in the head, for each column; a second row of it says what parts a name has."""
    rows = [[_words(cell) for cell in row.iterfind("th")] for row in table.iterfind("thead/tr")]
    columns = [list(names) for names in zip_longest(*rows, fillvalue="")]
    for right, left in zip(columns[1:], columns, strict=False):
        right[0] = right[0] or (left[0] if len(rows) > 1 and right[1:] != [""] * (len(rows) - 1) else "")
    return [" ".join(filter(None, names)) for names in columns]


def _has_numbers(table: Element) -> bool:
    rows = [row for row in table.iterfind("tbody/tr") if len(row) and NO_STEP not in row.get("class", "")]
    return are_numbered([_words(row[0]) for row in rows])


def _is_no_step(row: Element) -> bool:
    """Whether a row is empty, or has nothing but bold words in its first cell."""
    if not len(row) or row.find(".//img") is not None or any(map(_words, row[1:])):
        return False
    first = row[0]
    words = _words(first)
    bold = len(first) == 1 and first[0].tag in ("strong", "b") and _words(first[0]) == words
    return not words or (bold and len(row) > 1)


def _mark_narrow(table: Element, columns: list[str]) -> None:
    """Say which columns hold a mark at most, where there are so many that each would get a sliver."""
    if len(columns) < _MANY_COLUMNS:
        return
    rows = [list(row) for row in table.iterfind("tbody/tr")]
    narrow = [
        index
        for index, name in enumerate(columns)
        if _is_mark(name) and all(_is_mark(_words(row[index])) for row in rows if index < len(row))
    ]
    if len(narrow) < _FEWEST_NARROW:
        return
    for row in (*table.iterfind("thead/tr"), *table.iterfind("tbody/tr")):
        for index in narrow:
            if index < len(row):
                _add_class(row[index], _NARROW)


def _is_mark(words: str) -> bool:
    """Two figures are as wide as one Chinese character."""
    return len(words) <= (_A_MARK if words.isascii() else 1)


def _mark_actions(table: Element, columns: list[str]) -> None:
    kinds = column_kinds(columns)
    if 1 not in {kinds.get(Column.STEP), kinds.get(Column.CONTENT)}:
        return
    for row in table.iterfind("tbody/tr"):
        if len(row) > 1 and NO_STEP not in row.get("class", ""):
            _add_class(row[1], _ACTION)


def _mark_sole(cell: Element) -> None:
    if len(cell) == 1 and cell[0].tag == "a" and not f"{cell.text or ''}{cell[0].tail or ''}".strip():
        _add_class(cell[0], _SOLE)


def _words(element: Element) -> str:
    return " ".join(_STASHED.sub("", "".join(element.itertext())).split())


def _align_by_class(cell: Element) -> None:
    """Python-Markdown aligns by inline style, which a strict content security policy refuses."""
    match = _ALIGNMENT.search(cell.get("style", ""))
    if match:
        del cell.attrib["style"]
        _add_class(cell, f"sop-align-{match[1]}")


def _keep_options(parent: Element) -> None:
    for index in range(len(parent) - 1, -1, -1):
        child = parent[index]
        _keep_options(child)
        child.tail, options = _options(child.tail)
        parent[index + 1 : index + 1] = options
    parent.text, options = _options(parent.text)
    parent[0:0] = options


def _options(text: str | None) -> tuple[str | None, list[Element]]:
    """The text before the first option, and the options with the text behind each."""
    found = [*_OPTION.finditer(text)] if text and "□" in text else []
    if not text or not found:
        return text, []
    starts = [match.start() for match in found[1:]] + [len(text)]
    options = []
    for match, start in zip(found, starts, strict=True):
        option = Element("span", {"class": "sop-option"})
        option.text, option.tail = match[0], text[match.end() : start]
        options.append(option)
    return text[: found[0].start()], options


def _add_class(element: Element, name: str) -> None:
    element.set("class", " ".join(filter(None, (element.get("class"), name))))
