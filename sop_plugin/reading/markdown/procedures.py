"""Tables of steps and of measures, and lists of definitions, out of a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from sop_plugin.model.columns import column_kinds, is_measure_table, is_step_table
from sop_plugin.model.document import Body, Clause
from sop_plugin.model.headings import Heading, normalise_heading
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import (
    NO_PROCEDURES,
    Branch,
    Cell,
    Column,
    Definition,
    Measure,
    Procedures,
    ProcedureStep,
    StepTable,
)
from sop_plugin.reading.markdown.branches import branches_in_words, branches_of_cell
from sop_plugin.reading.markdown.cells import Above, doers_of, plain, records_of
from sop_plugin.reading.markdown.tables import Row, Table, read_tables

_BOLD_TERM = re.compile(
    r"\s{0,3}[-*+]\s+(?P<bold>\*\*|__)(?P<term>[^*_\n]+?)(?P<colon>[：:]?)(?P=bold)(?P<rest>.*)"
)
_PLAIN_TERM = re.compile(r"\s{0,3}[-*+]\s+(?P<term>[^：:。；，,;*_`\[\]]{1,60})(?P<rest>：.*|:\s.*)")
_LEADING = re.compile(r"\s*(?:[：:—–-]+)?\s*")


def read_procedures(
    body: Body, path: str, kinds: Mapping[str, Heading], blank_form: bool = False
) -> Procedures:
    """What the tables and lists of ``body`` say.

    ``kinds`` tell what a normalised heading is about. A ``blank_form`` is there to be filled in: its tables are no steps.
    """
    clauses = _Clauses(body.clauses, kinds)
    if not clauses.define and "|" not in body.text:
        return NO_PROCEDURES
    steps: list[StepTable] = []
    measures: list[Measure] = []
    definitions = list(_listed_definitions(body, clauses, path)) if clauses.define else []
    for table in read_tables(body.text, path, body.first_line):
        if table.quoted:
            continue
        columns = column_kinds(plain(cell.text) for cell in table.header)
        key, defines = clauses.at(table.line)
        if defines:
            definitions += _tabled_definitions(table, columns, key)
        elif blank_form:
            continue
        elif is_step_table(columns):
            steps.append(_step_table(table, columns, key))
        elif is_measure_table(columns):
            measures += _measures(table, columns, key)
    return Procedures(tuple(steps), tuple(measures), tuple(sorted(definitions, key=lambda d: d.place)))


class _Clauses:
    """The key of the innermost clause at a line, and whether it or one around it holds definitions."""

    def __init__(self, clauses: tuple[Clause, ...], kinds: Mapping[str, Heading]) -> None:
        self._lines = [clause.line for clause in clauses]
        self._found: list[tuple[str | None, bool]] = []
        defined_until = 0
        for clause in clauses:
            if kinds.get(normalise_heading(clause.title)) is Heading.DEFINITIONS:
                defined_until = max(defined_until, clause.end_line)
            self._found.append((clause.key, clause.line <= defined_until))
        self.define = defined_until > 0

    def at(self, line: int) -> tuple[str | None, bool]:
        # Between two headings lies text of the upper one alone.
        index = bisect_right(self._lines, line) - 1
        return self._found[index] if index >= 0 else (None, False)


def _step_table(table: Table, columns: Mapping[Column, int], clause: str | None) -> StepTable:
    rows = [row for row in table.rows if any(cell.text for cell in row)]
    actions = [_action(row, columns) for row in rows]
    if Column.CONTENT in columns and all(plain(cell.text).rstrip(".、．").isdecimal() for cell in actions):
        # The steps are numbered by hand, and what is done stands in the next column.
        actions = [_cell(row, columns[Column.CONTENT]) or _absent(row) for row in rows]
    names: dict[str, int] = {}
    for position, action in enumerate(actions, start=1):
        names.setdefault(plain(action.text), position)
    above = Above()
    steps = tuple(
        _step(position, row, action, columns, names, above)
        for position, (row, action) in enumerate(zip(rows, actions, strict=True), start=1)
    )
    known = tuple(sorted(columns, key=columns.__getitem__))
    return StepTable(steps, table.line, table.end_line, clause, known, len(table.header))


def _step(
    position: int,
    row: Row,
    action: Cell,
    columns: Mapping[Column, int],
    names: Mapping[str, int],
    above: Above,
) -> ProcedureStep:
    cells = {column: row[index] for column, index in columns.items() if index < len(row)}
    who, record, following = cells.get(Column.WHO), cells.get(Column.RECORD), cells.get(Column.NEXT)
    branches: list[Branch] = []
    for index, cell in enumerate(row):
        if index == columns.get(Column.NEXT):
            branches += branches_of_cell(cell, position, names)
        else:
            branches += branches_in_words(cell)
    return ProcedureStep(
        position,
        action,
        doers_of(above.meant(Column.WHO, who)),
        who,
        cells.get(Column.STANDARD),
        cells.get(Column.TIME_LIMIT),
        record,
        records_of(above.meant(Column.RECORD, record)),
        following,
        tuple(branches),
        len(row),
    )


def _measures(table: Table, columns: Mapping[Column, int], clause: str | None) -> Iterator[Measure]:
    above = Above()
    for row in table.rows:
        cells = {column: _cell(row, index) for column, index in columns.items()}
        what, who, record = cells[Column.MEASURE], cells.get(Column.WHO), cells.get(Column.RECORD)
        if what is not None and any(cell.text for cell in row):
            yield Measure(
                what,
                cells[Column.FREQUENCY],
                doers_of(above.meant(Column.WHO, who)),
                who,
                cells.get(Column.STANDARD),
                record,
                records_of(above.meant(Column.RECORD, record)),
                clause,
                table.line,
            )


def _action(row: Row, columns: Mapping[Column, int]) -> Cell:
    return _cell(row, columns[Column.STEP]) or _absent(row)


def _cell(row: Row, index: int) -> Cell | None:
    return row[index] if index < len(row) else None


def _absent(row: Row) -> Cell:
    """A cell that a short row lacks, where the row ends."""
    return row[-1]._replace(text="")


def _tabled_definitions(
    table: Table, columns: Mapping[Column, int], clause: str | None
) -> Iterator[Definition]:
    if not {Column.TERM, Column.MEANING} <= columns.keys():
        return
    for row in table.rows:
        term, meaning = _cell(row, columns[Column.TERM]), _cell(row, columns[Column.MEANING])
        if term and meaning and plain(term.text):
            yield Definition(plain(term.text), meaning.text, term.place, clause)


def _listed_definitions(body: Body, clauses: _Clauses, path: str) -> Iterator[Definition]:
    written, prose = body.text.split("\n"), body.prose.split("\n")
    index = 0
    while index < len(written):
        start, line = index, index + body.first_line
        index += 1
        key, defines = clauses.at(line)
        if not defines or not prose[start].strip():
            continue
        match = _BOLD_TERM.fullmatch(written[start]) or _PLAIN_TERM.fullmatch(written[start])
        if match is None:
            continue
        meaning = [_LEADING.sub("", match["rest"], count=1).strip()]
        while index < len(prose) and prose[index].strip() and written[index].startswith((" ", "\t")):
            meaning.append(written[index].strip())
            index += 1
        term = plain(match["term"]).strip("：: ")
        if term:
            place = Place(path, line, match.start("term") + 1)
            yield Definition(term, " ".join(filter(None, meaning)), place, key)
