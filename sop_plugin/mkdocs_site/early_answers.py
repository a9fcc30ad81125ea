"""What a browser is given while a rebuild goes on: pages that were drawn before it, and of the last site what does not change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from mkdocs.livereload import LiveReloadServer, _timestamp

from sop_plugin.mkdocs_site.early_pages import EarlyPages
from sop_plugin.mkdocs_site.last_good_site import LastGoodSite
from sop_plugin.outside.writing import write_whole


class EarlyAnswers:
    """Puts early pages into the last site, from which the server answers while the ``site`` is built anew."""

    def __init__(self, server: LiveReloadServer, site: LastGoodSite) -> None:
        self._server = server
        self._site = site
        self._folder = Path(server.root)
        self._pages: EarlyPages | None = None
        self._lock = Lock()
        """Held by whoever opens a file of the last site, or moves it."""
        site.moving = self._moving

    @contextmanager
    def given_out(self, pages: EarlyPages) -> Iterator[None]:
        """Browsers learn that there is something new, and are given the pages until the block ends."""
        before = {name: _read(self._folder / name) for name in pages.files}
        try:
            self._put(pages.files)
            with self._lock:
                self._pages = pages
            self._show()
            yield
        finally:
            with self._lock:
                self._pages = None
            if self._site.cause:
                self._put(before)  # it is the last good site again

    def compare(self, pages: EarlyPages) -> None:
        """Now that the site is built: where it says anything else than the early pages did, browsers come again."""
        if self._site.cause or any(_read(self._folder / name) != data for name, data in pages.files.items()):
            with self._server._epoch_cond:
                self._server._wanted_epoch = _timestamp()

    def answer(self, names: Iterable[str], answered: Callable[[], Iterable[bytes]]) -> Iterable[bytes] | None:
        """The answer, where one of the ``names`` of what is asked for can be given out now."""
        with self._lock:
            if self._pages is None or not any(map(self._pages.has, names)):
                return None
            return answered()

    def _put(self, files: Mapping[str, bytes | None]) -> None:
        for name, data in files.items():
            path = self._folder / name
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, data)

    def _show(self) -> None:
        server = self._server
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    @contextmanager
    def _moving(self, to: Path) -> Iterator[None]:
        with self._lock:
            yield
            # Whoever waits for the end of the build asks for its site.
            self._server.root = str(to if self._pages is not None else self._folder)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
