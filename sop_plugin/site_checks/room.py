"""Files that stand where a page of ours goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import page_address
from sop_plugin.model.place import Place
from sop_plugin.pages.output import Output, file_of, in_the_way
from sop_plugin.rules import site as rules
from sop_plugin.site_checks.targets import SiteTargets


def files_in_the_way(targets: SiteTargets, outputs: Iterable[Output]) -> Iterator[Finding]:
    """Each with the page that has no room beside it."""
    files: dict[str, str | None] = {inside: file_of(page_address(inside)) for inside in targets.pages}
    files |= {inside: inside for inside in targets.files}
    files |= dict.fromkeys(targets.published)
    for found in in_the_way(outputs, files):
        yield rules.IN_THE_WAY.at(
            Place(targets.shown(found.path)), page=found.output.address, title=found.output.title
        )
