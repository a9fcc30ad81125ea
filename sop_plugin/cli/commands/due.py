"""``sop due``: who must review what by when."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.codes import chosen_departments, chosen_people
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.lists import ShownList, list_options, show_list
from sop_plugin.cli.manual import load_edition
from sop_plugin.cli.options import department_filter, language_option, manual_options
from sop_plugin.cli.reminder_options import AskedReminders, reminder_options
from sop_plugin.cli.reminding import remind
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.manual import Manual
    from sop_plugin.registers.reviews import ReviewRow
    from sop_plugin.registers.tasks import Task

_WORDS = Words(
    zh="""列出谁应在哪天之前复审哪份文件。

逾期的总是列出；默认再列今后 90 天内到期的，按到期日排列。

示例：
  sop due
  sop due --within 0                               只看逾期和今天到期的
  sop due --department HT-SD --within 365
  sop due --person lu                              由某人负责的，写 id 或姓名
  sop due --format xlsx --output due.xlsx          用 Excel 打开
  sop due --within 30 --mail out --mail-domain example.com

--mail 为每个人写一封邮件（out/标识.eml），列出其全部逾期和将到期的、链接和做法：复审、要读的文件、要核对版本的外部文件、
要收回或交回的受控副本、保存期满的记录和旧版次（直到 organisation.yml 的 disposals 写明已销毁）；逾期超过 --escalate-after 天的，
也写进部门的批准人和文件控制部门的那一封。只写文件，不发送；文件夹须是空的。--send 发送同样的邮件，服务器写在
设置 mail 里，口令只从环境变量 SOP_MAIL_PASSWORD 读取。--about 只提醒某几种。
--issues 给每个人开一个议题，内容有变就更新，没有到期的就关闭；要有环境变量 SOP_FORGE_TOKEN（可以写议题的令牌）。
能看议题的人多，谁没有读什么，只在设置 training 写有 names: true 时写进去。

负责人是最后拟制、现仍在职的人；没有时由部门指定，先问最近批准的人。
同一筛选项可多次给出，取其一；不同筛选项须同时符合。

JSON（UTF-8），没有的值为 null：
  version（格式的版本，见 sop schema lists）, as_of, within
  counts   listed, overdue, due：所列的份数，其中已逾期和未到期的
  reviews  number, title, department, revision, state, due, days（负数为逾期）,
           owner, ask, approved_by（各有 id 和 name）, approved_on, path
  without_due_date  有效而没有复审日期的文件的编号

退出码：0 已列出；1 有的邮件没有发出；2 无法运行，原因在标准错误输出。
""",
    en="""List who must review which document by when.

What is overdue is always listed; by default also what falls due in the next 90 days. The earliest comes first.

Examples:
  sop due
  sop due --within 0                               only overdue, or due today
  sop due --department HT-SD --within 365
  sop due --person lu                              those of one person, by id or name
  sop due --format xlsx --output due.xlsx          for a spreadsheet
  sop due --within 30 --mail out --mail-domain example.com

--mail writes one message for each person (out/ID.eml) with all that is overdue or comes due, links and what to do: reviews,
texts to read, external documents whose edition must be checked, controlled copies to get back or to hand back, records and
past revisions that were kept long enough (until disposals in organisation.yml say that they are gone); what is overdue
for more than --escalate-after days stands also in the message to who approves for the department and to document control.
It writes files and does not send; the folder must be empty. --send sends the same messages: the server stands in the setting mail, the password in the
environment variable SOP_MAIL_PASSWORD alone. --about reminds of some kinds alone.
--issues opens an issue for each person, renews it where something has changed, and closes it when nothing is due; it takes
the environment variable SOP_FORGE_TOKEN, a token that may write issues. Many see an issue: who has not read what stands
there only with names: true in the setting training.

The owner is who prepared the document last and is still in post; without one the department names somebody:
ask whoever approved it last. A filter can be given several times and then means any of them; different filters
must all hold.

