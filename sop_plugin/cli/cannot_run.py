"""The end of a command that cannot do its work: one line on stderr, exit code 2, never a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import IO, Any

import click

from sop_plugin.cli.terminal import printable


class CannotRun(click.ClickException):
    """Nothing was checked or listed; the message says why and what to do."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The message on one line of stderr."""
        click.echo(f"sop: {printable(' '.join(self.message.split()))}", file=file, err=file is None)


def because_of_system(error: OSError) -> CannotRun:
    """A file or stream failed."""
    reason = error.strerror or type(error).__name__
    return CannotRun(f"{error.filename}: {reason}" if error.filename else reason)


def because_of_fault(error: Exception) -> CannotRun:
    """Something that no part of the program expected; says where, so that it can be reported without a traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return CannotRun(
        f"internal error: {type(error).__name__}{where}: {error} (a fault of this program, please report it)"
    )
