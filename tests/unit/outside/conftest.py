"""Real repositories, untouched by the settings of whoever runs the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from repositories import Checkout


@pytest.fixture
def own_git_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\nname = 白若琳\nemail = bai@example.org\n[init]\ndefaultBranch = main\n"
        '[protocol "file"]\nallow = always\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def checkout(own_git_settings: None, tmp_path: Path) -> Checkout:
    folder = tmp_path / "手册 manual"
    folder.mkdir()
    made = Checkout(folder)
    made.git("init", "-q")
    return made
