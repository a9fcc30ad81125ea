"""Titles, names and settings of a project as plain words: themes print them into their HTML as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from sop_plugin.reading.markdown.raw_html import is_local, is_safe_address
from sop_plugin.rendering.page_html import harmless_html

_NAMES = ("site_name", "site_description", "site_author", "repo_name")
_ADDRESSES = ("site_url", "repo_url", "edit_uri", "edit_uri_template")
# What no address needs, and what would end the attribute in which a theme puts it.
_SAFE_IN_ADDRESSES = ":/?#[]@!$&()*+,;=%~{}"

_RUNS = re.compile(
    r"[\x00-\x20]*(?:(?:javascript|vbscript)[\x00-\x20]*:|data:[\w.+-]+/[\w.+-]+[;,])", re.IGNORECASE
)


def escape_settings(config: MkDocsConfig) -> None:
    """What ``mkdocs.yml`` says of the site as a whole; ``copyright`` is HTML by its nature and stays it where it is harmless."""
    for name in _NAMES:
        if config[name]:
            config[name] = escaped(config[name])
    for name in _ADDRESSES:
        if config[name]:
            config[name] = quote(config[name], safe=_SAFE_IN_ADDRESSES)
    if config.copyright:
        config.copyright = harmless_html(config.copyright)
    for name in list(config.theme):
        if name != "locale":
            config.theme[name] = escaped(config.theme[name])


def escape_extra(config: MkDocsConfig) -> None:
    """What a project hands to its templates beyond that; once the pages that use it as data have been read."""
    for name in list(config.extra):
        config.extra[name] = escaped(_without_scripts(config.extra[name]))


def escape_navigation(nav: Navigation) -> None:
    """Titles of sections, and links that the project has put between its pages."""
    for item in below(nav.items):
        if isinstance(item, Section | Link) and item.title:
            item.title = escaped(item.title)
        if isinstance(item, Link) and not is_safe_address(item.url):
            item.url = ""


def escape_page(page: Page) -> None:
    """What the front matter of a page outside control says, its title, and its list of contents."""
    title = page.title
    titled = "title" in page.meta
    page.meta = escaped(page.meta)
    # The title of a heading is HTML already; as words it is written like any other.
    plain = title if titled or title is None else unescape(title)
    page.title = escaped(plain)
    if page.title and not page.is_homepage:
        page.meta["title"] = page.title  # themes unescape any other one on the way into the head
    if not is_local(str(page.meta.get("location", ""))):
        del page.meta["location"]  # where some themes send the reader on
    _escape_contents(page.toc.items if page.toc else ())


def escaped(value: Any) -> Any:
    """All words in a value of YAML as HTML shows them; what needs no escape stays what it is."""
    if isinstance(value, str):
        safe = escape(value)
        return value if safe == value else safe
    if isinstance(value, dict):
        return {key: escaped(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [escaped(each) for each in value]
    return value


def _without_scripts(value: Any) -> Any:
    """Nobody knows which of a project's own values is an address."""
    if isinstance(value, str):
        return "" if _RUNS.match(value) else value
    if isinstance(value, dict):
        return {key: _without_scripts(each) for key, each in value.items()}
    return list(map(_without_scripts, value)) if isinstance(value, list) else value


def below(items: Iterable[Any]) -> Iterable[Any]:
    """All entries of a navigation, each before those below it."""
    for item in items:
        yield item
        yield from below(item.children or ())


def _escape_contents(entries: Iterable[AnchorLink]) -> None:
    for entry in entries:
        entry.title = harmless_html(entry.title)
        entry.id = escaped(entry.id)
        _escape_contents(entry.children)
