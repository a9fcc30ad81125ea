"""The settings as git remembers them: what ``mkdocs.yml`` said in the commit that first holds an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from sop_plugin.model.event import Event
from sop_plugin.model.settings import Settings
from sop_plugin.model.settings_then import SettingsThen
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import GitError
from sop_plugin.outside.project_file import read_project_file
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.reading.settings.project import ProjectFileError
from sop_plugin.workspace.past_ledger import past_ledger
from sop_plugin.workspace.workspace import Workspace

_FROM_ANOTHER = b"INHERIT"


def settings_then(workspace: Workspace, events: Sequence[Event]) -> Mapping[tuple[str, int], SettingsThen]:
    """By number and sequence; without events that no commit holds, and commits whose settings cannot be read."""
    repository = workspace.repository
    if not isinstance(repository, GitRepository) or not events:
        return {}
    try:
        past = past_ledger(workspace, repository)
        commits = {
            (event.number, event.sequence): kept.commit
            for event in events
            if (kept := past.kept(event.to_line())) is not None
        }
        name = workspace.project_file.name
        files = repository.file_in_commits(name, dict.fromkeys(commits.values()))
    except GitError:
        return {}  # a damaged history, of which others tell
    # Most commits hold one and the same file; what it inherits from is seen in the commit alone.
    alike = {commit: (data, commit if _FROM_ANOTHER in data else "") for commit, data in files.items()}
    first: dict[tuple[bytes, str], str] = {}
    for commit, data in alike.items():
        first.setdefault(data, commit)
    read = {key: settings_in(workspace, repository, commit) for key, commit in first.items()}
    found: dict[tuple[str, int], SettingsThen] = {}
    for event, commit in commits.items():
        settings = read[alike[commit]] if commit in alike else None
        if settings is not None:
            found[event] = SettingsThen(settings, first[alike[commit]])
    return found


def settings_in(workspace: Workspace, repository: GitRepository, commit: str) -> Settings | None:
    """What a commit's own project file says; ``None`` where that cannot be read."""
    read_text: Callable[[Path], str] = cache(repository.texts_at(commit))
    try:
        project = read_project_file(workspace.root / workspace.project_file.name, read_text)
        return read_options(project.plugin_options, project.places).settings
    except (ProjectFileError, SettingsError):
        return None
