"""Checklists to print: the steps of a document with boxes to tick and room to sign.

They are pages of our own, not MkDocs's: a page costs MkDocs several milliseconds, and a checklist needs no navigation,
no search and no theme. Without JavaScript they only lack the margins and the state of the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.model.procedure import Cell, ProcedureStep, StepTable
from sop_plugin.pages.documents.checklist_coverage import ListedSteps, clauses_left_out, listed_steps
from sop_plugin.pages.documents.frame import BASE_OF_PAGE_TO_PRINT, page_of_document
from sop_plugin.pages.documents.translations import translation_note
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output
from sop_plugin.reading.markdown.dialect.picture_marks import WRITTEN_MARK
from sop_plugin.rendering.asides import NO_ASIDES, Asides
from sop_plugin.rendering.clause_numbers import clause_mark
from sop_plugin.rendering.plain_text import NameOf, full_name, plain_text
from sop_plugin.rendering.step_anchors import named_tables, row_anchor
from sop_plugin.words import labels
from sop_plugin.words.voice import Words, voice_in

_COLUMNS: tuple[tuple[str, Words, Callable[[ProcedureStep], Cell | None]], ...] = (
    ("standard", labels.CHECKLIST_STANDARD, lambda step: step.standard),
    ("time-limit", labels.CHECKLIST_TIME_LIMIT, lambda step: step.time_limit),
    ("record", labels.CHECKLIST_RECORD, lambda step: step.record),
    ("next", labels.CHECKLIST_NEXT, lambda step: step.next),
)
_NOTHING = Markup("")
_ROOM = '<td class="sop-checklist__write"></td>'


@dataclass(frozen=True)
class ChecklistTable:
    """A table of steps; ``columns`` are those that say something, each with the name of its style. ``rows`` are HTML.

    ``asides``: the boxes and pictures of its clause, and of the clauses around it, that no table before it has.
    """

    name: str
    number: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: Markup
    asides: Markup = _NOTHING


def checklists(edition: Edition) -> Iterator[Output]:
    """One for each document that has steps and is for use."""
    # Titles of texts that readers may not see are not told.
    by_number = {document.number: document for document in edition.published.values()}
    for document in edition.published.values():
        where = edition.addresses.checklist(document)
        if where is not None:
            yield _output(edition, document, where, by_number)


def _output(edition: Edition, document: Document, where: str, by_number: Mapping[str, Document]) -> Output:
    return Output(
        where,
        Kind.CHECKLIST,
        f"{document.number} {document.title}",
        document.language,
        draw=lambda _text: checklist_html(edition, document, by_number),
        document=document,
    )


def checklist_html(edition: Edition, document: Document, by_number: Mapping[str, Document]) -> str:
    """The checklist of a document, as a page that stands by itself; ``by_number`` holds the documents whose titles may be told."""
    tables = tuple(checklist_tables(edition, document, by_number))
    return page_of_document(
        "documents/checklist.html",
        edition,
        document,
        BASE_OF_PAGE_TO_PRINT,
        translation=translation_note(edition, document),
        tables=tables,
        pictured=any(table.asides or "sop-checklist__aside" in table.rows for table in tables),
        left_out=clauses_left_out(edition.manual, document),
    )


def checklist_tables(
    edition: Edition, document: Document, by_number: Mapping[str, Document]
) -> Iterator[ChecklistTable]:
    """The document's tables of steps, and the lists of what is done between them, in plain words and in its order."""
    settings = edition.manual.settings
    name_of = full_name(by_number, settings.clause_style, document.language)
    clauses = {clause.key: clause for clause in document.body.clauses}
    asides = _asides(edition, document)
    of_clauses = dict(asides.of_clauses)

    def heading(key: str | None) -> tuple[str, str]:
        clause = clauses.get(key or "")
        return (clause_mark(clause, settings.clause_style), clause.title) if clause else ("", document.title)

    def beside(key: str | None) -> Markup:
        parts = (key or "").split(".")
        around = ["", *(".".join(parts[:end]) for end in range(1, len(parts) + 1))]
        return _NOTHING.join(of_clauses.pop(each, "") for each in around)

    tables = {table.line: (name, table) for name, table in named_tables(document.body.procedures.step_tables)}
    lists = {steps.line: steps for steps in listed_steps(edition.manual, document)}
    for line in sorted(tables.keys() | lists.keys()):
        if line in tables:
            name, table = tables[line]
            drawn = _table(table, name, *heading(table.clause), document, name_of, asides)
            yield replace(drawn, asides=beside(table.clause))
        else:
            key = lists[line].clause.key
            drawn = _list(lists[line], *heading(key), name_of, asides)
            yield replace(drawn, asides=beside(key))


