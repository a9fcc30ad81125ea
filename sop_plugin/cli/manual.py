"""The manual that a command works on."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import WRONG, CannotRun
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace.workspace import Workspace

_OPTIONS = Words("{name}：插件 sop 的选项：{problem}", "{name}: options of the plugin 'sop': {problem}")


def load_manual(config_file: Path | None, as_of: str | None) -> tuple[Workspace, CompiledManual]:
    """Find, read and compile it; raises ``CannotRun`` when project file, options or date do not hold."""
    from sop_plugin.workspace.compilation import compile_workspace

    workspace = find_manual(config_file)
    return workspace, compile_workspace(workspace, chosen_day(workspace, as_of, "--as-of"))


def find_manual(config_file: Path | None) -> Workspace:
    """Find it; raises ``CannotRun`` when project file or options do not hold."""
    from sop_plugin.outside.project_file import ProjectFileError
    from sop_plugin.reading.settings.file import SettingsError
    from sop_plugin.workspace.workspace import open_workspace

    try:
        return open_workspace(config_file)
    except ProjectFileError as error:
        raise CannotRun(error.words) from None
    except SettingsError as error:
        raise CannotRun(_OPTIONS.filled(name=config_file or "mkdocs.yml", problem=error)) from None


def chosen_day(workspace: Workspace, written: str | None, flag: str) -> date:
    """The day to work on: ``flag``, environment, option or today; raises ``CannotRun`` for what is no day."""
    from sop_plugin.outside.clock import AS_OF_VARIABLE, DateError, choose_date

    try:
        return choose_date(workspace.options, os.environ, written)
    except DateError as error:
        variable = AS_OF_VARIABLE if os.environ.get(AS_OF_VARIABLE) else "mkdocs.yml"
        where = flag if written is not None else variable
        raise CannotRun(WRONG.filled(where=where, problem=error)) from None
