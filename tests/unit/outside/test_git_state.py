"""Whatever git could answer otherwise makes another state of a repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

from sop_plugin.outside.git_state import state_of_repository


def test_each_change_of_a_repository_is_another_state(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        own = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *own, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def state(*, files: bool = False) -> str:
        return state_of_repository(tmp_path, files=files)

    seen = [state()]
    git("init", "-q", "-b", "main")
    seen.append(state())
    (tmp_path / "a").write_text("a", encoding="utf-8")
    assert state() == seen[-1] != state(files=True)
    for arguments in (
        ("add", "a"),
        ("commit", "-q", "-m", "a"),
        ("tag", "one"),
        ("branch", "other"),
        ("checkout", "-q", "other"),
        ("config", "core.abbrev", "9"),
    ):
        git(*arguments)
        seen.append(state())
    assert len(set(seen)) == len(seen)
    assert state() == seen[-1]
