"""Tables of steps and of measures, lists of steps and of definitions, out of a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sop_plugin.model.columns import (
    NO_EXTRA,
    ExtraColumns,
    column_kind,
    column_kinds,
    is_beside,
    is_measure_table,
    is_step_table,
)
from sop_plugin.model.document import Body
from sop_plugin.model.headings import Heading, HeadingKinds
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import (
    NO_PROCEDURES,
    Branch,
    Cell,
    Column,
    Measure,
    OtherTable,
    Procedures,
    ProcedureStep,
    StepTable,
)
from sop_plugin.model.step_numbers import is_number_alone
from sop_plugin.reading.markdown.branches import branches_in_words, branches_of_cell
from sop_plugin.reading.markdown.cells import Above, doers_of, plain, records_of
from sop_plugin.reading.markdown.clauses import Clauses
from sop_plugin.reading.markdown.definitions import listed_definitions, tabled_definitions
from sop_plugin.reading.markdown.joined_columns import with_joined_columns
from sop_plugin.reading.markdown.listed_steps import listed_steps
from sop_plugin.reading.markdown.rows import Row, Table, is_head_of_rows
from sop_plugin.reading.markdown.tables import may_hold_tables, read_tables

_SPEAK_OF_STEPS = frozenset((Column.STEP, Column.CONTENT, Column.WHO))
_NEVER_STEPS = frozenset((Heading.RESPONSIBILITIES, Heading.RECORDS, Heading.RELATED, Heading.FILLING_IN))
"""Clauses in which 内容 beside 责任人 says who answers for what, and not what is done next."""


def read_procedures(
    body: Body,
    path: str,
    kinds: HeadingKinds,
    blank_form: bool = False,
    extra_columns: ExtraColumns = NO_EXTRA,
) -> Procedures:
    """What the tables and lists of ``body`` say.

    ``kinds`` tell what a normalised heading is about. A ``blank_form`` is there to be filled in: its tables are no steps.
    """
    clauses = Clauses(body.clauses, kinds)
    if not clauses.define and not may_hold_tables(body.text):
        listed = () if blank_form else listed_steps(body, path, kinds)
        return Procedures(listed) if listed else NO_PROCEDURES
    steps: list[StepTable] = []
    measures: list[Measure] = []
    others: list[OtherTable] = []
    definitions = list(listed_definitions(body, clauses, path, kinds)) if clauses.define else []
    for table in read_tables(body.text, path, body.first_line):
        if table.quoted:
            continue
        names = tuple(plain(cell.text) for cell in table.header)
        names, head_rows = _names_of(table, names, extra_columns)
        columns = column_kinds(names, extra_columns)
        key, defines = clauses.at(table.line)
        if defines:
            definitions += tabled_definitions(table, columns, key)
        elif blank_form:
            continue
        elif is_step_table(columns) and (
            Column.STEP in columns or not clauses.topics_at(table.line) & _NEVER_STEPS
        ):
            rows = with_joined_columns(table.rows[head_rows:], names, columns, extra_columns)
            steps.append(_step_table(table, rows, head_rows, columns, key))
        elif is_measure_table(columns):
            rows = with_joined_columns(table.rows[head_rows:], names, columns, extra_columns)
            measures += _measures(table, rows, columns, key)
        elif _SPEAK_OF_STEPS & columns.keys() and not clauses.topics_at(table.line) & _NEVER_STEPS:
            others.append(
                OtherTable(table.line, tuple(plain(cell.text) for cell in table.header), tuple(columns))
            )
    if not steps and not blank_form:
        steps += listed_steps(body, path, kinds)
    return Procedures(
        tuple(steps),
        tuple(measures),
        tuple(sorted(definitions, key=lambda d: d.place)),
        others=tuple(others),
    )


def _names_of(table: Table, names: tuple[str, ...], extra: ExtraColumns) -> tuple[tuple[str, ...], int]:
    """What the columns are called, and how many rows below the header belong to the head: at most one, under names that span several."""
    first = table.rows[0] if "" in names and table.rows else ()
    if not first:
        return names, 0
    above = ""
    spanned = []
    for index, name in enumerate(names):
        above = name or above
        below = plain(first[index].text) if index < len(first) else ""
        is_spanned = not name or (index + 1 < len(names) and not names[index + 1])
        if below and not is_spanned:
            return names, 0  # a row like any other
        choices = (below, above + below, f"{above} {below}", above) if below else (name,)
        spanned.append(
            below if is_beside(below) else next((c for c in choices if column_kind(c, extra)), below or name)
        )
    parted = sum(1 for cell in first if cell.text) > 1
    return (tuple(spanned), 1) if parted else (names, 0)


def _step_table(
    table: Table, below: Sequence[Row], head_rows: int, columns: Mapping[Column, int], clause: str | None
) -> StepTable:
    kept = [
        index
        for index, row in enumerate(below)
        if any(cell.text for cell in row) and not is_head_of_rows([cell.text for cell in row])
    ]
    rows = [below[index] for index in kept]
    places = [table.row_places[index + head_rows] for index in kept]
    actions = _actions(table, rows, columns)
    names: dict[str, int] = {}
    for position, action in enumerate(actions, start=1):
        names.setdefault(plain(action.text), position)
    above = Above()
    steps = tuple(
        _step(position, row, action, columns, names, above, place)
        for position, (row, action, place) in enumerate(zip(rows, actions, places, strict=True), start=1)
    )
    known = tuple(sorted(columns, key=columns.__getitem__))
    return StepTable(steps, table.line, table.end_line, clause, known, len(table.header))


def _actions(table: Table, rows: Sequence[Row], columns: Mapping[Column, int]) -> list[Cell]:
    """What is done in each row."""
    above = Above()
    actions = []
    for row in rows:
        own = _action(row, columns)
        meant = above.meant(Column.STEP, own) or own
        actions.append(own._replace(text=meant.text))  # a step stands where it stands
    if Column.STEP in columns and all(is_number_alone(plain(cell.text)) for cell in actions):
        # The steps are numbered by hand, and what is done stands in the next column, or in the rest of a merged one.
        right = columns[Column.STEP] + 1
        names = [cell.text for cell in table.header]
        index = right if right < len(names) and not names[right] else columns.get(Column.CONTENT)
        if index is None and right < len(names) and column_kind(plain(names[right])) in (None, Column.STEP):
            index = right  # 步骤 | 步骤名称, 步骤 | 名称
        if index is not None:
            return [_cell(row, index) or _absent(row) for row in rows]
    return actions


def _step(
    position: int,
    row: Row,
    action: Cell,
    columns: Mapping[Column, int],
    names: Mapping[str, int],
    above: Above,
    place: Place | None,
) -> ProcedureStep:
    cells = {column: above.meant(column, row[index]) for column, index in columns.items() if index < len(row)}
    who, record, following = cells.get(Column.WHO), cells.get(Column.RECORD), cells.get(Column.NEXT)
    branches: list[Branch] = []
    for index, cell in enumerate(row):
        if index == columns.get(Column.NEXT):
            branches += branches_of_cell(following or cell, position, names)
        else:
            branches += branches_in_words(cell)
    return ProcedureStep(
        position,
        action,
        doers_of(who.text) if who else (),
        who,
        cells.get(Column.STANDARD),
        cells.get(Column.TIME_LIMIT),
        record,
        records_of(record.text) if record else (),
        following,
        tuple(branches),
        len(row),
        place,
    )


def _measures(
    table: Table, rows: Sequence[Row], columns: Mapping[Column, int], clause: str | None
) -> Iterator[Measure]:
    above = Above()
    for row in rows:
        cells = {column: above.meant(column, _cell(row, index)) for column, index in columns.items()}
        what, who, record = cells[Column.MEASURE], cells.get(Column.WHO), cells.get(Column.RECORD)
        if what is not None and any(cell.text for cell in row):
            yield Measure(
                what,
                cells[Column.FREQUENCY],
                doers_of(who.text) if who else (),
                who,
                cells.get(Column.STANDARD),
                record,
                records_of(record.text) if record else (),
                clause,
                table.line,
            )


def _action(row: Row, columns: Mapping[Column, int]) -> Cell:
    return _cell(row, columns[Column.STEP if Column.STEP in columns else Column.CONTENT]) or _absent(row)


def _cell(row: Row, index: int) -> Cell | None:
    return row[index] if index < len(row) else None


def _absent(row: Row) -> Cell:
    """A cell that a short row lacks, where the row ends."""
    return row[-1]._replace(text="")
