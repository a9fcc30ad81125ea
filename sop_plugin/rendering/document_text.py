"""The text of a document as HTML: the one door to Markdown for the site, redlines and exports."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import dropwhile, islice, takewhile
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import Document
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.rendering.file_links import FileAddress, FileLink, FileLinks, no_files
from sop_plugin.rendering.markdown import AddressOf, marked_text
from sop_plugin.rendering.markdown_extension import ControlledMarkdown
from sop_plugin.rendering.publication import address
from sop_plugin.rendering.step_anchors import named_tables, row_anchor
from sop_plugin.rendering.tables import ControlledTables
from sop_plugin.rendering.terms import Terms
from sop_plugin.rendering.text_parts import TextBreaks, TextPart, joined, text_parts

# Our own, whatever a project's mkdocs.yml has for its other pages: the same text must read the same everywhere.
_ON_A_PAGE = (
    "toc",
    "tables",
    "fenced_code",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
_ON_ITS_OWN = ("attr_list", "def_list", "fenced_code", "tables", "admonition")


@dataclass(frozen=True, eq=False)
class TextSurroundings:
    """What the texts of one site or export have around them: what their references lead to, and where that stands."""

    published: Mapping[str, Document]
    clause_style: ClauseStyle
    address_of: AddressOf = address
    file_address: FileAddress = no_files


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


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents list of a page; ``title`` is HTML."""

    level: int
    id: str
    title: Markup
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, eq=False)
class RenderedText:
    """The text of a document, harmless to show."""

    parts: tuple[TextPart, ...]
    contents: tuple[ContentsEntry, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: tuple[FileLink, ...] = ()

    @cached_property
    def html(self) -> Markup:
        """The whole text."""
        return self.with_blocks(lambda _name: None)

    def within(self, clause: str, ends: Container[str]) -> Markup:
        """The text behind the heading of a clause, up to the heading of one of ``ends``."""
        rest = dropwhile(lambda part: part.clause != clause, self.parts)
        below = takewhile(lambda part: part.clause not in ends, islice(rest, 1, None))
        return Markup("").join(part.html for part in below)

    def with_blocks(self, behind_steps: Callable[[str], Markup | None]) -> Markup:
        """The whole text, each table of steps followed by what is given for its name."""
        return joined(self.parts, behind_steps)


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
    marked = marked_text(
        document,
        tuple(references),
        around.published,
        around.clause_style,
        base,
        around.address_of,
        name_rows=page is not None and page.name_rows,
    )
    if page is None:
        engine = Markdown(extensions=[*_ON_ITS_OWN, ControlledTables(), ControlledMarkdown(marked)])
        return RenderedText((TextPart(_harmless(engine, marked.text)),))
    marked = replace(marked, terms=page.terms)
    toc = {"permalink": True, "permalink_title": page.permalink}
    engine = Markdown(
        extensions=[*_ON_A_PAGE, ControlledTables(), ControlledMarkdown(marked)],
        extension_configs={"toc": toc},
    )
    links = FileLinks(page.source, base, around.file_address, engine)
    anchors = _Anchors(engine)
    breaks = TextBreaks(*_names(document), engine)
    # Before "toc" (5) adds links of its own; ids are looked at behind what takes out those that may not stay (-100).
    engine.treeprocessors.register(links, "sop_file_links", 5.5)
    engine.treeprocessors.register(anchors, "sop_anchors", -101)
    engine.treeprocessors.register(breaks, "sop_breaks", -102)
    html = _harmless(engine, marked.text)
    return RenderedText(
        text_parts(html, breaks.breaks),
        _contents(getattr(engine, "toc_tokens", ())),
        frozenset(anchors.found),
        tuple(links.links),
    )


def _harmless(engine: Markdown, text: str) -> Markup:
    # The extension for controlled documents takes out whatever could run.
    return Markup(engine.convert(text))  # noqa: S704


def _names(document: Document) -> tuple[dict[str, str], dict[str, str]]:
    """Id of the first row of a table → its name, id of a heading → key of its clause."""
    tables = {row_anchor(name, 1): name for name, _ in named_tables(document.body.procedures.step_tables)}
    return tables, {clause.explicit_id or clause.anchor: clause.key for clause in document.body.clauses}


class _Anchors(Treeprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.found: set[str] = set()

    def run(self, root: Element) -> None:
        for element in root.iter():
            self.found.update(filter(None, (element.get("id"), element.get("name"))))


def _contents(tokens: Iterable[Mapping[str, Any]]) -> tuple[ContentsEntry, ...]:
    return tuple(
        ContentsEntry(
            token["level"],
            token["id"],
            Markup(token["name"]),  # noqa: S704 - Python-Markdown hands over the words of a heading as HTML
            _contents(token["children"]),
        )
        for token in tokens
    )
