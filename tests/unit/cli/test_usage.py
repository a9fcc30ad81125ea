"""A command line that does not hold: said in the language of the run, with exit code 2."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from sop_plugin.cli.group import sop


def run(*arguments: str) -> Result:
    return CliRunner().invoke(sop, arguments)


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (
            ["chekc"],
            "错误：没有命令 chekc；最接近的是 check",
            "Error: there is no command chekc; the nearest is check",
        ),
        (
            ["--vresion"],
            "错误：没有选项 --vresion；最接近的是 --version",
            "Error: there is no option --vresion",
        ),
        (["check", "--fromat", "json"], "没有选项 --fromat；最接近的是 --format", "the nearest is --format"),
        (["check", "--format"], "选项 --format 后面要写值", "the option --format wants a value"),
        (
            ["check", "--format", "pdf"],
            "--format 的值不在可选范围内；可选：text, json",
            "choose from: text, json",
        ),
        (["release"], "缺少 NUMBER", "NUMBER is missing"),
        (["explain", "SOP401", "SOP402"], "多出的参数：SOP402", "more than was expected: SOP402"),
        (["check", "nowhere"], "nowhere 不存在", "nowhere does not exist"),
    ],
)
def test_it_is_said_in_both_languages(arguments: list[str], zh: str, en: str) -> None:
    for language, words, help_words in (("zh", zh, "说明：sop"), ("en", en, "Help: sop")):
        done = CliRunner().invoke(sop, arguments, env={"SOP_LANGUAGE": language})
        assert done.exit_code == 2
        assert words in done.stderr
        assert help_words in done.stderr
        assert done.stdout == ""


def test_nothing_of_it_steers_the_terminal() -> None:
    assert "\x1b" not in run("\x1b[2J").stderr


def test_without_arguments_the_help_is_shown() -> None:
    assert "sop check" in run().output
