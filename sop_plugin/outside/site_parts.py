"""What of a site's programs is installed here: plugins, Markdown extensions and themes. None of them is run."""

from __future__ import annotations

import importlib.util
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path


class InstalledParts:
    """Asked by name; ``root`` is the folder of ``mkdocs.yml``, where a manual's own modules may lie."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def plugins(self) -> frozenset[str]:
        """The names of all plugins; those that come with a theme begin with its name."""
        return frozenset(entry_points(group="mkdocs.plugins").names)

    def has_extension(self, name: str) -> bool:
        """Whether a Markdown extension can be found, as one that is registered or as a module."""
        module = name.partition(":")[0]
        if name in entry_points(group="markdown.extensions").names:
            return True
        if self._root.joinpath(*module.split(".")).with_suffix(".py").exists():
            return True
        try:
            return importlib.util.find_spec(module) is not None
        except (ImportError, ValueError):
            return False

    def theme_folder(self, name: str) -> Path | None:
        """Where a theme lies; ``None`` for one that is not installed."""
        found = next(iter(entry_points(group="mkdocs.themes", name=name)), None)
        spec = importlib.util.find_spec(found.value) if found is not None else None
        places = list(spec.submodule_search_locations or ()) if spec is not None else []
        return Path(places[0]) if places else None
