"""What of a site's programs is installed here: plugins, Markdown extensions and themes. Nothing that lies in the manual's folder is run."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.machinery import ModuleSpec, PathFinder
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from sop_plugin.model.objection import Objection, ObjectionsOf
from sop_plugin.outside.snippets import SnippetTrouble, snippet_troubles
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_HALF_INSTALLED = Words(
    "这个程序的代码比它的安装记录新：运行 .ci/setup，或 pip install -e . 重新安装",
    "the code of this program is newer than what is on record of its installation: run .ci/setup, or install it again with pip install -e .",
)
_OWN = "sop"
_PLUGINS = "mkdocs.plugins"
_EXTENSIONS = "markdown.extensions"
_ENGINES = "sop_plugin.engines"


class HalfInstalled(ExplainedError):
    """Another state of the program is installed than the one that runs."""


class InstalledParts:
    """Asked by name; ``root`` is the folder of ``mkdocs.yml``, where a manual's own modules may lie."""

    def __init__(self, root: Path, theme: str = "") -> None:
        self._root = root
        self._theme = theme

    @cached_property
    def plugins(self) -> frozenset[str]:
        """The names of all plugins; those that come with a theme begin with its name."""
        return frozenset(entry_points(group=_PLUGINS).names)

    def has_extension(self, name: str) -> bool:
        """Whether a Markdown extension can be found, as one that is registered or as a module."""
        module = name.partition(":")[0]
        if name in entry_points(group=_EXTENSIONS).names:
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

    def has_module(self, name: str, beside: Path) -> bool:
        """Whether a program that lies in ``beside`` can import ``name``; no package is run for it."""
        top, *_ = parts = name.split(".")
        if top in sys.builtin_module_names:
            return True
        places: list[str] | None = [str(beside), *sys.path]
        for length in range(1, len(parts) + 1):
            if places is None:
                return True  # what is no package may make such names itself, as os makes os.path
            spec = PathFinder.find_spec(".".join(parts[:length]), places)
            if spec is None:
                return False
            locations = spec.submodule_search_locations
            places = list(locations) if locations is not None else None
        return True

    def has_program(self, name: str) -> bool:
        """Whether there is a program to run."""
        return shutil.which(name) is not None

    def objections(self, data: Mapping[str, Any]) -> Iterator[Objection]:
        """What MkDocs and all that is installed say of the options of ``mkdocs.yml``; raises ``HalfInstalled``."""
        found = next(iter(entry_points(group=_ENGINES, name="mkdocs")), None)
        if found is None:
            raise HalfInstalled(_HALF_INSTALLED)
        ask: ObjectionsOf = found.load()  # what it takes to load MkDocs is for whoever asks it
        return ask(data, self._root / "mkdocs.yml", self._is_asked)

    def snippet_troubles(self, options: Mapping[str, Any], text: str) -> Iterator[SnippetTrouble]:
        """Why a page cannot be put together from its snippets."""
        return snippet_troubles(options, text, self._root)

    def lacking(self, plugin: str) -> str:
        """What a plugin, once it has been asked, says that it could not import itself; empty where nothing is amiss."""
        found = self._entry(_PLUGINS, f"{self._theme}/{plugin}") or self._entry(_PLUGINS, plugin)
        errors = getattr(sys.modules.get(found[1]), "import_errors", None) if found else None
        return "; ".join(sorted(map(str, errors))) if isinstance(errors, set | list) and errors else ""

    def _is_asked(self, key: str, name: str) -> bool:
        if key == "plugins":
            found = self._entry(_PLUGINS, f"{self._theme}/{name}") or self._entry(_PLUGINS, name)
            return name != _OWN and found is not None and not self._is_of_the_manual(found[1])
        found = self._entry(_EXTENSIONS, name)
        module = found[1] if found else name.partition(":")[0]
        return self.has_extension(name) and not self._is_of_the_manual(module)

    def _entry(self, group: str, name: str) -> tuple[str, str] | None:
        found = next(iter(entry_points(group=group, name=name)), None)
        return (found.name, found.module) if found is not None else None

    def _is_of_the_manual(self, module: str) -> bool:
        """Whether it lies in the manual's folder, where any proposal can change it: such a one is never imported."""
        top = module.partition(".")[0]
        if self._root.joinpath(f"{top}.py").exists() or self._root.joinpath(top).is_dir():
            return True
        try:
            spec = importlib.util.find_spec(top)
        except (ImportError, ValueError):
            return False
        root, prefix = self._root.resolve(), Path(sys.prefix).resolve()
        return any(path.is_relative_to(root) and not path.is_relative_to(prefix) for path in _places(spec))


def _places(spec: ModuleSpec | None) -> list[Path]:
    found = [spec.origin, *(spec.submodule_search_locations or ())] if spec is not None else []
    return [Path(place).resolve() for place in found if place and Path(place).is_absolute()]
