"""The messages of ``sop due --mail``: made, then written to a folder; none is ever sent from here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualOption
from sop_plugin.cli.terminal import next_line
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.registers.reviews import ReviewRow
    from sop_plugin.workspace.workspace import Workspace

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_DOMAIN = re.compile(r"(?=.{1,200}\Z)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_LOCAL = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_NO_DOMAIN = Words(
    "--mail 要同时写 --mail-domain，如 example.com：收件地址是 id@example.com",
    "--mail needs --mail-domain, such as example.com: people are reached at id@example.com",
)
_WRONG_DOMAIN = Words("--mail-domain {domain!r} 不是域名", "--mail-domain {domain!r} is no domain")
_WRONG_SENDER = Words(
    "--mail-from {sender!r} 不是邮件地址；写成 sop@example.com 这样",
    "--mail-from {sender!r} is no mail address; write one such as sop@example.com",
)
_NOT_EMPTY = Words(
    "--mail {folder}：文件夹不是空的；旧的提醒可能再发一次，换一个文件夹或先清空",
    "--mail {folder}: the folder is not empty; old reminders could be sent again; take another or empty it",
)
_MADE = Words("{path}  {name} <{address}>  {count} 份", "{path}  {name} <{address}>  {count} reviews")
_NO_ADDRESS = Words(
    "没有写给 {name}（{id}）的 {count} 份：id 不能作邮件地址",
    "not written to {name} ({id}), {count} reviews: the id cannot be a mail address",
)
_NOBODY = Words("没有要提醒的", "there is nothing to remind of")
_SEND = Words(
    "看过之后发送，如 sendmail -t < 文件；本命令从不发送",
    "look at them and send them, such as sendmail -t < FILE; this command never sends",
)


def mail_options(command: Decorated) -> Decorated:
    """``--mail`` and what goes with it."""
    folder = click.option(
        "--mail",
        "mail_folder",
        cls=BilingualOption,
        words=Words(
            "每个负责人写一封提醒邮件到这个文件夹，不发送",
            "Write a reminder for each owner to this folder; send nothing",
        ),
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
    )
    domain = click.option(
        "--mail-domain",
        cls=BilingualOption,
        words=Words("邮件地址的域名：收件人是 id@域名", "Domain of mail addresses: people are at id@DOMAIN"),
        metavar="DOMAIN",
    )
    sender = click.option(
        "--mail-from",
        cls=BilingualOption,
        words=Words("发件地址；默认 sop@域名", "Address of the sender; by default sop@DOMAIN"),
        metavar="ADDRESS",
    )
    escalation = click.option(
        "--escalate-after",
        cls=BilingualOption,
        words=Words(
            "逾期超过多少天，同时告诉部门的批准人和文件控制部门",
            "From how many days overdue on to tell who approves for the department, and document control",
        ),
        type=click.IntRange(0, 36_500),
        default=30,
        show_default=True,
        metavar="DAYS",
    )
    return folder(domain(sender(escalation(command))))


def write_reminders(
    folder: Path,
    domain: str | None,
    sender: str | None,
    escalate_after: int,
    rows: Sequence[ReviewRow],
    workspace: Workspace,
    compiled: CompiledManual,
    voice: Voice,
) -> None:
    """One file for each person; raises ``CannotRun`` before anything is written."""
    from sop_plugin.outside.clock import zone
    from sop_plugin.outside.writing import write_whole
    from sop_plugin.sharing.reminders import MailSettings, has_address, message, reminders
    from sop_plugin.workspace.provenance import provenance_of

    if domain is None:
        raise CannotRun(_NO_DOMAIN)
    if not _DOMAIN.fullmatch(domain):
        raise CannotRun(_WRONG_DOMAIN.filled(domain=domain))
    address = sender or f"sop@{domain}"
    local, _, host = address.partition("@")
    if not (_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(host)):
        raise CannotRun(_WRONG_SENDER.filled(sender=address))
    if folder.exists() and any(folder.iterdir()):
        raise CannotRun(_NOT_EMPTY.filled(folder=folder))
    settings = MailSettings(domain, address, zone(workspace.options.time_zone), escalate_after)
    manual, provenance = compiled.manual, provenance_of(workspace, compiled)
    found = reminders(rows, manual, escalate_after)
    made = [
        (each, message(each, manual, provenance, settings, voice.plain))
        for each in found
        if has_address(each.person)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for each, content in made:
        path = folder / f"{each.name}.eml"
        write_whole(path, content)
        to, count = f"{each.person.id}@{domain}", len(each.rows)
        click.echo(voice.say(_MADE, path=str(path), name=each.person.name, address=to, count=count))
    for each in found:
        who = each.person
        if not has_address(who):
            said = voice.say(_NO_ADDRESS, name=who.name, id=who.id, count=len(each.rows))
            click.echo(said, err=True)
    click.echo(next_line(_SEND, voice) if made else voice.say(_NOBODY))
