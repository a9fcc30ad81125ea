"""The one door to the files that the package brings along."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def packaged_texts(*folder: str) -> dict[str, str]:
    """Path below a folder of the package → text; empty where the package has no such folder."""
    root = files("sop_plugin").joinpath(*folder)
    return dict(sorted(_texts(root, ""))) if root.is_dir() else {}


def _texts(folder: Traversable, above: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            found += _texts(entry, f"{path}/")
        else:
            found.append((path, entry.read_text(encoding="utf-8")))
    return found
