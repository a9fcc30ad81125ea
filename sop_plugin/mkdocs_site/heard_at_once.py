"""A file that was saved is heard of at once where the system tells, and not when MkDocs looks at all files the next time."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_log = get_plugin_logger("sop")
_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileDeletedEvent, FileMovedEvent),
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
]
"""Not that somebody reads: a build does nothing else."""
_PAUSE = 0.03
"""Seconds in which many files may change, as a checkout changes them, and be looked at together."""


class HeardAtOnce(FileSystemEventHandler):
    """Has MkDocs's own watchers look now. They alone say what has changed, so that nothing is told twice, and go on by themselves where
    the system tells nothing, as of folders on other machines.
    """

    def __init__(self, server: LiveReloadServer, docs: Path, beside: Iterable[Path]) -> None:
        """``docs`` with all below it, and the folders ``beside`` by themselves."""
        self._server = server
        self._told = Event()
        self._ended = False
        self._system = Observer()
        if isinstance(self._system, PollingObserver):
            return  # this system tells nobody anything
        try:
            self._system.schedule(self, os.fspath(docs), recursive=True, event_filter=_CHANGES)
            for folder in beside:
                self._system.schedule(self, os.fspath(folder), event_filter=_CHANGES)
            self._system.start()
        except OSError as error:
            # Such as more folders than it lets one user listen to.
            _log.debug("changes are heard of when MkDocs looks for them: %s", error)
            return
        Thread(target=self._look, daemon=True).start()

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 - watchdog's signature
        """Something has changed."""
        self._told.set()

    def end(self) -> None:
        """Listen no more."""
        self._ended = True
        self._told.set()
        if self._system.is_alive():
            # That a listener was ended while it listened is an error to it, which it would say to the author.
            logging.getLogger("watchdog.observers.inotify").setLevel(logging.CRITICAL)
            self._system.stop()

    def _look(self) -> None:
        while self._told.wait() and not self._ended:
            self._told.clear()
            for each in tuple(self._server.observer.emitters):
                if each.is_alive():
                    each.queue_events(0)
            time.sleep(_PAUSE)
