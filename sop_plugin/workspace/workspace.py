"""A manual on this machine: where it lies, and its options."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sop_plugin.model.copies import COPIES_NAME
from sop_plugin.model.edit_pages import NO_EDIT_PAGES, EditPages
from sop_plugin.model.proposing import ForgeKind
from sop_plugin.outside.code_owners import OwnersFinder
from sop_plugin.outside.file_facts import KnownFacts
from sop_plugin.outside.files import left_out_matcher, page_matcher, path_matcher
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import NoRepository
from sop_plugin.outside.known_syllables import KnownSyllables
from sop_plugin.outside.project_file import find_project_file, read_project_file
from sop_plugin.reading.settings.file import ManualOptions, read_options


@dataclass(frozen=True)
class Workspace:
    """Where a manual's sources lie, and its options. Paths in findings are relative to ``root``.

    ``trusts_cache``: what an earlier run kept of its files may stand for reading them. ``site_url`` is where the site is
    published, with a ``/`` at its end; empty where that is not known. ``edit_pages`` are those of the forge, as MkDocs is told of them.
    """

    root: Path
    docs_dir: Path
    exclude_docs: str
    options: ManualOptions
    project_file: Path = Path("mkdocs.yml")
    trusts_cache: bool = True
    site_url: str = ""
    edit_pages: EditPages = NO_EDIT_PAGES

    @property
    def docs_shown_as(self) -> str:
        """The documents' folder as findings name it."""
        return Path(os.path.relpath(self.docs_dir, self.root)).as_posix()

    @property
    def ledger(self) -> Path:
        """The ledger, which need not be there."""
        return self.root / self.options.ledger

    @property
    def copies_shown_as(self) -> str:
        """The ledger of copies as findings name it: it lies beside that of documents."""
        return posixpath.join(posixpath.dirname(self.options.ledger), COPIES_NAME)

    @property
    def copies(self) -> Path:
        """The ledger of copies, which need not be there."""
        return self.root / self.copies_shown_as

    @property
    def training_shown_as(self) -> str:
        """The ledger of training as findings name it."""
        return self.options.settings.training.ledger

    @property
    def training(self) -> Path:
        """The ledger of training, which need not be there."""
        return self.root / self.training_shown_as

    @cached_property
    def is_left_out(self) -> Callable[[str], bool]:
        """Whether a path in the documents' folder is none of the manual's."""
        return left_out_matcher(self.exclude_docs)

    @cached_property
    def is_excluded(self) -> Callable[[str], bool]:
        """Whether it is that because ``exclude_docs`` says so."""
        return path_matcher(tuple(self.exclude_docs.splitlines()))

    @cached_property
    def is_page(self) -> Callable[[str], bool]:
        """Whether a path in the documents' folder is a page outside control."""
        return page_matcher(self.options.pages)

    @property
    def owners(self) -> OwnersFinder:
        """What finds the ``CODEOWNERS`` of the repository around the manual."""
        options = self.options
        own_files = (options.organisation, options.ledger, self.project_file.name)
        return OwnersFinder(self.root, self.docs_shown_as, own_files)

    @cached_property
    def known_facts(self) -> KnownFacts:
        """What earlier runs found in the files beside its texts."""
        return KnownFacts.of_manual(self.root, os.environ) if self.trusts_cache else KnownFacts(None)

    @cached_property
    def syllables(self) -> KnownSyllables:
        """The pinyin that earlier runs looked up."""
        return KnownSyllables.of_manual(self.root, os.environ) if self.trusts_cache else KnownSyllables(None)

    @cached_property
    def repository(self) -> GitRepository | NoRepository:
        """The repository around the manual, asked after once."""
        return GitRepository.find(self.root)

    def source_path(self, inside_docs: str) -> str:
        """The path in findings of a file that is named relative to the documents' folder."""
        return f"{self.docs_shown_as}/{inside_docs}"

    def path_inside(self, source_path: str) -> str:
        """The same the other way round."""
        return source_path.removeprefix(f"{self.docs_shown_as}/")

    def edit_address(self, source_path: str) -> str:
        """Where the forge lets people change a file: as the manual's own settings say, else MkDocs's; empty where neither does."""
        own = self.options.settings.propose
        if own.backend is not ForgeKind.NONE:
            return own.edit_address(source_path)
        return self.edit_pages.address(self.path_inside(source_path))


def open_workspace(config_file: Path | None) -> Workspace:
    """The workspace of a ``mkdocs.yml``, by default the nearest one; raises ``ProjectFileError`` or ``SettingsError``."""
    path = config_file if config_file is not None else find_project_file(Path.cwd())
    project = read_project_file(path)
    options = read_options(project.plugin_options, project.places)
    return Workspace(
        project.root,
        project.docs_dir,
        project.exclude_docs,
        options,
        path,
        site_url=project.site_url,
        edit_pages=project.edit_pages,
    )
