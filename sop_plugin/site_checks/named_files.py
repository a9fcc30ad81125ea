"""Templates, and what the variables of pages are made with, that ``mkdocs.yml`` names: each is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place, nearest_place
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.site_checks.hooks import Modules, broken_program
from sop_plugin.words.voice import Words

_MACROS = "macros"
_TEMPLATE = Words("模板（extra_templates）", "template (extra_templates)")
_MODULE = Words("变量的模块", "module of variables")
_FOLDER = Words("文件夹（include_dir）", "folder (include_dir)")


def named_files(project: Project, name: str, root: Path, modules: Modules) -> Iterator[Finding]:
    """What is not there, or cannot be read."""
    docs = root / str(project.data.get("docs_dir") or "docs")
    templates = project.data.get("extra_templates")
    for index, template in enumerate(templates if isinstance(templates, list) else ()):
        if isinstance(template, str) and not (docs / template).is_file():
            yield _missing(project, name, ("extra_templates", index), _TEMPLATE, template)
    written = project.data.get("plugins")
    for path, plugin, options in named_entries(written) if isinstance(written, list | dict) else ():
        if plugin == _MACROS and isinstance(options, Mapping):
            keys = ("plugins", *path.split("/"))
            yield from _of_macros(project, name, keys, options, root, modules)


def _of_macros(
    project: Project,
    name: str,
    keys: tuple[str, ...],
    options: Mapping[str, Any],
    root: Path,
    modules: Modules,
) -> Iterator[Finding]:
    module = options.get("module_name")
    if isinstance(module, str) and not (root / f"{module}.py").is_file() and not (root / module).is_dir():
        yield _missing(project, name, (*keys, "module_name"), _MODULE, module)
    file = root / f"{module if isinstance(module, str) else 'main'}.py"
    if file.is_file():
        yield from broken_program(file, root, modules)
    folder = options.get("include_dir")
    if isinstance(folder, str) and folder and not (root / folder).is_dir():
        yield _missing(project, name, (*keys, "include_dir"), _FOLDER, folder)
    others = options.get("modules")
    for index, other in enumerate(others if isinstance(others, list) else ()):
        if isinstance(other, str) and not modules.has_module(other.partition(":")[0], root):
            yield _missing(project, name, (*keys, "modules", index), _MODULE, other)


def _missing(project: Project, name: str, keys: tuple[str | int, ...], what: Words, named: str) -> Finding:
    place = nearest_place(project.places, keys) or Place(name)
    return rules.SITE_PART_MISSING.at(place, what=what, name=named, nearest="—")