JSON (UTF-8); null stands for what is not there:
  version (of the format, see sop schema lists), as_of, within
  counts   listed, overdue, due: how many are listed, and of them overdue or yet to fall due
  reviews  number, title, department, revision, state, due, days (negative: overdue),
           owner, ask, approved_by (each with id and name), approved_on, path
  without_due_date  numbers of documents in force that have no review due date

Exit codes: 0 listed; 1 a message was not sent; 2 cannot run, stderr says why.
""",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--within",
    cls=BilingualOption,
    words=Words("今后多少天内到期的也列出", "List also what falls due in so many days"),
    type=click.IntRange(0, 36_500),
    default=90,
    show_default=True,
    metavar="DAYS",
)
@department_filter
@click.option(
    "--person",
    "people",
    cls=BilingualOption,
    words=Words("负责复审或应询问的人：id 或姓名", "Who owns the review or is to be asked: id or name"),
    metavar="PERSON",
    multiple=True,
)
@reminder_options
@list_options
@manual_options
@language_option
@click.pass_context
def due(
    ctx: click.Context,
    within: int,
    departments: tuple[str, ...],
    people: tuple[str, ...],
    wishes: AskedReminders,
    output_format: str,
    output: Path | None,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """List the reviews that pass all filters."""
    from sop_plugin.cli.output.due import besides, closing, next_step, without_date
    from sop_plugin.registers.review_columns import REVIEW_COLUMNS
    from sop_plugin.registers.reviews import Band, due_within
    from sop_plugin.sharing.all_tasks import all_tasks
    from sop_plugin.workspace.provenance import provenance_of

    voice = spoken(ctx)
    workspace, compiled = load_edition(config_file, as_of)
    manual, register = compiled.manual, compiled.registers.reviews
    codes, ids = chosen_departments(manual, departments), chosen_people(manual, people)
    every = _filtered(register.rows, manual, codes, ids)
    rows = _filtered(due_within(register, within), manual, codes, ids)

    def wanted(task: Task) -> bool:
        person = task.person.id if task.person is not None else None
        return (not codes or task.department in codes) and (not ids or person in ids)

    if wishes.any:
        if not remind(wishes, wanted, within, workspace, compiled, voice):
            ctx.exit(1)
        return
    without = [d.number for d in register.without_due_date if not codes or d.department in codes]
    overdue = sum(row.days < 0 for row in rows)
    colours = {Band.OVERDUE: "red", Band.WITHIN_30: "yellow"}
    shown = ShownList(
        REVIEW_COLUMNS,
        rows,
        manual,
        voice.plain,
        frame=lambda reviews: {
            "as_of": manual.as_of.isoformat(),
            "within": within,
            "counts": {"listed": len(rows), "overdue": overdue, "due": len(rows) - overdue},
            "reviews": reviews,
            "without_due_date": without,
        },
        title=labels.REVIEW_REGISTER,
        provenance=partial(provenance_of, workspace, compiled),
        site=workspace.site_url,
        styles=lambda row: {"days": colours.get(row.band, "")},
        closing=[
            closing(rows, every, manual, within, voice),
            *without_date(without if not ids else [], voice),
            *besides(filter(wanted, all_tasks(compiled, within)), within, voice),
            *next_step(rows, manual, voice),
        ],
    )
    show_list(shown, output_format, output, ctx.color)


def _filtered(
    rows: tuple[ReviewRow, ...], manual: Manual, codes: set[str], ids: set[str]
) -> tuple[ReviewRow, ...]:
    from sop_plugin.registers.reviews import person_to_ask

    def concerns(row: ReviewRow) -> bool:
        asked = person_to_ask(manual, row.document)
        return asked is not None and asked.id in ids

    return tuple(
        row for row in rows if (not codes or row.document.department in codes) and (not ids or concerns(row))
    )
