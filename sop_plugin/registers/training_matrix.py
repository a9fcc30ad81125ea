"""The matrix of jobs and documents: what each job must read, and how many of those who have it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sop_plugin.model.document import Document
from sop_plugin.registers.training import Reading, ReadingCounts, counted
from sop_plugin.words import labels
from sop_plugin.words.voice import Sentence


@dataclass(frozen=True)
class MatrixRow:
    """One document that somebody must read, with the figures of each job that must read it."""

    document: Document
    counts: Mapping[str, ReadingCounts]


@dataclass(frozen=True)
class TrainingMatrix:
    """``jobs`` in the order in which they come, and a row for each text, announced ones too, by number."""

    jobs: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def training_matrix(readings: Iterable[Reading]) -> TrainingMatrix:
    """Of all readings, or of some: those of a department."""
    jobs: dict[str, None] = {}
    texts: dict[tuple[str, int], tuple[Document, dict[str, list[Reading]]]] = {}
    for reading in readings:
        job, document = reading.person.job, reading.document
        jobs.setdefault(job)
        _, of_jobs = texts.setdefault((document.number, document.revision), (document, {}))
        of_jobs.setdefault(job, []).append(reading)
    rows = tuple(
        MatrixRow(document, {job: counted(own) for job, own in of_jobs.items()})
        for _, (document, of_jobs) in sorted(texts.items())
    )
    return TrainingMatrix(tuple(jobs), rows)


def cell_words(counts: ReadingCounts) -> Sentence:
    """How many have read it, of how many, as no spreadsheet takes for a day."""
    words = labels.READING_MATRIX_OVERDUE if counts.overdue else labels.READING_MATRIX_CELL
    return words.filled(read=counts.read, asked=counts.asked, overdue=counts.overdue)
