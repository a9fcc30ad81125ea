"""``sop approve``: one signature under one text."""

from __future__ import annotations

import click

from sop_plugin.cli.acting import Acting, acting_options
from sop_plugin.cli.codes import known_role
from sop_plugin.cli.help import BilingualCommand, BilingualOption
from sop_plugin.cli.options import by_option, language_option, number_argument
from sop_plugin.cli.sealing import how_sealed, signing_options
from sop_plugin.cli.transition import finish, refusals
from sop_plugin.words.voice import Sayable, Words

_WORDS = Words(
    zh="""签署一份文件的现行文字：在台账登记，并写入文件的 approvals。

示例：
  sop approve HT-SD-SOP-020 --role checked --by zeng --dry-run
  sop approve HT-SD-SOP-020 --role checked --by zeng --date 2026-11-12
  sop approve HT-SD-SOP-020 --role reviewed --by lu --date 2026-11-15 --unsigned

签署绑定文字和受控信息的摘要，之后改一个字就要重新签署。
加 --key 或 --agent，用本人的 SSH 密钥加封；公钥须登记在 organisation.yml 的本人名下。
没有登记公钥的人不加封；登记了的人须写明 --key、--agent 或 --unsigned，不加封的，检查列为错误（设置 seals）。
第一个签署使 status 成为 in_review，必备签署齐全后成为 approved。

退出码：0 已登记；1 不允许，原因在标准错误输出；2 无法运行。
""",
    en="""Sign a document as it is now: recorded in the ledger and written into its approvals.

Examples:
  sop approve HT-SD-SOP-020 --role checked --by zeng --dry-run
  sop approve HT-SD-SOP-020 --role checked --by zeng --date 2026-11-12
  sop approve HT-SD-SOP-020 --role reviewed --by lu --date 2026-11-15 --unsigned

An approval is bound to the digest of text and controlled facts: one changed character, and it must be given again.
With --key or --agent the person's SSH key seals it; the public key must be the person's in organisation.yml.
Who has no key there does not seal; who has one must say --key, --agent or --unsigned, which the check then lists as an
error (setting seals).
The first approval makes the status in_review; when all required roles have signed it becomes approved.

Exit codes: 0 recorded; 1 not allowed, stderr says why; 2 cannot run.
""",
)
_DONE = Words(
    "{day} {person} 签署了 {number} 第 {revision} 版的{role}（{how}）",
    "{day}: {person} signed {number} revision {revision} as {role} ({how})",
)
_NEXT_RELEASE = Words(
    "签署齐全，可以发布：sop release {number} --by PERSON",
    "all have signed; release it: sop release {number} --by PERSON",
)


@click.command(cls=BilingualCommand, words=_WORDS)
@number_argument()
@click.option(
    "--role",
    cls=BilingualOption,
    words=Words(
        "签署什么：拟制 prepared、校对 checked、审核 reviewed、会签 cosigned、批准 approved，或设置 approval_roles 中的角色；key 或名称",
        "In which role: prepared, checked, reviewed, cosigned, approved, or those of the setting approval_roles; its key or name",
    ),
    metavar="ROLE",
    required=True,
)
@by_option(Words("签署人的 id", "Id of the person who signs"))
@acting_options
@language_option
@click.pass_context
def approve(
    ctx: click.Context,
    number: str,
    role: str,
    acting: Acting,
) -> None:
    """Sign, and say who signs next."""
    from sop_plugin.recording.approve import approve as prepare
    from sop_plugin.recording.submit import block_after
    from sop_plugin.standing.signers import may_sign

    recorder, sign = acting.begin()
    signed_as = known_role(recorder.compiled.manual, role)
    with refusals():
        signing = prepare(recorder, number, signed_as, acting.by, sign)
    block = block_after(signing.prepared, signing.document)
    signers = may_sign(block, block.missing[0].role) if block.missing else ()
    done = _DONE.filled(
        day=recorder.as_of,
        person=recorder.compiled.manual.person_name(acting.by),
        role=signed_as,
        number=number,
        revision=signing.document.revision,
        how=how_sealed(signing.prepared),
    )
    following: Sayable = _NEXT_RELEASE.filled(number=number)
    if signing.missing:
        following = f"sop approve {number} --role {signing.missing[0]} {signing_options(signers)}"
    finish(ctx, signing.prepared, acting.dry_run, done, following)
