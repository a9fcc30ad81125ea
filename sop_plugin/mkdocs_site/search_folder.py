"""The files of the search index, made of what is known of the pages by then and of what the last build knew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from sop_plugin.mkdocs_site.drawn_files import FolderToDraw, SectionsAt
from sop_plugin.mkdocs_site.kept_parts import PartOf
from sop_plugin.model.document import Document
from sop_plugin.outside.processes import side_by_side
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Output, file_of
from sop_plugin.pages.searching.documents import rendered_sections
from sop_plugin.pages.searching.files import FOLDER, search_files
from sop_plugin.pages.searching.text import Sections
from sop_plugin.rendering.publication import address
from sop_plugin.searching.entries import Findable
from sop_plugin.searching.folding import Folding
from sop_plugin.searching.pieces import PagePieces, pieces_of, pieces_of_each


def search_folder(edition: Edition, outputs: Sequence[Output], others: tuple[Findable, ...]) -> FolderToDraw:
    """``others`` are the pages outside control."""

    def draw(sections_at: SectionsAt | None, part_of: PartOf | None, jobs: int) -> Mapping[str, bytes]:
        def sections_of(document: Document) -> Sections:
            known = sections_at(file_of(address(document.number))) if sections_at is not None else None
            return known if known is not None else rendered_sections(edition, document)

        def pieces_of_pages(pages: Sequence[Findable], folding: Folding) -> Iterable[PagePieces]:
            if part_of is not None:
                return (_kept_pieces(page, folding, part_of) for page in pages)
            return _pieces_side_by_side(pages, folding, jobs)

        return dict(search_files(edition, outputs, others, sections_of, pieces_of_pages))

    def parts() -> object:
        return (FOLDER, others, [(each.address, each.kind, each.title) for each in outputs])

    return FolderToDraw(draw, parts)


def _kept_pieces(page: Findable, folding: Folding, part_of: PartOf) -> PagePieces:
    # What is short is made sooner than it is read.
    if not page.passages:
        return pieces_of(page, folding)
    return PagePieces.of_data(part_of(page, lambda: _as_data(page, folding)))


def _pieces_side_by_side(pages: Sequence[Findable], folding: Folding, jobs: int) -> Iterator[PagePieces]:
    """Made by several processes; what is short by this one, which has it sooner than from another."""
    if jobs == 1:
        yield from pieces_of_each(pages, folding)
        return
    made = side_by_side([partial(_as_data, page, folding) for page in pages if page.passages], jobs)
    for page in pages:
        yield PagePieces.of_data(next(made)) if page.passages else pieces_of(page, folding)


def _as_data(page: Findable, folding: Folding) -> bytes:
    return pieces_of(page, folding).as_data()
