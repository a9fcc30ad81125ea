"""What ``sop adopt`` makes of files, or has made of them: a table, then of each file what a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from sop_plugin.cli.findings import finding_text
from sop_plugin.cli.tables import TableCell, TableColumn, plain_rows
from sop_plugin.cli.terminal import next_line
from sop_plugin.words import labels
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.adoption.plan import AdoptedFile
    from sop_plugin.workspace.adopted_files import AdoptedFiles

_FILE = Words("文件", "File")
_RESULT = Words("检查", "Check")
_PASSES = Words("合格", "passes")
_FAILS = Words("{count} 处不合格", "fails: {count}")
_NEW = Words("{number}（新编）", "{number} (new)")
_NOTHING = Words(
    "没有可采用的文件：都已是受控文件。", "There is nothing to adopt: every file is a document already."
)
_LOOK = Words("核对", "look at")
_MISSING = Words("缺少", "lacks")
_LEFT = Words("未采用：{path}：{reason}", "not adopted: {path}: {reason}")
_WOULD = Words(
    "可采用 {count} 份文件：{complete} 份检查合格，{open} 份还有要改的；{left} 份不动",
    "files to adopt: {count}; {complete} pass the check, {open} have to be corrected; {left} stay as they are",
)
_HAS = Words(
    "已采用 {count} 份文件：{complete} 份检查合格，{open} 份还有要改的；{left} 份未动",
    "files adopted: {count}; {complete} pass the check, {open} have to be corrected; {left} stay as they are",
)
_ELSEWHERE = Words("其他文件因此不合格：", "findings in other files that now fail the check:")
_WRITE = Words("写入：sop adopt --write", "to write: sop adopt --write")
_THEN = Words(
    "看过 {git}，再 sop fix --write 整理写法，sop check 补上缺少的；执行中的文件用 sop baseline docs --drafts 登记",
    "look at {git}; then sop fix --write, sop check for what is open, and sop baseline docs --drafts for what is in force",
)


def plan_text(found: AdoptedFiles, voice: Voice, *, written: bool, committed: bool = False) -> str:
    """For a person."""
    files, left = found.plan.files, found.plan.left
    if not files and not left:
        return f"{click.style(voice.say(_NOTHING), fg='green')}\n"
    parts = [_table(files, voice)] if files else []
    lines = [line for file in files for line in _file_lines(file, voice)]
    lines += (voice.say(_LEFT, path=printable(f.path), reason=printable(voice.say(f.reason))) for f in left)
    if found.elsewhere:
        lines += (voice.say(_ELSEWHERE), *(finding_text(finding, voice) for finding in found.elsewhere))
    complete = sum(file.complete for file in files)
    closing = voice.say(
        _HAS if written else _WOULD,
        count=len(files),
        complete=complete,
        open=len(files) - complete,
        left=len(left),
    )
    lines.append(click.style(closing, fg="green" if complete == len(files) and not left else "yellow"))
    if files:
        then = _THEN.filled(git="git show" if committed else "git diff")
        lines.append(next_line(then if written else _WRITE, voice))
    return "\n".join([*parts, *lines]) + "\n"


def plan_json(found: AdoptedFiles, voice: Voice, *, written: bool) -> dict[str, Any]:
    """For a program."""
    return {
        "written": written,
        "files": [
            {
                "path": file.path,
                "number": file.number,
                "number_is_new": not file.kept_number,
                "title": file.title,
                "type": file.type,
                "department": file.department,
                "revision": file.revision,
                "complete": file.complete,
                "missing": list(file.missing),
                "look_at": [voice.plain.say(told) for told in file.told],
                "findings": [
                    {"code": f.code, "line": f.place.line, "message": f.message(voice.language)}
                    for f in file.findings
                    if f.fails_strict
                ],
            }
            for file in found.plan.files
        ],
        "left": [{"path": f.path, "reason": voice.plain.say(f.reason)} for f in found.plan.left],
    }


def _table(files: tuple[AdoptedFile, ...], voice: Voice) -> str:
    heads = (_FILE, labels.NUMBER, labels.TITLE, labels.TYPE, labels.DEPARTMENT, labels.REVISION, _RESULT)
    columns = [TableColumn(voice.say(head)) for head in heads]
    rows = [
        [
            TableCell(text)
            for text in (
                file.path,
                file.number if file.kept_number else voice.say(_NEW, number=file.number),
                file.title,
                file.type,
                file.department,
                file.revision,
                _result(file, voice),
            )
        ]
        for file in files
    ]
    return plain_rows(columns, rows)


def _result(file: AdoptedFile, voice: Voice) -> str:
    failing = sum(finding.fails_strict for finding in file.findings)
    return voice.say(_FAILS, count=failing) if failing else voice.say(_PASSES)


def _file_lines(file: AdoptedFile, voice: Voice) -> Iterator[str]:
    failing = [finding for finding in file.findings if finding.fails_strict]
    if not (file.told or file.missing or failing):
        return
    yield click.style(f"{printable(file.path)} → {printable(file.number)}", bold=True)
    yield from (f"  {voice.say(_LOOK)}: {printable(voice.say(told))}" for told in file.told)
    if file.missing:
        yield f"  {voice.say(_MISSING)}: {', '.join(file.missing)}"
    for finding in failing:
        # The line is that of the file as it will be.
        yield f"  {finding.code} {finding.place.line}: {printable(finding.message(voice.language))}"
