"""The files of the search index, made of what is known of the pages by then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sop_plugin.mkdocs_site.drawn_files import FolderToDraw, SectionsAt
from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Output, file_of
from sop_plugin.pages.searching.documents import rendered_sections
from sop_plugin.pages.searching.files import FOLDER, search_files
from sop_plugin.pages.searching.text import Sections
from sop_plugin.rendering.publication import address
from sop_plugin.searching.entries import Findable


def search_folder(edition: Edition, outputs: Sequence[Output], others: tuple[Findable, ...]) -> FolderToDraw:
    """``others`` are the pages outside control."""

    def draw(sections_at: SectionsAt | None) -> Mapping[str, bytes]:
        def sections_of(document: Document) -> Sections:
            known = sections_at(file_of(address(document.number))) if sections_at is not None else None
            return known if known is not None else rendered_sections(edition, document)

        return dict(search_files(edition, outputs, others, sections_of))

    def parts() -> object:
        return (FOLDER, others, [(each.address, each.kind, each.title) for each in outputs])

    return FolderToDraw(draw, parts)
