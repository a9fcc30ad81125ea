"""The command line: ``sop``. One module a command; what takes long to import is imported inside the commands."""

from __future__ import annotations

import io
import sys

from sop_plugin.cli.group import sop


def main() -> None:
    """Run ``sop`` and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that knows no Chinese shows escapes instead of ending the command.
            stream.reconfigure(errors="backslashreplace")
    sop(prog_name="sop")
