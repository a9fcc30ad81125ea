"""Files of ours that need no frame."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from sop_plugin.pages.output import Output


class DrawnFile(File):
    """One output as a whole file; it is drawn with the pages."""

    def __init__(self, config: MkDocsConfig, output: Output) -> None:
        super().__init__(
            output.file, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED
        )
        self.generated_by = "sop"
        self.output = output

    def drawn(self) -> bytes:
        """What the file holds."""
        return self.output.whole_file()

    # Drawn anew for whoever reads it; nobody writes to it.
    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """The same for MkDocs."""
        return self.drawn()

    @property  # type: ignore[misc]
    def content_string(self) -> str:
        """The same as text."""
        return self.drawn().decode()

    def copy_file(self, dirty: bool = False) -> None:
        """MkDocs has nothing to write."""

    def is_modified(self) -> bool:
        """A build that only looks for changed files cannot know."""
        return True
