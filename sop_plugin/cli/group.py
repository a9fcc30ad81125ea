"""``sop`` itself: the group of commands, and the last guard against tracebacks."""

from __future__ import annotations

import errno
import os
from typing import Any

import click

from sop_plugin import __version__
from sop_plugin.cli import clicks_words
from sop_plugin.cli.cannot_run import Aborted, CannotRun, because_of_fault, because_of_system
from sop_plugin.cli.commands.acknowledge import acknowledge
from sop_plugin.cli.commands.adopt import adopt
from sop_plugin.cli.commands.anchor import anchor
from sop_plugin.cli.commands.approve import approve
from sop_plugin.cli.commands.assurance import assurance
from sop_plugin.cli.commands.audit_pack import audit_pack
from sop_plugin.cli.commands.baseline import baseline
from sop_plugin.cli.commands.calendar import calendar
from sop_plugin.cli.commands.check import check
from sop_plugin.cli.commands.copies import copies
from sop_plugin.cli.commands.diff import diff
from sop_plugin.cli.commands.docx import docx
from sop_plugin.cli.commands.drop import drop
from sop_plugin.cli.commands.due import due
from sop_plugin.cli.commands.explain import explain
from sop_plugin.cli.commands.export import export
from sop_plugin.cli.commands.export_pages import export_pages
from sop_plugin.cli.commands.fix import fix
from sop_plugin.cli.commands.impact import impact
from sop_plugin.cli.commands.import_files import import_files
from sop_plugin.cli.commands.init import init
from sop_plugin.cli.commands.issue import issue
from sop_plugin.cli.commands.join_site import join_site
from sop_plugin.cli.commands.list_rows import list_rows
from sop_plugin.cli.commands.move import move
from sop_plugin.cli.commands.new import new
from sop_plugin.cli.commands.offline import offline
from sop_plugin.cli.commands.owners import owners
from sop_plugin.cli.commands.pdf import pdf
from sop_plugin.cli.commands.recall import recall
from sop_plugin.cli.commands.record import record
from sop_plugin.cli.commands.register import register
from sop_plugin.cli.commands.reject import reject
from sop_plugin.cli.commands.release import release
from sop_plugin.cli.commands.report import report
from sop_plugin.cli.commands.retitle import retitle
from sop_plugin.cli.commands.review import review
from sop_plugin.cli.commands.review_trail import review_trail
from sop_plugin.cli.commands.revise import revise
from sop_plugin.cli.commands.schema import schema
from sop_plugin.cli.commands.status import status
from sop_plugin.cli.commands.submit import submit
from sop_plugin.cli.commands.training import training
from sop_plugin.cli.commands.verify import verify
from sop_plugin.cli.commands.verify_site import verify_site
from sop_plugin.cli.commands.withdraw import withdraw
from sop_plugin.cli.help import BilingualGroup, BilingualOption
from sop_plugin.cli.options import language_option
from sop_plugin.cli.terminal import wants_colour
from sop_plugin.cli.usage import WrongUsage
from sop_plugin.model.asked_level import LEVEL_VARIABLE
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""检查、列出和登记受控的标准操作规程手册。

示例：
  sop check                    检查整本手册
  sop register                 列出全部文件
  sop explain SOP401           说明一条规则
  sop due                      谁该在哪天之前复审什么
  sop status HT-SD-SOP-004     一份文件到了哪一步，下一步做什么

每个命令的说明：sop 命令 --help
网站由 mkdocs build 生成，verify-site 在发布之前核对，join-site 合成分开生成的部分，export-pages 供别的网站程序使用，offline 做成不用服务器的离线副本，pdf 供打印，docx 供在 Word 中传阅，copies 编号发放受控副本。init 在空文件夹中建立一本新手册。
check、report、register、list、training、calendar、due、status、diff、impact、explain、verify、export、audit-pack、assurance 只读取（--output、--html 除外）；
schema、owners、adopt、import 供编辑器、代码平台和已有的文件使用，只有 --output、--write 才写入；
new、revise、submit、retitle、move 供作者新建、修订、送签、改题目和移动文件，fix 整理写法（加 --write 才写入）；
issue、approve、release、review、withdraw、reject、recall、drop 写入台账和文件，baseline 登记建账前就在执行的文件，record 登记人员、公钥与规则，review-trail 登记审计追踪的审阅，acknowledge 登记谁读过什么；以上都可加 --dry-run，只检查。
""",
    en="""Check, list and record a controlled manual of standard operating procedures.

