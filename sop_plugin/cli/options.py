"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from sop_plugin.cli.help import BilingualOption
from sop_plugin.cli.language import LanguageType, choose, spoken
from sop_plugin.model.revision_label import read_revision
from sop_plugin.words.voice import Words

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_NO_REVISION = Words("“{value}”不是版次", "{value!r} is no revision")
_TEXT_OR_JSON = Words("给人看的文字，或给程序用的 JSON", "Text for people or JSON for programs")
NOTHING_NAMED = Words(
    "请写出编号，或用 --department、--all 选择文件",
    "name numbers, or choose documents by --department or --all",
)
"""For who uses none of the ``choosing_options``."""
_TO_FILE = Words("写入文件，而不是标准输出", "Write to a file instead of stdout")


class RevisionType(click.ParamType[int]):
    """A revision as people call it: 2, or A/0."""

    name = "revision"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The revision of that name, whether there is one or not."""
        found = read_revision(str(value).strip())
        return (
            found
            if found is not None
            else self.fail(spoken(ctx).say(_NO_REVISION, value=str(value)), param, ctx)
        )


def number_argument(metavar: str = "NUMBER", *, required: bool = True) -> Callable[[Decorated], Decorated]:
    """The number of a document. One with a blank in it need not be quoted, so that what we say can be typed as it stands."""

    def joined(_ctx: click.Context, _parameter: click.Parameter, parts: tuple[str, ...]) -> str | None:
        return " ".join(parts) or None

    return click.argument("number", nargs=-1, required=required, metavar=metavar, callback=joined)


def if_begun_option(command: Decorated) -> Decorated:
    """``--if-begun``: what a pipeline runs in a manual of which nothing is recorded yet; a ledger that is gone is no such one."""
    return click.option(
        "--if-begun",
        cls=BilingualOption,
        words=Words(
            "从来没有登记过的手册，不算失败（退出码 0）", "End with 0 where nothing was ever recorded"
        ),
        is_flag=True,
    )(command)


def language_option(command: Decorated) -> Decorated:
    """``--language``; the command asks ``language.spoken`` for it."""
    return click.option(
        "--language",
        cls=BilingualOption,
        words=Words(
            "输出的语言；默认按 SOP_LANGUAGE 或系统语言",
            "Language of the output; by default that of SOP_LANGUAGE or of the system",
        ),
        type=LanguageType(),
        callback=choose,
        is_eager=True,
        expose_value=False,
    )(command)


def manual_options(command: Decorated) -> Decorated:
    """``--config-file`` and ``--as-of``: which manual, and on which day."""
    as_of = click.option(
        "--as-of",
        cls=BilingualOption,
        words=Words(
            "按哪一天计算，如 2026-11-21；默认 SOP_AS_OF 或今天",
            "Day to look at, such as 2026-11-21; by default SOP_AS_OF or today",
        ),
        metavar="DATE",
    )
    return config_option(as_of(command))


def config_option(command: Decorated) -> Decorated:
    """``--config-file``."""
    return click.option(
        "--config-file",
        "-f",
        cls=BilingualOption,
        words=Words(
            "手册的 mkdocs.yml；默认从当前文件夹向上查找",
            "mkdocs.yml of the manual; by default the nearest one, upwards from here",
        ),
        type=click.Path(path_type=Path),
        metavar="FILE",
    )(command)


def format_option(*formats: str, words: Words = _TEXT_OR_JSON) -> Callable[[Decorated], Decorated]:
    """``--format``, text or JSON unless others are named; the first is the default."""
    choices = formats or ("text", "json")
    return click.option(
        "--format",
        "output_format",
        cls=BilingualOption,
        words=words,
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
    )


def output_option(words: Words = _TO_FILE) -> Callable[[Decorated], Decorated]:
    """``--output``; ``-`` is stdout, and comes as ``None`` like no option at all."""
    return click.option(
        "--output",
        "-o",
        cls=BilingualOption,
        words=words,
        type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
        metavar="FILE",
        callback=lambda ctx, parameter, file: None if file == Path("-") else file,  # noqa: ARG005
    )


def folder_option(command: Decorated) -> Decorated:
    """``--to``: the folder of what a command makes one file for each document of."""
    return click.option(
        "--to",
        "folder",
        cls=BilingualOption,
        words=Words("写入的文件夹，没有就新建", "The folder to write into; it is made where there is none"),
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        required=True,
    )(command)


def department_filter(command: Decorated) -> Decorated:
    """``--department``, as often as one likes; ``codes.chosen_departments`` takes the codes."""
    return click.option(
        "--department",
        "departments",
        cls=BilingualOption,
        words=Words("执行部门的代码，如 HT-SD", "Code of the executing department, such as HT-SD"),
        metavar="CODE",
        multiple=True,
    )(command)


def choosing_options(all_of_them: Words) -> Callable[[Decorated], Decorated]:
    """Numbers, ``--department`` and ``--all``: of which documents a command makes a file each."""

    def decorated(command: Decorated) -> Decorated:
        everything = click.option("--all", "everything", cls=BilingualOption, words=all_of_them, is_flag=True)
        numbers = click.argument("numbers", nargs=-1, metavar="[NUMBER]...")
        return numbers(department_filter(everything(command)))

    return decorated


def period_options(first: Words, last: Words) -> Callable[[Decorated], Decorated]:
    """``--from`` and ``--to``: the first and the last day, as they were typed."""

    def decorated(command: Decorated) -> Decorated:
        for flag, name, told in (("--to", "until", last), ("--from", "since", first)):
            add = click.option(flag, name, cls=BilingualOption, words=told, metavar="DATE", required=True)
            command = add(command)
        return command

    return decorated


def by_option(words: Words, *, required: bool = True) -> Callable[[Decorated], Decorated]:
    """``--by``: who acts."""
    return click.option("--by", cls=BilingualOption, words=words, metavar="PERSON", required=required)


def reason_option(command: Decorated) -> Decorated:
    """``--reason``: why something does not go on as it is."""
    return click.option(
        "--reason",
        cls=BilingualOption,
        words=Words("理由，一行", "Why, on one line"),
        metavar="TEXT",
        required=True,
    )(command)


def recording_options(command: Decorated) -> Decorated:
    """``--date``, ``--dry-run`` and ``--config-file``: what all commands share that write to the ledger."""
    day = click.option(
        "--date",
        "day",
        cls=BilingualOption,
        words=Words(
            "登记为哪一天，如 2026-11-21，不得晚于今天；默认 SOP_AS_OF 或今天",
            "Day to record, such as 2026-11-21, today at the latest; by default SOP_AS_OF or today",
        ),
        metavar="DATE",
    )
    dry_run = Words("只检查能否登记，不写任何文件", "Only check whether it can be recorded; write nothing")
    return day(_dry_run_option(dry_run)(config_option(command)))


def changing_options(command: Decorated) -> Decorated:
    """``--dry-run`` and ``--config-file``: what the commands share that change documents and record nothing."""
    return trial_option(config_option(command))


def trial_option(command: Decorated) -> Decorated:
    """``--dry-run`` of a command that records nothing."""
    dry_run = Words("只检查能否执行，不写任何文件", "Only check whether it can be done; write nothing")
    return _dry_run_option(dry_run)(command)


def _dry_run_option(words: Words) -> Callable[[Decorated], Decorated]:
    return click.option("--dry-run", cls=BilingualOption, words=words, is_flag=True)


def sealing_options(command: Decorated) -> Decorated:
    """``--key``, ``--agent`` and ``--unsigned``: how a signature is sealed."""
    key = click.option(
        "--key",
        cls=BilingualOption,
        words=Words("用来加封的 SSH 私钥文件", "SSH private key file to seal with"),
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        metavar="FILE",
    )
    agent = click.option(
        "--agent",
        cls=BilingualOption,
        words=Words("用 SSH agent 中本人的密钥加封", "Seal with the person's key in the SSH agent"),
        is_flag=True,
    )
    unsigned = click.option(
        "--unsigned", cls=BilingualOption, words=Words("不加封", "Do not seal"), is_flag=True
    )
    return key(agent(unsigned(command)))
