"""The options of ``sop due`` by which people are reminded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.help import BilingualOption
from sop_plugin.words.voice import Words

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_ABOUT_ALONE = Words(
    "--about 要与 --mail、--send 或 --issues 一起用：列表只列复审",
    "--about goes with --mail, --send or --issues: the list is of reviews",
)


@dataclass(frozen=True)
class AskedReminders:
    """What the options ask for."""

    folder: Path | None
    send: bool
    issues: bool
    domain: str | None
    sender: str | None
    escalate_after: int | None
    about: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anybody is to be reminded at all."""
        return self.folder is not None or self.send or self.issues


def reminder_options(command: Decorated) -> Decorated:
    """``--mail``, ``--send``, ``--issues``, ``--about`` and what goes with them, as one argument ``wishes``."""

    @wraps(command)
    def gathered(**values: Any) -> Any:
        wishes = AskedReminders(
            values.pop("mail_folder"),
            values.pop("send"),
            values.pop("issues"),
            values.pop("mail_domain"),
            values.pop("mail_from"),
            values.pop("escalate_after"),
            values.pop("about"),
        )
        if wishes.about and not wishes.any:
            raise CannotRun(_ABOUT_ALONE)
        return command(wishes=wishes, **values)

    wrapped: Any = gathered
    for each in reversed(_OPTIONS):
        wrapped = each(wrapped)
    return wrapped  # type: ignore[no-any-return]


_OPTIONS = (
    click.option(
        "--mail",
        "mail_folder",
        cls=BilingualOption,
        words=Words(
            "每个人写一封提醒邮件到这个文件夹，不发送",
            "Write a reminder for each person to this folder; send nothing",
        ),
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
    ),
    click.option(
        "--send",
        cls=BilingualOption,
        words=Words(
            "经 mkdocs.yml 中 mail 的服务器发送",
            "Send the reminders by the server of mail in mkdocs.yml",
        ),
        is_flag=True,
    ),
    click.option(
        "--issues",
        cls=BilingualOption,
        words=Words(
            "在代码平台上给每个人开一个议题，或更新、关闭它；在定时流程中用",
            "Open an issue on the forge for each person, or renew or close it; for a job that runs on a schedule",
        ),
        is_flag=True,
    ),
    click.option(
        "--about",
        cls=BilingualOption,
        words=Words(
            "只提醒这些事项，可多次给出：复审、阅读、外部文件、要收回或交回的副本、可以销毁的；默认全部",
            "Remind of this alone, as often as one likes: reviews, readings, editions from outside, copies to get back or to hand back, "
            "what may be destroyed; by default of all",
        ),
        type=click.Choice(["review", "reading", "edition", "copy", "held-copy", "destruction"]),
        multiple=True,
    ),
    click.option(
        "--mail-domain",
        cls=BilingualOption,
        words=Words(
            "邮件地址的域名：收件人是 id@域名；默认为设置 mail 中的",
            "Domain of mail addresses: people are at id@DOMAIN; by default that of the setting mail",
        ),
        metavar="DOMAIN",
    ),
    click.option(
        "--mail-from",
        cls=BilingualOption,
        words=Words(
            "发件地址；默认为设置 mail 中的，或 sop@域名",
            "Address of the sender; by default that of the setting mail, or sop@DOMAIN",
        ),
        metavar="ADDRESS",
    ),
    click.option(
        "--escalate-after",
        cls=BilingualOption,
        words=Words(
            "逾期超过多少天，同时告诉部门的批准人和文件控制部门；默认为设置 mail 中的，或 30",
            "From how many days overdue on to tell who approves for the department, and document control; by default that of the "
            "setting mail, or 30",
        ),
        type=click.IntRange(0, 36_500),
        metavar="DAYS",
    ),
)
