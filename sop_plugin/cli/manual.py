"""The manual that a command works on."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import WRONG, CannotRun

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace.workspace import Workspace


def load_manual(
    config_file: Path | None, as_of: str | None, *, trusts_cache: bool = True
) -> tuple[Workspace, CompiledManual]:
    """Find, read and compile it; raises ``CannotRun`` when project file, options or date do not hold."""
    from sop_plugin.workspace.compilation import compile_workspace

    workspace = replace(find_manual(config_file), trusts_cache=trusts_cache)
    return workspace, compile_workspace(workspace, chosen_day(workspace, as_of, "--as-of"))


def load_edition(config_file: Path | None, as_of: str | None) -> tuple[Workspace, CompiledManual]:
    """The same for what is handed out: where ``SOP_LEVEL`` names readers, what is for them and no more."""
    workspace, compiled = load_manual(config_file, as_of)
    return workspace, asked_for(workspace, compiled)


def asked_for(workspace: Workspace, compiled: CompiledManual) -> CompiledManual:
    """The whole manual, or what is for the readers whom ``SOP_LEVEL`` names; raises ``CannotRun``."""
    from sop_plugin.workspace.editions import NoSuchLevel, asked_edition

    try:
        return asked_edition(workspace, compiled, os.environ)
    except NoSuchLevel as error:
        raise CannotRun(error.words) from None


def find_manual(config_file: Path | None) -> Workspace:
    """Find it; raises ``CannotRun`` when project file or options do not hold."""
    from sop_plugin.reading.settings.problems import SettingsError
    from sop_plugin.reading.settings.project import ProjectFileError
    from sop_plugin.workspace.workspace import open_workspace

    try:
        return open_workspace(config_file)
    except (ProjectFileError, SettingsError) as error:
        raise CannotRun(error.words) from None


def chosen_day(workspace: Workspace, written: str | None, flag: str) -> date:
    """The day to work on: ``flag``, environment, option or today; raises ``CannotRun`` for what is no day."""
    from sop_plugin.outside.clock import AS_OF_VARIABLE, DateError, choose_date
    from sop_plugin.reading.settings.problems import SettingsError

    try:
        return choose_date(workspace.options, os.environ, written)
    except SettingsError as error:
        raise CannotRun(error.words) from None
    except DateError as error:
        where = flag if written is not None else AS_OF_VARIABLE
        raise CannotRun(WRONG.filled(where=where, problem=error)) from None
