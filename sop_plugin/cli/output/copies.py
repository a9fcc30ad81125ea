"""What ``sop copies`` shows and prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.language import spoken
from sop_plugin.cli.lists import ShownList, show_list
from sop_plugin.cli.manual import chosen_day
from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.controlled_copies import CopyNotPrinted, controlled_sheets
from sop_plugin.model.copies import Copy, CopyIssued
from sop_plugin.model.event import Released
from sop_plugin.outside.pdf_printer import NoPrinter, printer
from sop_plugin.recording.copies import Handed, has_left
from sop_plugin.recording.recorder import Recorder
from sop_plugin.registers.copies import CopyRow, copy_register, holder_name
from sop_plugin.sharing.copy_columns import COPY_COLUMNS
from sop_plugin.sharing.manual_lists import MANUAL_LISTS
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Words
from sop_plugin.workspace.provenance import provenance_of
from sop_plugin.workspace.workspace import Workspace

_UNSOUND = Words("台账有误，没有发放：", "the ledger is not sound, so nothing was issued:")
_DONE = Words(
    "{day} 已发放 {number} 第 {revision} 版的副本：{copies}",
    "{day}: copies of {number} revision {revision} issued: {copies}",
)
_COMMIT = Words("发放 {number} 第 {revision} 版的副本", "Issue copies of {number} revision {revision}")
_HELD = Words("{holder} 已有同一版次的副本 {copy}", "{holder} has copy {copy} of the same revision already")
_LEFT = Words(
    "{holder} 已不在岗，没有换发：收回副本 {copy}，给接替的人另发一份",
    "{holder} has left and was issued none: take back copy {copy}, and issue one to the successor",
)
_WROTE = Words("已写入 {file}", "written: {file}")
_NO_ADDRESS = Words(
    "mkdocs.yml 没有写 site_url，副本上没有二维码",
    "mkdocs.yml has no site_url, so the copies bear no QR code",
)
_NONE = Words(
    "还没有发放过副本：sop copies issue NUMBER --to HOLDER --by PERSON",
    "no copy was ever issued: sop copies issue NUMBER --to HOLDER --by PERSON",
)
_NONE_OF = Words("{number} 没有发放过副本", "no copy of {number} was ever issued")
_NOTHING = Words("{number} 没有要换发的副本", "no copy of {number} is to be exchanged")
_EXCHANGE = Words(
    "{number} 现行第 {revision} 版；下列副本应收回换发：sop copies replace {number} --by PERSON 给每位持有者发一份新的",
    "{number}: revision {revision} is in force; these copies are to be exchanged: sop copies replace {number} --by PERSON "
    "issues a new one to each holder",
)
_TAKE_BACK = Words(
    "{number} 已没有有效的版次；下列副本应全部收回",
    "no revision of {number} is in force any more; all of these copies are to be recalled",
)
_COUNT = Words("{count} 份副本，应换发 {exchange} 份", "copies: {count}, to be exchanged: {exchange}")


def show_copies(
    workspace: Workspace,
    compiled: CompiledManual,
    number: str | None,
    output_format: str,
    output: Path | None,
    colour: bool | None,
) -> None:
    """The register of copies, or the part of it about one document."""
    if compiled.copies is None:
        raise CannotRun(_NONE)
    rows = copy_register(compiled.manual, compiled.histories, compiled.copies)
    if number is not None:
        rows = tuple(row for row in rows if row.copy.number == number)
        if not rows:
            raise SaidNo(_NONE_OF.filled(number=number))
    _show(workspace, compiled, rows, output_format, output, colour, ())


def show_exchange(
    recorder: Recorder,
    number: str,
    release: Released | None,
    old: Sequence[Copy],
    output_format: str,
    output: Path | None,
    colour: bool | None,
) -> None:
    """Whose copies are to be exchanged, by holder."""
    compiled = recorder.compiled
    if not old or compiled.copies is None:
        click.echo(spoken().say(_NOTHING, number=number))
        return
    known = {
        row.copy.name: row for row in copy_register(compiled.manual, compiled.histories, compiled.copies)
    }
    rows = tuple(known[copy.name] for copy in old)
    revision = release.revision if release else ""
    opening = (_EXCHANGE if release else _TAKE_BACK).filled(number=number, revision=revision)
    _show(recorder.workspace, compiled, rows, output_format, output, colour, (opening,))


def _show(
    workspace: Workspace,
    compiled: CompiledManual,
    rows: tuple[CopyRow, ...],
    output_format: str,
    output: Path | None,
    colour: bool | None,
    opening: Sequence[Sayable],
) -> None:
    voice, manual, listed = spoken().plain, compiled.manual, MANUAL_LISTS["copies"]
    exchange = sum(row.to_exchange for row in rows)
    shown = ShownList(
        COPY_COLUMNS,
        rows,
        manual,
        voice,
        frame=lambda told: {"as_of": manual.as_of.isoformat(), "list": listed.key, "rows": told},
        title=labels.COPIES,
        provenance=partial(provenance_of, workspace, compiled),
        site=workspace.site_url,
        opening=[voice.say(line) for line in opening],
        closing=[voice.say(_COUNT, count=len(rows), exchange=exchange)],
    )
    show_list(shown, output_format, output, colour)


class Handing:
    """Copies that are handed out to a folder. Raises ``CannotRun`` where nothing can be printed."""

    def __init__(self, recorder: Recorder, folder: Path) -> None:
        self._recorder, self._folder = recorder, folder
        try:
            printer()
        except NoPrinter as error:
            raise CannotRun(error.words) from None

    def subject(self, events: Sequence[CopyIssued]) -> str:
        """Of the commit that keeps them."""
        first = events[0]
        return spoken().plain.say(_COMMIT, number=first.number, revision=first.revision)

    def sheets(self, handed: Handed) -> Mapping[Path, bytes]:
        """The PDF of each, before anything is recorded; raises ``SaidNo`` or ``CannotRun``."""
        workspace = self._recorder.workspace
        today = chosen_day(workspace, None, "--date")
        try:
            return {
                self._folder / file: data
                for file, data in controlled_sheets(workspace, handed.prepared.compiled, handed.events, today)
            }
        except NoPrinter as error:
            raise CannotRun(error.words) from None
        except CopyNotPrinted as error:
            if error.findings:
                told = "\n".join(finding_text(finding, spoken()) for finding in error.findings)
                click.echo(f"sop: {spoken().say(_UNSOUND)}\n{told}", err=True)
            raise SaidNo(error.words) from None

    def done(self, events: Sequence[CopyIssued]) -> Sayable:
        """What was recorded."""
        first = events[0]
        return _DONE.filled(
            day=first.day,
            number=first.number,
            revision=first.revision,
            copies=[event.copy_name for event in events],
        )

    def remarks(self, sheets: Mapping[Path, bytes], handed: Handed, old: Sequence[Copy]) -> Iterator[Sayable]:
        """Which files there are, what they lack, and what else whoever hands them out should know of these and ``old`` ones."""
        manual = self._recorder.compiled.manual
        for copy in handed.held:
            yield _HELD.filled(holder=holder_name(manual, copy.holder), copy=copy.name)
        for copy in old:
            if has_left(self._recorder, copy.holder):
                yield _LEFT.filled(holder=holder_name(manual, copy.holder), copy=copy.name)
        for file in sheets:
            yield _WROTE.filled(file=file)
        if not self._recorder.workspace.site_url:
            yield _NO_ADDRESS
