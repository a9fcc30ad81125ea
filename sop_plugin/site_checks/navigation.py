"""The navigation that ``mkdocs.yml`` sets: every entry leads to a page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.site_checks.targets import SiteTargets

# Plugins whose navigation names folders and patterns too.
_OTHER_NAVIGATION = frozenset(("literate-nav", "awesome-nav", "awesome-pages"))
_SILENT = ("info", "ignore")


def navigation_to_nothing(targets: SiteTargets, project: Project) -> Iterator[Finding]:
    """Entries that name no page, where the project has not asked MkDocs to let that pass."""
    if _level(project) in _SILENT:
        return
    others = {str(name) for _, name, _ in named_entries(project.data.get("plugins") or [])}
    for place, path in _entries(project, project.data.get("nav"), "nav", set()):
        if _leads_elsewhere(path) or targets.has(path):
            continue
        if others & _OTHER_NAVIGATION and ("*" in path or path.endswith("/")):
            continue
        document = targets.documents.get(path)
        if document is not None:
            yield rules.NAV_UNRELEASED.at(place, path=path, number=document.number, status=document.status)
        elif not targets.is_troubled(path):
            yield rules.NAV_TO_NOTHING.at(place, path=path, nearest=targets.nearest(path))


def _leads_elsewhere(path: str) -> bool:
    """Whether MkDocs takes an entry for an address: ``tel:110``, ``https://…``, and what begins at the top of the server."""
    try:
        return bool(urlsplit(path).scheme) or path.startswith("/")
    except ValueError:
        return False  # brackets that are no address of a machine


def _entries(project: Project, written: object, path: str, seen: set[int]) -> Iterator[tuple[Place, str]]:
    """Each path of the navigation, and where it stands; a part that is used again by its alias is gone through once."""
    if isinstance(written, str):
        yield project.places.get(path, Place("mkdocs.yml")), written
    elif isinstance(written, list | dict) and id(written) not in seen:
        seen.add(id(written))
        for name, below in written.items() if isinstance(written, dict) else enumerate(written):
            yield from _entries(project, below, f"{path}/{name}", seen)


def _level(project: Project) -> str:
    """What MkDocs does about such an entry: ``warn`` unless the project says otherwise."""
    validation = project.data.get("validation")
    if not isinstance(validation, dict):
        return "warn"
    nav = validation.get("nav")
    levels = (nav.get("not_found") if isinstance(nav, dict) else None, validation.get("not_found"))
    return next((level for level in levels if isinstance(level, str)), "warn")
