"""One build of the site: what each MkDocs file and page becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sop_plugin.compile import CompiledManual
from sop_plugin.mkdocs_site.arranged_files import ArrangedFiles
from sop_plugin.mkdocs_site.drawn_file import DrawnFile
from sop_plugin.mkdocs_site.drawn_files import FilesToDraw, FileToDraw
from sop_plugin.mkdocs_site.framed_page import Frame, SiteFiles
from sop_plugin.mkdocs_site.kept_key import can_be_kept
from sop_plugin.mkdocs_site.kept_site import KeptSite
from sop_plugin.mkdocs_site.left_out import cleaned, navigation_without
from sop_plugin.mkdocs_site.navigation import arrange, with_our_pages
from sop_plugin.mkdocs_site.pdf_files import owe_pdf_files, pdf_export
from sop_plugin.mkdocs_site.search_folder import search_folder
from sop_plugin.mkdocs_site.site_page import SitePage
from sop_plugin.model.proposing import NO_PROPOSALS, ProposalSources
from sop_plugin.outside.clock import zone
from sop_plugin.outside.editor_package import NoEditor
from sop_plugin.outside.kept_files import KeptFiles
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.page_functions import PageFunctions
from sop_plugin.pages.searching.files import FOLDER, found_page
from sop_plugin.recording.proposals import proposal_sources
from sop_plugin.rendering.publication import published_documents
from sop_plugin.words.voice import voice_in
from sop_plugin.workspace.anchors import current_digest, shown_anchors
from sop_plugin.workspace.compilation import released_sources
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")


class SiteBuild:
    """Made anew for every build, so nothing of an earlier one can show."""

    def __init__(
        self,
        compiled: CompiledManual,
        workspace: Workspace,
        to_draw: FilesToDraw,
        *,
        preview: bool,
        whole: CompiledManual,
        config: MkDocsConfig,
        kept: KeptFiles,
    ) -> None:
        self._workspace = workspace
        self.to_draw = to_draw
        self.bundles: dict[str, bytes] = {}
        """Style sheets and scripts of ours, by their place in the site."""
        self._files = Files([])
        self._pdf = None if preview else pdf_export(workspace, compiled)
        self.edition = Edition(
            compiled,
            preview,
            released_sources(workspace, compiled.histories.ledger),
            self._file_address,
            "" if preview else current_digest(workspace, whole),
            tuple(shown_anchors(workspace, whole)),
            workspace.site_url,
            zone(workspace.options.time_zone),
            pdf_copies=self._pdf is not None,
            proposals=proposals_of(workspace, compiled, preview=preview),
            edit_address=workspace.edit_address,
        )
        keeper = (
            KeptSite(kept, self.edition, config, to_draw.placed)
            if kept.are_kept and can_be_kept(config)
            else None
        )
        to_draw.keeper = keeper if keeper is not None and keeper.can_tell else None
        seen = to_draw.keeper.reads.edition if to_draw.keeper is not None else self.edition
        self.outputs = site_outputs(seen)
        self.pages: list[SitePage] = []
        self.functions = PageFunctions(self.edition)

    def owe(self, frame: Frame) -> None:
        """All pages of others are read by now, and nothing is copied yet: say how each file of ours is drawn."""
        # Before titles are escaped: search has them as words.
        found = tuple(
            found_page(
                "" if page.url in (".", "./") else page.url,
                str(page.title),
                page.content or "",
                self.edition.language,
            )
            for file in frame.files.documentation_pages()
            if (page := file.page) is not None and not _is_left_out(page)
        )
        edition = self.to_draw.keeper.reads.edition if self.to_draw.keeper is not None else self.edition

        self.to_draw.add_folder(FOLDER, search_folder(edition, self.outputs, found))
        for file in _text_by_text(frame.files):
            if isinstance(file, DrawnFile):
                late = file.output.made is None
                self.to_draw.add(
                    file.dest_uri,
                    FileToDraw(file.drawn, parts=partial(getattr, file.output, "identity"), late=late),
                )
            elif isinstance(file.page, SitePage):
                self.to_draw.add(
                    file.dest_uri,
                    FileToDraw(
                        partial(frame.drawn, file.page),
                        file.page.facts,
                        partial(frame.parts, file.page),
                        late=True,
                    ),
                )
        if self._pdf is not None:
            owe_pdf_files(self.to_draw, self.edition, self._pdf)

    def draw(self, frame: Frame, jobs: int) -> Iterator[tuple[SitePage, str]]:
        """Draw all that is owed; our pages, each with the digest of its file."""
        pages = {page.file.dest_uri: page for page in frame.files.site_pages()}
        for drawn in self.to_draw.draw_all(jobs):
            page = pages.get(drawn.path)
            if page is not None:
                frame.learn(page, drawn.facts)
                yield page, drawn.written.sha256

    def navigation(self, written: list[Any] | None) -> list[Any]:
        """The project's own navigation with our pages, without what the edition leaves out."""
        limits = self.edition.compiled.limits
        if limits is not None and written is not None:
            source_path = self._workspace.source_path
            written = navigation_without(written, lambda src: source_path(src) in limits.paths, limits.clean)
        has_home = (self._workspace.docs_dir / "index.md").is_file()
        return with_our_pages(written, self.outputs, self.edition.voice.plain, has_home=has_home)

    def without_what_is_left_out(self, markdown: str, page: Page) -> str:
        """The text of a page outside control as the edition has it; what its front matter says is cleaned, too."""
        limits = self.edition.compiled.limits
        if limits is None:
            return markdown
        page.meta = cleaned(page.meta, limits.clean)
        return limits.clean(markdown, self._workspace.source_path(page.file.src_uri))

    def arrange_files(self, found: Files, config: MkDocsConfig) -> SiteFiles:
        """Whatever was not read as a document or page leaves, and all our outputs come in."""
        self._files = files = SiteFiles(found)
        arranged = ArrangedFiles(files, self.edition, self.outputs, self._workspace)
        self.pages = arranged.arrange(config, self.bundles)
        return files

    def _file_address(self, path: str) -> str | None:
        file = self._files.get_file_from_path(self._workspace.path_inside(path))
        if file is None:
            return None
        return "" if file.url in (".", "./") else file.url

    def arrange_navigation(self, nav: Navigation, files: Files) -> Navigation:
        """Hang each document below its department without listing it in the navigation."""
        return arrange(nav, files, self.outputs, self.edition)


def _text_by_text(files: Iterable[File]) -> list[File]:
    """The files, those that are about one number together: what is read of a text for one of them is at hand for the next."""
    groups: dict[str, list[File]] = {}
    for file in files:
        groups.setdefault(file.dest_uri.partition("/")[0], []).append(file)
    return [file for group in groups.values() for file in group]


def proposals_of(workspace: Workspace, compiled: CompiledManual, *, preview: bool) -> ProposalSources:
    """What the editor in the browser must know of the files; without an editor nothing."""
    try:
        return proposal_sources(workspace, compiled, published_documents(compiled.manual, preview=preview))
    except NoEditor as error:
        _log.warning("%s", voice_in(workspace.options.settings.language).say(error))
        return NO_PROPOSALS


def _is_left_out(page: Page) -> bool:
    """Whether its author keeps a page out of searches, in the way of Material."""
    search = page.meta.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))
