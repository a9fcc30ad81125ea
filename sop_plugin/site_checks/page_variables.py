"""What pages outside control say in ``{{ … }}``, tried out as the build will do it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import TemplateSyntaxError

from sop_plugin.checks.nearest import Nearest
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import OutsidePage
from sop_plugin.model.place import Place
from sop_plugin.pages.confined import ConfinedEnvironment, PageProblem, is_data
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.page_functions import PageFunctions
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.reading.yaml_tree import SAFE_LOADER
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Sayable

_UNDEFINED = re.compile(r"'(?P<name>\w+)' is undefined")
_MARKS = {
    f"{which}_{end}_string": default
    for which, ends in (("block", ("{%", "%}")), ("variable", ("{{", "}}")), ("comment", ("{#", "#}")))
    for end, default in zip(("start", "end"), ends, strict=True)
}


def unresolved_variables(edition: Edition, project: Project) -> Iterator[Finding]:
    """The first thing in each page that the build would stop at, where the project uses variables at all."""
    options = _macros_options(project)
    if options is None:
        return
    marks = {name: str(options.get(f"j2_{name}") or default) for name, default in _MARKS.items()}
    functions = PageFunctions(edition)
    strict = options.get("on_undefined") == "strict"
    environment = ConfinedEnvironment(
        functions.functions, undefined=StrictUndefined if strict else Undefined, **marks
    )
    extra = project.data.get("extra")
    given = (
        {name: value for name, value in extra.items() if is_data(value)} if isinstance(extra, dict) else {}
    )
    begin = [marks[f"{which}_start_string"] for which in ("block", "variable", "comment")]
    for page in edition.compiled.pages:
        if page.path in edition.compiled.withheld_pages or not any(mark in page.text for mark in begin):
            continue
        matter = _matter(page)
        if _is_rendered(matter, options):
            yield from _tried(page, environment, {**given, **functions.variables, **matter})


def _tried(
    page: OutsidePage, environment: ConfinedEnvironment, variables: Mapping[str, Any]
) -> Iterator[Finding]:
    try:
        environment.from_string(page.text).render(**variables)
    except TemplateSyntaxError as error:
        place, problem = _place(page, error), str(error.message or error)
        undefined = _UNDEFINED.search(problem)
        if undefined is not None:
            known = Nearest([*environment.globals, *variables])
            name = undefined["name"]
            place = _at(place, page, name)
            yield rules.VARIABLE_UNKNOWN.at(place, name=name, nearest=known.to(name))
            return
        cause = error.__context__
        said: Sayable = cause.words if isinstance(cause, PageProblem) else problem
        yield rules.VARIABLES_WRONG.at(place, problem=said)


def _place(page: OutsidePage, error: TemplateSyntaxError) -> Place:
    return Place(page.path, page.first_line + max(error.lineno, 1) - 1)


def _at(place: Place, page: OutsidePage, name: str) -> Place:
    """The column at which a name stands in its line."""
    line = page.text.split("\n")[place.line - page.first_line]
    found = re.search(rf"\b{re.escape(name)}\b", line)
    return Place(place.path, place.line, found.start() + 1) if found else place


def _macros_options(project: Project) -> Mapping[str, Any] | None:
    plugins = project.data.get("plugins") or []
    for _, name, options in named_entries(plugins) if isinstance(plugins, dict | list) else ():
        if name == "macros":
            return options if isinstance(options, dict) else {}
    return None


def _matter(page: OutsidePage) -> Mapping[str, Any]:
    """The front matter as MkDocs has it, which takes what is broken for none."""
    try:
        found = yaml.load(page.header, SAFE_LOADER)  # noqa: S506 - the quick one of PyYAML's safe loaders
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def _is_rendered(matter: Mapping[str, Any], options: Mapping[str, Any]) -> bool:
    asked = matter.get("render_macros")
    return asked is not False and (asked is True or options.get("render_by_default") is not False)
