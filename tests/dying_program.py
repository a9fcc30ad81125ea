"""``sop`` in a process that is killed at a chosen file operation of its writing: ``dying_program.py STEP COMMAND …``."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count

from sop_plugin.cli.group import sop
from sop_plugin.recording.prepared import Prepared

OPERATIONS = ("open", "os.rename", "os.remove", "os.link", "os.mkdir", "subprocess.Popen", "os.truncate")
_write = Prepared.write
_steps = count(1)


def _die_at_last(name: str, *_: object) -> None:
    if name in OPERATIONS and next(_steps) == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)


def _write_and_die(self: Prepared) -> None:
    sys.addaudithook(_die_at_last)
    _write(self)


Prepared.write = _write_and_die  # type: ignore[method-assign]
sop(sys.argv[2:], prog_name="sop")