Examples:
  sop check                    check the whole manual
  sop register                 list all documents
  sop explain SOP401           tell what a rule is about
  sop due                      who must review what by when
  sop status HT-SD-SOP-004     where a document stands, and what comes next

Help on a command: sop COMMAND --help
The site is made by mkdocs build; verify-site checks it before it is published, join-site joins parts that were built apart, export-pages serves other engines, offline makes a copy that needs no server,
pdf serves paper, docx those who circulate drafts in Word, copies numbers what is handed out. init begins a manual in an empty folder.
check, report, register, list, training, calendar, due, status, diff, impact, explain, verify, export, audit-pack and assurance only read (but for --output, --html);
schema, owners, adopt and import serve editors, forges and files that exist, and write with --output or --write alone;
new, revise, submit, retitle, move and fix (writes with --write alone) are for authors; issue, approve, release, review, withdraw, reject,
recall and drop write to ledger and document, baseline takes up what was in force before, record people, keys and
rules, review-trail reviews of the audit trail, acknowledge who has read what; all of these only check with --dry-run.
""",
)


_OF_THE_WHOLE = frozenset(("export", "audit-pack"))
"""Commands whose files prove something: a chain of the ledger with a hole in it proves nothing."""
_NO_LEVEL = Words(
    "设有环境变量 {name}，但 sop {command} 做出的是证据，缺了一部分就验证不了，只能是整本的，给可以看全部的人；"
    "确要整本的，去掉 {name} 再运行",
    "{name} is set, but what sop {command} makes is evidence, which nobody could verify with a part left out: it is of the whole manual, for "
    "whoever may see all of it; where that is meant, take {name} away",
)


class _GuardedGroup(BilingualGroup):
    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """The command line of ``sop`` itself, before that of a command."""
        try:
            return super().make_context(*args, **extra)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise WrongUsage(error) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong leaves as one line."""
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise WrongUsage(error) from None
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (click.Abort, EOFError, KeyboardInterrupt):
            raise Aborted from None
        except ExplainedError as error:
            raise CannotRun(error.words) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click ends quietly when the reader of a pipe has left
            raise because_of_system(error) from None
        except Exception as error:  # noqa: BLE001 (the last guard: a person gets one line, not a traceback)
            raise because_of_fault(error) from None


@click.group(cls=_GuardedGroup, words=_WORDS)
@click.version_option(
    __version__,
    cls=BilingualOption,
    words=Words("显示版本", "Show the version and exit"),
    prog_name="sop",
    message="%(prog)s %(version)s",
)
@language_option
@click.pass_context
def sop(ctx: click.Context) -> None:
    """Settle what holds for every command."""
    ctx.color = wants_colour(os.environ)
    if ctx.invoked_subcommand in _OF_THE_WHOLE and os.environ.get(LEVEL_VARIABLE, "").strip():
        raise CannotRun(_NO_LEVEL.filled(name=LEVEL_VARIABLE, command=ctx.invoked_subcommand))


for command in (
    check,
    register,
    explain,
    issue,
    approve,
    release,
    review,
    withdraw,
    record,
    review_trail,
    acknowledge,
    verify,
    anchor,
    export,
):
    sop.add_command(command)
for command in (
    verify_site,
    join_site,
    audit_pack,
    assurance,
    export_pages,
    offline,
    pdf,
    docx,
    copies,
):  # sites, ours and those of other engines, and paper
    sop.add_command(command)
for command in (
    due,
    list_rows,
    training,
    calendar,
    status,
    diff,
    impact,
    init,
    report,
):  # questions, and a new manual
    sop.add_command(command)
for command in (reject, recall, drop):  # what does not go on as it is
    sop.add_command(command)
for command in (new, revise, submit, retitle, move, fix):  # what authors do
    sop.add_command(command)
for command in (
    adopt,
    baseline,
    import_files,
    schema,
    owners,
):  # a manual in the hands of editors, forges and other systems
    sop.add_command(command)

clicks_words.bind()
