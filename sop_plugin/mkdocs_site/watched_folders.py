"""What MkDocs's server does not hear of: folders that go, come back, or stand where a file should be."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import EVENT_TYPE_CREATED, EVENT_TYPE_MOVED, FileSystemEvent, FileSystemEventHandler


class WatchedFolders(FileSystemEventHandler):
    """Builds anew where a folder went, came or became a file: MkDocs listens to files alone, and to no folder that was away."""

    def __init__(self, server: LiveReloadServer, docs: Path, beside: Iterable[Path]) -> None:
        """Also where anything ``beside`` the documents changes."""
        self._server, self._docs = server, os.fspath(docs)
        self._listen(self._docs, recursive=True)
        for folder in beside:
            server.watch(str(folder), recursive=False)
            self._listen(str(folder), recursive=False)

    def _listen(self, folder: str, *, recursive: bool) -> None:
        self._server.observer.schedule(self, folder, recursive=recursive)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Files tell themselves, and so do those in a folder that stays."""
        if not event.is_directory:
            return
        moved, came = event.event_type == EVENT_TYPE_MOVED, event.event_type == EVENT_TYPE_CREATED
        path = os.fsdecode(event.dest_path if moved else event.src_path)
        if came or moved or not Path(path).is_dir():
            self._rebuild()
        # Last: where the system lets nobody listen any more, the author at least sees what there is.
        if (came or moved) and path == self._docs:
            self._hear_again()

    def _hear_again(self) -> None:
        """Whoever listened to the documents' folder stopped when it went."""
        times = self._server._watched_paths.get(self._docs, 0)
        for _ in range(times):
            self._server.unwatch(self._docs)
        for _ in range(times):
            self._server.watch(self._docs)
        self._listen(self._docs, recursive=True)

    def _rebuild(self) -> None:
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()
