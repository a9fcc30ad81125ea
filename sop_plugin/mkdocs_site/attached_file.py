"""A released file as a file of the site: handed over when MkDocs writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from sop_plugin.model.attachment import Attachment
from sop_plugin.model.manual_files import is_text_name
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.project_file import settings_text
from sop_plugin.pages.attached import attached_addresses
from sop_plugin.pages.edition import Edition
from sop_plugin.workspace.released_files import NotToBeHad, ReleasedFileReader
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")


class AttachedFile(File):
    """One file that was released with a text."""

    def __init__(
        self, config: MkDocsConfig, name: str, attachment: Attachment, reader: ReleasedFileReader
    ) -> None:
        super().__init__(
            name, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED
        )
        self.generated_by = "sop"
        self._attachment = attachment
        self._reader = reader

    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """What the file holds."""
        return self._reader.read(self._attachment)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - MkDocs's signature
        """Write it into the site; what cannot be had is told, and the page shows that it is missing."""
        try:
            self._reader.copy(self._attachment, Path(self.abs_dest_path))
        except (NotToBeHad, GitError):
            _log.warning("%s: the released file is neither in git nor in place", self._attachment.path)

    def is_modified(self) -> bool:
        """A build that only looks for changed files cannot know."""
        return True


def files_of_other_revisions(
    files: Files, edition: Edition, workspace: Workspace, config: MkDocsConfig
) -> Iterator[File]:
    """Files that lie beside the texts for documents alone, and are not what any page shows: those of a draft are nobody's to see."""
    named = {file.path for document in edition.compiled.histories.documents for file in document.body.files}
    needed: set[str] = set()
    for document in edition.shown_texts:
        released = attached_addresses(document)
        named.update(file.path for file in document.body.files)
        needed.update(file.path for file in document.body.files if file.name not in released)
    pages: str | None = None
    for path in sorted(named - needed):
        file = files.get_file_from_path(workspace.path_inside(path))
        if file is None:
            continue
        if pages is None:
            # Whatever a page outside control or the settings may show stays where they find it.
            others = (
                file.content_string
                for file in files
                if file.generated_by is None and _is_page(file, edition, workspace)
            )
            pages = "\n".join((*others, _settings(config)))
        if Path(path).name not in pages:
            yield file


def _settings(config: MkDocsConfig) -> str:
    path = Path(config.config_file_path or "")
    return settings_text(path) if path.is_file() else ""


def _is_page(file: File, edition: Edition, workspace: Workspace) -> bool:
    return is_text_name(file.src_uri) and workspace.source_path(file.src_uri) not in edition.published
