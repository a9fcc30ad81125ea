"""The reference page of the commands, made from the commands themselves.

``python -m sop_plugin.cli.reference > docs/guide/commands.md`` writes it anew; a test compares the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import click

from sop_plugin.cli.group import sop
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.terminal import deliver
from sop_plugin.model.finding import Words
from sop_plugin.model.language import Language

LANGUAGE = Language.ZH_HANS
GROUPS: Mapping[str, tuple[str, ...]] = {
    "查看": ("status", "due", "register", "diff", "impact"),
    "检查": ("check", "explain", "report"),
    "编写": ("init", "adopt", "new", "revise", "retitle", "move"),
    "送签、发布与复审": ("submit", "approve", "release", "review", "withdraw", "issue"),
    "核验与取证": ("verify", "export"),
}
"""Every command once, in the order of the page."""
ARGUMENTS: Mapping[str, Words] = {
    "CODE": Words("规则的代码，如 SOP401", "Code of the rule, such as SOP401"),
    "FOLDER": Words("新手册的文件夹；默认当前文件夹", "Folder of the new manual; by default this one"),
    "NUMBER": Words("文件编号，大小写均可", "Document number, in capital or small letters"),
    "NUMBER[#CLAUSE]": Words(
        "文件编号，可带条款号，如 HT-SD-SOP-004#4.1", "Document number, also with a clause: HT-SD-SOP-004#4.1"
    ),
    "PATH": Words("新的路径，从当前文件夹算起", "New path, from here"),
    "PATHS": Words("只看这些文件或文件夹", "Only these files or folders"),
    "TITLE": Words("新的题目", "New title"),
}
_SHARED_BY = 6
_PAGE = """\
---
title: 命令一览
---

<!-- 由程序生成，不要手改：python -m sop_plugin.cli.reference -->

在手册的文件夹里打开终端，输入 `sop` 和命令。第一次用，请从[十分钟写出并发布第一份规程](tutorial.md)开始。
同样的说明随时可以在终端上看：`sop --help` 列出全部命令，`sop check --help` 说明一个命令。

{overview}

方括号里的可以不写。大写的词（如 `NUMBER`、`DATE`）换成您自己的内容；内容里有空格或括号的，用引号括起来。

## 共用的选项 {{#shared}}

{shared}

`--help` 每个命令都有。

