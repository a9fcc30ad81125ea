"""Commands that are killed at a chosen file operation of their writing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from recorded_manual import TODAY, RecordedManual

ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = """
import os, signal, sys

step = 0

def dies(name, *_):
    global step
    if name in ("open", "os.rename", "os.remove", "os.link", "os.mkdir", "subprocess.Popen", "os.truncate"):
        step += 1
        if step == int(sys.argv[1]):
            os.kill(os.getpid(), signal.SIGKILL)

from sop_plugin.cli.group import sop
from sop_plugin.recording.prepared import Prepared

write = Prepared.write

def write_and_die(self):
    sys.addaudithook(dies)
    write(self)

Prepared.write = write_and_die
sop(sys.argv[2:], prog_name="sop")
"""


def killed(manual: RecordedManual, step: int, *arguments: str) -> int:
    """Run a command that is killed at the given file operation of its writing; its exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOP_AS_OF": TODAY}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(step), *arguments],
        cwd=manual.folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode
