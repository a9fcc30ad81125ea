"""Which files a site has: what must not be published leaves, and each of our outputs comes in at its permanent address."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from sop_plugin.mkdocs_site.attached_file import AttachedFile, files_of_other_revisions
from sop_plugin.mkdocs_site.drawn_file import DrawnFile
from sop_plugin.mkdocs_site.framed_page import SiteFiles
from sop_plugin.mkdocs_site.navigation import titles
from sop_plugin.mkdocs_site.site_page import SitePage
from sop_plugin.model.manual_files import is_text_name
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, in_the_way
from sop_plugin.workspace.released_files import ReleasedFileReader
from sop_plugin.workspace.workspace import Workspace


class ArrangedFiles:
    """The files that MkDocs found, and what becomes of them; ``arrange`` changes them in place."""

    def __init__(
        self, files: SiteFiles, edition: Edition, outputs: Sequence[Output], workspace: Workspace
    ) -> None:
        self._files = files
        self._edition = edition
        self._outputs = outputs
        self._workspace = workspace

    def arrange(self, config: MkDocsConfig, bundles: Mapping[str, bytes]) -> list[SitePage]:
        """Whatever was not read as a document or page leaves, and all our outputs come in; our pages."""
        files = self._files
        self._take_out_what_is_not_published(config)
        sources = {self._workspace.source_path(file.src_uri): file for file in files}
        of_outputs = {
            output: sources.get(output.document.path)
            for output in self._outputs
            if output.document is not None and output.kind in (Kind.DOCUMENT, Kind.TOMBSTONE)
        }
        for other in tuple(files_of_other_revisions(files, self._edition, self._workspace, config)):
            files.remove(other)
        self._require_room(frozenset(file for file in of_outputs.values() if file is not None))
        pages = list(self._pages(config, of_outputs))
        for name, data in bundles.items():
            files.append(File.generated(config, name, content=data, inclusion=InclusionLevel.INCLUDED))
        attached = self._edition.attached_files
        reader = ReleasedFileReader(self._workspace, attached.values())
        for name, attachment in attached.items():
            files.append(AttachedFile(config, name, attachment, reader))
        return pages

    def _pages(self, config: MkDocsConfig, of_outputs: Mapping[Output, File | None]) -> Iterator[SitePage]:
        wanted = dict(titles(config.nav))
        for output in self._outputs:
            if not output.kind.framed:
                self._files.append(DrawnFile(config, output))
                continue
            file = of_outputs.get(output)
            if file is not None:
                _give_address(file, output)
            else:
                # A released document whose source is gone, or a page that never had one.
                name = f"{output.address}index.md" if output in of_outputs else output.name
                file = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
                self._files.append(file)
            # Neighbours and the navigation name a page before it is drawn.
            title, is_past = wanted.get(file.src_uri), self._is_past(output)
            page = SitePage(title, file, config, output, self._workspace, is_past=is_past)
            page.read_source(config)
            yield page

    def _is_past(self, output: Output) -> bool:
        """Whether a page shows a released text that the source file is no longer."""
        document = output.document
        history = self._edition.compiled.histories.by_number.get(document.number) if document else None
        working = history.working if history is not None else None
        return document is not None and working is not None and working.body.text != document.body.text

    def _take_out_what_is_not_published(self, config: MkDocsConfig) -> None:
        is_page = self._workspace.is_page
        withheld = self._edition.compiled.withheld_pages
        limits = self._edition.compiled.limits
        published = self._edition.published
        top = os.path.realpath(config.docs_dir)
        for file in list(self._files):
            if file.generated_by is not None or file.src_dir != config.docs_dir:
                continue  # a file of the theme, or of another plugin
            path = self._workspace.source_path(file.src_uri)
            if limits is not None and path in limits.paths:
                self._files.remove(file)
                continue
            if path in published:
                continue
            if is_text_name(file.src_uri):
                if not is_page(file.src_uri) or path in withheld:
                    self._files.remove(file)
            elif _leads_out(file, top):
                self._files.remove(file)  # a finding tells

    def _require_room(self, documents: frozenset[File]) -> None:
        theirs = {file.src_uri: None if file in documents else file.dest_uri for file in self._files}
        for found in in_the_way(self._outputs, theirs):
            path = self._workspace.source_path(found.path)
            raise PluginError(f"sop: {path} is in the way of the page {found.output.address}; rename it")


def _give_address(file: File, output: Output) -> None:
    file.dest_uri, file.url = output.file, output.address
    file.inclusion = InclusionLevel.NOT_IN_NAV
    # To MkDocs a name that ends in .MD is an asset, to be copied as it is.
    file.is_documentation_page = lambda: True  # type: ignore[method-assign]


def _leads_out(file: File, top: str) -> bool:
    """Whether a file is read through a link out of the documents' folder, or is nothing that can be copied."""
    real = os.path.realpath(file.abs_src_path or top)
    return not real.startswith(top + os.sep) or not Path(real).is_file()
