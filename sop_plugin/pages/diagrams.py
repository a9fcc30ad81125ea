"""Diagrams of registers and indexes as pages show them: the drawing, what it says in words, the figures as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.indexes.department_references import DepartmentReferences, department_references
from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.templates import draw
from sop_plugin.pages.wording import wording
from sop_plugin.registers.reviews import ReviewLoad, review_load
from sop_plugin.rendering.diagrams.references import MapWords, drawn_citations, references_diagram
from sop_plugin.rendering.diagrams.review_load import load_sentence, month_name, review_load_diagram
from sop_plugin.rendering.diagrams.states import state_shares, states_diagram
from sop_plugin.words.labels import Label
from sop_plugin.words.language import Language

# A table with more columns is read by nobody; the maps of the departments say the same.
_WIDEST_MATRIX = 30
_SHADES = 5


def states_figure(compiled: CompiledManual, language: Language) -> Markup:
    """How many documents are in which state on the manual's date, for whichever page wants it."""
    by_state = compiled.registers.documents.by_state
    words = wording(language)
    # The template escapes what it is given.
    return Markup(  # noqa: S704
        draw(
            "states_diagram.html",
            drawing=states_diagram("states-diagram", by_state, language),
            shares=state_shares(by_state),
            total=sum(by_state.values()),
            as_of=compiled.manual.as_of,
            w=words,
            t=words.labels,
        )
    )


@dataclass(frozen=True)
class LoadFigure:
    """The reviews ahead: drawing, sentence and the rows of the table."""

    title: str
    drawing: Markup
    sentence: str
    rows: tuple[tuple[str, tuple[Document, ...]], ...]

    @classmethod
    def of(cls, load: ReviewLoad, language: Language) -> LoadFigure:
        """A row for what is overdue, for each month, and for what comes later."""
        rows = [(Label.BAND_OVERDUE.text(language), load.overdue)]
        rows += [(month_name(month, language), month.rows) for month in load.months]
        rows.append((Label.LATER.text(language), load.later))
        return cls(
            Label.LOAD_DIAGRAM.text(language, months=len(load.months)),
            review_load_diagram("load-diagram", load, language),
            load_sentence(load, language),
            tuple((name, tuple(row.document for row in found)) for name, found in rows),
        )


def load_figure(edition: Edition) -> LoadFigure:
    """The reviews of the twelve months from the manual's date."""
    load = review_load(edition.compiled.registers.reviews, edition.manual.as_of)
    return LoadFigure.of(load, edition.language)


@dataclass(frozen=True)
class DepartmentMap:
    """What one department cites; without a drawing where it cites nothing."""

    id: str
    code: str
    name: str
    drawing: Markup
    drawn: int
    count: int
    cells: tuple[tuple[int, int], ...]
    """For each department of the matrix: number of pairs, and its shade from 0 to 5."""


def department_maps(edition: Edition, shown: Iterable[Document], base: str) -> tuple[DepartmentMap, ...]:
    """The departments that cite or are cited, each with its map and its row of the matrix."""
    manual = edition.manual

    def address(document: Document) -> str | None:
        found = edition.address(document)
        return None if found is None else base + found

    words = MapWords(edition.language, lambda code: manual.department_name(code, edition.language), address)
    found = department_references(edition.compiled.indexes.references, shown, manual.organisation.departments)
    columns = [entry.department for entry in found] if len(found) <= _WIDEST_MATRIX else []
    most = max((count for entry in found for count in entry.by_department.values()), default=0)
    return tuple(_map(i, entry, words, columns, most) for i, entry in enumerate(found, 1))


def _map(
    position: int, entry: DepartmentReferences, words: MapWords, columns: list[str], most: int
) -> DepartmentMap:
    counts: Mapping[str, int] = entry.by_department
    return DepartmentMap(
        f"references-{position}",
        entry.department,
        words.department_name(entry.department),
        references_diagram(f"references-map-{position}", entry, words),
        len(drawn_citations(entry)),
        len(entry.citations),
        tuple((counts.get(code, 0), _shade(counts.get(code, 0), most)) for code in columns),
    )


def _shade(count: int, most: int) -> int:
    # By the root: a few large numbers leave the small ones something to differ by.
    return -int(-_SHADES * (count / most) ** 0.5 // 1) if count else 0
