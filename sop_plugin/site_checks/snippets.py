"""Snippets that pages outside control are put together from: each is there, where the project asks that they be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import OutsidePage
from sop_plugin.model.place import Place, nearest_place
from sop_plugin.outside.snippets import SnippetTrouble
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Words

_EXTENSION = "pymdownx.snippets"
_WHAT = Words("片段", "snippet")


class Snippets(Protocol):
    """What is there."""

    def snippet_troubles(self, options: Mapping[str, Any], text: str) -> Iterable[SnippetTrouble]:
        """Why a page cannot be put together from its snippets."""


def missing_snippets(
    project: Project, name: str, snippets: Snippets, pages: Iterable[OutsidePage]
) -> Iterator[Finding]:
    """The first of each page; one that all pages end with is told once, where ``mkdocs.yml`` names it."""
    written = project.data.get("markdown_extensions")
    for path, extension, options in named_entries(written) if isinstance(written, list | dict) else ():
        if extension != _EXTENSION or not isinstance(options, Mapping):
            continue
        appended = False
        for page in pages:
            for trouble in snippets.snippet_troubles(options, page.text):
                place = Place(page.path, page.first_line + (trouble.line or 1) - 1)
                if trouble.line is None:
                    keys = ("markdown_extensions", *path.split("/"), "auto_append")
                    place = nearest_place(project.places, keys) or Place(name)
                if trouble.line is not None or not appended:
                    yield rules.SITE_PART_MISSING.at(place, what=_WHAT, name=trouble.name, nearest="—")
                appended = appended or trouble.line is None
