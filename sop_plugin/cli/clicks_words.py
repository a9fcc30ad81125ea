"""What click itself says, in the language of the run.

click asks gettext, which finds catalogues as files and by the environment alone. Ours are in memory, and the language
is an option: so click's modules are given a ``gettext`` that asks the voice of the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from sop_plugin.cli.language import spoken
from sop_plugin.words.voice import Words

CLICKS_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "Usage:": Words("用法:", "Usage:"),
        "Options": Words("选项", "Options"),
        "Commands": Words("命令", "Commands"),
        "No such option {name!r}.": Words("没有选项 {name}", "there is no option {name}"),
        "No such command {name!r}.": Words("没有命令 {name}", "there is no command {name}"),
        "Missing command.": Words("缺少命令", "a command is missing"),
        "Got unexpected extra argument ({args})": Words(
            "多出的参数：{args}", "there is more than was expected: {args}"
        ),
        "Option {name!r} requires an argument.": Words(
            "选项 {name} 后面要写值", "the option {name} wants a value"
        ),
        "Option {name!r} does not take a value.": Words(
            "选项 {name} 不带值", "the option {name} takes no value"
        ),
        "{value!r} is not a valid {number_type}.": Words("“{value}”不是整数", "{value!r} is no whole number"),
        "{value} is not in the range {range}.": Words(
            "{value} 不在范围 {range} 内", "{value} is not in the range {range}"
        ),
        "{name} {filename!r} does not exist.": Words("{filename} 不存在", "{filename} does not exist"),
        "{name} {filename!r} is a file.": Words("{filename} 是文件", "{filename} is a file"),
        "{name} {filename!r} is a directory.": Words("{filename} 是文件夹", "{filename} is a folder"),
        "{name} {filename!r} is not readable.": Words("{filename} 无法读取", "{filename} cannot be read"),
        "{name} {filename!r} is not writable.": Words("{filename} 无法写入", "{filename} cannot be written"),
    }
)


def bind() -> None:
    """Have click say what it says in our words."""
    for module in (click.core, click.exceptions, click.formatting, click.parser, click.types):
        vars(module).update(_=_said, ngettext=_counted)


def _said(message: str) -> str:
    words = CLICKS_WORDS.get(message)
    return spoken().plain.say(words) if words is not None else message


def _counted(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 or one in CLICKS_WORDS else many)
