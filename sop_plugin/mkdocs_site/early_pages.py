"""The pages of texts that an author has just changed, drawn before all else of a rebuild: in the frame of the last build, of the manual as it is now.

The rebuild that follows draws them again; where it finds anything else, browsers are told once more (``preview.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page

from sop_plugin.compile import CompiledManual, Sources
from sop_plugin.mkdocs_site.build import SiteBuild, proposals_of
from sop_plugin.mkdocs_site.bundles import FOLDER
from sop_plugin.mkdocs_site.drawn_file import DrawnFile
from sop_plugin.mkdocs_site.drawn_files import Overheard
from sop_plugin.mkdocs_site.framed_page import Frame
from sop_plugin.mkdocs_site.macros import confine
from sop_plugin.mkdocs_site.plain_words import escape_page
from sop_plugin.model.attachment import nothing_there
from sop_plugin.model.finding import Finding
from sop_plugin.pages.documents.page import documents, revisions
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.page_functions import PageFunctions
from sop_plugin.reading.source import Source
from sop_plugin.site_checks.all import links_to_nothing
from sop_plugin.workspace.workspace import Workspace

_FEW = 10
"""As many texts as an author changes at once; more of them are a checkout."""


@dataclass(frozen=True)
class LastBuild:
    """A build of a preview that ended well, with all that a page of it is drawn with."""

    workspace: Workspace
    config: MkDocsConfig
    settings: str
    """What ``mkdocs.yml`` says."""
    sources: Sources
    own: CompiledManual
    """What the manual's own checks have found, without those of the site."""
    site: SiteBuild
    frame: Frame
    as_read: Mapping[str, Mapping[str, Any]] = field(repr=False)
    """Path of a page outside control → what MkDocs knew of it before its words were escaped."""

    @cached_property
    def beside(self) -> frozenset[str]:
        """The files of the site that nobody draws: they are the same in a rebuild in which texts alone have changed."""
        files = self.frame.files
        return frozenset(f.dest_uri for f in files if f.page is None and not isinstance(f, DrawnFile))

    @cached_property
    def stamps(self) -> Mapping[str, tuple[int, int] | None]:
        """When those were changed that lie beside the texts; to be asked for when the build ends."""
        paths = (
            f.abs_src_path for f in self.frame.files if f.page is None and f.src_dir == self.config.docs_dir
        )
        return {path: _stamp(path) for path in paths if path is not None}

    def changed(self, sources: Sources, settings: str) -> frozenset[str] | None:
        """The texts of which all but the front matter may have changed; ``None`` where anything else has, or too much."""
        if settings != self.settings or _beside(sources) != _beside(self.sources):
            return None
        found = [
            *_changed(self.sources.documents, sources.documents),
            *_changed(self.sources.pages, sources.pages),
        ]
        if not 0 < len(found) <= _FEW or not all(found):
            return None
        if any(_stamp(path) != stamp for path, stamp in self.stamps.items()):
            return None
        return frozenset(each for each in found if each)


@dataclass(frozen=True)
class EarlyPages:
    """Pages that were drawn: file of the site → what it holds. The ``manual`` of these ``sources`` is compiled."""

    sources: Sources
    manual: CompiledManual
    files: Mapping[str, bytes]
    beside: frozenset[str]
    """Further files of the last build that are the same in this one."""

    def has(self, path: str) -> bool:
        """Whether a browser can be given a file before the rebuild has ended."""
        return path in self.files or path in self.beside or path.startswith(f"{FOLDER}/page.")


def early_pages(
    last: LastBuild, sources: Sources, own: CompiledManual, changed: frozenset[str]
) -> EarlyPages:
    """Draw those of the ``changed`` texts of the manual as its own checks found it."""
    compiled = _with_site_findings(last, own, changed)
    edition = last.site.edition
    early = replace(
        edition, compiled=compiled, proposals=proposals_of(last.workspace, compiled, preview=edition.preview)
    )
    drawn: dict[str, bytes] = {}
    with Overheard():  # the rebuild says it
        drawn.update(_documents(last, early, changed))
        drawn.update(_pages(last, early, changed))
    return EarlyPages(sources, own, drawn, last.beside)


def _documents(last: LastBuild, edition: Edition, changed: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    before = {page.output.address: page for page in last.frame.files.site_pages()}
    for output in (*documents(edition), *revisions(edition)):
        page = before.get(output.address)
        known = page.output.document if page is not None else None
        if page is None or output.document is None or output.document.path not in changed or known is None:
            continue
        if output.kind is page.output.kind and output.document.body.text != known.body.text:
            with _as_it_was(page):
                page.output = output
                page.read_source(last.config)
                yield page.file.dest_uri, last.frame.drawn(page)


def _pages(last: LastBuild, edition: Edition, changed: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    frame, config = last.frame, last.config
    wanted = [each for each in map(last.workspace.path_inside, sorted(changed)) if each in last.as_read]
    if not wanted:
        return
    site = frame.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    with _functions(last, edition):
        for name in wanted:
            file = frame.files.get_file_from_path(name)
            page = file.page if file is not None else None
            if file is None or page is None:
                continue
            with _as_it_was(page):
                vars(page).update(last.as_read[name])
                _populate_page(page, config, frame.files)
                escape_page(page)
                _build_page(page, config, site, frame.nav, frame.env)
            yield file.dest_uri, Path(file.abs_dest_path).read_bytes()


@contextmanager
def _as_it_was(page: Page) -> Iterator[None]:
    """The navigation knows this very page: it is lent, and given back."""
    before = dict(vars(page))
    try:
        yield
    finally:
        vars(page).clear()
        vars(page).update(before)


@contextmanager
def _functions(last: LastBuild, edition: Edition) -> Iterator[None]:
    """What pages can ask of the manual, of the one as it is now."""
    before = last.site.functions
    macros = last.config.plugins.get("macros")
    if macros is None:
        yield
        return
    last.site.functions = PageFunctions(edition)
    confine(macros, last.site.functions)
    try:
        yield
    finally:
        last.site.functions = before
        confine(macros, before)


def _with_site_findings(last: LastBuild, own: CompiledManual, changed: frozenset[str]) -> CompiledManual:
    """What the site would fail by of other texts is what it was."""
    of_site = {*last.site.edition.compiled.findings}.difference(last.own.findings)
    found = {
        *own.findings,
        *(each for each in of_site if each.place.path not in changed),
        *(
            each
            for path in changed
            for each in links_to_nothing(last.workspace, own, path, last.site.outputs)
        ),
    }
    return replace(own, findings=tuple(sorted(found, key=Finding.sort_key)))


def _beside(sources: Sources) -> Sources:
    """All that was read but the texts, by exclusion: what else a manual is ever read from counts too."""
    return replace(sources, documents=(), pages=(), facts_of=nothing_there)


def _changed(before: tuple[Source, ...], now: tuple[Source, ...]) -> Iterator[str]:
    """Paths of texts that have changed; an empty one where they are others, or a front matter has changed."""
    if [each.path for each in before] != [each.path for each in now]:
        yield ""
        return
    for old, new in zip(before, now, strict=True):
        if old != new:
            same = _head(old) == _head(new) and (old.trouble, new.trouble) == (None, None)
            yield new.path if same else ""


def _head(source: Source) -> tuple[bytes, bytes]:
    """The front matter, and the first heading, which titles a page outside control."""
    data = source.data
    head, _, text = data.partition(b"\n---") if data.startswith(b"---") else (b"", b"", data)
    return head, next((line for line in text.splitlines() if line.startswith(b"# ")), b"")


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
