"""What ``mkdocs serve`` shows, drawn when somebody looks at it: a change costs the pages that are read, not the whole site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.utils import write_file

from sop_plugin.mkdocs_site.site_page import SitePage


class KeptTemplates(BytecodeCache):
    """The theme's templates compiled once for all builds of a preview, as long as their text stays the same."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what was compiled before."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled just now."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class FilesToDraw:
    """The files that one build of a preview owes, each drawn once, when it is first asked for."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._files: dict[str, Callable[[], bytes]] = {}
        self._folders: dict[str, Callable[[], Mapping[str, bytes]]] = {}

    def add(self, path: str, draw: Callable[[], bytes]) -> None:
        """A file of the site, by its path in it."""
        self._files[path] = draw

    def add_folder(self, path: str, draw: Callable[[], Mapping[str, bytes]]) -> None:
        """Files below a folder, which are known only when they are drawn."""
        self._folders[path] = draw

    def draw(self, path: str) -> bool:
        """Put a file into the site, if it is one of those that are owed."""
        file = self._files.pop(path, None)
        if file is not None:
            self._write(path, file())
        folders = [name for name in self._folders if path.startswith(f"{name}/")]
        for folder in folders:
            for name, data in self._folders.pop(folder)().items():
                self._write(name, data)
        return file is not None or bool(folders)

    def draw_all(self) -> None:
        """Put all of them into the site."""
        for path in (*self._files, *(f"{folder}/" for folder in self._folders)):
            self.draw(path)

    def _write(self, path: str, data: bytes) -> None:
        write_file(data, str(self._folder / path))


class PreviewFiles(Files):
    """The files of a preview: MkDocs knows where our pages are and links to them, and builds those of others only."""

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The pages that MkDocs builds."""
        found = super().documentation_pages(inclusion=inclusion)
        return [file for file in found if not isinstance(file.page, SitePage)]

    def pages_to_draw(self) -> Iterator[SitePage]:
        """Ours."""
        return (file.page for file in self if isinstance(file.page, SitePage))


def drawn_page(
    page: SitePage, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment
) -> bytes:
    """A page of ours in its frame, by the hooks and in the order of a build."""
    page.render(config, files)
    page.active = True
    try:
        context = get_context(nav, files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        html = env.get_template("main.html").render(context)
        html = config.plugins.on_post_page(html, page=page, config=config)
    finally:
        page.active = False
    return html.encode("utf-8", errors="xmlcharrefreplace")


class PreviewServer:
    """Stands before MkDocs's own server, and draws what is asked for; never while a build is under way."""

    def __init__(self, server: LiveReloadServer, files: Callable[[], FilesToDraw]) -> None:
        self._files = files
        self._lock = RLock()
        self._build, self._answer = server.builder, server.serve_request
        self._mount = "/" + urlsplit(server.url).path.strip("/")
        server.builder = self.build
        server.set_app(self.answer)

    def build(self, *arguments: Any) -> None:
        """Build anew."""
        with self._lock:
            self._build(*arguments)

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a browser."""
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        path = posixpath.relpath(posixpath.normpath(f"/{asked}"), self._mount)
        self._draw(path)
        said: list[tuple[Any, ...]] = []
        answer = self._answer(environ, lambda *head: said.append(head))
        # A build that began after the page was drawn has swept it away.
        while self._draw(path):
            getattr(answer, "close", lambda: None)()
            answer = self._answer(environ, lambda *head: said.append(head))
        start_response(*said[-1])
        return answer

    def _draw(self, path: str) -> bool:
        # The same page with and without the slash at its end.
        names = (path, posixpath.normpath(f"{path}/index.html"))
        with self._lock:
            drawn = [self._files().draw(name) for name in names]
        return any(drawn)
