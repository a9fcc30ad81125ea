"""Links between the texts of a manual: each leads to a page, and to a place in it, that readers find."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from sop_plugin.model.attachment import LinkInText
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual_files import is_text_name
from sop_plugin.reading.markdown.local_files import local_path
from sop_plugin.reading.settings.project import Project
from sop_plugin.rules import references as rules
from sop_plugin.rules import site as site_rules
from sop_plugin.site_checks.places import PlacesInTexts
from sop_plugin.site_checks.targets import SiteTargets

# Filled in while a site is built.
_MADE_LATER = ("{{", "{%")
_KINDS = _ABSOLUTE, _UNRECOGNIZED = ("absolute_links", "unrecognized_links")
_WARN = "warn"


def dead_links(targets: SiteTargets, places: PlacesInTexts, project: Project) -> Iterator[Finding]:
    """Links that lead to nothing, of documents and of pages outside control, and such as the project does not want."""
    for inside in targets.documents:
        yield from dead_links_of(targets, places, inside)
    for inside, page in targets.pages.items():
        yield from _dead(targets, places, inside, page.links, of_document=False)
        yield from _unwanted(project, page.links)


def dead_links_of(targets: SiteTargets, places: PlacesInTexts, inside: str) -> Iterator[Finding]:
    """Those of one document, by its path from the folder."""
    document = targets.documents[inside]
    if document.status is not Status.WITHDRAWN:
        yield from _dead(targets, places, inside, document.body.links, of_document=True)


def _dead(
    targets: SiteTargets,
    places: PlacesInTexts,
    source: str,
    links: Iterable[LinkInText],
    *,
    of_document: bool,
) -> Iterator[Finding]:
    for link in links:
        if any(mark in link.written for mark in _MADE_LATER):
            continue
        path = local_path(link.written)
        anchor = _anchor(link.written)
        if not path:
            if anchor and link.written.startswith("#"):
                yield from _no_place(targets, places, source, source, link, anchor)
            continue
        if path.startswith("/") or not posixpath.splitext(path)[1]:
            continue  # an address of the site, which MkDocs leaves as it is
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if targets.has(inside):
            if anchor and is_text_name(inside):
                yield from _no_place(targets, places, source, inside, link, anchor)
        elif inside in targets.documents:
            # Of documents, the checks of references tell that it is not published.
            if of_document:
                if anchor:
                    yield from _no_place(targets, places, source, inside, link, anchor)
            else:
                document = targets.documents[inside]
                yield rules.LINK_UNRELEASED.at(link.place, number=document.number, status=document.status)
        elif not targets.is_troubled(inside):
            near = targets.nearest(inside)
            yield rules.LINK_TO_NOTHING.at(
                link.place, link=link.written, path=targets.shown(inside), nearest=_seen_from(near, source)
            )


def _unwanted(project: Project, links: Iterable[LinkInText]) -> Iterator[Finding]:
    """Links that MkDocs leaves as they are, where ``validation`` asks it to warn of them."""
    wanted = {kind: _level(project, kind) != _WARN for kind in _KINDS}
    for link in () if all(wanted.values()) else links:
        path = local_path(link.written)
        if not path or any(mark in link.written for mark in _MADE_LATER):
            continue
        named = "." in posixpath.basename(path)
        kind = _ABSOLUTE if path.startswith("/") else "" if named else _UNRECOGNIZED
        if kind and not wanted[kind]:
            yield site_rules.LINK_UNWANTED.at(link.place, link=link.written, option=kind)


def _level(project: Project, kind: str) -> object:
    validation = project.data.get("validation")
    if not isinstance(validation, dict):
        return None
    links = validation.get("links")
    own = links.get(kind) if isinstance(links, dict) else None
    return own or validation.get(kind)


def _no_place(
    targets: SiteTargets, places: PlacesInTexts, source: str, inside: str, link: LinkInText, anchor: str
) -> Iterator[Finding]:
    if places.has(inside, anchor):
        return
    path = "" if inside == source else _seen_from(inside, source)
    near = places.nearest(inside, anchor)
    known = (near,) if near is not None else places.some(inside)
    nearest = "、".join(f"{path}#{each.anchor}{f'（{each.words}）' if each.words else ''}" for each in known)
    yield rules.PLACE_UNKNOWN.at(
        link.place, anchor=anchor, path=targets.shown(inside), nearest=nearest or "—"
    )


def _seen_from(inside: str, source: str) -> str:
    """A path as a text writes it."""
    return posixpath.relpath(inside, posixpath.dirname(source) or ".") if inside != "—" else inside


def _anchor(written: str) -> str:
    try:
        return unquote(urlsplit(written).fragment)
    except ValueError:
        return ""  # brackets that are no address of a machine
