"""``sop training``: who has read what, who must read what, and who is late."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.codes import chosen_departments, chosen_people, known_number
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.lists import ShownList, list_options, show_list
from sop_plugin.cli.manual import load_edition
from sop_plugin.cli.options import (
    department_filter,
    language_option,
    manual_options,
    number_argument,
)
from sop_plugin.cli.terminal import deliver
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.registers.columns import ListLayout
    from sop_plugin.registers.training import Reading

GROUPINGS = ("person", "job", "department", "document", "job-document", "matrix")
_WORDS = Words(
    zh="""谁读过什么、该读什么、逾期了什么。

示例：
  sop training                             逐条列出
  sop training --person tang               一个人读过的和该读的
  sop training --person tang --record tang.html    这个人的培训记录，供打印、签名
  sop training HT-SD-SOP-004 --open        这份文件还有谁没读
  sop training --per department            按部门计数；person、job、document 同样；job-document 为岗位对文件
  sop training --per matrix --format xlsx --output matrix.xlsx    岗位与文件对照：文件一行，岗位一栏
  sop training --department HT-SD --format xlsx --output training.xlsx

谁该读什么：文件的适用岗位、步骤和检查的责任人、职责中写的岗位和部门；都没有写的，由所属部门的全体人员读；表单只由写明的岗位读。
在职的人员从 organisation.yml 来。版次有实质改动（substantive）就要重新读，只改文字（editorial）的不必，见设置 training。
期限从版次生效、人员到岗、阅读记录开始的日期中最晚的一天算起，天数见设置 training 的 days。
阅读由 sop acknowledge 登记。

JSON（UTF-8）：as_of, rows；每行的键见 sop schema lists 的 training；
--per 时为 key, asked, read, to_read, overdue；--per matrix 时为 number, title, 各岗位（已读/应读）

退出码：0 已列出；1 没有这个编号；2 无法运行，原因在标准错误输出。
""",
    en="""Who has read what, who must read what, and who is late.

Examples:
  sop training                             each reading
  sop training --person tang               what one person has read and must read
  sop training --person tang --record tang.html    the training record of that person, to print and sign
  sop training HT-SD-SOP-004 --open        who has not read it yet
  sop training --per department            counted; by person, job, document, job-document likewise
  sop training --per matrix --format xlsx --output matrix.xlsx    a row for each document, a column for each job
  sop training --department HT-SD --format xlsx --output training.xlsx

Who must read what: the jobs and departments that a document names as audience, doers of steps, of checks or of duties; where
it names none, all of its department; forms only those that they name. People in post come from organisation.yml.
A revision of substance is to be read again, an editorial one is not, see the setting training. The time allowed, days of that
setting, begins when the revision takes effect, the reader is in post and readings are recorded, whichever is the latest.
Readings are recorded with sop acknowledge.

JSON (UTF-8): as_of, rows; sop schema lists tells the keys of each row under training;
with --per key, asked, read, to_read, overdue; with --per matrix number, title and each job (read/asked)

