"""The reminders of ``sop due``: messages that are written to a folder or sent, and issues on a forge. Nothing goes out unasked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.reminder_options import AskedReminders
from sop_plugin.cli.terminal import next_line
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.registers.tasks import Task
    from sop_plugin.sharing.reminders import Reminder
    from sop_plugin.workspace.workspace import Workspace

_NO_DOMAIN = Words(
    "邮件要有域名：写 --mail-domain，如 example.com，或 mkdocs.yml 里的 mail: {domain}；收件地址是 id@example.com",
    "mail needs --mail-domain, such as example.com, or mail: {domain} in mkdocs.yml: people are reached at id@example.com",
).filled(domain="{domain: example.com}")
_WRONG_DOMAIN = Words("--mail-domain {domain!r} 不是域名", "--mail-domain {domain!r} is no domain")
_WRONG_SENDER = Words(
    "--mail-from {sender!r} 不是邮件地址；写成 sop@example.com 这样",
    "--mail-from {sender!r} is no mail address; write one such as sop@example.com",
)
_NO_HOST = Words(
    "--send 要有邮件服务器：mkdocs.yml 里的 mail: {host}",
    "--send needs a mail server: mail: {host} in mkdocs.yml",
).filled(host="{host: smtp.example.com}")
_NOT_EMPTY = Words(
    "--mail {folder}：文件夹不是空的；旧的提醒可能再发一次，换一个文件夹或先清空",
    "--mail {folder}: the folder is not empty; old reminders could be sent again; take another or empty it",
)
_MADE = Words("{path}  {name} <{address}>  {count} 项", "{path}  {name} <{address}>  {count} tasks")
_SENT = Words("已发送  {name} <{address}>  {count} 项", "sent  {name} <{address}>  {count} tasks")
_NOT_SENT = Words("没有发给 {name} <{address}>：{reason}", "not sent to {name} <{address}>: {reason}")
_NO_ADDRESS = Words(
    "没有写给 {name}（{id}）的 {count} 项：id 不能作邮件地址",
    "not written to {name} ({id}), {count} tasks: the id cannot be a mail address",
)
_NOBODY = Words("没有要提醒的", "there is nothing to remind of")
_SEND = Words(
    "看过之后发送，如 sendmail -t < 文件，或改用 --send",
    "look at them and send them, such as sendmail -t < FILE, or with --send",
)
_ISSUES = {
    "opened": Words("已建议题：{title}", "opened: {title}"),
    "renewed": Words("已更新议题：{title}", "brought up to date: {title}"),
    "unchanged": Words("没有变化：{title}", "unchanged: {title}"),
    "closed": Words("已关闭议题：{title}", "closed: {title}"),
}


def remind(
    wishes: AskedReminders,
    wanted: Callable[[Task], bool],
    within: int,
    workspace: Workspace,
    compiled: CompiledManual,
    voice: Voice,
) -> bool:
    """Do what is wished; ``False`` where a message or an issue did not get through. Raises ``CannotRun`` before anything is done.

    ``within`` so many days, and of what is ``wanted`` alone.
    """
    from sop_plugin.sharing.all_tasks import all_tasks

    after = wishes.escalate_after
    if after is None:
        after = workspace.options.mail.escalate_after
    found = [
        task
        for task in all_tasks(compiled, within)
        if wanted(task) and (not wishes.about or task.kind in wishes.about)
    ]
    done = True
    if wishes.folder is not None or wishes.send:
        done = _mail(wishes, _told_each(found, compiled, after), after, workspace, compiled, voice)
    if wishes.issues:
        public = [task for task in found if _may_be_public(task, compiled)]
        _put_issues(_told_each(public, compiled, after), after, workspace, compiled, voice)
    return done


def _told_each(found: Sequence[Task], compiled: CompiledManual, after: int) -> Sequence[Reminder]:
    from sop_plugin.sharing.reminders import reminders

    return reminders(found, compiled.manual, after)


def _may_be_public(task: Task, compiled: CompiledManual) -> bool:
    """All who work on the manual see an issue: who has not read what stands there only where the site says it, too."""
    from sop_plugin.registers.tasks import TaskKind

    return task.kind is not TaskKind.READING or compiled.manual.settings.training.names


def _mail(
    wishes: AskedReminders,
    found: Sequence[Reminder],
    after: int,
    workspace: Workspace,
    compiled: CompiledManual,
    voice: Voice,
) -> bool:
    from sop_plugin.outside.clock import zone
    from sop_plugin.outside.writing import write_whole
    from sop_plugin.sharing.reminders import MailSettings, has_address, message
    from sop_plugin.workspace.provenance import provenance_of

    domain, sender = _addresses(wishes, workspace)
    folder = wishes.folder
    if wishes.send and not workspace.options.mail.host:
        raise CannotRun(_NO_HOST)
    if folder is not None and folder.exists() and any(folder.iterdir()):
        raise CannotRun(_NOT_EMPTY.filled(folder=folder))
    settings = MailSettings(domain, sender, zone(workspace.options.time_zone), after)
    provenance = provenance_of(workspace, compiled)
    made = [
        (each, message(each, compiled.manual, provenance, settings, voice.plain))
        for each in found
        if has_address(each.person)
    ]
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for each, content in made:
            path = folder / f"{each.name}.eml"
            write_whole(path, content)
            click.echo(_told(_MADE, each, domain, voice, path=str(path)))
    done = _send(workspace, sender, domain, made, voice) if wishes.send and made else True
    for each in found:
        who = each.person
        if not has_address(who):
            said = voice.say(_NO_ADDRESS, name=who.name, id=who.id, count=each.count)
            click.echo(said, err=True)
    if not made:
        click.echo(voice.say(_NOBODY))
    elif not wishes.send:
        click.echo(next_line(_SEND, voice))
    return done


def _addresses(wishes: AskedReminders, workspace: Workspace) -> tuple[str, str]:
    """Domain and sender, of the options or else of the settings."""
    from sop_plugin.reading.settings.mail_options import DOMAIN, SENDER

    settings = workspace.options.mail
    domain = wishes.domain if wishes.domain is not None else settings.domain
    if not domain:
        raise CannotRun(_NO_DOMAIN)
    if not re.fullmatch(DOMAIN, domain):
        raise CannotRun(_WRONG_DOMAIN.filled(domain=domain))
    sender = wishes.sender if wishes.sender is not None else settings.sender or f"sop@{domain}"
    if not sender or not re.fullmatch(SENDER, sender):
        raise CannotRun(_WRONG_SENDER.filled(sender=sender))
    return domain, sender


def _send(
    workspace: Workspace, sender: str, domain: str, made: Sequence[tuple[Reminder, bytes]], voice: Voice
) -> bool:
    from sop_plugin.outside.mail_server import MailServer, NoMailServer

    mail = workspace.options.mail
    server = MailServer(mail.host, mail.port or mail.encryption.port, mail.encryption, mail.user)
    messages = [(f"{each.person.id}@{domain}", content) for each, content in made]
    done = True
    try:
        for (each, _), trouble in zip(made, server.send(sender, messages, os.environ), strict=True):
            if trouble is None:
                click.echo(_told(_SENT, each, domain, voice))
                continue
            done = False
            click.echo(_told(_NOT_SENT, each, domain, voice, reason=trouble), err=True)
    except NoMailServer as error:
        raise CannotRun(error.words) from None
    return done


def _told(words: Words, each: Reminder, domain: str, voice: Voice, **values: object) -> str:
    address = f"{each.person.id}@{domain}"
    return voice.say(words, name=each.person.name, address=address, count=each.count, **values)


def _put_issues(
    found: Sequence[Reminder], after: int, workspace: Workspace, compiled: CompiledManual, voice: Voice
) -> None:
    from sop_plugin.outside.forge_issues import Forge, ForgeError

    try:
        forge = Forge.of_job(os.environ)
        known = dict(forge.ours())
        wanted = list(_issues(found, after, workspace, compiled, voice))
        for key, title, body in wanted:
            done = forge.put(key, title, body, known.pop(forge.key(key), None))
            click.echo(voice.say(_ISSUES[done], title=title))
        for left in known.values():
            click.echo(voice.say(_ISSUES[forge.close(left)], title=left.title))
    except ForgeError as error:
        raise CannotRun(error.words) from None
    if not wanted:
        click.echo(voice.say(_NOBODY))


def _issues(
    found: Sequence[Reminder], after: int, workspace: Workspace, compiled: CompiledManual, voice: Voice
) -> Iterator[tuple[str, str, str]]:
    """Key, title and body of the issue of each person."""
    from sop_plugin.reporting.due_issue import issue_body, issue_title
    from sop_plugin.sharing.provenance import page_of
    from sop_plugin.workspace.provenance import provenance_of

    manual, provenance = compiled.manual, provenance_of(workspace, compiled)
    for each in found:
        body = issue_body(
            each.person,
            each.rows,
            each.told,
            after,
            manual.as_of,
            lambda number: page_of(provenance, number),
            voice.language,
        )
        yield each.person.id, issue_title(each.person, voice.language), body
