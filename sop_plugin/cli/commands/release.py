"""``sop release``: from its effective date on, readers work by this text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import by_option, language_option, number_argument
from sop_plugin.cli.transition import commit_command, finish, refusals
from sop_plugin.words.voice import Sayable, Words

if TYPE_CHECKING:
    from sop_plugin.model.event import Released
    from sop_plugin.recording import Recorder

_WORDS = Words(
    zh="""发布一份文件的现行版次，自其 effective 起生效。

示例：
  sop release HT-SD-SOP-020 --by tang --dry-run
  sop release HT-SD-SOP-020 --by tang --date 2026-11-18

必备签署须齐全，且都签在现在的文字上。台账记下摘要和文字在 git 中的编号；
随后把文件和台账一起提交，文字才长久保存，并可再改。

设置 training 的 read_first 起，要先有规定比例的人读过（批准之后用 sop acknowledge --revision 登记）；不到的不登记，除非有权批准它的人
用 --unread 写明理由。人数和理由记入台账。

登记了公钥的人用 --key 或 --agent 加封，办法同 sop approve。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行（如不在 git 仓库中）。
""",
    en="""Release the revision that a document holds; it takes effect on its effective date.

Examples:
  sop release HT-SD-SOP-020 --by tang --dry-run
  sop release HT-SD-SOP-020 --by tang --date 2026-11-18

All required roles must have signed this very text. The ledger notes its digest and its id in git;
commit the document together with the ledger: then the text is kept for good, and may be changed again.

With read_first of the setting training a share of its readers must have read it (sop acknowledge --revision, once it is approved);
with fewer it is refused, unless somebody who may approve it gives the reason with --unread. The ledger keeps figures and reason.

Who has a key in the organisation file seals with --key or --agent, as told by sop approve.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run (such as outside a git repository).
""",
)
_DONE = Words(
    "{day} 已发布 {number} 第 {revision} 版，{effective} 起生效",
    "{day}: {number} revision {revision} released, in force from {effective}",
)
_READERS = Words(
    "{effective} 生效之前，应读的 {asked} 人中至少 {wanted} 人（{share}%）要读过：sop acknowledge {number} --revision {revision}",
    "before {effective}, at least {wanted} of the {asked} who must read it ({share}%) are to have read it: sop acknowledge {number} "
    "--revision {revision}",
)
_SHORT = Words(
    "{effective} 就生效，读者只有 {days} 天；{type}规定 {notice} 天，须读完的日期照 {notice} 天算",
    "it takes effect on {effective}: readers have {days} days, where {type} gives them {notice}; {notice} days are what they have to read it",
)
_COMMIT = Words("发布 {number} 第 {revision} 版", "Release {number} revision {revision}")
NO_REPOSITORY = Words(
    "手册不在 git 仓库中，而发布的文字由 git 保存；先运行 git init 并提交",
    "the manual is in no git repository, which is where released texts are kept; run git init and commit first",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@by_option(Words("发布人的 id", "Id of the person who releases"))
@click.option(
    "--unread",
    cls=BilingualOption,
    words=Words(
        "读过的人不够也发布的理由，一行；要有权批准它",
        "Why it is released although too few have read it, on one line; takes who may approve it",
    ),
    metavar="REASON",
)
@acting_options
@language_option
@click.pass_context
def release(
    ctx: click.Context,
    number: str,
    unread: str | None,
    acting: Acting,
) -> None:
    """Release, and print the commands that commit it."""
    from sop_plugin.recording.release import ReleaseNeedsRepository
    from sop_plugin.recording.release import release as prepare

    recorder, sign = acting.begin()
    try:
        with refusals():
            releasing = prepare(recorder, number, acting.by, sign, " ".join((unread or "").split()) or None)
    except ReleaseNeedsRepository:
        raise CannotRun(NO_REPOSITORY) from None
    event = releasing.event
    done = _DONE.filled(day=event.day, number=number, revision=event.revision, effective=event.effective)
    subject = spoken(ctx).plain.say(_COMMIT, number=number, revision=event.revision)
    command = commit_command(releasing.prepared, subject)
    finish(ctx, releasing.prepared, acting.dry_run, done, command, _readers_wanted(recorder, event))


def _readers_wanted(recorder: Recorder, event: Released) -> Iterator[Sayable]:
    """How many must read it before it takes effect, where the settings ask for a share."""
    from sop_plugin.checks.readers import readers_of
    from sop_plugin.model.training import TrainingLedger

    compiled, share = recorder.compiled, recorder.compiled.manual.settings.training.read_before
    document = recorder.document_or_refuse(event.number)
    notice = compiled.manual.settings.training.notice.get(document.type)
    days = (event.effective - event.day).days
    if notice is not None and days < notice:
        kind = compiled.manual.settings.type_label(document.type)
        yield _SHORT.filled(effective=event.effective, days=days, type=kind, notice=notice)
    if share:
        to_read = compiled.indexes.ways_in.required.of_person
        training = compiled.training or TrainingLedger()
        readers = readers_of(compiled.manual, compiled.histories, training, to_read, event)
        if readers.asked:
            yield _READERS.filled(
                effective=event.effective,
                asked=readers.asked,
                wanted=readers.wanted(share),
                share=share,
                number=event.number,
                revision=event.revision,
            )
