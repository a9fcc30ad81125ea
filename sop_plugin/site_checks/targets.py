"""Where links of a manual can lead: its texts, the files beside them, and the pages that we make."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from sop_plugin.checks.nearest import Nearest
from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.manual_files import FileStanding, OutsidePage
from sop_plugin.pages.output import Output

_FILES = frozenset((FileStanding.ATTACHED, FileStanding.NAMED, FileStanding.UNCLAIMED))


class SiteTargets:
    """By paths relative to the documents' folder, which findings call ``folder``."""

    def __init__(
        self,
        compiled: CompiledManual,
        published: Mapping[str, Document],
        outputs: Iterable[Output],
        folder: str,
    ) -> None:
        self.folder = folder
        self.pages: dict[str, OutsidePage] = {
            self.inside(page.path): page
            for page in compiled.pages
            if page.path not in compiled.withheld_pages
        }
        self.documents = {self.inside(document.path): document for document in compiled.histories.documents}
        """What the source files say, of which only some is published."""
        self.published = frozenset(map(self.inside, published))
        self.made = frozenset(name for output in outputs for name in (output.name, output.file))
        self.files = frozenset(
            self.inside(file.path) for file in compiled.files.files if file.standing in _FILES
        )
        self._troubled = frozenset(
            self.inside(path)
            for path in (
                *(file.path for file in compiled.files.files if file.standing is FileStanding.UNUSABLE),
                *(source.path for source in compiled.manual.rejected),
                *compiled.withheld_pages,
            )
        )
        self._nearest: Nearest | None = None

    def inside(self, path: str) -> str:
        """The path from the folder, of one that findings name."""
        return posixpath.relpath(path, self.folder)

    def shown(self, inside: str) -> str:
        """The same the other way round."""
        return posixpath.join(self.folder, inside)

    def has(self, inside: str) -> bool:
        """Whether readers find something there."""
        known = inside in self.pages or inside in self.published or inside in self.made
        return known or inside in self.files

    def is_troubled(self, inside: str) -> bool:
        """Whether something lies there of which another finding tells why nobody sees it."""
        return inside in self._troubled

    def nearest(self, inside: str) -> str:
        """What was most likely meant, from the folder."""
        if self._nearest is None:
            made = (name for name in self.made if name.endswith(".md"))
            self._nearest = Nearest(sorted({*self.pages, *self.published, *self.files, *made}))
        return self._nearest.to(inside)
