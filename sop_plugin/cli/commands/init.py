"""``sop init``: a new manual in an empty folder."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin import __version__
from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import LanguageType, choose, spoken
from sop_plugin.cli.options import trial_option
from sop_plugin.cli.terminal import next_line
from sop_plugin.cli.transition import DRY_RUN
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

if TYPE_CHECKING:
    from datetime import date

_WORDS = Words(
    zh="""在空文件夹中建立一本新手册：设置、组织资料、首页、三份示例文件和自动检查。

示例：
  sop init manual
  sop init manual-2 --name 云岭国际大酒店 --department QA=质量部 --department FO=前厅部
  sop init manual-3 --language en --name "Yunling Hotel" --department QA=Quality
  sop init manual --start-over --dry-run

不写文件夹就是当前文件夹。文件夹须为空（可以有 .git），否则列出其中已有的内容，什么也不写。
在终端上没有给出的名称会逐项询问；不在终端上就用示例名称。
第一个部门是示例文件的执行部门。代码用于编号，如 QA-SOP-001，以后不要改。

三份示例文件由四名示例人员“批准”，读者立即能看到；页面注明是示例、没有加封。
台账不预先生成：登记第一个编号时才开始。用示例人员练习过的，用 --start-over 重来：删去台账和练习时取了
编号的文件，设置、组织资料和没有登记的文件不动；提示的 git 命令另起一段历史，练习一点不留。须先提交到 git；
只要有一次发布不是示例人员办的，就不能重来。

退出码：0 已建立（或已重来）；1 文件夹不是空的，或不能重来；2 无法运行，原因在标准错误输出。
""",
    en="""Begin a manual in an empty folder: settings, organisation, home page, three sample documents, checks.

Examples:
  sop init manual
  sop init manual-2 --name 云岭国际大酒店 --department QA=质量部 --department FO=前厅部
  sop init manual-3 --language en --name "Yunling Hotel" --department QA=Quality
  sop init manual --start-over --dry-run

Without FOLDER it is the current one. The folder must be empty (but for .git); otherwise it is told what is in the
way, and nothing is written. On a terminal, names that were not given are asked for; elsewhere samples stand in.
The first department owns the sample documents. Codes go into numbers such as QA-SOP-001: choose them for good.

The sample documents are "approved" by four sample people, so that readers see something at once; their pages say
that they are samples and not sealed. There is no ledger yet: it begins with the first number that you record. After
practising with the sample people, --start-over removes ledgers, anchors and the documents that were numbered in practice, with their pictures;
settings, organisation and what was not recorded stay. The git commands it tells begin a new history, so that nothing
of the practice is left. Commit first; once anybody but the sample people has had a part in a release, it is refused.

