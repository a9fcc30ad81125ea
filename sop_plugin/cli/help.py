"""``--help`` in Chinese and English: click has one text, a manual has readers of both."""

from __future__ import annotations

import re
from textwrap import indent
from typing import Any

import click

from sop_plugin.cli.language import spoken
from sop_plugin.cli.typed import as_typed
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_CLICKS_OWN = {
    "Usage: ": Words("用法: ", "Usage: "),
    "Options": Words("选项", "Options"),
    "Commands": Words("命令", "Commands"),
}
_HELP = Words("显示本说明", "Show this message and exit")
# What click puts into a line of its own accord, at its place there.
_IN_LINES = {
    r"(?<=[\[ ])required\]$": "必填]",
    r"\[default: (?=[^\[]*\]$)": "[默认 ",
    r"; (?=(?:\d+<=)?x[<>]=\d+\]$)": "，",
    r"\b(\d+)<=x<=(\d+)\]$": r"\1 至 \2]",
    r"\bx>=(\d+)\]$": r"不小于 \1]",
}
_IN_USAGE = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 ..."}


class _Formatter(click.HelpFormatter):
    def __init__(self, language: Language, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.language = language

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or _CLICKS_OWN["Usage: "].in_language(self.language))

    def write_heading(self, heading: str) -> None:
        words = _CLICKS_OWN.get(heading)
        super().write_heading(words.in_language(self.language) if words else heading)


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        return _Formatter(spoken(self), self.terminal_width, self.max_content_width)


class BilingualOption(click.Option):
    """An option whose help is ``words``."""

    def __init__(self, *args: Any, words: Words, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """What click shows of the option, in the language of this run."""
        language = spoken(ctx)
        self.help = self.words.in_language(language)
        record = super().get_help_record(ctx)
        if record is None or language is Language.EN:
            return record
        name, said = record
        for clicks, ours in _IN_LINES.items():
            said = re.sub(clicks, ours, said)
        return name, said


class BilingualCommand(click.Command):
    """A command whose help is ``words``: its first line is the summary, and every line stays as it is written."""

    context_class = _Context

    def __init__(self, *args: Any, words: Words, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.words = words

    def invoke(self, ctx: click.Context) -> Any:
        """Run it with texts that are texts; a path may be made of any bytes."""
        for parameter in self.get_params(ctx):
            given = ctx.params.get(parameter.name or "")
            if isinstance(given, str) and not isinstance(parameter.type, click.Path):
                ctx.params[parameter.name or ""] = as_typed(given, parameter.opts[-1])
        return super().invoke(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 (click's signature)
        """The summary, never cut."""
        return self.words.in_language(spoken(click.get_current_context(silent=True))).splitlines()[0]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The usage without ``sop`` and the command."""
        pieces = super().collect_usage_pieces(ctx)
        return pieces if spoken(ctx) is Language.EN else [_IN_USAGE.get(piece, piece) for piece in pieces]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The text as it is written: click would break Chinese lines at twice the width."""
        formatter.write(f"\n{indent(self.words.in_language(spoken(ctx)).strip(), '  ')}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` itself."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.in_language(spoken(ctx))
        return option


class BilingualGroup(BilingualCommand, click.Group):
    """A group of commands with bilingual help."""
