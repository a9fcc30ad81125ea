"""What the program that builds a site says against its settings, as a value: whoever only reads it has no need of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any


@dataclass(frozen=True)
class Objection:
    """``key`` is the option, ``entry`` the number of a plugin or extension among its kind; ``said`` are its own words."""

    key: str
    said: str
    entry: int | None = None


IsAsked = Callable[[str, str], bool]
"""Of ``plugins`` or ``markdown_extensions``, and a name there: whether it is installed, and no part of the manual itself."""

ObjectionsOf = Callable[[Mapping[str, Any], PurePath, IsAsked], Iterator[Objection]]
"""The data of ``mkdocs.yml``, where it lies, and whom to ask → all that the program and its parts say of their options."""
