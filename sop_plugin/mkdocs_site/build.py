"""One build of the site: what each MkDocs file and page becomes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sop_plugin.compile import CompiledManual
from sop_plugin.mkdocs_site.attached_file import AttachedFile, files_of_other_revisions
from sop_plugin.mkdocs_site.drawn_file import DrawnFile
from sop_plugin.mkdocs_site.drawn_files import FilesToDraw, FileToDraw
from sop_plugin.mkdocs_site.framed_page import Frame, SiteFiles
from sop_plugin.mkdocs_site.kept_key import can_be_kept
from sop_plugin.mkdocs_site.kept_site import KeptSite
from sop_plugin.mkdocs_site.left_out import cleaned, navigation_without
from sop_plugin.mkdocs_site.navigation import arrange, titles, with_our_pages
from sop_plugin.mkdocs_site.pdf_files import owe_pdf_files, pdf_export
from sop_plugin.mkdocs_site.search_folder import search_folder
from sop_plugin.mkdocs_site.site_page import SitePage
from sop_plugin.model.manual_files import is_text_name
from sop_plugin.model.proposing import NO_PROPOSALS, ProposalSources
from sop_plugin.outside.clock import zone
from sop_plugin.outside.editor_package import NoEditor
from sop_plugin.outside.kept_files import KeptFiles
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, in_the_way
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.page_functions import PageFunctions
from sop_plugin.pages.searching.files import FOLDER, found_page
from sop_plugin.recording.proposals import proposal_sources
from sop_plugin.rendering.publication import published_documents
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in
from sop_plugin.workspace.anchors import current_digest, shown_anchors
from sop_plugin.workspace.compilation import released_sources
from sop_plugin.workspace.released_files import ReleasedFileReader
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
            proposals=_proposals(workspace, compiled, preview=preview),
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

    @property
    def trail_name(self) -> str:
        """What the way from the home page to a page is called for those who hear it."""
        return self.edition.voice.plain.say(labels.TRAIL)

    @property
    def search_words(self) -> dict[str, str]:
        """What the search is called where it is opened, by the names of the template."""
        say = self.edition.voice.plain.say
        return {
            "sop_search": say(labels.SEARCH),
            "sop_search_typed": say(labels.SEARCH_TYPED),
            "sop_search_close": say(labels.SEARCH_CLOSE),
        }

    @property
    def not_found_words(self) -> dict[str, object]:
        """What the page for addresses that lead nowhere says, and the ways on as addresses from the site's root with labels."""
        say = self.edition.voice.plain.say
        ways = {
            "": labels.HOME,
            "register/": labels.REGISTER,
            "roles/": labels.ROLE_INDEX,
            "forms/": labels.FORM_INDEX,
            "keywords/": labels.KEYWORD_INDEX,
        }
        return {
            "language": self.edition.language,
            "title": say(labels.NOT_FOUND),
            "lead": say(labels.NOT_FOUND_LEAD),
            "guess": say(labels.NOT_FOUND_GUESS),
            "without": say(labels.NOT_FOUND_WITHOUT_SCRIPTS),
            "scanned": say(labels.COPY_NOT_FOUND) if self.edition.compiled.ledger is not None else "",
            "ways": [(address, say(label)) for address, label in ways.items()],
        }

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

    def _is_past(self, output: Output) -> bool:
        """Whether a page shows a released text that the source file is no longer."""
        document = output.document
        history = self.edition.compiled.histories.by_number.get(document.number) if document else None
        working = history.working if history is not None else None
        return document is not None and working is not None and working.body.text != document.body.text

    def arrange_files(self, found: Files, config: MkDocsConfig) -> SiteFiles:
        """Whatever was not read as a document or page leaves, and all our outputs come in."""
        self._files = files = SiteFiles(found)
        self._take_out_what_is_not_published(files, config)
        sources = {self._workspace.source_path(file.src_uri): file for file in files}
        of_outputs = {
            output: sources.get(output.document.path)
            for output in self.outputs
            if output.document is not None and output.kind in (Kind.DOCUMENT, Kind.TOMBSTONE)
        }
        for other in tuple(files_of_other_revisions(files, self.edition, self._workspace, config)):
            files.remove(other)
        self._require_room(files, frozenset(file for file in of_outputs.values() if file is not None))
        wanted = dict(titles(config.nav))
        for output in self.outputs:
            if not output.kind.framed:
                files.append(DrawnFile(config, output))
                continue
            file = of_outputs.get(output)
            if file is not None:
                _give_address(file, output)
            else:
                # A released document whose source is gone, or a page that never had one.
                name = f"{output.address}index.md" if output in of_outputs else output.name
                file = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
                files.append(file)
            # Neighbours and the navigation name a page before it is drawn.
            title, is_past = wanted.get(file.src_uri), self._is_past(output)
            page = SitePage(title, file, config, output, self._workspace, is_past=is_past)
            page.read_source(config)
            self.pages.append(page)
        for name, data in self.bundles.items():
            files.append(File.generated(config, name, content=data, inclusion=InclusionLevel.INCLUDED))
        attached = self.edition.attached_files
        reader = ReleasedFileReader(self._workspace, attached.values())
        for name, attachment in attached.items():
            files.append(AttachedFile(config, name, attachment, reader))
        return files

    def _take_out_what_is_not_published(self, files: Files, config: MkDocsConfig) -> None:
        is_page = self._workspace.is_page
        withheld = self.edition.compiled.withheld_pages
        limits = self.edition.compiled.limits
        published = self.edition.published
        top = os.path.realpath(config.docs_dir)
        for file in list(files):
            if file.generated_by is not None or file.src_dir != config.docs_dir:
                continue  # a file of the theme, or of another plugin
            path = self._workspace.source_path(file.src_uri)
            if limits is not None and path in limits.paths:
                files.remove(file)
                continue
            if path in published:
                continue
            if is_text_name(file.src_uri):
                if not is_page(file.src_uri) or path in withheld:
                    files.remove(file)
            elif _leads_out(file, top):
                files.remove(file)  # a finding tells

    def _require_room(self, files: Files, documents: frozenset[File]) -> None:
        theirs = {file.src_uri: None if file in documents else file.dest_uri for file in files}
        for found in in_the_way(self.outputs, theirs):
            path = self._workspace.source_path(found.path)
            raise PluginError(f"sop: {path} is in the way of the page {found.output.address}; rename it")

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


def _proposals(workspace: Workspace, compiled: CompiledManual, *, preview: bool) -> ProposalSources:
    try:
        return proposal_sources(workspace, compiled, published_documents(compiled.manual, preview=preview))
    except NoEditor as error:
        _log.warning("%s", voice_in(workspace.options.settings.language).say(error))
        return NO_PROPOSALS


def _is_left_out(page: Page) -> bool:
    """Whether its author keeps a page out of searches, in the way of Material."""
    search = page.meta.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))


def _give_address(file: File, output: Output) -> None:
    file.dest_uri, file.url = output.file, output.address
    file.inclusion = InclusionLevel.NOT_IN_NAV
    # To MkDocs a name that ends in .MD is an asset, to be copied as it is.
    file.is_documentation_page = lambda: True  # type: ignore[method-assign]


def _leads_out(file: File, top: str) -> bool:
    """Whether a file is read through a link out of the documents' folder, or is nothing that can be copied."""
    real = os.path.realpath(file.abs_src_path or top)
    return not real.startswith(top + os.sep) or not Path(real).is_file()
