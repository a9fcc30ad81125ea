"""What the commands share that write: a recorder to begin with; a line on success, or the reasons for a refusal."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any

import click

from sop_plugin.cli.cannot_run import WRONG, CannotRun
from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import chosen_day, find_manual
from sop_plugin.cli.terminal import next_line
from sop_plugin.words.voice import Sayable, Words

if TYPE_CHECKING:
    from sop_plugin.recording import Prepared, Recorder, Refused

_REFUSED = Words("未登记，没有改动任何文件：", "not recorded, and no file was changed:")
NOT_DONE = Words("没有执行，没有改动任何文件：", "not done, and no file was changed:")
"""For what is no record."""
_TOO_LATE = Words(
    "--date {day}：晚于今天（{today}）；还没有发生的事不能登记",
    "--date {day}: is after today ({today}); what has not happened cannot be recorded",
)
_MOST_NAMED = 12
"""More files than this are named by their folders."""
DRY_RUN = Words("（试运行，没有写入）", " (dry run, nothing was written)")
_ELSEWHERE = Words(
    "其他文件因此有 {count} 个不合格的问题，第一个：",
    "findings in other files that now fail the check: {count}, the first:",
)


class NotRecorded(click.ClickException):
    """The transition is not allowed; exit code 1."""

    exit_code = 1

    def __init__(self, refused: Refused, said: Words = _REFUSED) -> None:
        super().__init__(str(refused))
        self.refused = refused
        self.said = said
        self.voice = spoken()

    def show(self, file: IO[Any] | None = None) -> None:
        """The reasons on stderr."""
        lines = [f"sop: {self.voice.say(self.said)}"]
        if self.refused.reason is not None:
            lines.append(self.voice.say(self.refused.reason))
        lines += [finding_text(finding, self.voice) for finding in self.refused.findings]
        click.echo("\n".join(lines), file=file, err=file is None)


def open_recorder(config_file: Path | None, written: str | None) -> Recorder:
    """The manual on the day to record; raises ``CannotRun``, also for a day that has not come, or ``NotRecorded``."""
    from sop_plugin.recording import Recorder

    workspace = find_manual(config_file)
    day, today = chosen_day(workspace, written, "--date"), chosen_day(workspace, None, "--date")
    if day > today:
        raise CannotRun(_TOO_LATE.filled(day=day, today=today))
    recorder = Recorder.open(workspace, day)
    with refusals(NOT_DONE):
        recorder.refuse_unreadable()
    return recorder


def parsed_day(option: str, written: str | None) -> date | None:
    """The day that an option gives; raises ``CannotRun`` for what is none."""
    from sop_plugin.outside.clock import DateError, as_of_date

    try:
        return as_of_date(written) if written is not None else None
    except DateError as error:
        raise CannotRun(WRONG.filled(where=option, problem=error)) from None


@contextmanager
def refusals(said: Words = _REFUSED) -> Iterator[None]:
    """Whatever a transition raises, as this command line ends by it."""
    from sop_plugin.outside.git_program import GitError
    from sop_plugin.outside.signatures import SigningError
    from sop_plugin.recording import Refused

    try:
        yield
    except Refused as refused:
        raise NotRecorded(refused, said) from None
    except (GitError, SigningError) as error:
        raise CannotRun(error.words) from None


def finish(
    ctx: click.Context,
    prepared: Prepared,
    dry_run: bool,
    done: Sayable,
    following: Sayable,
    remarks: Iterable[Sayable] = (),
) -> None:
    """Write, and say what was recorded, what else there is to know, and what comes next."""
    voice = spoken(ctx)
    if not dry_run:
        with refusals():
            prepared.write()
    click.echo(f"{voice.say(done)}{voice.say(DRY_RUN) if dry_run else ''}")
    for remark in remarks:
        click.echo(voice.say(remark))
    if prepared.elsewhere:
        count = len(prepared.elsewhere)
        click.echo(voice.say(_ELSEWHERE, count=count))
        click.echo(finding_text(prepared.elsewhere[0], voice))
    click.echo(next_line(following, voice))


def commit_command(prepared: Prepared, subject: str) -> str:
    """The git commands that keep what was written, as they can be typed here."""
    own = _repository_of(Path.cwd())
    together: dict[Path | None, list[Path]] = {}
    for path in (*prepared.texts, *prepared.beside):
        # The log of readings may lie in a repository of its own, which this one does not look into.
        top = _repository_of(path.parent)
        together.setdefault(top if top is not None and own in top.parents else None, []).append(path)
    return " && ".join(_committed(top, paths, subject) for top, paths in together.items())


def _committed(top: Path | None, written: list[Path], subject: str) -> str:
    files = [PurePath(os.path.relpath(path, top)) for path in written]
    git = f"git -C {shlex.quote(os.path.relpath(top))}" if top is not None else "git"
    if len(files) > _MOST_NAMED:
        # Windows takes no more than 8,191 characters in a line.
        folders = {path if len(path.parts) == 1 else path.parent for path in files}
        files = sorted(path for path in folders if folders.isdisjoint(path.parents))
    paths = " ".join(shlex.quote(str(path)) for path in files)
    return f"{git} add {paths} && {git} commit -m {shlex.quote(subject)}"


def _repository_of(folder: Path) -> Path | None:
    """The nearest folder upwards that is one."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
