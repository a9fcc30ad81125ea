"""The reference page of the commands, made from the commands themselves.

``python -m sop_plugin.cli.reference > docs/guide/commands.md`` writes it anew; a test compares the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import click

from sop_plugin.cli.group import sop
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import speak
from sop_plugin.cli.reference_markdown import blocks, code, plain, table
from sop_plugin.cli.terminal import deliver
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

_VOICE = voice_in(Language.ZH_HANS)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "查看": ("status", "due", "register", "list", "training", "calendar", "diff", "impact"),
    "检查": ("check", "explain", "report"),
    "编写": ("init", "adopt", "baseline", "import", "new", "revise", "retitle", "move", "fix", "schema"),
    "送签、发布与复审": (
        "submit",
        "approve",
        "release",
        "review",
        "withdraw",
        "issue",
        "reject",
        "recall",
        "drop",
        "record",
        "review-trail",
        "acknowledge",
    ),
    "核验与导出": (
        "verify",
        "anchor",
        "verify-site",
        "join-site",
        "export",
        "audit-pack",
        "assurance",
        "export-pages",
        "offline",
        "pdf",
        "docx",
        "copies",
        "owners",
    ),
}
"""The order of the page; a command that no group names comes last."""
ARGUMENTS: Mapping[str, Words] = {
    "[front-matter|organisation|lists]": Words(
        "文件信息、organisation.yml，或 JSON 列表",
        "The front matter of documents, organisation.yml, or lists in JSON",
    ),
    "ACTION": Words("做什么，见下", "What to do, see below"),
    "[NUMBER]": Words("文件编号，大小写均可", "Document number, in capital or small letters"),
    "[NUMBER|COPY]": Words(
        "文件编号，或副本，如 HT-SD-SOP-004:3", "Document number, or a copy such as HT-SD-SOP-004:3"
    ),
    "CODE": Words("规则的代码，如 SOP401", "Code of the rule, such as SOP401"),
    "DIR": Words("新的或空的文件夹", "New or empty folder"),
    "FILES": Words("Word 文件，或放它们的文件夹", "Word files, or folders that hold them"),
    "FOLDER": Words("新手册的文件夹；默认当前文件夹", "Folder of the new manual; by default this one"),
    "[LIST]": Words("哪一份登记册；不写则全部（XLSX）", "Which list; without it all of them (XLSX)"),
    "[NUMBER]...": Words("文件编号，一个或几个", "Document numbers, one or several"),
    "NUMBER": Words("文件编号，大小写均可", "Document number, in capital or small letters"),
    "NUMBER[#CLAUSE]": Words(
        "文件编号，可带条款号，如 HT-SD-SOP-004#4.1", "Document number, also with a clause: HT-SD-SOP-004#4.1"
    ),
    "PATH": Words("新的路径，从当前文件夹算起", "New path, from here"),
    "PATHS": Words("只看这些文件或文件夹", "Only these files or folders"),
    "PART...": Words("各部分的文件夹", "Folders of the parts"),
    "SITE": Words("网站所在的文件夹，如 site", "Folder of the site, such as site"),
    "TARGETS": Words("文件编号，或文件夹", "Document numbers, or folders"),
    "TITLE": Words("新的题目", "New title"),
}
_OTHERS = "其他"
_SHARED_BY = 6
_PAGE = """\
<!-- 由程序生成，不要手改：python -m sop_plugin.cli.reference -->

# 命令一览

在手册的文件夹里打开终端，输入 `sop` 和命令。第一次用，请从[十分钟写出并发布第一份规程](tutorial.md)开始。

同样的说明随时可以在终端上看：`sop --help` 列出全部命令，`sop check --help` 说明一个命令。

{overview}

方括号里的可以不写。大写的词（如 `NUMBER`、`DATE`）换成您自己的内容；内容里有空格或括号的，用引号括起来。

## 共用的选项 {{#shared}}

