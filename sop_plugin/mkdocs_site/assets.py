"""Hooks our templates, style sheets, scripts and Markdown extensions into MkDocs's configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from sop_plugin.mkdocs_site.build import SiteBuild
from sop_plugin.mkdocs_site.bundles import bundles
from sop_plugin.mkdocs_site.theme_words import theme_words
from sop_plugin.rendering.page_markdown import PageMarkdown

_THEME = Path(__file__).parents[1] / "pages" / "theme"


def add_theme(config: MkDocsConfig, site: SiteBuild) -> None:
    """Everything that a page needs comes from the site itself."""
    # After the project's own custom_dir, before the theme, so that a project can override ours.
    position = 1 if config.theme.custom_dir else 0
    config.theme.dirs = [d for d in config.theme.dirs if d != str(_THEME)]
    config.theme.dirs.insert(position, str(_THEME))
    for name, words in theme_words(site.edition).items():
        config.theme[name] = words
    # Where MkDocs would find a file of the project's own in the place of ours.
    site.bundles = bundles(_THEME, (config.docs_dir, *config.theme.dirs[:position]))
    style, script = site.bundles
    config.extra_css = [style, *config.extra_css]
    ours = ExtraScriptValue(script)
    ours.defer = True
    config.extra_javascript = [ours, *config.extra_javascript]
    # MkDocs declares names only, but hands the list to Python-Markdown, which takes instances too.
    extensions: list[Any] = [*config.markdown_extensions, PageMarkdown(site.edition.language)]
    config.markdown_extensions = extensions
    config.nav = site.navigation(config.nav)
