"""What every page of the site would load from another host by itself: by ``mkdocs.yml``, style sheets and files of the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place, nearest_place
from sop_plugin.reading.settings.project import Project, site_address
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Words

_EXTRA = ("extra_css", "extra_javascript")
_MATERIAL = "material"
_FONTS = "fonts.googleapis.com"
_BY_DEFAULT = Words("theme 没有写 font: false", "theme has no font: false")
# What a browser fetches without being asked: not the links that a reader follows.
_IN_STYLE = re.compile(
    r"(?:url\(\s*|@import\s+)[\"']?\s*(?P<address>(?:https?:)?//[^\s\"')]+)", re.IGNORECASE
)
_IN_HTML = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|track|input)\b[^>]*?\bsrc\s*=\s*[\"']?\s*(?P<address>(?:https?:)?//[^\s\"'>]+)"
    r"|<link\b(?=[^>]*\brel\s*=\s*[\"']?[^\"'>]*(?:stylesheet|preload|icon|preconnect|prefetch|modulepreload))"
    r"[^>]*?\bhref\s*=\s*[\"']?\s*(?P<style>(?:https?:)?//[^\s\"'>]+)"
    r"|<object\b[^>]*?\bdata\s*=\s*[\"']?\s*(?P<object>(?:https?:)?//[^\s\"'>]+)",
    re.IGNORECASE,
)


def loads_from_other_hosts(project: Project, name: str, texts: Mapping[str, str]) -> Iterator[Finding]:
    """One finding for each; ``texts`` are the style sheets and theme files that lie in the project, by their path.

    What the site itself is published under is no other host.
    """
    own = urlsplit(site_address(project.data.get("site_url"))).netloc
    for keys, address, said in _in_settings(project.data):
        if _host(address) not in ("", own):
            place = nearest_place(project.places, keys) or Place(name)
            yield rules.LOADS_FROM_ANOTHER_HOST.at(place, host=_host(address), what=said)
    for path, text in texts.items():
        pattern = _IN_STYLE if path.endswith(".css") else _IN_HTML
        for found in pattern.finditer(text):
            address = next(filter(None, found.groupdict().values()))
            if _host(address) not in ("", own):
                place = Place(path, text.count("\n", 0, found.start()) + 1)
                yield rules.LOADS_FROM_ANOTHER_HOST.at(place, host=_host(address), what=address)


def _in_settings(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, object]]:
    for key in _EXTRA:
        for index, entry in enumerate(_listed(data.get(key))):
            address = entry.get("path") if isinstance(entry, Mapping) else entry
            if isinstance(address, str):
                yield (key, index), address, address
    theme = data.get("theme")
    options = theme if isinstance(theme, Mapping) else {"name": theme}
    if options.get("name") == _MATERIAL and options.get("font") is not False:
        yield ("theme",), f"//{_FONTS}", _BY_DEFAULT
    extra = data.get("extra")
    analytics = extra.get("analytics") if isinstance(extra, Mapping) else None
    if isinstance(analytics, Mapping) and analytics.get("provider") == "google":
        yield ("extra", "analytics"), "//www.googletagmanager.com", "extra.analytics"


def _listed(written: object) -> list[Any]:
    return written if isinstance(written, list) else [written]


def _host(address: str) -> str:
    """The host that an address names; empty for one within the site."""
    try:
        return urlsplit(address.strip()).netloc
    except ValueError:
        return address
