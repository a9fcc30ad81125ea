"""Pages whose text comes from us: MkDocs neither reads nor converts it, and puts its frame around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from sop_plugin.model.document import Document
from sop_plugin.rendering.document_text import ContentsEntry, RenderedText
from sop_plugin.rendering.file_links import FileLink, LinkProblem

_log = get_plugin_logger("sop")
_SAID = {
    LinkProblem.NOT_FOUND: "but the target '%s' is not found among documentation files",
    LinkProblem.ABSOLUTE: "but '%s' is no path from the document's own folder; it was left as is",
    LinkProblem.UNRECOGNISED: "but '%s' names no file; it was left as is",
}


class DocumentPage(Page):
    """The page of one text of a document; ``text`` is there once MkDocs has asked for it."""

    text: RenderedText | None = None

    def __init__(
        self,
        file: File,
        config: MkDocsConfig,
        document: Document,
        render: Callable[[], RenderedText],
        path_inside: Callable[[str], str],
    ) -> None:
        super().__init__(None, file, config)
        self._document = document
        self._render = render
        self._path_inside = path_inside

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """The body alone, without the front matter; what other plugins make of it is not published."""
        self.markdown, self.meta = self._document.body.text, {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the text from the manual, and report links as MkDocs does for pages of its own."""
        self.text = self._render()
        self.content = self.text.html
        self.toc = get_toc(_tokens(self.text.contents, _depth(config)))
        self.present_anchor_ids = set(self.text.anchors)
        self.links_to_anchors = {}
        for link in self.text.links:
            self._follow(link, config, files)

    def _follow(self, link: FileLink, config: MkDocsConfig, files: Files) -> None:
        path = self._path_inside(link.path)
        target = files.get_file_from_path(path)
        if link.problem is not None:
            level = _level(link.problem, config)
            _log.log(
                level,
                f"%s contains a link '%s', {_SAID[link.problem]}",
                self.file.src_uri,
                link.written,
                path,
            )
        elif target is not None and link.anchor and self.links_to_anchors is not None:
            self.links_to_anchors.setdefault(target, {}).setdefault(link.anchor, link.written)


def _level(problem: LinkProblem, config: MkDocsConfig) -> int:
    wanted = config.validation.links
    match problem:
        case LinkProblem.NOT_FOUND:
            return wanted.not_found
        case LinkProblem.ABSOLUTE:
            # Below zero stands "relative_to_docs", which is no level.
            return max(0, wanted.absolute_links)
        case LinkProblem.UNRECOGNISED:
            return wanted.unrecognized_links


def _depth(config: MkDocsConfig) -> int:
    """Down to which level the project lists headings: ``toc_depth: 3`` or ``2-4``."""
    written = config.mdx_configs.get("toc", {}).get("toc_depth", 6)
    return int(str(written).rpartition("-")[2])


def _tokens(entries: Iterable[ContentsEntry], depth: int) -> list[Any]:
    return [
        {"name": e.title, "id": e.id, "level": e.level, "children": _tokens(e.children, depth)}
        for e in entries
        if e.level <= depth
    ]
