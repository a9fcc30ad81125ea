"""The reference page of the commands: all of them, with every option, as the code has them."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from each_case import each_case

from sop_plugin.cli import reference
from sop_plugin.cli.group import sop
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.words.voice import Words

PAGE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "commands.md"
CHINESE, ENGLISH = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{2}")
COMMANDS = sorted(sop.commands)


def section(name: str) -> str:
    return re.split(r"\n##+ ", PAGE.read_text(encoding="utf-8").split(f"\n### sop {name} {{#{name}}}\n")[1])[
        0
    ]


def test_the_page_says_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference.reference(), (
        "docs/guide/commands.md is stale: python -m sop_plugin.cli.reference > docs/guide/commands.md"
    )


def test_each_command_has_its_place() -> None:
    assert sorted(name for names in reference.groups().values() for name in names) == COMMANDS


@each_case("name", COMMANDS)
def test_each_option_and_argument_is_on_the_page(name: str) -> None:
    text = section(name)
    for parameter in sop.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in text, parameter.opts
        else:
            assert parameter.metavar or str(parameter.name).upper() in text
    assert "```text\nsop " in text
    assert "退出码：\n\n- `0` " in text


def described(words: Words) -> bool:
    return bool(ENGLISH.search(words.en) and CHINESE.search(words.zh) and words.en != words.zh)


@each_case("name", ["", *COMMANDS])
def test_each_is_described_in_both_languages(name: str) -> None:
    command = sop.commands[name] if name else sop
    assert isinstance(command, BilingualCommand)
    assert described(command.words)
    assert len(command.words.zh.strip().splitlines()[0]) < 60
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            assert described(reference.ARGUMENTS[parameter.metavar or str(parameter.name).upper()])
        else:
            assert isinstance(parameter, BilingualOption), parameter.name
            assert described(parameter.words), parameter.name


def test_both_languages_give_the_same_examples_and_exit_codes() -> None:
    for name in COMMANDS:
        command = sop.commands[name]
        assert isinstance(command, BilingualCommand)
        zh, en = command.words.zh, command.words.en
        assert zh.count(f"\n  sop {name}") == en.count(f"\n  sop {name}") > 0, name
        assert "\n退出码：" in zh, name
        assert "\nExit codes:" in en, name


def test_text_that_would_run_on_the_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words("说明。\n\n示例：\n  sop explain {{ 1 }}\n", "Tell.")
    monkeypatch.setattr(sop.commands["explain"], "words", words)
    with pytest.raises(ValueError, match="macro"):
        reference.reference()
