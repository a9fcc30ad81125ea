"""What MkDocs says against its settings, as a value: whoever only reads it has no need of MkDocs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Objection:
    """``key`` is the option, ``entry`` the number of a plugin or extension among its kind; ``said`` are MkDocs's own words."""

    key: str
    said: str
    entry: int | None = None