Exit codes: 0 listed; 1 there is no such number; 2 cannot run, stderr says why.
""",
)
_NO_LEDGER = Words(
    "没有台账 {path}：没有登记发布的文字，就说不清读的是哪一版；先用 sop issue、sop release",
    "there is no ledger {path}: without recorded releases nobody can tell which text was read; begin with sop issue and "
    "sop release",
)
_ONE_PERSON = Words("--record 要用 --person 写明一个人", "--record needs one person, by --person")
_RECORD_DONE = Words("{output}：{name}的培训记录", "{output}: training record of {name}")
_ROWS = Words(
    "{as_of} {stands}：应读 {asked}，已读 {read}，待读 {to_read}，逾期 {overdue}",
    "{as_of} {stands}: asked {asked}, read {read}, to read {to_read}, overdue {overdue}",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument("[NUMBER]", required=False)
@click.option(
    "--person",
    "people",
    cls=BilingualOption,
    words=Words("谁：id 或姓名", "Who: id or name"),
    metavar="PERSON",
    multiple=True,
)
@department_filter
@click.option(
    "--open",
    "only_open",
    cls=BilingualOption,
    words=Words("只列还没有读的", "Only what has not been read yet"),
    is_flag=True,
)
@click.option(
    "--per",
    "grouping",
    cls=BilingualOption,
    words=Words(
        "按人员、岗位、部门、文件，或岗位对文件计数；matrix 为对照表",
        "Count by person, job, department, document, or job by document; matrix has them crossed",
    ),
    type=click.Choice(GROUPINGS),
)
@click.option(
    "--record",
    cls=BilingualOption,
    words=Words(
        "把一个人的培训记录写成可打印的网页：读过的、待读的（按次序，附所需时间）、签名栏",
        "Write one person's training record as a page to print: what was read, what is to be read (in order, with its time), signatures",
    ),
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
)
@list_options
@manual_options
@language_option
@click.pass_context
def training(
    ctx: click.Context,
    number: str | None,
    people: tuple[str, ...],
    departments: tuple[str, ...],
    only_open: bool,
    grouping: str | None,
    record: Path | None,
    output_format: str,
    output: Path | None,
    config_file: Path | None,
    as_of: str | None,
) -> None:
    """The readings that pass all filters, each or counted."""
    from sop_plugin.registers.training import counted
    from sop_plugin.registers.training_matrix import training_matrix
    from sop_plugin.sharing.training_columns import COUNTED_COLUMNS, TRAINING_COLUMNS, matrix_columns
    from sop_plugin.sharing.training_rows import counted_by
    from sop_plugin.workspace.provenance import provenance_of

    workspace, compiled = load_edition(config_file, as_of)
    if compiled.ledger is None:
        raise CannotRun(_NO_LEDGER.filled(path=workspace.options.ledger))
    if record is not None:
        _write_record(ctx, compiled, people, record)
        return
    found = _chosen(compiled, number, people, departments, only_open)
    manual, voice, counts = compiled.manual, spoken(ctx).plain, counted(found)
    rows: tuple[Any, ...] = found
    layout: ListLayout[Any] = TRAINING_COLUMNS
    if grouping == "matrix":
        matrix = training_matrix(found)
        rows, layout = matrix.rows, matrix_columns(matrix)
    elif grouping:
        rows, layout = counted_by(grouping, found, manual), COUNTED_COLUMNS
    shown = ShownList[Any](
        layout,
        rows,
        manual,
        voice,
        frame=lambda told: (
            {"as_of": manual.as_of.isoformat(), "rows": told} | ({} if grouping else {"list": "training"})
        ),
        title=labels.TRAINING,
        provenance=partial(provenance_of, workspace, compiled),
        site=workspace.site_url,
        closing=[
            voice.say(
                _ROWS,
                as_of=labels.AS_OF,
                stands=manual.as_of,
                asked=counts.asked,
                read=counts.read,
                to_read=counts.to_read,
                overdue=counts.overdue,
            )
        ],
    )
    show_list(shown, output_format, output, ctx.color)


def _write_record(ctx: click.Context, compiled: CompiledManual, people: tuple[str, ...], to: Path) -> None:
    from sop_plugin.exporting.training_record import record_page

    ids = sorted(chosen_people(compiled.manual, people)) if people else []
    if len(ids) != 1:
        raise CannotRun(_ONE_PERSON)
    person = compiled.manual.organisation.people[ids[0]]
    readings = _chosen(compiled, None, (person.id,), (), only_open=False)
    voice = spoken(ctx)
    deliver(record_page(person, readings, compiled, voice.language), to)
    click.echo(voice.plain.say(_RECORD_DONE, output=str(to), name=person.name))


def _chosen(
    compiled: CompiledManual,
    number: str | None,
    people: tuple[str, ...],
    departments: tuple[str, ...],
    only_open: bool,
) -> tuple[Reading, ...]:
    from sop_plugin.model.training import ReadingState
    from sop_plugin.sharing.training_rows import readings
    from sop_plugin.standing.progress import known_numbers

    manual = compiled.manual
    wanted = known_number(number, known_numbers(compiled.histories)) if number is not None else None
    ids = chosen_people(manual, people) if people else None
    codes = chosen_departments(manual, departments) if departments else None
    return tuple(
        reading
        for reading in readings(compiled)
        if (wanted is None or reading.document.number == wanted)
        and (ids is None or reading.person.id in ids)
        and (codes is None or reading.person.department in codes)
        and not (only_open and reading.state is ReadingState.READ)
    )
