"""The command line: ``sop``. One module a command; what takes long to import is imported inside the commands."""

from __future__ import annotations

import gc
import io
import sys

from sop_plugin.cli.group import sop


def main() -> None:
    """Run ``sop`` and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that knows no Chinese shows escapes instead of ending the command.
            stream.reconfigure(errors="backslashreplace")
    # A manual is millions of objects of which none becomes garbage before the process ends: no looking for some among them.
    gc.set_threshold(2_000_000)
    sop(prog_name="sop")
