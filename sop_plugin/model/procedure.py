"""What the tables of a document say: procedure steps, monitoring measures, definitions.

They are read from the text (``reading.procedures``) and feed role index, forms index, checklist, flow chart and glossary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sop_plugin.model.place import Place
from sop_plugin.model.placeholders import says_nothing


class Column(StrEnum):
    """What a column of a table of steps or measures is about."""

    NUMBER = "number"
    STEP = "step"
    CONTENT = "content"
    WHO = "who"
    STANDARD = "standard"
    TIME_LIMIT = "time_limit"
    RECORD = "record"
    NEXT = "next"
    MEASURE = "measure"
    FREQUENCY = "frequency"
    TERM = "term"
    MEANING = "meaning"


class Cell(NamedTuple):
    """A cell of a table: its Markdown without the blanks around it, and where that begins.

    There are more cells than anything else in a manual: a tuple is made, kept and read again in a third of the time.
    """

    text: str
    path: str
    line: int = 1
    column: int = 1

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.place_of(0)

    def place_of(self, index: int) -> Place:
        """Where the character with this index of its text stands."""
        return Place(self.path, self.line, self.column + index)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it, or a sign or word for nothing."""
        return says_nothing(self.text)


@dataclass(frozen=True)
class Branch:
    """Where the work goes on when ``condition`` holds: the step at ``target`` (from 1, in the same table), or the end (``None``)."""

    condition: str
    target: int | None
    place: Place


@dataclass(frozen=True)
class ProcedureStep:
    """One row of a table of steps. ``position`` counts from 1 within its table.

    ``doers`` are the jobs, departments or parts people play, as written: 销售经理、预订员 gives two.
    ``records`` are what ``record`` lists, as written, references included. ``cells`` is how many
    cells the row has, which may be more or fewer than the table has columns.
    """

    position: int
    action: Cell
    doers: tuple[str, ...] = ()
    who: Cell | None = None
    standard: Cell | None = None
    time_limit: Cell | None = None
    record: Cell | None = None
    records: tuple[str, ...] = ()
    next: Cell | None = None
    branches: tuple[Branch, ...] = ()
    cells: int = 0
    row: Place | None = None
    """Where its row begins in a table of HTML, several rows of which can stand on one line."""

    @property
    def place(self) -> Place:
        """Where the step stands."""
        return self.action.place


@dataclass(frozen=True)
class StepTable:
    """A table of steps: ``line`` is that of its header row, ``clause`` the key of the innermost clause around it (``4.2``).

    ``columns`` are those that are known, in the order of the table, which has ``width`` columns in all. ``is_list``: the steps
    are the items of a numbered list, whose sentences say what they like; it has no columns, and ``line`` is that of its first item.
    """

    steps: tuple[ProcedureStep, ...]
    line: int
    end_line: int
    clause: str | None = None
    columns: tuple[Column, ...] = ()
    width: int = 0
    is_list: bool = False


@dataclass(frozen=True)
class Measure:
    """One row of a table of monitoring: what is checked, how often, by whom, against what.

    A cell is ``None`` where the table has no such column; ``line`` is that of the table's header row.
    """

    what: Cell
    frequency: Cell | None = None
    doers: tuple[str, ...] = ()
    who: Cell | None = None
    standard: Cell | None = None
    record: Cell | None = None
    records: tuple[str, ...] = ()
    clause: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Definition:
    """A term with its meaning, from a clause of definitions."""

    term: str
    meaning: str
    place: Place
    clause: str | None = None


@dataclass(frozen=True)
class Duty:
    """What jobs answer for, from a clause of responsibilities. ``duty`` is Markdown, ``doers`` are as written."""

    doers: tuple[str, ...]
    duty: str
    place: Place
    clause: str | None = None


@dataclass(frozen=True)
class OtherTable:
    """A table that says none of this: the names of its columns, and what is known of them."""

    line: int
    names: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Procedures:
    """All that one document's text says in such tables and lists."""

    step_tables: tuple[StepTable, ...] = ()
    measures: tuple[Measure, ...] = ()
    definitions: tuple[Definition, ...] = ()
    duties: tuple[Duty, ...] = ()
    others: tuple[OtherTable, ...] = ()


NO_PROCEDURES = Procedures()
"""What a document without such tables and lists says."""
