"""The manual that a command works on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import CannotRun

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.workspace import Workspace


def load_manual(config_file: Path | None, as_of: str | None) -> tuple[Workspace, CompiledManual]:
    """Find, read and compile it; raises ``CannotRun`` when project file, options or date do not hold."""
    from sop_plugin.outside.project_file import ProjectFileError
    from sop_plugin.reading.settings import SettingsError
    from sop_plugin.workspace import AS_OF_VARIABLE, choose_date, compile_workspace, open_workspace

    try:
        workspace = open_workspace(config_file)
    except ProjectFileError as error:
        raise CannotRun(str(error)) from None
    except SettingsError as error:
        name = config_file or "mkdocs.yml"
        raise CannotRun(f"{name}: options of the plugin 'sop': {'; '.join(error.problems)}") from None
    try:
        day = choose_date(workspace.options, os.environ, as_of)
    except ValueError as error:
        written = AS_OF_VARIABLE if os.environ.get(AS_OF_VARIABLE) else "mkdocs.yml"
        raise CannotRun(f"{'--as-of' if as_of is not None else written}: {error}") from None
    return workspace, compile_workspace(workspace, day)
