"""Tables of steps and measures: who does it, by when, to what standard, and what proves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest
from sop_plugin.model.columns import WANTED, column_kind, column_words, normalise_column
from sop_plugin.model.document import Document, Reference, ReferenceKind
from sop_plugin.model.finding import Finding
from sop_plugin.model.headings import without_number
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import without_remark
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Cell, Column, Measure, ProcedureStep, StepTable
from sop_plugin.model.settings import Settings
from sop_plugin.rules import steps as rules
from sop_plugin.words.voice import Words, voice_in

_JOB = "job_description"
_ASKED = (Column.STANDARD, Column.TIME_LIMIT)


def _name(column: Column, document: Document) -> str:
    """The word for a column that messages propose, in a document's language."""
    return voice_in(document.language).say(WANTED[column])


def _documents(manual: Manual) -> Iterator[Document]:
    return (document for document in manual.documents if document.status is not Status.WITHDRAWN)


def incomplete_steps(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Steps that lack their name, a doer, a standard or a time limit, and rows that do not fit their table."""
    if document.status is Status.WITHDRAWN:
        return
    for table in document.body.procedures.step_tables:
        for column in () if table.is_list else _ASKED:
            if column not in table.columns:
                place = Place(document.path, table.line)
                yield rules.COLUMN_MISSING.at(place, column=_name(column, document))
        for step in table.steps:
            yield from _incomplete_step(document, table, step)


def _incomplete_step(document: Document, table: StepTable, step: ProcedureStep) -> Iterator[Finding]:
    if step.cells != table.width:
        # What stands in which column is anybody's guess.
        yield rules.ROW_UNEVEN.at(step.place, cells=step.cells, columns=table.width)
        return
    if step.action.is_empty:
        yield rules.STEP_UNNAMED.at(step.place, position=step.position)
    if step.who is not None and not step.doers:
        yield rules.DOER_MISSING.at(step.who.place, step=step.action.text)
    for column, cell in zip(_ASKED, (step.standard, step.time_limit), strict=True):
        if cell is not None and not cell.text:
            name = _name(column, document)
            yield rules.STEP_INCOMPLETE.at(cell.place, step=step.action.text, column=name)


def nearly_steps(document: Document, settings: Settings) -> Iterator[Finding]:
    """Tables that say what is done, and lack a column that would make them a table of steps, or call it otherwise."""
    if document.status is Status.WITHDRAWN:
        return
    for table in document.body.procedures.others:
        clause = document.body.clause_at(table.line)
        if clause is not None and _TELLS_HISTORY.fullmatch(without_number(clause.title).strip()):
            continue
        known = set(table.columns)
        missing = [
            column
            for column, present in ((Column.STEP, known & _SAYS_WHAT), (Column.WHO, known & {Column.WHO}))
            if not present
        ]
        fewest = _FEWEST_COLUMNS - (Column.STEP in known)
        if len(missing) != 1 or known & _SAYS_MEASURES or len(table.names) < fewest:
            continue
        unknown = [name for name in table.names if name and column_kind(name, settings.extra_columns) is None]
        near = _nearest_name(missing[0], unknown, settings)
        # Without a hint that it is one of steps, a table need not be one.
        if near is not None or len(known & (_SAYS_HOW | _SAYS_WHAT)) > 1:
            yield rules.TABLE_NEARLY.at(
                Place(document.path, table.line),
                column=_name(missing[0], document),
                nearest=_NEAR.filled(name=near) if near is not None else "",
            )


_TELLS_HISTORY = re.compile(
    r"(?:文件)?(?:修订|修改|变更|更改|版本|修訂|變更)(?:历史|记录|履历|情况|页|说明|信息|一览表?|歷史|記錄)|文件历史|(?:批准|签署|审批|会签|分发)(?:栏|页|记录|表)?"
    r"|(?:document )?(?:revision|change|version|document) (?:history|record|log)|approvals?|signatures?|distribution(?: list)?",
    re.IGNORECASE,
)
"""Clauses whose tables tell what was done to the document, and by whom."""
_NEAR = Words("（“{name}”与它最接近）", " (“{name}” comes nearest)")
_SAYS_WHAT = {Column.STEP, Column.CONTENT}
_SAYS_MEASURES = {Column.MEASURE, Column.FREQUENCY, Column.TERM, Column.MEANING}
_SAYS_HOW = {Column.NUMBER, Column.STANDARD, Column.TIME_LIMIT, Column.RECORD, Column.NEXT}
_FEWEST_COLUMNS = 3


def _nearest_name(column: Column, unknown: Sequence[str], settings: Settings) -> str | None:
    words = Nearest(map(normalise_column, column_words(column, settings.extra_columns)))
    for name in unknown:
        near = words.to(normalise_column(name))
        if near != NOTHING_NEAR and (len(near) > 1 or near in name):
            return name
    return None


def lost_branches(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Branches to steps that their table does not have, and cells of branches that say nothing of the kind."""
    if document.status is Status.WITHDRAWN:
        return
    for table in document.body.procedures.step_tables:
        for step in table.steps:
            for branch in step.branches:
                if branch.target is not None and not 1 <= branch.target <= len(table.steps):
                    yield rules.BRANCH_LOST.at(
                        branch.place, target=branch.target, last=len(table.steps), line=table.line
                    )
            if step.next is not None and not step.next.is_empty and not step.branches:
                yield rules.BRANCH_UNCLEAR.at(step.next.place, written=step.next.text)


def incomplete_measures(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Measures without frequency or doer."""
    if document.status is Status.WITHDRAWN:
        return
    for line, measures in groupby(document.body.procedures.measures, key=lambda measure: measure.line):
        for index, measure in enumerate(measures):
            # What a job description asks is asked of the job itself.
            if measure.who is None and index == 0 and document.type != _JOB:
                name = _name(Column.WHO, document)
                yield rules.COLUMN_MISSING.at(Place(document.path, line), column=name)
            yield from _incomplete_measure(document, measure)


def _incomplete_measure(document: Document, measure: Measure) -> Iterator[Finding]:
    for column, cell, empty in (
        (Column.FREQUENCY, measure.frequency, measure.frequency is not None and measure.frequency.is_empty),
        (Column.WHO, measure.who, not measure.doers),
    ):
        if cell is not None and empty:
            name = _name(column, document)
            yield rules.MEASURE_INCOMPLETE.at(cell.place, measure=measure.what.text, column=name)


def unknown_jobs(manual: Manual) -> Iterator[Finding]:
    """Doers and audiences that the organisation does not name; silent while it names no jobs."""
    organisation = manual.organisation
    if not organisation.jobs:
        return
    nearest = Nearest(organisation.job_spellings)
    for document in _documents(manual):
        named = [(document.place("audience", i), job) for i, job in enumerate(document.audience)]
        named += [(cell.place, doer) for cell, doers in _doers(document) for doer in doers]
        for place, job in named:
            if not organisation.jobs_meant(job):
                yield rules.JOB_UNKNOWN.at(place, job=job, nearest=nearest.to(without_remark(job)))


def _doers(document: Document) -> Iterable[tuple[Cell, tuple[str, ...]]]:
    """Each cell once, also where it reaches several rows."""
    return {row.who.place: (row.who, row.doers) for row in _rows(document) if row.who is not None}.values()


def unusable_records(manual: Manual) -> Iterator[Finding]:
    """Records that are documents but no forms, and, where the organisation lists records, words that are no record."""
    organisation = manual.organisation
    forms = [document for document in manual.documents if manual.settings.is_form(document.type)]
    paths, titles = {form.path for form in forms}, {form.title for form in forms}
    known = [*titles, *(spelling for record in organisation.records for spelling in record.spellings)]
    nearest = Nearest(known)
    for document in _documents(manual):
        by_line: dict[int, list[Reference]] | None = None
        for cell, records in _records(document):
            if "[" in cell.text or "《" in cell.text:
                if by_line is None:
                    by_line = _by_line(document)
                yield from _no_forms(manual, by_line.get(cell.line, []), cell, paths)
            for record in records if organisation.records else ():
                if "[[" in record or "《" in record or record in titles or organisation.record_named(record):
                    continue
                yield rules.RECORD_UNKNOWN.at(cell.place, record=record, nearest=nearest.to(record))


def _rows(document: Document) -> Iterator[ProcedureStep | Measure]:
    procedures = document.body.procedures
    for table in procedures.step_tables:
        yield from table.steps
    yield from procedures.measures


def _by_line(document: Document) -> dict[int, list[Reference]]:
    by_line: dict[int, list[Reference]] = {}
    for reference in document.body.references:
        by_line.setdefault(reference.place.line, []).append(reference)
    return by_line


def _no_forms(manual: Manual, references: list[Reference], cell: Cell, forms: set[str]) -> Iterator[Finding]:
    end = cell.column + len(cell.text)
    for reference in references:
        if reference.kind is ReferenceKind.LINK or not cell.column <= reference.place.column < end:
            continue
        by_title = reference.kind is ReferenceKind.TITLE
        target = (manual.by_title if by_title else manual.by_number).get(reference.target)
        if target is not None and target.path not in forms:
            yield rules.RECORD_NO_FORM.at(
                reference.place,
                number=target.number,
                title=target.title,
                type=manual.settings.type_name(target.type),
            )


def _records(document: Document) -> Iterable[tuple[Cell, tuple[str, ...]]]:
    return {
        row.record.place: (row.record, row.records) for row in _rows(document) if row.record is not None
    }.values()
