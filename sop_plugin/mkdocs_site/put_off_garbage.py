"""Looking for garbage while an author waits for a page takes as long as making it: ``mkdocs serve`` does it when nobody waits."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock, Timer

_QUIET = 2.0
"""Seconds without a rebuild after which nobody is taken to wait."""
_MOST = 5
"""As many rebuilds as may follow one another without it: what each leaves behind is about as large as the manual."""


class PutOffGarbage:
    """Stands between rebuilds and Python's own collector."""

    def __init__(self) -> None:
        self.lock = RLock()
        """Held by whoever builds or draws."""
        self._owed = 0
        self._timer: Timer | None = None

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """A rebuild. What it made stays out of the collector's sight also when pages are drawn of it."""
        self._cancel()
        gc.disable()
        try:
            yield
        finally:
            self._owed += 1
            if self._owed >= _MOST:
                self._collect()
            gc.freeze()
            gc.enable()
            self._timer = Timer(_QUIET, self._when_quiet)
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """Leave Python as it was found."""
        self._cancel()
        gc.unfreeze()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _when_quiet(self) -> None:
        with self.lock:
            if self._owed:
                self._collect()
                gc.freeze()

    def _collect(self) -> None:
        self._owed = 0
        gc.unfreeze()
        gc.collect()