{shared}

`--help` 每个命令都有。

{commands}
"""


def groups() -> dict[str, tuple[str, ...]]:
    """Every command once."""
    named = {name for names in GROUPS.values() for name in names}
    others = tuple(name for name in sorted(sop.commands) if name not in named)
    return {**GROUPS, **({_OTHERS: others} if others else {})}


def reference() -> str:
    """The page, in Markdown; raises ``ValueError`` for text that would run as a macro."""
    said = Counter(_identity(option) for name in sop.commands for option in _options(name))
    shared = {identity for identity, count in said.items() if count >= _SHARED_BY}
    overview = (
        f"**{heading}**\n\n"
        + "\n".join(f"- [`sop {name}`](#{name}) {plain(_summary(name))}" for name in names)
        for heading, names in groups().items()
    )
    page = _PAGE.format(
        overview="\n\n".join(overview),
        shared=_shared_options(shared),
        commands="\n\n".join(
            f"## {heading}\n\n" + "\n\n".join(_command(name, shared) for name in names)
            for heading, names in groups().items()
        ),
    )
    if re.search(r"\{[{%]|\{##", page):
        raise ValueError("the page would run as a macro")
    return page


def _command(name: str, shared: set[tuple[str, str]]) -> str:
    command = sop.commands[name]
    ctx = _context(name)
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    parts = [f"### sop {name} {{#{name}}}", plain(_summary(name)), f"```text\n{usage}\n```"]
    rows = [
        f"| {code(a.make_metavar(ctx))} | {plain(_VOICE.say(ARGUMENTS[_key(a)]))} |" for a in _arguments(name)
    ]
    own = [option for option in _options(name) if _identity(option) not in shared]
    rows += [_row(option, ctx) for option in own]
    if rows:
        parts.append(table(["参数和选项", "含义"], rows))
    common = [option for option in _options(name) if _identity(option) in shared]
    if common:
        listed = "、".join(f"`{option.opts[0]}`" for option in common)
        parts.append(f"[共用的选项](#shared)：{listed}")
    parts += blocks(_VOICE.say(_words(command)))
    return "\n\n".join(parts)


def _shared_options(shared: set[tuple[str, str]]) -> str:
    rows: dict[tuple[str, str], str] = {}
    for name in (name for names in groups().values() for name in names):
        for option in _options(name):
            if _identity(option) in shared:
                rows[_identity(option)] = _row(option, _context(name))
    return table(["选项", "含义"], [rows[identity] for identity in sorted(rows)])


def _context(name: str) -> click.Context:
    ctx = click.Context(sop.commands[name], info_name=f"sop {name}")
    speak(ctx, _VOICE.language)
    return ctx


def _row(option: BilingualOption, ctx: click.Context) -> str:
    record = option.get_help_record(ctx)
    if record is None:
        raise ValueError(f"{option.name} is hidden")
    name, said = record
    said = re.sub(r"  \[([^\[]*)\]$", r"（\1）", said)
    return f"| {code(name)} | {plain(said)} |"


def _words(command: click.Command) -> Words:
    if not isinstance(command, BilingualCommand):
        raise TypeError(f"{command.name} is not bilingual")
    return command.words


def _summary(name: str) -> str:
    return _VOICE.say(_words(sop.commands[name])).strip().splitlines()[0]


def _options(name: str) -> list[BilingualOption]:
    return [each for each in sop.commands[name].params if isinstance(each, BilingualOption)]


def _arguments(name: str) -> list[click.Argument]:
    return [each for each in sop.commands[name].params if isinstance(each, click.Argument)]


def _key(argument: click.Argument) -> str:
    return argument.metavar or str(argument.name).upper()


def _identity(option: BilingualOption) -> tuple[str, str]:
    return option.opts[0], _VOICE.say(option.words)


if __name__ == "__main__":
    deliver(reference().encode("utf-8"), None)
