"""What a run was made of, and whether a later one would find all of it the same: files, git, the day and the environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sop_plugin.outside.cache_folder import CACHE_VARIABLE
from sop_plugin.outside.clock import today
from sop_plugin.outside.files_read import FilesRead, state_of
from sop_plugin.outside.git_state import state_of_repository
from sop_plugin.outside.processes import JOBS_VARIABLE

_VARIABLES = ("SOP_", "GIT_", "LC_", "LANG", "TZ", "SOURCE_DATE_EPOCH", "HOME", "XDG_")
_NO_MATTER = frozenset({CACHE_VARIABLE, JOBS_VARIABLE})
"""Where things are kept and how many processes draw changes nothing."""
_OWNERS = "CODEOWNERS"


def told_by(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the environment says that may change what is made."""
    return sorted(
        (name, value)
        for name, value in environment.items()
        if name.startswith(_VARIABLES) and name not in _NO_MATTER
    )


def notes_of(read: FilesRead, root: Path, day: str, zone: str) -> dict[str, Any] | None:
    """What was read in a run for the manual in ``root``, as plain data; ``None`` where something changed meanwhile.

    ``zone`` is empty where no clock was asked for the day.
    """
    states = read.unchanged()
    if states is None:
        return None
    # Code owners are held against all files that git knows, or could.
    files = any(path.endswith(_OWNERS) and state for path, state in states.items())
    git = state_of_repository(root, files=files)
    return {"day": day, "zone": zone, "read": dict(states), "git": git, "files_of_git": files}


def hold(notes: Mapping[str, Any], root: Path, is_apart: Callable[[str], bool]) -> bool:
    """Whether all of it is the same now."""
    return (
        (not notes["zone"] or notes["day"] == today(notes["zone"]).isoformat())
        and all(state_of(path, is_apart) == state for path, state in notes["read"].items())
        and notes["git"] == state_of_repository(root, files=notes["files_of_git"])
    )
