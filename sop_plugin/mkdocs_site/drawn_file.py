"""Files of ours that need no frame: drawn when MkDocs writes them, so that a large manual does not hold them all at once."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import write_file

from sop_plugin.mkdocs_site.preview import FilesToDraw
from sop_plugin.pages.output import Output


class DrawnFile(File):
    """One output as a whole file, in a preview drawn ``later``."""

    def __init__(self, config: MkDocsConfig, output: Output, later: FilesToDraw | None) -> None:
        super().__init__(
            output.file, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED
        )
        self.generated_by = "sop"
        self.output = output
        self._later = later

    # Drawn anew for whoever reads it; nobody writes to it.
    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """What the file holds."""
        return self.output.whole_file()

    @property  # type: ignore[misc]
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode()

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - MkDocs's signature
        """Write it into the site."""
        if self._later is not None:
            self._later.add(self.dest_uri, lambda: self.content_bytes)
        else:
            write_file(self.content_bytes, self.abs_dest_path)

    def is_modified(self) -> bool:
        """A build that only looks for changed files cannot know."""
        return True
