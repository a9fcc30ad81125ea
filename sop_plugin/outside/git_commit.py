"""To commit files: the one thing that the manual ever does to a branch, and only where somebody asked for it."""

from __future__ import annotations

from collections.abc import Iterable

from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import run_git


def commit_files(repository: GitRepository, paths: Iterable[str], message: str) -> None:
    """Commit these files as they lie there, and nothing else that is staged; raises ``GitError``."""
    inside = [repository.from_top(path) for path in paths]
    run_git(repository.program, repository.top, ("add", "--", *inside))
    run_git(
        repository.program,
        repository.top,
        ("commit", "--quiet", f"--message={message}", "--only", "--", *inside),
    )