def _asides(edition: Edition, document: Document) -> Asides:
    text = document.body.text
    if not any(sign in text for sign in ("![", "<img", "!!!", "???", "[!")):
        return NO_ASIDES  # most texts: they need not be drawn for this
    return edition.texts.on_page(document, BASE_OF_PAGE_TO_PRINT).asides


def _table(
    table: StepTable,
    name: str,
    number: str,
    title: str,
    document: Document,
    name_of: NameOf,
    asides: Asides,
) -> ChecklistTable:
    def text(cell: Cell | None) -> str:
        return _words(cell.text, name_of, asides) if cell is not None else ""

    voice = voice_in(document.language)
    columns = [
        (style, voice.say(label), [text(of(step)) for step in table.steps]) for style, label, of in _COLUMNS
    ]
    said = [column for column in columns if any(column[2])]
    rows = []
    for index, step in enumerate(table.steps):
        cells = [(label, cells[index]) for _, label, cells in said]
        anchor = row_anchor(name, step.position)
        shown = asides.of_steps.get(anchor, "")
        rows.append(_row(anchor, step.position, text(step.action), text(step.who), cells, shown))
    return ChecklistTable(
        name,
        number,
        title,
        tuple((style, label) for style, label, _ in said),
        Markup("\n".join(rows)),  # noqa: S704 - every value is escaped where it is written
    )


def _list(steps: ListedSteps, number: str, title: str, name_of: NameOf, asides: Asides) -> ChecklistTable:
    rows = (
        _row(
            f"{steps.name}-s{position}",
            position,
            _words(item, name_of, asides),
            "",
            [],
            asides.of_items.get((steps.number, position), ""),
        )
        for position, item in enumerate(steps.items, start=1)
    )
    # Every value is escaped where it is written.
    return ChecklistTable(steps.name, number, title, (), Markup("\n".join(rows)))  # noqa: S704


def _words(markdown: str, name_of: NameOf, asides: Asides) -> str:
    """Without what is shown beside them: pictures, and what the numbers on these mean."""
    if not (asides.of_steps or asides.of_items):
        return plain_text(markdown, name_of)
    mark = WRITTEN_MARK.search(markdown)
    return plain_text(markdown[: mark.start()] if mark else markdown, name_of, pictures=False)


def _row(
    anchor: str, position: int, action: str, who: str, cells: list[tuple[str, str]], aside: str = ""
) -> str:
    """A box to tick, the step, what the table says of it, room to write. No template: a large manual has thousands.

    ``aside`` is HTML.
    """
    doer = f' <span class="sop-checklist__who">{escape(who)}</span>' if who else ""
    seen = f'<div class="sop-checklist__aside">{aside}</div>' if aside else ""
    said = "".join(f'<td data-label="{escape(label)}">{escape(words)}</td>' for label, words in cells)
    return (
        f'<tr><td class="sop-checklist__tick"><input type="checkbox" id="{anchor}" autocomplete="off"></td>'
        f'<th scope="row" class="sop-checklist__step"><label for="{anchor}">{position}. {escape(action)}</label>{doer}{seen}</th>'
        f"{said}{_ROOM}{_ROOM}</tr>"
    )