{commands}
"""


def reference() -> str:
    """The page, in Markdown; raises ``ValueError`` for text that would run as a macro."""
    said = Counter(_identity(option) for name in sop.commands for option in _options(name))
    shared = {identity for identity, count in said.items() if count >= _SHARED_BY}
    overview = [
        f"| {f'**{heading}**' if name == names[0] else ''} | [`sop {name}`](#{name}) | {_plain(_summary(name))} |"
        for heading, names in GROUPS.items()
        for name in names
    ]
    page = _PAGE.format(
        overview=_table(["", "命令", "做什么"], overview),
        shared=_shared_options(shared),
        commands="\n\n".join(
            f"## {heading}\n\n" + "\n\n".join(_command(name, shared) for name in names)
            for heading, names in GROUPS.items()
        ),
    )
    if re.search(r"\{[{%]|\{##", page):
        raise ValueError("the page would run as a macro")
    return page


def _command(name: str, shared: set[tuple[str, str]]) -> str:
    command = sop.commands[name]
    ctx = click.Context(command, info_name=f"sop {name}", parent=None)
    ctx.meta["sop_plugin.cli.language"] = LANGUAGE
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    parts = [f"### sop {name} {{#{name}}}", _plain(_summary(name)), f"```text\n{usage}\n```"]
    parts += _blocks(_words(command).in_language(LANGUAGE))
    rows = [f"| `{_cell(_metavar(a, ctx))}` | {_plain(ARGUMENTS[_key(a)].zh)} |" for a in _arguments(name)]
    own = [option for option in _options(name) if _identity(option) not in shared]
    rows += [_row(option, ctx) for option in own]
    if rows:
        parts.append(_table(["参数和选项", "含义"], rows))
    common = [option for option in _options(name) if _identity(option) in shared]
    if common:
        listed = "、".join(f"`{option.opts[0]}`" for option in common)
        parts.append(f"[共用的选项](#shared)：{listed}")
    return "\n\n".join(parts)


def _shared_options(shared: set[tuple[str, str]]) -> str:
    rows, seen = [], set()
    for name in (name for names in GROUPS.values() for name in names):
        for option in _options(name):
            identity = _identity(option)
            if identity in shared and identity not in seen:
                seen.add(identity)
                rows.append(_row(option, click.Context(sop.commands[name])))
    return _table(["选项", "含义"], sorted(rows))


def _row(option: BilingualOption, ctx: click.Context) -> str:
    ctx.meta["sop_plugin.cli.language"] = LANGUAGE
    record = option.get_help_record(ctx)
    if record is None:
        raise ValueError(f"{option.name} is hidden")
    name, said = record
    said = re.sub(r"  \[([^\[]*)\]$", r"（\1）", said)
    return f"| `{_cell(name)}` | {_plain(said)} |"


def _blocks(text: str) -> Iterator[str]:
    """The description behind the summary: sentences as paragraphs, what is set in as it stands, exit codes as a list."""
    for block in text.strip().split("\n\n")[1:]:
        head, *lines = block.splitlines()
        if head.startswith("退出码："):
            yield _exit_codes([head.removeprefix("退出码："), *lines])
        elif head == "示例：":
            yield "\n".join(["```sh", *map(_example, lines), "```"])
        else:
            yield from _paragraphs([head, *lines])


def _example(line: str) -> str:
    """A line that can be typed: what follows it behind two blanks is a remark."""
    return re.sub(r"(?<=\S)(  +)(?=\S)", r"\1# ", line.strip(), count=1)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    run: list[str] = []
    for line in (*lines, None):
        set_in = line is not None and line.startswith(" ")
        if run and (line is None or set_in is not run[0].startswith(" ")):
            if run[0].startswith(" "):
                yield "\n".join(["```text", *(each.removeprefix("  ") for each in run), "```"])
            else:
                yield _plain("".join(run))
            run = []
        if line is not None:
            run.append(line)


def _exit_codes(lines: list[str]) -> str:
    written = "；".join(line.strip().rstrip("。") for line in lines if line.strip())
    codes = re.split(r"；(?=\d )", re.sub(r"(?<=\d)  +", " ", written))
    said = (code.partition(" ") for code in codes)
    return "退出码：\n\n" + "\n".join(f"- `{code}` {_plain(meaning)}" for code, _, meaning in said)


def _table(heads: list[str], rows: list[str]) -> str:
    return "\n".join([f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *rows])


def _plain(text: str) -> str:
    """Text as it is written, options and variables as code."""
    pieces = re.split(r"((?<![\w`-])--?[a-z][a-z-]*|SOP_[A-Z_]+)", text)
    return "".join(f"`{piece}`" if at % 2 else _escaped(piece) for at, piece in enumerate(pieces))


def _escaped(text: str) -> str:
    marked = re.sub(r"([\\`*_{}\[\]#|])", r"\\\1", text)
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _words(command: click.Command) -> Words:
    if not isinstance(command, BilingualCommand):
        raise TypeError(f"{command.name} is not bilingual")
    return command.words


def _summary(name: str) -> str:
    return _words(sop.commands[name]).in_language(LANGUAGE).strip().splitlines()[0]


def _options(name: str) -> list[BilingualOption]:
    return [each for each in sop.commands[name].params if isinstance(each, BilingualOption)]


def _arguments(name: str) -> list[click.Argument]:
    return [each for each in sop.commands[name].params if isinstance(each, click.Argument)]


def _key(argument: click.Argument) -> str:
    return argument.metavar or str(argument.name).upper()


def _metavar(argument: click.Argument, ctx: click.Context) -> str:
    return argument.make_metavar(ctx)


def _identity(option: BilingualOption) -> tuple[str, str]:
    return option.opts[0], option.words.zh


if __name__ == "__main__":
    deliver(reference().encode("utf-8"), None)
