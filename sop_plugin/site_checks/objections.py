"""What MkDocs and its plugins say of their options, as findings at the option that is meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.objection import Objection
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Sayable, Words

_REQUIRED = Words("缺少 {key}", "{key} is missing")
_UNKNOWN = re.compile(r"Unrecognised configuration name: (?P<name>[\w.-]+)")
_FOLDER = "docs_dir"
_NOT_GIVEN = "Required configuration not provided"
_QUOTED = re.compile(r"(?:option|Sub-option|extension) '(?P<name>[^']+)'")
_LEADING = re.compile(r"(?:(?:Plugin '[^']*' option|Plugin|Sub-option) '[^']*': )+")


def refused_options(
    project: Project, name: str, said: Iterable[Objection], told: Collection[Place]
) -> Iterator[Finding]:
    """One finding for each; what is ``told`` already at the same place, or within the same option, is left out."""
    for objection in said:
        if objection.key == _FOLDER and not objection.said.startswith(_NOT_GIVEN):
            continue  # a folder that is not there is told where it is read
        path, key = _path(project, objection)
        if any(place in told for place in _within(project, path)):
            continue
        place = _nearest(project, path, name)
        unknown = _UNKNOWN.search(objection.said)
        if unknown is not None:
            # Where MkDocs's own are meant, we have said it with what is near.
            yield rules.SITE_OPTION_UNKNOWN.at(place, key=key, nearest="—")
            continue
        said_of_it = _LEADING.sub("", objection.said.strip())
        required = said_of_it.startswith(_NOT_GIVEN)
        problem: Sayable = _REQUIRED.filled(key=key) if required else f"{key}: {said_of_it}"
        yield rules.SITE_OPTION_WRONG.at(place, problem=problem)


def _path(project: Project, objection: Objection) -> tuple[str, str]:
    """Where the option stands among the places, and what people call it."""
    path, names = objection.key, [objection.key] if objection.key else []
    if objection.entry is not None:
        written = project.data.get(objection.key)
        entries = list(named_entries(written)) if isinstance(written, list | dict) else []
        if objection.entry < len(entries):
            inside, named, _ = entries[objection.entry]
            path, names = f"{path}/{inside}", [str(named)]
    for found in _QUOTED.finditer(objection.said):
        below = f"{path}/{found['name']}"
        if below in project.places:
            path = below
            names.append(found["name"])
    unknown = _UNKNOWN.search(objection.said)
    if unknown is not None and names[-1:] != [unknown["name"]]:
        names.append(unknown["name"])
        path = f"{path}/{unknown['name']}"
    return path, ".".join(names) or "mkdocs.yml"


def _nearest(project: Project, path: str, name: str) -> Place:
    while path and path not in project.places:
        path = path.rpartition("/")[0]
    return project.places.get(path, Place(name))


def _within(project: Project, path: str) -> Iterator[Place]:
    if path:
        for known, place in project.places.items():
            if known == path or known.startswith(f"{path}/"):
                yield place
