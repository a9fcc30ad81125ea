"""When evidence may leave the manual: of days that are settled, with a ledger, and sound."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.manual import chosen_day
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.compile import CompiledManual
    from sop_plugin.model.finding import Finding
    from sop_plugin.workspace.workspace import Workspace

_UNSOUND = Words("证据不完整，未导出：", "the evidence is not sound, so nothing was exported:")
_NO_LEDGER = Words(
    "没有台账 {path}，不知道哪天哪份文件有效；先用 sop issue 登记",
    "there is no ledger {path} that says what was in force when; begin one with sop issue",
)
_TOO_LATE = Words(
    "{flag} {day}：晚于今天（{today}），那天的文件还不能确定",
    "{flag} {day}: is after today ({today}); what will be in force then is not settled",
)


class NotExported(click.ClickException):
    """Nothing was written; the findings say why."""

    exit_code = 1

    def __init__(self, findings: Iterable[Finding], voice: Voice) -> None:
        told = (finding_text(finding, voice) for finding in findings)
        super().__init__("\n".join([f"sop: {voice.say(_UNSOUND)}", *told]))

    def show(self, file: object = None) -> None:  # noqa: ARG002 (click's signature)
        """All of it on stderr."""
        click.echo(self.message, err=True)


def settled_day(workspace: Workspace, day: date, flag: str) -> date:
    """``day``; raises ``CannotRun`` for one that is yet to come."""
    today = chosen_day(workspace, None, flag)
    if day > today:
        raise CannotRun(_TOO_LATE.filled(flag=flag, day=day, today=today))
    return day


def needs_ledger(workspace: Workspace, compiled: CompiledManual, voice: Voice) -> None:
    """Raises ``CannotRun`` where nothing was ever recorded, ``NotExported`` where git remembers what the ledger held."""
    from sop_plugin.outside.git_program import GitError
    from sop_plugin.rules.ledger import LEDGER_GONE
    from sop_plugin.workspace.against_history import with_history

    if compiled.ledger is None and not workspace.ledger.exists():
        try:
            found = with_history(workspace, compiled).findings
        except GitError as error:
            raise CannotRun(error.words) from None
        gone = [finding for finding in found if finding.rule is LEDGER_GONE]
        if gone:
            raise NotExported(gone, voice)
        raise CannotRun(_NO_LEDGER.filled(path=workspace.options.ledger))
