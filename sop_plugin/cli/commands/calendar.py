"""``sop calendar``: the days of the manual for calendars."""

from __future__ import annotations

from pathlib import Path

import click

from sop_plugin.cli.codes import chosen_departments, chosen_people
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import load_edition
from sop_plugin.cli.options import department_filter, language_option, manual_options, output_option
from sop_plugin.cli.terminal import deliver
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""输出手册的日历（ICS）：复审到期日、生效日期、外部文件的版本核对日。

示例：
  sop calendar --output manual.ics
  sop calendar --person lu --output lu.ics        某人负责或应询问的
  sop calendar --department HT-SD

网站上有同样的日历，地址不变，可以在 Outlook、手机日历、钉钉或飞书中订阅：
  复审登记册 reviews/calendar.ics，部门 departments/代码/calendar.ics，个人 reviews/people/标识.ics
登记谁读过什么的手册，还有须在哪天之前读完：部门的只有人数；个人的要写 --person，网站上有没有由设置 training 的 names 决定。
每个日子带提前和当天的提醒。改期的日子标识不变、序号增加；作废、失效或撤回的，标为取消。
生效日期过后保留 31 天。同一筛选项可多次给出，取其一；不同筛选项须同时符合。

退出码：0 已输出；2 无法运行，原因在标准错误输出。
""",
    en="""Print the calendar of the manual (ICS): when reviews are due, revisions take effect, editions must be checked.

Examples:
  sop calendar --output manual.ics
  sop calendar --person lu --output lu.ics        what a person owns or is to be asked about
  sop calendar --department HT-SD

The site has the same calendars, at addresses that stay, to subscribe to:
  reviews/calendar.ics, departments/CODE/calendar.ics, reviews/people/ID.ics
Where the manual records who has read what, they have the days by which revisions must have been read: of a department with the
number of people alone, of a person with --person, and on the site where names of the setting training allows it.
Each day has alarms before and on it. A day that moves keeps its identity with a higher sequence; what was withdrawn,
has expired or was recalled is cancelled. Effective dates stay for 31 days. A filter can be given several times and
then means any of them; different filters must all hold.

Exit codes: 0 printed; 2 cannot run, stderr says why.
""",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@department_filter
@click.option(
    "--person",
    "people",
    cls=BilingualOption,
    words=Words("负责或应询问的人：id 或姓名", "Who owns it or is to be asked: id or name"),
    metavar="PERSON",
    multiple=True,
)
@output_option()
@manual_options
@language_option
@click.pass_context
def calendar(
    ctx: click.Context,
    departments: tuple[str, ...],
    people: tuple[str, ...],
    output: Path | None,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """Write the days that pass all filters."""
    from sop_plugin.sharing.appointments import appointments, concerning
    from sop_plugin.sharing.calendar import CalendarWriter
    from sop_plugin.workspace.provenance import provenance_of

    voice = spoken(ctx).plain
    workspace, compiled = load_edition(config_file, as_of)
    codes = frozenset(chosen_departments(compiled.manual, departments))
    ids = frozenset(chosen_people(compiled.manual, people))
    writer = CalendarWriter(compiled, provenance_of(workspace, compiled), voice)
    found = concerning(appointments(compiled), codes, ids)
    deliver(writer.calendar(voice.say(labels.CALENDAR), found), output)
