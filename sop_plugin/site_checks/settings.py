"""What ``mkdocs.yml`` says of the site as a whole that no manual can be built with."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.project import Project
from sop_plugin.rules import site as rules


def refused_settings(project: Project, path: str) -> Iterator[Finding]:
    """Addresses of documents are folders, so that a number is an address."""
    if project.data.get("use_directory_urls") is False:
        yield rules.NO_DIRECTORY_ADDRESSES.at(project.places.get("use_directory_urls", Place(path)))
