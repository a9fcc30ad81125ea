"""``--help`` in the language of the run: click has one text, a manual has readers of several languages."""

from __future__ import annotations

from textwrap import indent
from typing import Any

import click

from sop_plugin.cli.language import spoken
from sop_plugin.cli.typed import as_typed
from sop_plugin.words.voice import Words

# What click puts into help without asking for a translation.
_IN_USAGE = {
    "[OPTIONS]": Words("[选项]", "[OPTIONS]"),
    "COMMAND [ARGS]...": Words("命令 ...", "COMMAND [ARGS]..."),
}
_SHOW_HELP = Words("显示本说明", "Show this message and exit")
_WITH_FACTS = Words("{help}  [{facts}]", "{help}  [{facts}]")
_BETWEEN_FACTS = Words("，", "; ")
_DEFAULT = Words("默认 {default}", "default: {default}")
_REQUIRED = Words("必填", "required")
_BETWEEN = Words("{least} 至 {most}", "{least}<=x<={most}")
_AT_LEAST = Words("不小于 {least}", "x>={least}")


class BilingualOption(click.Option):
    """An option whose help is ``words``."""

    def __init__(self, *args: Any, words: Words, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option as it is typed; what it is for, its default, what a number must be, and whether it is wanted."""
        if self.hidden:
            return None
        voice, extra = spoken(ctx).plain, self.get_help_extra(ctx)
        facts = []
        if "default" in extra:
            facts.append(_DEFAULT.filled(default=extra["default"]))
        if isinstance(self.type, click.IntRange):
            words = _AT_LEAST if self.type.max is None else _BETWEEN
            facts.append(words.filled(least=self.type.min, most=self.type.max))
        if self.required:
            facts.append(_REQUIRED.filled())
        said = voice.say(self.words)
        if facts:
            said = voice.say(_WITH_FACTS, help=said, facts=voice.listed(facts, _BETWEEN_FACTS))
        return self.get_help_spec(ctx), said


class BilingualCommand(click.Command):
    """A command whose help is ``words``: its first line is the summary, and every line stays as it is written."""

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
        return spoken().plain.say(self.words).splitlines()[0]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The usage without ``sop`` and the command."""
        voice = spoken(ctx).plain
        return [voice.say(_IN_USAGE.get(piece, piece)) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The text as it is written: click would break Chinese lines at twice the width."""
        formatter.write(f"\n{indent(spoken(ctx).plain.say(self.words).strip(), '  ')}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` itself."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = spoken(ctx).plain.say(_SHOW_HELP)
        return option


class BilingualGroup(BilingualCommand, click.Group):
    """A group of commands with bilingual help."""
