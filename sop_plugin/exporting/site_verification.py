"""A folder held against its own manifest, and against the manual that it should show."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sop_plugin.exporting.site_state import state_of_manual
from sop_plugin.model.site_manifest import (
    MANIFEST,
    FolderDifferences,
    SiteManifest,
    StateOfManual,
    other_parts,
)
from sop_plugin.outside.project_file import settings_text
from sop_plugin.outside.site_folder import files_of_site
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.site_manifest import read_manifest
from sop_plugin.workspace.sources import working_sources
from sop_plugin.workspace.workspace import Workspace


class NoManifest(Exception):
    """The folder says nothing of itself."""


@dataclass(frozen=True)
class SiteVerification:
    """``digest`` is that of the manifest; ``other_parts`` of the manual differ, ``None`` where none was compared with."""

    manifest: SiteManifest
    digest: str
    differences: FolderDifferences
    other_parts: tuple[str, ...] | None = None

    @property
    def sound(self) -> bool:
        """Whether the folder may be published."""
        return not self.differences and not self.other_parts and self.manifest.part is None


def verify_site(folder: Path, workspace: Workspace | None) -> SiteVerification:
    """Raises ``NoManifest``, ``ManifestError`` or ``OSError``."""
    path = folder / MANIFEST
    if not path.is_file() or path.is_symlink():
        raise NoManifest
    data = path.read_bytes()
    manifest = read_manifest(data)
    differences = FolderDifferences.between(manifest, files_of_site(folder))
    others = other_parts(manifest.state, _state(workspace)) if workspace is not None else None
    return SiteVerification(manifest, sha256(data).hexdigest(), differences, others)


def _state(workspace: Workspace) -> StateOfManual:
    sources = working_sources(workspace)
    ledger = read_ledger(sources.ledger).ledger if sources.ledger is not None else None
    return state_of_manual(sources, ledger, settings_text(workspace.project_file))
