"""Writes ``manifest.json``, the last thing that a build does."""

from __future__ import annotations

import logging
import platform
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from importlib.metadata import entry_points
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from sop_plugin import __version__
from sop_plugin.mkdocs_site.same_site import ONLY_ONCE
from sop_plugin.model.site_manifest import MANIFEST, FileFacts, SiteManifest, StateOfManual
from sop_plugin.model.site_parts import SitePart
from sop_plugin.outside.site_folder import NOTHING_KNOWN, files_of_site
from sop_plugin.outside.writing import write_whole

_log = get_plugin_logger("sop")


def write_manifest(
    config: MkDocsConfig,
    as_of: date,
    state: StateOfManual,
    known: Mapping[str, FileFacts] = NOTHING_KNOWN,
    part: SitePart | None = None,
    *,
    beside: bool = False,
) -> dict[str, FileFacts] | None:
    """Vouch for the site as it lies there: its files, the manifest among them; ``None`` where the build is about to fail.

    ``known`` are files that nobody can have touched since they were written; ``beside``: those of them that are not in the folder are
    put into it before anybody sees it.
    """
    if config.strict and _warned():
        return None
    folder = Path(config.site_dir)
    files = {path: facts for path, facts in files_of_site(folder, known).items() if facts is not None}
    if beside:
        files = dict(sorted(({**known, **files}).items()))
    manifest = SiteManifest(as_of, state, _versions(config), files, part)
    text = manifest.to_text().encode()
    write_whole(folder / MANIFEST, text)
    _log.info("%s names %s files", MANIFEST, len(files), extra=ONLY_ONCE)
    return files | {MANIFEST: FileFacts(sha256(text).hexdigest(), len(text))}


def _warned() -> bool:
    """Whether a strict build ends with an error after the last hook."""
    handlers = logging.getLogger(mkdocs.__name__).handlers
    return any(
        count
        for handler in handlers
        if isinstance(handler, CountHandler)
        for _, count in handler.get_counts()
    )


def _versions(config: MkDocsConfig) -> dict[str, str]:
    # The fork "properdocs" takes MkDocs's place under its own name.
    found = {
        "sop-plugin": __version__,
        mkdocs.__name__: mkdocs.__version__,
        "python": platform.python_version(),
    }
    for group in ("mkdocs.themes", "properdocs.themes"):
        for theme in entry_points(group=group, name=config.theme.name or ""):
            if theme.dist is not None:
                found[theme.dist.name] = theme.dist.version
    return found
