"""Pages that come from us: MkDocs neither reads nor converts them, and puts its frame around them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from sop_plugin.pages.output import NO_TEXT, Kind, Output
from sop_plugin.pages.searching.text import Sections, sections
from sop_plugin.rendering.contents import ContentsEntry
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.file_links import FileLink, LinkProblem
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")
_SAID = {
    LinkProblem.NOT_FOUND: "but the target '%s' is not found among documentation files",
    LinkProblem.ABSOLUTE: "but '%s' is no path from the document's own folder; it was left as is",
    LinkProblem.UNRECOGNISED: "but '%s' names no file; it was left as is",
}


@dataclass(frozen=True)
class PageFacts:
    """What MkDocs and other plugins ask of a page that was drawn."""

    found: str
    """What search finds of it."""
    contents: tuple[ContentsEntry, ...]
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]
    """Source of a page → anchor in it → the link as it was written."""
    sections: Sections = ()
    """Id, title and text of each section of a document, as our search has them."""


class SitePage(Page):
    """One output in the frame of the site."""

    def __init__(
        self,
        title: str | None,
        file: File,
        config: MkDocsConfig,
        output: Output,
        workspace: Workspace,
        *,
        is_past: bool = False,
    ) -> None:
        """``is_past``: the source file has gone on since, and nobody can mend what the text says."""
        super().__init__(title, file, config)
        self.output = output
        self._workspace = workspace
        self._is_past = is_past
        self._text: RenderedText = NO_TEXT
        self._facts = PageFacts("", (), frozenset(), {})

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """The body of a document, which other plugins may read; what they make of it is not published."""
        document = self.output.document
        self.markdown = document.body.text if document else ""
        self.meta = _for_theme(self.output)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the text; the whole page comes with ``complete``."""
        self._text = text = self.output.text()
        self.content = self.output.searched(text)
        links: dict[str, dict[str, str]] = {}
        for link in text.links:
            self._follow(link, config, files, links)
        read = tuple(sections(text.html)) if self.output.kind is Kind.DOCUMENT else ()
        self._facts = PageFacts(self.content, text.contents, text.anchors, links, read)
        self.learn(self._facts, config, files)

    def facts(self) -> PageFacts:
        """What there is to know of the page once it is drawn."""
        return self._facts

    def learn(self, facts: PageFacts, config: MkDocsConfig, files: Files) -> None:
        """Take what was found when the page was drawn."""
        self.content = facts.found
        self.toc = get_toc(_tokens(facts.contents, _depth(config)))
        self.present_anchor_ids = set(facts.anchors)
        targets = ((files.get_file_from_path(path), anchors) for path, anchors in facts.links.items())
        self.links_to_anchors = {target: dict(anchors) for target, anchors in targets if target is not None}

    def complete(self) -> None:
        """Draw the whole page."""
        self.content = self.output.draw(self._text)
        self._text = NO_TEXT

    def _follow(
        self, link: FileLink, config: MkDocsConfig, files: Files, found: dict[str, dict[str, str]]
    ) -> None:
        """Report links as MkDocs does for pages of its own."""
        path = self._workspace.path_inside(link.path)
        target = files.get_file_from_path(path)
        if link.problem is not None:
            said = f"%s contains a link '%s', {_SAID[link.problem]}"
            level = logging.DEBUG if self._is_past else _level(link.problem, config)
            _log.log(level, said, self.file.src_uri, link.written, path)
        elif target is not None and link.anchor:
            found.setdefault(target.src_uri, {}).setdefault(link.anchor, link.written)


def _for_theme(output: Output) -> dict[str, Any]:
    """What the theme and other plugins go by. Titles are escaped: themes take them for HTML."""
    meta: dict[str, Any] = {"title": escape(output.title), "render_macros": False}
    if output.state is not None:
        meta.update(status=output.state.value, sop_language=output.language)
    else:
        meta["hide"] = ["toc"]
    if output.feed:
        meta["sop_feed"] = f"{output.base}{output.feed}"
    if not output.kind.for_robots:
        meta["robots"] = "noindex"
    if not output.kind.searchable:
        meta["search"] = {"exclude": True}
    return meta


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
