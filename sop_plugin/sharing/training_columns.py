"""The columns of the register of training."""

from __future__ import annotations

from sop_plugin.model.manual import Manual
from sop_plugin.registers.columns import (
    NUMBER,
    TITLE,
    ColumnKind,
    Fact,
    Holds,
    ListColumn,
    ListLayout,
    Somebody,
    department_words,
)
from sop_plugin.registers.training import Reading
from sop_plugin.registers.training_matrix import MatrixRow, TrainingMatrix, cell_words
from sop_plugin.sharing.training_rows import CountedReadings
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Words

_NUMBER, _DATE = ColumnKind.NUMBER, ColumnKind.DATE
_Reading = ListColumn[Reading]

PERSON = _Reading(
    "person",
    labels.NAME,
    lambda row, _: Somebody(row.person.id, row.person.name),
    said=lambda row, manual: manual.organisation.told_apart(row.person),
    heads=True,
    holds=Holds.PERSON,
)
JOB = _Reading("job", labels.JOB, lambda row, _: row.person.job, folds=True)
DEPARTMENT_CODE = _Reading("department", labels.DEPARTMENT_CODE, lambda row, _: row.person.department)
DEPARTMENT = _Reading(
    "department_name",
    labels.DEPARTMENT,
    lambda row, _: row.person.department,
    said=lambda row, manual: department_words(manual, row.person.department),
    folds=True,
)
REVISION = _Reading(
    "revision", labels.REVISION, lambda row, _: row.asked.revision, _NUMBER, holds=Holds.REVISION
)
DIGEST = _Reading("digest", labels.DIGEST, lambda row, _: row.digest)
STATE = _Reading(
    "state",
    labels.READING_STATE,
    lambda row, _: row.state.value,
    said=lambda row, _: row.state.words,
)
DUE = _Reading("due", labels.READING_DUE, lambda row, _: row.due, _DATE)
READ = _Reading(
    "read",
    labels.READ_ON,
    lambda row, _: row.acknowledged.read_on if row.acknowledged else None,
    _DATE,
)
RECORDED_BY = _Reading(
    "recorded_by",
    labels.READING_RECORDED_BY,
    lambda row, manual: (
        Somebody(row.acknowledged.by, manual.person_name(row.acknowledged.by)) if row.acknowledged else None
    ),
    holds=Holds.PERSON,
)
RECORD = _Reading(
    "record", labels.RECORD, lambda row, _: row.acknowledged.record if row.acknowledged else None, folds=True
)
RESULT = _Reading(
    "result", labels.QUESTIONS, lambda row, _: row.acknowledged.result if row.acknowledged else None
)
_EVERY = (
    PERSON,
    JOB,
    DEPARTMENT_CODE,
    DEPARTMENT,
    NUMBER,
    TITLE,
    REVISION,
    DIGEST,
    STATE,
    DUE,
    READ,
    RECORDED_BY,
    RECORD,
    RESULT,
)
TRAINING_COLUMNS = ListLayout[Reading](
    table=(PERSON, JOB, NUMBER, TITLE, REVISION, STATE, DUE, READ),
    spreadsheet=_EVERY,
    programs=_EVERY,
)

_Counted = ListColumn[CountedReadings]
_COUNTED = (
    _Counted("key", labels.CODE, lambda row, _: row.key, heads=True),
    _Counted("name", labels.NAME, lambda row, _: row.key, said=lambda row, _: row.name, folds=True),
    _Counted("asked", labels.READINGS_ASKED, lambda row, _: row.counts.asked, _NUMBER),
    _Counted("read", labels.READINGS_READ, lambda row, _: row.counts.read, _NUMBER),
    _Counted("to_read", labels.READINGS_TO_READ, lambda row, _: row.counts.to_read, _NUMBER),
    _Counted("overdue", labels.READINGS_OVERDUE, lambda row, _: row.counts.overdue, _NUMBER),
)
COUNTED_COLUMNS = ListLayout[CountedReadings](
    table=_COUNTED, spreadsheet=_COUNTED, programs=tuple(c for c in _COUNTED if c.key != "name")
)


def matrix_columns(matrix: TrainingMatrix) -> ListLayout[MatrixRow]:
    """A row for each document, a column for each job."""

    def of_job(job: str) -> ListColumn[MatrixRow]:
        def said(row: MatrixRow, _: Manual) -> Sayable:
            return cell_words(row.counts[job]) if job in row.counts else ""

        def fact(row: MatrixRow, _: Manual) -> Fact:
            found = row.counts.get(job)
            return f"{found.read}/{found.asked}" if found is not None else None

        return ListColumn[MatrixRow](job, Words(job, job), fact, said=said, folds=True)

    columns: tuple[ListColumn[MatrixRow], ...] = (NUMBER, TITLE, *map(of_job, matrix.jobs))
    return ListLayout[MatrixRow](table=columns, spreadsheet=columns, programs=columns)
