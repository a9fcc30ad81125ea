"""A build on trial: the whole site in a process and a folder of their own, as a strict build makes it; nothing of it stays."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def failed_build(project_file: Path) -> str | None:
    """What a strict build says that does not end well; ``None`` where it does. Hooks and plugins run."""
    with tempfile.TemporaryDirectory(prefix="sop-build-") as folder:
        site = str(Path(folder) / "site")
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(project_file), "-d", site],
            cwd=project_file.parent,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return done.stdout.decode("utf-8", "replace") if done.returncode else None
