"""``sop submit``: a draft goes to those who sign it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import by_option, language_option, number_argument
from sop_plugin.cli.people import listed_people
from sop_plugin.cli.sealing import how_sealed, signing_options
from sop_plugin.cli.transition import finish, parsed_day, refusals
from sop_plugin.words.voice import Sentence, Voice, Words

if TYPE_CHECKING:
    from sop_plugin.recording.submit import Submission

_WORDS = Words(
    zh="""送签：检查草稿，由编写人签署拟制（或公司自定的第一个角色），并说明接下来由谁签署。

示例：
  sop submit HT-SD-SOP-020 --by tang --effective 2026-12-15 --dry-run
  sop submit HT-SD-SOP-020 --by tang --effective 2026-12-15 --date 2026-11-20

文件中不得有不合格的问题，也不得留着模板的提示（SOP310）。
--effective 写入生效日期；文件中已有的可以不写。
prepared 已经用 sop approve 签署过这份文字的，只检查并说明接下来由谁签署。
送签后又改了文字的，再送签一次，各人重新签署。
加封的办法（--key、--agent、--unsigned）同 sop approve。

退出码：0 已送签；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Hand a draft over: check it, sign it for its author, as prepared or what else the first role is, and say who signs next.

Examples:
  sop submit HT-SD-SOP-020 --by tang --effective 2026-12-15 --dry-run
  sop submit HT-SD-SOP-020 --by tang --effective 2026-12-15 --date 2026-11-20

The document must have no finding that fails the check, and no guidance of the template left (SOP310).
--effective writes the effective date, where the document has none or another one.
Where the author has signed this very text with sop approve, it only checks and says who signs next.
After a change of the text submit it again; everybody signs anew.
How to seal (--key, --agent, --unsigned) is told by sop approve.

Exit codes: 0 handed over; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{day} {person} 已将 {number} 第 {revision} 版送签，并签署了{role}（{how}）",
    "{day}: {person} submitted {number} revision {revision} and signed it as {role} ({how})",
)
_HANDED_OVER = Words(
    "{number} 第 {revision} 版检查无误，正在签署",
    "{number} revision {revision} passes the check and is being signed",
)
_AWAITED = Words("待签{role}：{people}", "to sign as {role}: {people}")
_NOBODY = Words("现在无人可签，先在组织文件中指定", "nobody; name somebody in the organisation file first")
_UNRELEASED = Words(
    "引用了尚未发布的 {numbers}；须与它们同时发布，或在其后发布",
    "it cites {numbers}, not released yet; release it together with those, or after them",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@by_option(Words("编写人的 id", "Id of the author"))
@click.option(
    "--effective",
    cls=BilingualOption,
    words=Words("生效日期，如 2026-12-15", "Effective date, such as 2026-12-15"),
    metavar="DATE",
)
@acting_options
@language_option
@click.pass_context
def submit(
    ctx: click.Context,
    number: str,
    effective: str | None,
    acting: Acting,
) -> None:
    """Hand it over, and name who signs next."""
    from sop_plugin.recording.submit import submit as prepare
    from sop_plugin.standing.signers import may_sign

    effective_day = parsed_day("--effective", effective)
    recorder, sign = acting.begin()
    with refusals():
        submission = prepare(recorder, number, acting.by, sign, effective_day)
    done = (_DONE if submission.signed else _HANDED_OVER).filled(
        day=recorder.as_of,
        person=recorder.compiled.manual.person_name(acting.by),
        number=number,
        revision=submission.document.revision,
        how=how_sealed(submission.prepared),
        role=submission.signed or "",
    )
    following = f"sop release {number} --by PERSON"
    if awaited := submission.block.missing:
        signers = may_sign(submission.block, awaited[0].role)
        following = f"sop approve {number} --role {awaited[0].role} {signing_options(signers)}"
    finish(ctx, submission.prepared, acting.dry_run, done, following, _remarks(submission, spoken(ctx)))


def _remarks(submission: Submission, voice: Voice) -> Iterator[Sentence]:
    """For each role that is missing, who may sign; and the drafts that have to be released with it."""
    from sop_plugin.standing.signers import may_sign

    for line in submission.block.missing:
        signers = may_sign(submission.block, line.role)
        people = listed_people(signers, voice, with_id=True) or _NOBODY
        yield _AWAITED.filled(role=line.role, people=people)
    if submission.unreleased:
        yield _UNRELEASED.filled(numbers=submission.unreleased)
