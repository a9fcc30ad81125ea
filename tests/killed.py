"""Commands that are killed at a chosen file operation of their writing."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

from recorded_manual import TODAY, RecordedManual
from warm_programs import WarmPrograms

PROGRAM = Path(__file__).with_name("dying_program.py")


def killed(warm: WarmPrograms, manual: RecordedManual, step: int, *arguments: str) -> int:
    """Run a command that is killed at the given file operation of its writing; its exit code."""
    done = subprocess.run(
        warm.command(str(PROGRAM), str(step), *arguments),
        cwd=manual.folder,
        env={**os.environ, "SOP_AS_OF": TODAY},
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode
