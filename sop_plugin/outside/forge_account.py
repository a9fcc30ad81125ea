"""The account that a forge vouches for, where a command runs in one of its jobs."""

from __future__ import annotations

from collections.abc import Mapping

_ACTORS = (
    ("GITHUB_ACTIONS", "GITHUB_ACTOR"),  # Gitea and Forgejo as well
    ("GITLAB_CI", "GITLAB_USER_LOGIN"),
)


def forge_account(environment: Mapping[str, str]) -> str | None:
    """``@name`` of whoever started the job; ``None`` outside one."""
    for job, actor in _ACTORS:
        name = environment.get(actor, "").strip().removeprefix("@")
        if environment.get(job) == "true" and name:
            return f"@{name}"
    return None