Exit codes: 0 made (or begun anew); 1 the folder is not empty, or it cannot start over; 2 cannot run, stderr says why.
""",
)
_SAMPLE_NAME = Words("示例公司", "Sample Company")
_SAMPLE_DEPARTMENT = Words("文件控制部", "Document Control")
_ASK_NAME = Words("单位全称", "Full name of the organisation")
_ASK_DEPARTMENT = Words("第一个部门，代码=名称", "First department, CODE=NAME")
_IN_THE_WAY = Words(
    "{folder} 不是空的，没有写入任何文件。已有：{names}",
    "{folder} is not empty, and nothing was written. It holds: {names}",
)
_BAD_DEPARTMENT = Words(
    "--department {value}：应为 代码=名称，如 QA=质量部；代码用字母开头，含字母、数字和连字符，40 个字符以内",
    "--department {value}: write CODE=NAME, such as QA=Quality; a code begins with a letter and has letters, "
    "digits and hyphens, 40 at most",
)
_TWICE = Words(
    "--department {value}：代码 {code} 用了两次", "--department {value}: the code {code} is used twice"
)
_BAD_NAME = Words("--name：应为一行文字", "--name: must be one line of text")
_DONE = Words("已在 {folder} 建立手册，{count} 个文件：", "a manual was begun in {folder}, {count} files:")
_STEPS = Words(
    "{enter}mkdocs serve 预览；再照 README.md 换上自己的部门和人员",
    "{enter}mkdocs serve shows it; then README.md: your own departments and people",
)
# As organisation.yml takes them, and without the blank signs that would make a number hard to read.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_LISTED = 10


def _manual_language(
    ctx: click.Context, parameter: click.Parameter, language: Language | None
) -> Language | None:
    """``--language`` is that of the manual here, and of what is said about it."""
    choose(ctx, parameter, language)
    return language


@click.command(cls=BilingualCommand, words=_WORDS)
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
@click.option(
    "--name",
    cls=BilingualOption,
    words=Words("发布单位的全称", "Full name of the issuing organisation"),
    metavar="TEXT",
)
@click.option(
    "--department",
    "departments",
    cls=BilingualOption,
    words=Words(
        "部门的代码和名称，如 QA=质量部；可多次给出",
        "Code and name of a department; can be given several times",
    ),
    metavar="CODE=NAME",
    multiple=True,
)
@click.option(
    "--language",
    "language",
    cls=BilingualOption,
    words=Words("手册的语言；默认 zh-Hans", "Language of the manual; by default zh-Hans"),
    type=LanguageType(),
    callback=_manual_language,
    is_eager=True,
)
@click.option(
    "--start-over",
    cls=BilingualOption,
    words=Words("练习之后重来：删去练习的台账和文件", "After practising: remove its ledger and documents"),
    is_flag=True,
)
@trial_option
@click.pass_context
def init(
    ctx: click.Context,
    folder: Path,
    name: str | None,
    departments: tuple[str, ...],
    language: Language | None,
    start_over: bool,
    dry_run: bool,
) -> None:
    """Write all of it, or nothing."""
    if start_over:
        from sop_plugin.cli.starting_over import start_manual_over

        start_manual_over(folder, spoken(ctx), dry_run=dry_run)
        return
    from sop_plugin.cli.output.init_contents import init_contents
    from sop_plugin.editing.new_manual import NewManual
    from sop_plugin.outside.writing import FolderNotEmpty, fill_folder, in_the_way

    voice = spoken(ctx)
    manual_language = language or Language.ZH_HANS
    names = in_the_way(folder)
    if names:
        raise _refused(folder, names)
    own = voice_in(manual_language)
    sample_name, sample_department = own.say(_SAMPLE_NAME), own.say(_SAMPLE_DEPARTMENT)
    if sys.stdin.isatty():
        name = name or click.prompt(voice.say(_ASK_NAME), default=sample_name)
        departments = departments or (
            click.prompt(voice.say(_ASK_DEPARTMENT), default=f"QA={sample_department}"),
        )
    name = _one_line(sample_name if name is None else name)
    chosen = _departments(departments or (f"QA={sample_department}",))
    new = NewManual(name, chosen, manual_language, _today(), __version__)
    contents = init_contents(new)
    try:
        if not dry_run:
            fill_folder(folder, contents.items())
    except FolderNotEmpty as error:
        raise _refused(folder, error.names) from None
    done = voice.say(_DONE, folder=folder, count=len(contents))
    click.echo(f"{done}{voice.say(DRY_RUN)}" if dry_run else done)
    click.echo("\n".join(f"  {path}" for path in contents))
    enter = "" if folder.resolve() == Path.cwd().resolve() else f"cd {shlex.quote(str(folder))} && "
    click.echo(next_line(_STEPS.filled(enter=enter), voice))


def _refused(folder: Path, names: tuple[str, ...]) -> SaidNo:
    more = " …" if len(names) > _LISTED else ""
    listed = ", ".join(names[:_LISTED]) + more
    return SaidNo(_IN_THE_WAY.filled(folder=folder, names=listed))


def _one_line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise CannotRun(_BAD_NAME)
    return text.strip()


def _departments(written: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    chosen: dict[str, str] = {}
    for value in written:
        code, _, name = value.replace("＝", "=").partition("=")  # as people type it in Chinese
        code, name = code.strip(), name.strip()
        if not _CODE.fullmatch(code) or not name or not name.isprintable():
            raise CannotRun(_BAD_DEPARTMENT.filled(value=value))
        if code in chosen:
            raise CannotRun(_TWICE.filled(value=value, code=code))
        chosen[code] = name
    return tuple(chosen.items())


def _today() -> date:
    """The day from which the samples are in force; raises ``CannotRun`` for a variable that is no day."""
    from sop_plugin.outside.clock import AS_OF_VARIABLE, choose_date
    from sop_plugin.reading.settings.file import read_options

    try:
        return choose_date(read_options({}), os.environ)
    except ValueError as error:
        raise CannotRun(f"{AS_OF_VARIABLE}: {error}") from None
