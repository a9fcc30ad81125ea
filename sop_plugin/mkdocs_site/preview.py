"""What ``mkdocs serve`` shows, drawn when somebody looks at it: a change costs the pages that are read, not the whole site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.livereload import LiveReloadServer

from sop_plugin.mkdocs_site.drawn_files import FilesToDraw
from sop_plugin.mkdocs_site.last_good_site import LastGoodSite
from sop_plugin.mkdocs_site.put_off_garbage import PutOffGarbage
from sop_plugin.words.language import Language
from sop_plugin.workspace.requirement_files import requirement_paths
from sop_plugin.workspace.workspace import Workspace


def folders_beside(workspace: Workspace) -> Iterator[Path]:
    """The folders of what a manual is made of besides its documents.

    A file that is deleted is not watched for any more; its folder still tells when it comes back.
    """
    options = workspace.options
    settings = options.settings
    catalogues = (workspace.root / path for path in requirement_paths(workspace))
    searched = filter(None, [settings.search_synonyms, settings.search_questions])
    named = (*searched, *settings.templates.values())
    ledgers = (workspace.ledger, workspace.training)  # that of copies lies beside the first
    own = (workspace.project_file, workspace.root / options.organisation, *ledgers)
    files = (*own, *catalogues, *map(workspace.root.joinpath, named))
    yield from (folder for folder in dict.fromkeys(path.parent for path in files) if folder.is_dir())


class CompiledTemplates(BytecodeCache):
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


class PreviewServer:
    """Stands before MkDocs's own server, and draws what is asked for; never while a build is under way.

    A build that fails leaves the ``site`` as it was, and every page says what to mend.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        files: Callable[[], FilesToDraw],
        site: LastGoodSite,
        language: Callable[[], Language],
        garbage: PutOffGarbage,
    ) -> None:
        self._files = files
        self._site = site
        self._language = language
        self._garbage = garbage
        self._lock = garbage.lock
        self._build, self._answer = server.builder, server.serve_request
        self._mount = "/" + urlsplit(server.url).path.strip("/")
        server.builder = self.build
        server.set_app(self.answer)

    def build(self, *arguments: Any) -> None:
        """Build anew; whatever goes wrong, the server goes on."""
        with self._lock, self._garbage.put_off():
            self._site.renewed_by(partial(self._build, *arguments), self._language())

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
        status, headers, *rest = said[-1]
        if self._site.cause and ("Content-Type", "text/html") in headers:
            whole = b"".join(answer)
            getattr(answer, "close", lambda: None)()
            whole = self._site.told_in(whole, self._language())
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(whole))))
            answer = [whole]
        start_response(status, headers, *rest)
        return answer

    def _draw(self, path: str) -> bool:
        # The same page with and without the slash at its end.
        names = (path, posixpath.normpath(f"{path}/index.html"))
        with self._lock:
            drawn = [self._files().draw(name) for name in names]
        return any(drawn)
