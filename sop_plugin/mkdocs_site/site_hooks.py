"""What the hooks of the plugin do in a build that reads, checks and draws; loaded when there is one."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from jinja2 import BytecodeCache, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sop_plugin.compile import CompiledManual, Sources
from sop_plugin.exporting.site_state import state_of_manual
from sop_plugin.mkdocs_site.assets import add_theme
from sop_plugin.mkdocs_site.build import SiteBuild
from sop_plugin.mkdocs_site.config import ConfiguredPlugin, settings_as_written
from sop_plugin.mkdocs_site.drawn_files import FilesToDraw
from sop_plugin.mkdocs_site.early_pages import EarlyPages, LastBuild, early_pages
from sop_plugin.mkdocs_site.first_build import FirstBuild
from sop_plugin.mkdocs_site.first_cause import BrokenManual, first_cause
from sop_plugin.mkdocs_site.foreign_hands import ForeignHands
from sop_plugin.mkdocs_site.framed_page import Frame, SiteFiles
from sop_plugin.mkdocs_site.heard_at_once import HeardAtOnce
from sop_plugin.mkdocs_site.kept_key import can_be_kept
from sop_plugin.mkdocs_site.last_good_site import LastGoodSite
from sop_plugin.mkdocs_site.left_out import clean_settings
from sop_plugin.mkdocs_site.log import log_findings
from sop_plugin.mkdocs_site.macros import confine
from sop_plugin.mkdocs_site.opened_manual import (
    compiled_for_its_day,
    edition_asked_for,
    opened,
    part_asked_for,
)
from sop_plugin.mkdocs_site.own_scripts import without_inline_scripts
from sop_plugin.mkdocs_site.part_of_site import PartOfSite
from sop_plugin.mkdocs_site.plain_words import (
    escape_extra,
    escape_navigation,
    escape_page,
    escape_settings,
)
from sop_plugin.mkdocs_site.preview import CompiledTemplates, PreviewServer, folders_beside
from sop_plugin.mkdocs_site.put_off_garbage import PutOffGarbage
from sop_plugin.mkdocs_site.same_site import kind_of_site
from sop_plugin.mkdocs_site.site_manifest import write_manifest
from sop_plugin.mkdocs_site.site_page import SitePage
from sop_plugin.mkdocs_site.watched_folders import WatchedFolders
from sop_plugin.model.site_manifest import StateOfManual
from sop_plugin.outside.clock import AS_OF_VARIABLE
from sop_plugin.outside.kept_files import KeptFiles
from sop_plugin.outside.kept_templates import KeptTemplates
from sop_plugin.outside.no_collections import no_collections
from sop_plugin.outside.processes import ProcessesError, processes
from sop_plugin.outside.reading_cache import ReadingCache
from sop_plugin.outside.site_folder import NOTHING_KNOWN
from sop_plugin.pages.drawing import keep_compiled
from sop_plugin.pages.output import base_of
from sop_plugin.reading.settings.file import ManualOptions
from sop_plugin.rendering.page_html import harmless_html
from sop_plugin.site_checks.all import with_site_findings
from sop_plugin.words.language import Language
from sop_plugin.workspace.compilation import kept_readings
from sop_plugin.workspace.sources import working_sources
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")


class SiteHooks:
    """Numbers documents, checks them, and builds blocks, indexes and registers around them."""

    compiled: CompiledManual
    state: StateOfManual
    site: SiteBuild
    nav: Navigation
    frame: Frame
    hands: ForeignHands
    options: ManualOptions
    workspace: Workspace
    sources: Sources
    own: CompiledManual
    """The manual without what checks of the site have found."""
    building: LastBuild | None = None
    good: CompiledManual | None = None
    """While the site is served: the manual of the last build that ended well."""
    only_new = False
    """Whether this build puts what is new beside the site, to replace it when all is done."""
    is_served = False
    """Whether the server stands, whatever became of its first build."""

    def __init__(self, plugin: ConfiguredPlugin, *, preview: bool, is_dirty: bool = False) -> None:
        """``plugin`` is the one that MkDocs knows; ``is_dirty``: it writes over the site that is there."""
        self.is_dirty = is_dirty
        self.plugin = plugin
        self.preview = preview
        self.templates: BytecodeCache = CompiledTemplates()
        self.garbage = PutOffGarbage()
        self.first = FirstBuild(self._language, self.garbage) if preview else None
        self.readings: ReadingCache | None = None
        """Of the last build of a preview."""
        self.last_build: LastBuild | None = None
        self.early: EarlyPages | None = None
        """What of the rebuild that is under way has been shown already."""
        self.heard: HeardAtOnce | None = None

    def on_shutdown(self) -> None:
        """Leave MkDocs as it was found."""
        if self.first is not None:
            self.first.end()
            self.garbage.end()
        if self.heard is not None:
            self.heard.end()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile the manual, and stop a strict build before anything is written."""
        if not config.use_directory_urls:
            raise PluginError("sop: permanent addresses need 'use_directory_urls: true' in mkdocs.yml")
        self.options = self.plugin.options
        workspace = self.workspace = opened(config, self.options)
        kept = KeptFiles(None)
        if not self.preview:
            kept = KeptFiles.of_manual(workspace.root, os.environ, kind_of_site(os.environ))
            if not kept.is_first:
                self.plugin.last.watch(config)
                self.templates = KeptTemplates.of_manual(workspace.root, os.environ)
                keep_compiled(self.templates)
        with no_collections():
            self.sources, self.own = sources, compiled = self._compiled(config)
            compiled = with_site_findings(workspace, compiled, is_build=True)
        cause = first_cause(workspace, compiled, self.good) if self.good is not None else None
        if cause is not None:
            raise BrokenManual(cause)
        self.compiled = compiled
        self.state = state_of_manual(sources, self.compiled.ledger, settings_as_written(config))
        # The manual stays as it is until the build ends: no looking for garbage among its hundreds of thousands of objects.
        gc.freeze()
        log_findings(self.compiled, _log)
        if config.strict and self.compiled.fails_strict:
            raise Abort(
                "Aborted with findings in strict mode; nothing was written. Run 'sop check' for the list."
            )
        is_alone = can_be_kept(config)
        only_new = is_alone and not self.is_dirty and self.plugin.last.begin(config)
        last = self.plugin.last.files if kept.are_kept and is_alone else None
        to_draw = FilesToDraw(config.site_dir, last, only_new=only_new)
        self.only_new = only_new
        self.site = SiteBuild(
            edition_asked_for(workspace, self.compiled),
            workspace,
            to_draw,
            preview=self.preview,
            whole=self.compiled,
            config=config,
            kept=kept.unless_first(),
        )
        to_draw.draws = self._part().draws
        limits = self.site.edition.compiled.limits
        if limits is not None:
            clean_settings(config, limits.clean)
        escape_settings(config)
        add_theme(config, self.site)
        return config

    def _compiled(self, config: MkDocsConfig) -> tuple[Sources, CompiledManual]:
        """What was read, and what the manual's own checks have found."""
        early, last = self.early, self.last_build
        if early is not None and last is not None and settings_as_written(config) == last.settings:
            return early.sources, early.manual
        sources = working_sources(self.workspace)
        kept = self._readings(self.workspace) if self.preview else None
        return sources, compiled_for_its_day(self.workspace, sources, preview=self.preview, kept=kept)

    def _readings(self, workspace: Workspace) -> ReadingCache:
        known = self.readings.again(workspace.options.settings) if self.readings is not None else None
        self.readings = known or kept_readings(workspace)
        return self.readings

    def show_early(self, *, is_good: bool) -> EarlyPages | None:
        """Before a rebuild of a site that ``is_good``: draw the pages of texts that have changed; ``None`` where there is more to it."""
        self.early, last = None, self.last_build
        if not is_good or last is None or self.good is None:
            return None
        workspace = replace(last.workspace)
        sources = working_sources(workspace)
        changed = last.changed(sources, settings_as_written(last.config))
        if changed is None:
            return None
        kept = self._readings(workspace)
        own = compiled_for_its_day(workspace, sources, preview=True, kept=kept)
        if own.manual.as_of != last.own.manual.as_of or first_cause(workspace, own, self.good) is not None:
            return None
        self.early = early_pages(last, sources, own, changed)
        return self.early if self.early.files else None

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Confine the macros plugin, which has made its environment by now, and stand by the others."""
        if "macros" in config.plugins:
            confine(config.plugins["macros"], self.site.functions)
        self.hands = ForeignHands()
        self.hands.stand_by(config, self.plugin)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give documents their permanent addresses, take out what must not be published, add generated pages."""
        return self.site.arrange_files(files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang each document below its department without listing it in the navigation."""
        escape_navigation(nav)
        self.nav = self.site.arrange_navigation(nav, files)
        return self.nav

    def before_macros(self, markdown: str, page: Page) -> str:
        """Tell what a page says in ``{{ … }}`` where it stands."""
        self.site.functions.base = base_of(page.url)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Whatever had a hand in a page outside control: nothing in it runs, nothing is fetched from elsewhere. Ours are as we drew them."""
        return html if isinstance(page, SitePage) else harmless_html(html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw our pages, in a preview when somebody looks at them. From here on titles and settings are words to whoever prints them."""
        site_files = files if isinstance(files, SiteFiles) else SiteFiles(files)
        self.hands.look_for_pages(config, self.plugin, files, self.site.pages)
        self.frame = Frame(config, site_files, self.nav, env)
        self.site.owe(self.frame)
        if self.preview and can_be_kept(config) and self.site.edition.compiled.limits is None:
            self.building = LastBuild(
                self.workspace,
                config,
                settings_as_written(config),
                self.sources,
                self.own,
                self.site,
                self.frame,
                {
                    f.src_uri: dict(vars(f.page))
                    for f in site_files.documentation_pages()
                    if f.page is not None
                },
            )
            _ = self.building.stamps  # before anything is copied
        escape_extra(config)
        for file in site_files.documentation_pages():
            if file.page is not None:
                escape_page(file.page)
        env.bytecode_cache = self.templates
        if not self.preview:
            self._draw(self.frame)
        return env

    def _draw(self, frame: Frame) -> None:
        try:
            jobs = processes(os.environ)
            for page, digest in self.site.draw(frame, jobs):
                self.hands.written(page, digest)
        except ProcessesError as error:
            raise PluginError(f"sop: {error}") from None
        level = frame.config.validation.links.anchors
        for page in frame.files.site_pages():
            page.validate_anchor_links(files=frame.files, log_level=level)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The map of the site names our pages too."""
        context["pages"] = self.frame.files.all_pages()
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Draw our pages: until now there was what search should find."""
        if isinstance(page, SitePage):
            page.complete()
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """No script stands in a page itself, so that a server can forbid all that do."""
        return without_inline_scripts(output, config.site_dir)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Nor in a page of the theme, such as that of what is not there."""
        html = template_name.endswith(".html")
        return without_inline_scripts(output_content, config.site_dir) if html else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Vouch for the site, and leave the process as it was found: ``serve`` goes on in it."""
        gc.unfreeze()
        keep_compiled(None)
        self.workspace.syllables.save()
        if self.is_served:
            self.good = self.compiled
        self.last_build, self.building, self.early = self.building, None, None
        if not can_be_kept(config):
            self.hands.look_at_files(config, self.plugin)
        if not self.preview:
            self._vouch(config)

    def _vouch(self, config: MkDocsConfig) -> None:
        day = self.compiled.manual.as_of
        # With hooks and plugins of others a file may be another by now.
        known = self.site.to_draw.placed.facts if can_be_kept(config) else NOTHING_KNOWN
        facts = write_manifest(config, day, self.state, known, self._part().part, beside=self.only_new)
        if facts is None:
            self.plugin.last.end()
            return
        is_given = os.environ.get(AS_OF_VARIABLE) or self.options.as_of
        self.plugin.last.keep(
            config,
            {path: each.sha256 for path, each in facts.items()},
            day.isoformat(),
            "" if is_given else self.options.time_zone,
        )

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when the organisation, the ledger or a catalogue changes, draw a page when somebody looks at it, and survive what breaks."""
        cause = self.first.cause if self.first is not None else ""
        self.is_served, self.good = True, None if cause else self.compiled
        workspace = opened(config, self.plugin.options)
        site = LastGoodSite(config.site_dir, workspace.project_file, self._kept, cause)
        empty = FilesToDraw(config.site_dir)
        PreviewServer(
            server,
            lambda: self.site.to_draw if self.good else empty,
            site,
            self.show_early,
            self._language,
            self.garbage,
        )
        beside = tuple(folders_beside(workspace))
        WatchedFolders(server, workspace.docs_dir, beside)
        self.heard = HeardAtOnce(server, workspace.docs_dir, beside)
        return server

    def _language(self) -> Language:
        return self.plugin.options.settings.language

    def _kept(self) -> Callable[[], None]:
        """What puts everything back as it was after the last build that ended well."""
        state = dict(vars(self))
        return lambda: vars(self).update(state)

    def _part(self) -> PartOfSite:
        return part_asked_for(self.site.edition, {} if self.preview else os.environ)
