"""A command line that does not hold, in the language of the run: click itself speaks English alone."""

from __future__ import annotations

import re
from typing import IO, Any

import click

from sop_plugin.cli.language import spoken
from sop_plugin.words.language import Language
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Words

_ERROR = Words("错误：{message}", "Error: {message}")
_HELP = Words("说明：{command} --help", "Help: {command} --help")
_NO_OPTION = Words("没有选项 {name}", "there is no option {name}")
_NO_COMMAND = Words("没有命令 {name}", "there is no command {name}")
_NEAREST = Words("；最接近的是 {near}", "; the nearest is {near}")
_MISSING = Words("缺少 {name}", "{name} is missing")
_CHOICES = Words("；可选：{choices}", "; choose from: {choices}")
_WRONG = Words("{name} 的值不对：{message}", "the value of {name} does not hold: {message}")
_NO_CHOICE = Words("{name} 的值不在可选范围内", "the value of {name} is none of those there are")
_NOT_THERE = Words("{name}：{path} 不存在", "{name}: {path} does not exist")
_NO_VALUE = Words("选项 {name} 后面要写值", "the option {name} wants a value")
_EXTRA = Words("多出的参数：{extra}", "there is more than was expected: {extra}")
_EXTRA_ARGUMENT = re.compile(r"unexpected extra arguments? \((.*)\)", re.DOTALL)
_MISSING_PATH = re.compile(r"'(.*)' does not exist\.", re.DOTALL)


class WrongUsage(click.UsageError):
    """A usage error in words of our own; exit code 2 as click has it."""

    def __init__(self, error: click.UsageError) -> None:
        ctx = error.ctx or click.get_current_context(silent=True)
        self.language = spoken(ctx)
        super().__init__(_message(error, self.language), ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """How the command is used, where its help is, and what is wrong."""
        lines = []
        if self.ctx is not None:
            lines = [self.ctx.get_usage(), _say(_HELP, self.language, command=self.ctx.command_path), ""]
        lines.append(_say(_ERROR, self.language, message=printable(self.message)))
        click.echo("\n".join(lines), file=file, err=file is None)


def _say(words: Words, language: Language, **values: object) -> str:
    return words.in_language(language).format(**values)


def _message(error: click.UsageError, language: Language) -> str:
    match error:
        case click.NoSuchOption():
            return _say(_NO_OPTION, language, name=error.option_name) + _near(error.possibilities, language)
        case click.exceptions.NoSuchCommand():
            return _say(_NO_COMMAND, language, name=error.command_name) + _near(error.possibilities, language)
        case click.MissingParameter():
            return _say(_MISSING, language, name=_name(error)) + _choices(error.param, language)
        case click.BadParameter():
            return _bad_value(error, language)
        case click.BadOptionUsage():
            return _say(_NO_VALUE, language, name=error.option_name)
    extra = _EXTRA_ARGUMENT.search(error.message)
    return _say(_EXTRA, language, extra=extra[1]) if extra else error.format_message()


def _bad_value(error: click.BadParameter, language: Language) -> str:
    name = _name(error)
    choices = _choices(error.param, language)
    if choices:
        return _say(_NO_CHOICE, language, name=name) + choices
    missing = _MISSING_PATH.search(error.message)
    if missing:
        # click shows it as Python writes a text, with every backslash twice.
        path = missing[1].replace("\\\\", "\\")
        return _say(_NOT_THERE, language, name=name, path=path)
    return _say(_WRONG, language, name=name, message=error.message)


def _name(error: click.BadParameter) -> str:
    """The option or argument as it is written: ``--format``, ``NUMBER``."""
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.ctx else error.param.human_readable_name


def _choices(param: click.Parameter | None, language: Language) -> str:
    if param is None or not isinstance(param.type, click.Choice):
        return ""
    return _say(_CHOICES, language, choices=", ".join(map(str, param.type.choices)))


def _near(possibilities: list[str] | None, language: Language) -> str:
    return _say(_NEAREST, language, near=", ".join(possibilities)) if possibilities else ""
