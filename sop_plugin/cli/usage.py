"""A command line that does not hold, in the language of the run; exit code 2 as click has it."""

from __future__ import annotations

from typing import IO, Any

import click

from sop_plugin.cli.language import spoken
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Sayable, Voice, Words

_ERROR = Words("错误：{message}", "Error: {message}")
_HELP = Words("说明：{command} --help", "Help: {command} --help")
_NEAREST = Words("{message}；最接近的是 {near}", "{message}; the nearest is {near}")
_MISSING = Words("缺少 {name}", "{name} is missing")
_MISSING_CHOICE = Words("缺少 {name}；可选：{choices}", "{name} is missing; choose from: {choices}")
_NO_CHOICE = Words(
    "{name} 的值不在可选范围内；可选：{choices}",
    "the value of {name} is none of those there are; choose from: {choices}",
)
_WRONG_PATH = Words("{name}：{message}", "{name}: {message}")
_WRONG = Words("{name} 的值不对：{message}", "the value of {name} does not hold: {message}")


class WrongUsage(click.UsageError):
    """A usage error in words of our own."""

    def __init__(self, error: click.UsageError) -> None:
        ctx = error.ctx or click.get_current_context(silent=True)
        self.voice: Voice = spoken(ctx)
        super().__init__(self.voice.say(_message(error)), ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """How the command is used, where its help is, and what is wrong."""
        lines = []
        if self.ctx is not None:
            with self.ctx.scope(cleanup=False):
                lines = [self.ctx.get_usage(), self.voice.say(_HELP, command=self.ctx.command_path), ""]
        lines.append(self.voice.say(_ERROR, message=printable(self.message)))
        click.echo("\n".join(lines), file=file, err=file is None)


def _message(error: click.UsageError) -> Sayable:
    """What click found, with the names as they are typed, and what could be typed instead."""
    match error:
        case click.NoSuchOption() | click.exceptions.NoSuchCommand() if error.possibilities:
            return _NEAREST.filled(message=error.message, near=", ".join(error.possibilities))
        case click.MissingParameter():
            choices = _choices(error.param)
            words = _MISSING_CHOICE if choices else _MISSING
            return words.filled(name=_name(error), choices=choices)
        case click.BadParameter():
            choices = _choices(error.param)
            words = _NO_CHOICE if choices else _WRONG
            if error.param is not None and isinstance(error.param.type, click.Path):
                words = _WRONG_PATH
            return words.filled(name=_name(error), choices=choices, message=error.message)
    return error.message


def _name(error: click.BadParameter) -> str:
    """The option or argument as it is written: ``--format``, ``NUMBER``."""
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.ctx else error.param.human_readable_name


def _choices(param: click.Parameter | None) -> str:
    return ", ".join(getattr(param.type, "choices", ())) if param else ""
