"""The text of a document as HTML: the one door to Markdown for the site, redlines and exports."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, islice, takewhile
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markupsafe import Markup

from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import Document, ReferenceKind
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.rendering.asides import NO_ASIDES, Asides, asides_of
from sop_plugin.rendering.clause_numbers import clause_mark
from sop_plugin.rendering.contents import ContentsEntry, list_contents
from sop_plugin.rendering.drawing import Drawing, HeadingMark
from sop_plugin.rendering.file_links import FileAddress, FileLink, FilesAround, lead_to_files, no_files
from sop_plugin.rendering.harmless import make_harmless
from sop_plugin.rendering.html_text import inner_html
from sop_plugin.rendering.publication import address
from sop_plugin.rendering.step_anchors import named_tables, row_anchor
from sop_plugin.rendering.tables import label_tables
from sop_plugin.rendering.terms import HREF_LATER, Terms, link_terms
from sop_plugin.rendering.text_parts import TextPart, joined, text_parts
from sop_plugin.rendering.text_tree import text_tree
from sop_plugin.rendering.written_links import AddressOf, WrittenLinks

ReleasedFiles = Callable[[Document], Mapping[str, str]]
"""A text → the addresses of the files that were released with it, by the names that it gives them."""


def no_released_files(_document: Document) -> Mapping[str, str]:
    """Where texts have no files of their own."""
    return {}


@dataclass(frozen=True, eq=False)
class TextSurroundings:
    """What the texts of one site or export have around them: what their references lead to, and where that stands."""

    published: Mapping[str, Document]
    clause_style: ClauseStyle
    address_of: AddressOf = address
    file_address: FileAddress = no_files
    released_files: ReleasedFiles = no_released_files


@dataclass(frozen=True)
class PageText:
    """What a text has in the site, and not in a file that stands by itself.

    ``permalink`` is said of the link beside a heading; ``source`` is the file that paths in the text count from.
    """

    permalink: str
    source: str
    terms: Terms | None = None
    name_rows: bool = False
    """Whether the rows of tables of steps have ids: once in a page."""


@dataclass(frozen=True, eq=False)
class RenderedText:
    """The text of a document, harmless to show."""

    parts: tuple[TextPart, ...]
    contents: tuple[ContentsEntry, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: tuple[FileLink, ...] = ()
    asides: Asides = NO_ASIDES

    @cached_property
    def html(self) -> Markup:
        """The whole text."""
        return self.with_blocks(lambda _name: None)

    def within(self, clause: str, ends: Container[str]) -> Markup:
        """The text behind the heading of a clause, up to the heading of one of ``ends``."""
        rest = dropwhile(lambda part: part.clause != clause, self.parts)
        below = takewhile(lambda part: part.clause not in ends, islice(rest, 1, None))
        return Markup("").join(part.html for part in below)

    def with_blocks(
        self,
        behind_steps: Callable[[str], Markup | None],
        before: Mapping[int, Markup] = MappingProxyType({}),
    ) -> Markup:
        """The whole text, each table of steps followed by what is given for its name, and ``before`` a part what its index has."""
        return joined(self.parts, behind_steps, before)


def render_document(
    document: Document,
    references: Iterable[ResolvedReference],
    around: TextSurroundings,
    base: str,
    page: PageText | None = None,
) -> RenderedText:
    """``document`` as HTML; ``base`` leads from where it will stand to the root that addresses count from.

    A text without a ``page`` has no permalinks, no terms and no list of contents.
    """
    root = text_tree(parse(document.body.text), _drawing(document, references, around, base, page))
    released = around.released_files(document)
    if page is None:
        label_tables(root)
        lead_to_files(root, FilesAround(document.path, base, around.file_address, released))
        _finish(root)
        return RenderedText((TextPart(Markup(inner_html(root))),))  # noqa: S704 - made harmless
    if page.terms is not None:
        link_terms(root, page.terms)
    label_tables(root)
    beside = FilesAround(page.source, base, around.file_address, released)
    links = lead_to_files(root, beside)
    contents = list_contents(root, page.permalink)
    _finish(root)
    anchors = frozenset(name for element in root.iter() if (name := element.get("id")))
    tables, clauses = _names(document)
    asides = asides_of(root, clauses) if page.name_rows else NO_ASIDES
    return RenderedText(text_parts(root, tables, clauses), contents, anchors, links, asides)


def _drawing(
    document: Document,
    references: Iterable[ResolvedReference],
    around: TextSurroundings,
    base: str,
    page: PageText | None,
) -> Drawing:
    """What the tree of a text needs to know, by the lines of the body."""
    body = document.body
    links = WrittenLinks(around.published, around.clause_style, around.address_of)
    tables = named_tables(body.procedures.step_tables if page is not None and page.name_rows else ())
    rows = [(step, row_anchor(name, step.position)) for name, table in tables for step in table.steps]
    return Drawing(
        document.language,
        {
            clause.line - body.first_line: HeadingMark(
                clause_mark(clause, around.clause_style), clause.anchor, clause.explicit_id
            )
            for clause in body.clauses
        },
        {
            (place.line - body.first_line, place.column - 1): links.mark(document, resolved, base)
            for resolved in references
            # A link stays one to a file; `file_links` finds where it leads.
            if resolved.reference.kind is not ReferenceKind.LINK
            for place in (resolved.reference.place,)
        },
        {step.place.line - body.first_line: name for step, name in rows if step.row is None},
        {
            (step.row.line - body.first_line, step.row.column - 1): name
            for step, name in rows
            if step.row is not None
        },
        steps={
            table.line - body.first_line: table.steps[0].place.line - body.first_line if table.steps else 0
            for table in body.procedures.step_tables
        },
    )


def _finish(root: Element) -> None:
    """Addresses of references and terms come last: until now, an address was the path of a file."""
    for element in root.iter("span"):
        if HREF_LATER in element.attrib:
            element.tag = "a"
            attributes = dict(element.attrib)
            element.attrib.clear()
            element.attrib |= {"class": attributes["class"], "href": attributes[HREF_LATER]}
            element.set("title", attributes.get("title", ""))
    make_harmless(root)


def _names(document: Document) -> tuple[dict[str, str], dict[str, str]]:
    """Id of the first row of a table → its name, id of a heading → key of its clause."""
    tables = {row_anchor(name, 1): name for name, _ in named_tables(document.body.procedures.step_tables)}
    return tables, {clause.explicit_id or clause.anchor: clause.key for clause in document.body.clauses}
