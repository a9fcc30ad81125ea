"""The end of a command that cannot do its work: one line on stderr, exit code 2, never a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import IO, Any

import click

from sop_plugin.cli.language import spoken
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Sayable, Words

WRONG = Words("{where}：{problem}", "{where}: {problem}")
"""What is wrong with an option or a file."""
_ABORTED = Words("已中止", "broken off")
_FAULT = Words(
    "程序内部错误：{where} 处的 {kind}：{error}（这是本程序的缺陷，请报告）",
    "internal error: {kind} at {where}: {error} (a fault of this program, please report it)",
)


class CannotRun(click.ClickException):
    """Nothing was checked or listed; the message says why and what to do."""

    exit_code = 2

    def __init__(self, message: Sayable) -> None:
        super().__init__(spoken().plain.say(message))

    def show(self, file: IO[Any] | None = None) -> None:
        """The message on one line of stderr."""
        click.echo(f"sop: {printable(' '.join(self.message.split()))}", file=file, err=file is None)


class SaidNo(CannotRun):
    """The command ran, and the answer is no: nothing of that name, or not allowed."""

    exit_code = 1


class Aborted(click.ClickException):
    """Somebody broke off; exit code 1, as click has it."""

    def __init__(self) -> None:
        super().__init__(spoken().say(_ABORTED))

    def show(self, file: IO[Any] | None = None) -> None:
        """A line of its own, below what was being typed."""
        click.echo(f"\nsop: {self.message}", file=file, err=file is None)


def because_of_system(error: OSError) -> CannotRun:
    """A file or stream failed."""
    reason = error.strerror or type(error).__name__
    return CannotRun(f"{error.filename}: {reason}" if error.filename else reason)


def because_of_fault(error: Exception) -> CannotRun:
    """Something that no part of the program expected; says where, so that it can be reported without a traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "—"
    return CannotRun(_FAULT.filled(kind=type(error).__name__, where=where, error=error))
