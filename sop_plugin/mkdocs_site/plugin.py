"""The MkDocs plugin: hooks of a line that delegate, and nothing that takes time to load before it is known that there is something to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from sop_plugin.mkdocs_site.config import ConfiguredPlugin

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from sop_plugin.mkdocs_site.site_hooks import SiteHooks


class SopPlugin(ConfiguredPlugin):
    """Hands over the site of the last build where nothing has changed; all else is done by ``SiteHooks``."""

    hooks: SiteHooks
    is_same = False
    """Whether this build has nothing to do."""
    _begun = False
    _command, _is_dirty = "build", False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; the hook also keeps one instance across rebuilds of ``serve``."""
        self._command, self._is_dirty, self._begun = command, dirty, False
        if command == "serve":
            self._begin()

    def _begin(self) -> None:
        from sop_plugin.mkdocs_site.site_hooks import SiteHooks

        if not self._begun:
            is_preview = self._command == "serve"
            self.hooks, self._begun = SiteHooks(self, preview=is_preview, is_dirty=self._is_dirty), True

    def on_shutdown(self) -> None:
        """Leave MkDocs as it was found."""
        self.last.end()
        if self._begun:
            self.hooks.on_shutdown()

    # Before the plugins that read navigation, theme or variables.
    @event_priority(60)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile the manual, and stop a strict build before anything is written."""
        self.is_same = self._command != "serve" and not self._is_dirty and self.last.is_same(config)
        if self.is_same:
            self.last.hand_over(config, self)
            return config
        self._begin()
        return self.hooks.on_config(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Confine the macros plugin, which has made its environment by now, and stand by the others."""
        if not self.is_same:
            self.hooks.on_pre_build(config=config)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Give documents their permanent addresses, take out what must not be published, add generated pages."""
        return Files([]) if self.is_same else self.hooks.on_files(files, config=config)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang each document below its department without listing it in the navigation."""
        return nav if self.is_same else self.hooks.on_nav(nav, config=config, files=files)

    # Before the macros plugin (0).
    @event_priority(100)
    def _before_macros(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.hooks.before_macros(markdown, page)

    # After it: what a page says in ``{{ … }}`` is told by then.
    @event_priority(-100)
    def _after_macros(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.hooks.site.without_what_is_left_out(markdown, page)

    on_page_markdown = CombinedEvent(_before_macros, _after_macros)

    # After every plugin that still changes a page.
    @event_priority(-1000)
    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Whatever had a hand in a page outside control: nothing in it runs, nothing is fetched from elsewhere. Ours are as we drew them."""
        return self.hooks.on_page_content(html, page=page, config=config, files=files)

    @event_priority(-1000)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw our pages, in a preview when somebody looks at them. From here on titles and settings are words to whoever prints them."""
        return env if self.is_same else self.hooks.on_env(env, config=config, files=files)

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The map of the site names our pages too."""
        return self.hooks.on_template_context(context, template_name=template_name, config=config)

    # After the search plugin, whose parser would spend more time on our blocks than we do on drawing them.
    @event_priority(-90)
    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Draw our pages: until now there was what search should find."""
        return self.hooks.on_page_context(context, page=page, config=config, nav=nav)

    # After every plugin that still writes into a page.
    @event_priority(-1000)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """No script stands in a page itself, so that a server can forbid all that do."""
        return self.hooks.on_post_page(output, page=page, config=config)

    @event_priority(-1000)
    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Nor in a page of the theme, such as that of what is not there."""
        return self.hooks.on_post_template(output_content, template_name=template_name, config=config)

    # After every plugin that still changes files.
    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Vouch for the site, and leave the process as it was found: ``serve`` goes on in it."""
        if self.is_same:
            self.last.put(config)
        else:
            self.hooks.on_post_build(config=config)

    def on_build_error(self, *, error: Exception) -> None:
        """What a build that failed has read is of no use."""
        self.last.end()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild when the organisation, the ledger or a catalogue changes, draw a page when somebody looks at it, and survive what breaks."""
        return self.hooks.on_serve(server, config=config, builder=builder)
