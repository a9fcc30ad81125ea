"""Who cites whom: as maps, as a matrix, and as lists; in a large manual each department has its list on a page of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.indexes.department_references import DepartmentReferences, department_references
from sop_plugin.model.document import Document
from sop_plugin.pages.documents.related import RelatedDocuments, related_documents
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.pages.sources import place_html
from sop_plugin.rendering.diagrams.references import MapWords, drawn_citations, references_diagram
from sop_plugin.words.voice import Words

# A table with more columns is read by nobody; the maps of the departments say the same.
_WIDEST_MATRIX = 30
_SHADES = 5
_OF_DEPARTMENT = Words("引用关系：{department}", "Cross-references: {department}")


def references_html(edition: Edition, base: str) -> str:
    """Who cites whom, what leads nowhere, what nobody cites."""
    references = edition.compiled.indexes.references
    shown = [document for document in edition.manual.in_order if edition.visible(document)]
    codes = {document.department for document in shown}
    in_order = [code for code in edition.manual.organisation.departments if code in codes]
    return list_html(
        "lists/references.html",
        edition,
        base,
        maps=department_maps(edition, shown, base),
        departments=[(code, edition.manual.department_name(code, edition.language)) for code in in_order],
        shown=Markup("<span data-sop-shown-count>{}</span>").format(len(shown)),
        by_department=_counts(edition, shown) if edition.addresses.references_by_department else {},
        rows=[] if edition.addresses.references_by_department else _rows(edition, shown),
        broken=[r for r in references.broken if edition.visible(r.source)],
        orphans=references.orphans,
        source=lambda place: place_html(edition, base, place),
    )


def references_of_departments(edition: Edition) -> Iterator[Output]:
    """The page of each department, in a large manual; they are reached from the overview."""
    if not edition.addresses.references_by_department:
        return
    shown: dict[str, list[Document]] = {}
    for document in edition.manual.in_order:
        if edition.visible(document):
            shown.setdefault(document.department, []).append(document)
    for code, documents in shown.items():
        yield _of_department(edition, code, documents)


def _of_department(edition: Edition, code: str, documents: list[Document]) -> Output:
    where = edition.addresses.references_of(code)
    name = edition.manual.department_name(code, edition.language)
    title = edition.voice.plain.say(_OF_DEPARTMENT.filled(department=name))
    return Output(
        where,
        Kind.LIST,
        title,
        edition.language,
        draw=lambda _text: list_html(
            "lists/department_references.html",
            edition,
            base_of(where),
            title=title,
            rows=_rows(edition, documents),
        ),
    )


def _rows(edition: Edition, documents: Iterable[Document]) -> list[tuple[Document, RelatedDocuments]]:
    return [(document, related_documents(edition, document)) for document in documents]


def _counts(edition: Edition, documents: Iterable[Document]) -> Mapping[str, int]:
    """Departments in the order of the organisation, with the number of their documents."""
    found = Counter(document.department for document in documents)
    known = [code for code in edition.manual.organisation.departments if code in found]
    return {code: found[code] for code in (*known, *(code for code in found if code not in known))}


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
        found = edition.addresses.document(document)
        return None if found is None else base + found

    words = MapWords(
        edition.voice.plain, lambda code: manual.department_name(code, edition.language), address
    )
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
