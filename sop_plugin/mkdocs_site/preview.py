"""What ``mkdocs serve`` shows, drawn when somebody looks at it: a change costs the pages that are read, not the whole site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from sop_plugin.mkdocs_site.drawn_files import FilesToDraw
from sop_plugin.mkdocs_site.early_answers import EarlyAnswers
from sop_plugin.mkdocs_site.early_pages import EarlyPages
from sop_plugin.mkdocs_site.last_good_site import LastGoodSite
from sop_plugin.mkdocs_site.put_off_garbage import PutOffGarbage
from sop_plugin.words.language import Language
from sop_plugin.workspace.requirement_files import requirement_paths
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")
_NEWS = "/livereload/"
"""Where a browser waits for the next site."""


class ShowEarly(Protocol):
    """Draws what can be shown before a rebuild."""

    def __call__(self, *, is_good: bool) -> EarlyPages | None:
        """``is_good``: the site is what the files make of it; ``None`` where there is nothing to show."""


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

    A build that fails leaves the ``site`` as it was, and every page says what to mend. Of a text that was changed the page is given out
    before the rest is built (``early``); what the build then makes of it decides.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        files: Callable[[], FilesToDraw],
        site: LastGoodSite,
        early: ShowEarly,
        language: Callable[[], Language],
        garbage: PutOffGarbage,
    ) -> None:
        self._files = files
        self._site = site
        self._show_early = early
        self._language = language
        self._garbage = garbage
        self._lock = garbage.lock
        self._builds = 0
        self._build, self._answer = server.builder, server.serve_request
        self._mount = "/" + urlsplit(server.url).path.strip("/")
        self._early = EarlyAnswers(server, site)
        server.builder = self.build
        server.set_app(self.answer)

    def build(self, *arguments: Any) -> None:
        """Build anew; whatever goes wrong, the server goes on."""
        with self._lock, self._garbage.put_off():
            self._builds += 1
            early = self._drawn_early()
            with self._early.given_out(early) if early is not None else nullcontext():
                self._site.renewed_by(partial(self._build, *arguments), self._language())
            if early is not None:
                for path in early.files:
                    self._files().draw(path)
                self._early.compare(early)

    def _drawn_early(self) -> EarlyPages | None:
        try:
            return self._show_early(is_good=not self._site.cause)
        except Exception as error:  # noqa: BLE001 - what it is, the build that follows says
            _log.debug("nothing is shown before the build has ended: %r", error)
            return None

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a browser."""
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if asked.startswith(_NEWS):
            return self._answer(environ, start_response)
        path = posixpath.relpath(posixpath.normpath(f"/{asked}"), self._mount)
        said: list[tuple[Any, ...]] = []

        def answered() -> Iterable[bytes]:
            said.clear()
            return self._answer(environ, lambda *head: said.append(head))

        answer = self._early.answer(_names(path), answered) or self._answer_of_site(path, answered)
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

    def _answer_of_site(self, path: str, answered: Callable[[], Iterable[bytes]]) -> Iterable[bytes]:
        while True:
            self._draw(path)
            before = self._builds
            answer = answered()
            # A build that began after the page was drawn has swept it away, or is another site by now.
            if not self._draw(path) and self._builds == before:
                return answer
            getattr(answer, "close", lambda: None)()

    def _draw(self, path: str) -> bool:
        with self._lock:
            drawn = [self._files().draw(name) for name in _names(path)]
        return any(drawn)


def _names(path: str) -> tuple[str, str]:
    """The same page with and without the slash at its end."""
    return path, posixpath.normpath(f"{path}/index.html")
