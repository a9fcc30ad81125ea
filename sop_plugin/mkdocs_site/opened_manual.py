"""The manual that a build is of: where MkDocs says that it lies, compiled for its day, and what of it the environment asks for.

What is wrong with that ends a build with its cause, as ``PluginError``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from sop_plugin.compile import CompiledManual, Sources
from sop_plugin.mkdocs_site.part_of_site import NoSuchPart, PartOfSite
from sop_plugin.model.edit_pages import edit_pages
from sop_plugin.outside.clock import choose_date
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.reading_cache import ReadingCache
from sop_plugin.pages.edition import Edition
from sop_plugin.reading.settings.file import ManualOptions
from sop_plugin.reading.settings.project import site_address
from sop_plugin.workspace.against_history import with_history
from sop_plugin.workspace.compilation import compile_working
from sop_plugin.workspace.editions import NoSuchLevel, asked_edition
from sop_plugin.workspace.workspace import Workspace

_log = get_plugin_logger("sop")


def opened(config: MkDocsConfig, options: ManualOptions) -> Workspace:
    """Where the manual lies."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    exclude = config.exclude_docs
    patterns = "\n".join(str(p.pattern) for p in exclude.patterns if p.pattern) if exclude else ""
    return Workspace(
        root,
        Path(config.docs_dir),
        patterns,
        options,
        Path(config.config_file_path or "mkdocs.yml"),
        site_url=site_address(config.site_url),
        edit_pages=edit_pages(config.repo_url, config.edit_uri, config.edit_uri_template),
    )


def compiled_for_its_day(
    workspace: Workspace, sources: Sources, *, preview: bool, kept: ReadingCache | None = None
) -> CompiledManual:
    """The whole manual, held against its history unless it is a preview; ``kept`` are readings that are at hand already."""
    try:
        as_of = choose_date(workspace.options, os.environ)
    except ValueError as error:
        raise PluginError(f"sop: {error}") from None
    compiled = compile_working(workspace, sources, as_of, kept)
    if preview:
        return compiled  # it follows each keystroke, and need not read the whole history every time
    try:
        return with_history(workspace, compiled)
    except GitError as error:
        _log.warning("the ledger could not be compared with its history in git: %s", error)
        return compiled


def edition_asked_for(workspace: Workspace, compiled: CompiledManual) -> CompiledManual:
    """What the site shows: the whole manual, or what is for the readers that ``SOP_LEVEL`` names."""
    try:
        return asked_edition(workspace, compiled, os.environ)
    except NoSuchLevel as error:
        raise PluginError(f"sop: {error}") from None


def part_asked_for(edition: Edition, environment: Mapping[str, str]) -> PartOfSite:
    """What of it this machine draws: all, or the part that ``SOP_PART`` names."""
    try:
        return PartOfSite(edition, environment)
    except NoSuchPart as error:
        raise PluginError(f"sop: {error}") from None
