"""``sop explain``: what a finding means, from the catalogue of rules."""

from __future__ import annotations

import unicodedata
from textwrap import indent

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualCommand
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import language_option
from sop_plugin.model.finding import Rule
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

_WORDS = Words(
    zh="""说明一条规则：内容、原因、示例和处理办法。

示例：
  sop explain            列出全部规则
  sop explain SOP401     说明一条规则，大小写均可

退出码：0 已说明；2 没有这个代码，最接近的代码在标准错误输出。
""",
    en="""Tell what a rule is about: what, why, an example and the remedy.

Examples:
  sop explain            list all rules
  sop explain SOP401     explain one; capital or small letters

Exit codes: 0 told; 2 there is no such code, stderr names the nearest.
""",
)
_UNKNOWN = Words(
    "没有规则 {code}，最接近的是 {nearest}；运行 sop explain 列出全部规则",
    "there is no rule {code}; the nearest is {nearest}; 'sop explain' lists all",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("code", required=False)
@language_option
@click.pass_context
def explain(ctx: click.Context, code: str | None) -> None:
    """Print one rule, or the list of all."""
    from sop_plugin.rules import all_rules

    voice = spoken(ctx)
    rules = all_rules()
    if code is None:
        click.echo("\n".join(_in_list(rule, voice) for rule in rules.values()))
        return
    # As people type it in Chinese: full-width letters are letters too.
    wanted = unicodedata.normalize("NFKC", code).strip().upper()
    if wanted not in rules:
        from sop_plugin.checks.nearest import Nearest

        nearest = Nearest(rules).to(wanted)
        raise CannotRun(_UNKNOWN.filled(code=code, nearest=nearest))
    click.echo(_in_full(rules[wanted], voice))


def _in_list(rule: Rule, voice: Voice) -> str:
    return f"{rule.code}  {_severity(rule, voice)}  {voice.say(rule.title)}"


def _in_full(rule: Rule, voice: Voice) -> str:
    from sop_plugin.rules.lowerable import MAY_BE_LOWERED

    title = f"{rule.code} {voice.say(rule.title)}"
    parts = [
        (labels.WHAT, voice.say(rule.what.with_gaps())),
        (labels.WHY, voice.say(rule.why)),
        (labels.EXAMPLE, rule.example),
        (labels.REMEDY, voice.say(rule.remedy.with_gaps())),
    ]
    severity = f"{voice.say(labels.SEVERITY)}: {_severity(rule, voice)}"
    if rule.time_alone:
        severity += f" ({voice.say(labels.TIME_ALONE)})"
    if rule.mendable:
        severity += f" ({voice.say(labels.MENDABLE)})"
    if rule.code in MAY_BE_LOWERED:
        severity += f" ({voice.say(labels.LOWERABLE)})"
    blocks = [f"{voice.say(label)}:\n{indent(text.rstrip(), '  ')}" for label, text in parts]
    return "\n\n".join([f"{click.style(title, bold=True)}\n{severity}", *blocks])


def _severity(rule: Rule, voice: Voice) -> str:
    return voice.say(rule.severity.label)
