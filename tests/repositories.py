"""Repositories for tests, made as an author makes them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Checkout:
    """A repository in a temporary folder, driven as an author would."""

    folder: Path

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def tried(self, *command: str) -> int:
        """The exit code of a program."""
        return subprocess.run(command, cwd=self.folder, capture_output=True, check=False).returncode

    def write(self, path: str, text: str) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def commit(self, subject: str, files: dict[str, str] | None = None, day: str = "2026-03-01") -> str:
        for path, text in (files or {}).items():
            self.write(path, text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject, f"--date={day}T12:00:00+08:00")
        return self.git("rev-parse", "HEAD")

    def blob(self, revision_and_path: str) -> str:
        return self.git("rev-parse", revision_and_path)
