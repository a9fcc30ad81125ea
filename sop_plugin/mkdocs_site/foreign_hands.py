"""What other plugins and hooks may do to the pages of documents: their frame is theirs, the text and its blocks are what was approved.

Whoever changes these is told by name, and the change is not published. A site is written by many hands, so each is looked at by itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from sop_plugin.mkdocs_site.site_page import SitePage

Handler = Callable[..., Any]

_log = get_plugin_logger("sop")
_TAG = re.compile(r"<!--.*?-->|<[/!]?[A-Za-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_ADDRESS = re.compile(r"\b(?:src|href|poster)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+)", re.IGNORECASE)
_CHANGED = "%s: %s changes what the manual says on this page; the change is not published"
_REWRITTEN = (
    "%s: the page was changed after it was written, by one of: %s; it no longer says what the manual says"
)


_BY_THEME = "%s: the theme's templates (%s) change what the manual says on this page; take that out of them, as it is published with it"
_TAKEN = "%s: the page was taken out of the site by one of: %s; readers who follow its address find nothing"


class ForeignHands:
    """Stands between the pages of documents and whoever comes after they were drawn."""

    def __init__(self) -> None:
        self._told: set[tuple[str, str]] = set()
        self._written: dict[Path, str] = {}

    def stand_by(self, config: MkDocsConfig, own: object) -> None:
        """Look over the shoulder of every plugin and hook that is called after ``own`` has drawn a page."""
        events = config.plugins.events
        after = False
        for index, method in enumerate(events["page_context"]):
            if after:
                events["page_context"][index] = self._watched(method, self._context)
            after = after or getattr(method, "__self__", None) is own
        events["post_page"][:] = [
            method if getattr(method, "__self__", None) is own else self._watched(method, self._output)
            for method in events["post_page"]
        ]

    def look_for_pages(
        self, config: MkDocsConfig, own: object, files: Files, pages: Iterable[SitePage]
    ) -> None:
        """Tell which pages of ours the site has no more."""
        taken = [page for page in pages if files.get_file_from_path(page.file.src_uri) is not page.file]
        if taken:
            events = config.plugins.events
            others = [
                method
                for event in ("files", "nav", "env")
                for method in events[event]
                if getattr(method, "__self__", None) is not own
            ]
            names = ", ".join(dict.fromkeys(map(_name, others)))
            for page in taken:
                _log.warning(_TAKEN, page.file.url, names)

    def written(self, page: SitePage, digest: str) -> None:
        """Remember what was written of a page."""
        self._written[Path(page.file.abs_dest_path)] = digest

    def look_at_files(self, config: MkDocsConfig, own: object) -> None:
        """Tell which pages are no longer what was written."""
        others = [m for m in config.plugins.events["post_build"] if getattr(m, "__self__", None) is not own]
        changed = [
            path
            for path, digest in self._written.items()
            if others and path.is_file() and sha256(path.read_bytes()).hexdigest() != digest
        ]
        for path in changed:
            names = ", ".join(map(_name, others))
            _log.warning(_REWRITTEN, path.relative_to(config.site_dir).as_posix(), names)

    def _watched(self, method: Handler, look: Callable[[Handler, tuple[Any, ...], Any], Any]) -> Handler:
        @functools.wraps(method)
        def called(*args: Any, **kwargs: Any) -> Any:
            page = kwargs.get("page")
            if not isinstance(page, SitePage):
                return method(*args, **kwargs)
            return look(functools.partial(method, **kwargs), args, page)

        return called

    def _context(self, method: Handler, args: tuple[Any, ...], page: SitePage) -> Any:
        drawn = page.content
        result = method(*args)
        if page.content != drawn:
            self._tell(page, method)
            page.content = drawn
        return result

    def _output(self, method: Handler, args: tuple[Any, ...], page: SitePage) -> Any:
        before = args[0]
        result = method(*args)
        drawn = str(page.content or "")
        if result is None or result == before or drawn in result:
            return result
        # What makes pages smaller changes no word of them, and no address.
        if _essence(drawn) in _essence(result):
            return result
        self._tell(page, method)
        return before

    def _tell(self, page: SitePage, method: Handler) -> None:
        name = _name(method)
        if (page.file.src_uri, name) not in self._told:
            self._told.add((page.file.src_uri, name))
            _log.warning(_CHANGED, page.file.src_uri, name)


def look_at_theme(page: SitePage, html: str, config: MkDocsConfig) -> None:
    """Tell of a page that templates of a theme have drawn with other words or addresses than it has."""
    drawn = str(page.content or "")
    if drawn not in html and _essence(drawn) not in _essence(html):
        _log.warning(
            _BY_THEME, page.file.src_uri, Path(config.theme.custom_dir or config.theme.name or "").name
        )


def _name(method: Handler) -> str:
    """Where the code of a plugin or hook stands."""
    while isinstance(method, functools.partial):
        method = method.func
    method = getattr(method, "__wrapped__", method)
    owner = getattr(method, "__self__", None)
    if owner is not None:
        return f"{type(owner).__module__}.{type(owner).__qualname__}"
    code = getattr(method, "__code__", None)
    return Path(code.co_filename).name if code is not None else repr(method)


def _essence(html: str) -> str:
    """The words and addresses of a page, without the blanks between."""

    def addresses(tag: re.Match[str]) -> str:
        return "".join(f"\0{found[1].strip(chr(34) + chr(39))}\0" for found in _ADDRESS.finditer(tag[0]))

    return "".join(unescape(_TAG.sub(addresses, html)).split())
