"""While a manual is read and compiled nothing becomes garbage, and Python's collector stays out of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collections() -> Iterator[None]:
    """Nothing becomes garbage while hundreds of thousands of objects are made, but the collector would look at them all."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
