"""All checks of the site, added to what the manual's own checks have found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from sop_plugin.compile import CompiledManual
from sop_plugin.model.anchor import KeptAnchor
from sop_plugin.model.finding import Finding
from sop_plugin.outside.project_file import project_with_places, text_on_disk
from sop_plugin.outside.site_parts import InstalledParts
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Output
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.reading.settings.project import Project, ProjectFileError
from sop_plugin.rules import site as rules
from sop_plugin.site_checks.links import dead_links, dead_links_of
from sop_plugin.site_checks.navigation import navigation_to_nothing
from sop_plugin.site_checks.other_hosts import loads_from_other_hosts
from sop_plugin.site_checks.page_variables import unresolved_variables
from sop_plugin.site_checks.places import PlacesInTexts
from sop_plugin.site_checks.programs import unbuildable
from sop_plugin.site_checks.room import files_in_the_way
from sop_plugin.site_checks.settings import refused_settings
from sop_plugin.site_checks.shown_as_source import sources_shown
from sop_plugin.site_checks.targets import SiteTargets
from sop_plugin.site_checks.theme import theme_name
from sop_plugin.workspace.anchors import kept_anchors
from sop_plugin.workspace.trust_files import framing_texts
from sop_plugin.workspace.workspace import Workspace

NOTHING_FRAMES: Mapping[str, str] = MappingProxyType({})


def with_site_findings(
    workspace: Workspace,
    compiled: CompiledManual,
    read_text: Callable[[Path], str] = text_on_disk,
    *,
    is_build: bool = False,
) -> CompiledManual:
    """The manual with what its site would fail by; ``read_text`` may read ``mkdocs.yml`` of an earlier commit.

    A build, ``is_build``, runs the programs of which a check can only say that it has not run them.
    """
    name = workspace.project_file.name
    project = _project(workspace, read_text)
    kept = _kept(workspace)
    texts = dict(framing_texts(workspace, project.data, read_text))
    found = {
        *compiled.findings,
        *site_findings(compiled, project, workspace.docs_shown_as, name, kept, texts),
    }
    if read_text is text_on_disk:  # of an earlier commit nobody asks what is installed here
        parts = InstalledParts(workspace.root, theme_name(project))
        told = unbuildable(project, name, workspace.root, parts, compiled.pages)
        found |= {each for each in told if not (is_build and each.rule is rules.PROGRAMS_NOT_RUN)}
    workspace.syllables.save()  # by now most of them have been asked for
    return replace(compiled, findings=tuple(sorted(found, key=Finding.sort_key)))


def links_to_nothing(
    workspace: Workspace, compiled: CompiledManual, path: str, outputs: Sequence[Output] | None = None
) -> tuple[Finding, ...]:
    """What the site would fail by of the links of one document, which lies at ``path``; ``outputs`` where they are known already."""
    document = next((each for each in compiled.histories.documents if each.path == path), None)
    if document is None or not document.body.links:
        return ()
    edition = Edition(compiled, kept_anchors=_kept(workspace))
    if outputs is None:
        outputs = site_outputs(edition)
    targets = SiteTargets(compiled, edition.published, outputs, workspace.docs_shown_as)
    places = PlacesInTexts(targets, _project(workspace, text_on_disk))
    return tuple(dead_links_of(targets, places, targets.inside(path)))


def _kept(workspace: Workspace) -> tuple[KeptAnchor, ...]:
    """The anchors beside the manual, by name: there is a page of them where there are any."""
    return tuple(KeptAnchor(path.name, None) for path in kept_anchors(workspace))


def _project(workspace: Workspace, read_text: Callable[[Path], str]) -> Project:
    try:
        return project_with_places(workspace.root / workspace.project_file.name, read_text)
    except ProjectFileError:
        return Project({}, {})  # what cannot be read is told where it is read


def site_findings(
    compiled: CompiledManual,
    project: Project,
    folder: str,
    name: str,
    kept: tuple[KeptAnchor, ...] = (),
    framing: Mapping[str, str] = NOTHING_FRAMES,
) -> Iterator[Finding]:
    """What its site would fail by; findings call the documents' folder ``folder``, and the project file ``name``.

    ``framing`` are the style sheets and theme files around every page.
    """
    edition = Edition(compiled, kept_anchors=kept)
    outputs = site_outputs(edition)
    targets = SiteTargets(compiled, edition.published, outputs, folder)
    yield from files_in_the_way(targets, outputs)
    yield from dead_links(targets, PlacesInTexts(targets, project), project)
    yield from navigation_to_nothing(targets, project)
    yield from refused_settings(project, name)
    yield from loads_from_other_hosts(project, name, framing)
    yield from unresolved_variables(edition, project)
    yield from sources_shown(project, compiled.pages)
