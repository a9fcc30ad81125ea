"""What a command cannot know and was not told: asked for on a terminal, an error anywhere else."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.codes import meant
from sop_plugin.cli.typed import as_typed
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import COLON, Voice, Words

_MISSING = Words(
    "缺少 {options}；请写明（在终端上运行时会逐项询问）",
    "missing: {options}; give it (on a terminal you are asked)",
)
_BY_NUMBER = Words("序号或代码", "number or code")
_EMPTY = Words("不能为空", "this may not be empty")
_NO_CHOICE = Words("没有“{answer}”这一项", "there is no “{answer}”")
_PARTS = re.compile("[，,()（） ]+")


@dataclass(frozen=True)
class Question:
    """What is asked for. ``choices`` are the codes that can be answered, with what they stand for."""

    option: str
    words: Words
    given: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)


def answers(questions: Sequence[Question], voice: Voice) -> list[str]:
    """The answers in order, those that were given as options unasked; raises ``CannotRun`` where nobody can be asked."""
    missing = [question.option for question in questions if question.given is None]
    if missing and not _on_terminal():
        raise CannotRun(_MISSING.filled(options=missing))
    return [_ask(question, voice) if question.given is None else question.given for question in questions]


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(question: Question, voice: Voice) -> str:
    said = voice.say(question.words)
    codes = list(question.choices)
    if codes:
        # Questions go to stderr: stdout is for what was done.
        click.echo(f"{said}{voice.say(COLON).rstrip()}", err=True)
        width = max(map(len, codes))
        for position, code in enumerate(codes, start=1):
            click.echo(
                f"  {position:>2}  {code:<{width}}  {printable(question.choices[code])}".rstrip(), err=True
            )
        said = voice.say(_BY_NUMBER)
    while True:
        typed: str = click.prompt(said, prompt_suffix=voice.say(COLON), err=True)
        answer = as_typed(typed, said).strip()
        chosen = _chosen(answer, question.choices) if codes else answer
        if chosen:
            return chosen
        if not answer:
            click.echo(voice.say(_EMPTY), err=True)
            continue
        click.echo(voice.say(_NO_CHOICE, answer=answer), err=True)


def _chosen(answer: str, choices: Mapping[str, str]) -> str | None:
    codes = list(choices)
    code = meant(answer, {code: code for code in codes})
    if code is not None:
        return code
    if answer.isdecimal() and 1 <= int(answer) <= len(codes):
        return codes[int(answer) - 1]
    # By name too, where only one is called so.
    named = [
        code
        for code, said in choices.items()
        if answer.casefold() in _PARTS.split(said.casefold()) and answer
    ]
    return named[0] if len(named) == 1 else None
