"""``sop record``: the history of people, keys, authority and settings."""

from __future__ import annotations

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.language import spoken
from sop_plugin.cli.options import by_option, language_option
from sop_plugin.cli.transition import commit_command, finish, refusals
from sop_plugin.words.voice import Words

_WORDS = Words(
    zh="""登记人员、公钥、任职、批准权限、部门和设置的改动，由文件控制部门办理。

示例：
  sop record --by shen --reason 2026年11月任免通知 --dry-run
  sop record --by shen --reason 2026年11月任免通知

把 organisation.yml、mkdocs.yml 和其中所列的钩子、脚本与片段文件，同台账的登记相比，
每一处不同记一个事件：任命、离任、公钥的增减、权限的授予与收回、部门、规则与设置。
一次登记的各项共用一个摘要，用登记人的密钥加封（--key FILE 或 --agent，登记了公钥的人必须加封）；新公钥须由先前登记的公钥确认。
第一次登记是全部现状；从此 sop check 把没有登记的改动列为错误，
签署栏写签署当日的姓名与岗位，以往的签署按当日的登记判断。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Record what has changed of people, keys, posts, authority, departments and settings; document control does it.

Examples:
  sop record --by shen --reason "appointments of November 2026" --dry-run
  sop record --by shen --reason "appointments of November 2026"

organisation.yml, mkdocs.yml and the hooks, scripts and snippets that it names are compared with what the ledger has,
and each difference becomes an event: appointed, left, keys added and withdrawn, authority given and taken,
departments, rules and settings. All that is recorded at once has one digest, sealed with the recorder's key (--key FILE or --agent; who has a key must);
a new key is vouched for by one that was recorded before.
The first record holds all as it stands. From then on sop check reports what is not recorded as an error,
approval blocks name people and jobs as of the day of signature, and signatures are judged by the record of their day.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{day} 已由{person}登记 {count} 处改动（{how}）", "{day}: {person} recorded changes: {count} ({how})"
)
_BEGUN = Words(
    "{day} 已由{person}开始登记：人员、部门和设置的现状 {count} 项（{how}）",
    "{day}: {person} began the record with all as it stands: {count} (entries, {how})",
)
_SEALED = Words("已加封", "sealed")
_NOT_SEALED = Words("登记人没有公钥，未加封", "the recorder has no key, so it is not sealed")
_AGAIN = Words(
    "先前登记有误、这次重新登记的：{count} 项", "recorded again, since it was not proper before: {count}"
)
_COMMIT = Words("登记人员与规则的改动", "Record changes of people and rules")


@click.command(cls=BilingualCommand, words=_WORDS)
@click.option(
    "--reason",
    cls=BilingualOption,
    words=Words("依据，如任命通知，一行", "The grounds, such as an appointment, on one line"),
    metavar="TEXT",
    required=True,
)
@by_option(Words("登记人的 id，须属于文件控制部门", "Id of the person who records it, of document control"))
@acting_options
@language_option
@click.pass_context
def record(
    ctx: click.Context,
    reason: str,
    acting: Acting,
) -> None:
    """Record it, and list what it is."""
    from sop_plugin.recording.record_trust import record as prepare

    recorder, sign = acting.begin()
    with refusals():
        made = prepare(recorder, acting.by, reason, sign)
    words = _BEGUN if made.begins else _DONE
    done = words.filled(
        day=recorder.as_of,
        person=recorder.compiled.manual.person_name(acting.by),
        count=len(made.changes),
        how=_SEALED if made.sealed else _NOT_SEALED,
    )
    remarks = [change.words for change in made.changes]
    if made.again:
        remarks.append(_AGAIN.filled(count=made.again))
    following = commit_command(made.prepared, spoken(ctx).plain.say(_COMMIT))
    finish(ctx, made.prepared, acting.dry_run, done, following, remarks)
