"""What ``sop fix`` would do, or has done: a diff of each file, then how often what was mended."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from sop_plugin.cli.terminal import json_bytes, next_line
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.mending.mends import Mend
    from sop_plugin.workspace.mended_files import MendedFile

_WOULD = Words(
    "{files} 份文件有 {count} 处可以整理", "{count} places can be mended, in this many files: {files}"
)
_HAS = Words("已整理 {files} 份文件，{count} 处", "mended {count} places, in this many files: {files}")
_NOTHING = Words("没有可整理的", "there is nothing to mend")
_OF_RULE = Words("{count} 处，{files} 份文件", "{count} in this many files: {files}")
_UNTOUCHED = Words("未改动：{path}（{count} 处）：{reason}", "not touched: {path} ({count} places): {reason}")
_LEFT = Words("留给作者：{path}:{line}: {reason}", "left to the author: {path}:{line}: {reason}")
_WRITE = Words("写入：sop fix --write", "to write: sop fix --write")
_LOOK = Words("看过 git diff，再 sop check", "look at git diff, then run sop check")
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def fix_text(files: Sequence[MendedFile], voice: Voice, *, written: bool) -> str:
    """For a person."""
    changed = [file for file in files if file.changes]
    lines = [line for file in changed for line in _diff_lines(file)] if not written else []
    lines += _by_rule(changed, voice)
    for file in files:
        if file.untouched is not None:
            count, reason = len(file.mended.mends), voice.say(file.untouched)
            lines.append(voice.say(_UNTOUCHED, path=printable(file.path), count=count, reason=reason))
        else:
            lines += (
                voice.say(_LEFT, path=printable(file.path), line=left.line, reason=left.reason)
                for left in file.mended.left
            )
    if not changed:
        return "\n".join([*lines, click.style(voice.say(_NOTHING), fg="green")]) + "\n"
    count = sum(len(file.mended.mends) for file in changed)
    closing = voice.say(_HAS if written else _WOULD, files=len(changed), count=count)
    lines.append(click.style(closing, fg="green" if written else "yellow"))
    lines.append(next_line(_LOOK if written else _WRITE, voice))
    return "\n".join(lines) + "\n"


def fix_json(files: Sequence[MendedFile], voice: Voice, *, written: bool) -> bytes:
    """For a program."""
    changed = [file for file in files if file.changes]
    report: dict[str, Any] = {
        "written": written,
        "counts": dict(sorted(Counter(m.name for file in changed for m in file.mended.mends).items())),
        "files": [
            {
                "path": file.path,
                "mends": [{"rule": mend.name, "line": mend.line} for mend in file.mended.mends],
                "diff": "\n".join(_diff(file)),
            }
            for file in changed
        ],
        "untouched": [
            {"path": file.path, "mends": len(file.mended.mends), "reason": voice.say(file.untouched)}
            for file in files
            if file.untouched is not None
        ],
        "left": [
            {"path": file.path, "line": left.line, "rule": left.rule.code, "reason": voice.say(left.reason)}
            for file in files
            if file.untouched is None
            for left in file.mended.left
        ],
    }
    return json_bytes(report)


def _by_rule(files: Sequence[MendedFile], voice: Voice) -> Iterator[str]:
    """Each kind of mend on a line, the most frequent first."""
    places: Counter[str] = Counter()
    paths: dict[str, set[str]] = {}
    kinds: dict[str, Mend] = {}
    for file in files:
        for mend in file.mended.mends:
            places[mend.name] += 1
            paths.setdefault(mend.name, set()).add(file.path)
            kinds[mend.name] = mend
    for name, count in sorted(places.items(), key=lambda item: (-item[1], item[0])):
        said = voice.say(_OF_RULE, count=count, files=len(paths[name]))
        yield f"  {name}  {voice.say(kinds[name].title)}: {said}"


def _diff_lines(file: MendedFile) -> Iterator[str]:
    for line in _diff(file):
        shown = printable(line)
        yield click.style(shown, fg=_STYLES[line[0]]) if line[:1] in _STYLES else shown


def _diff(file: MendedFile) -> Iterator[str]:
    """A unified diff without the line ends, which alone would make every line another."""
    before = file.data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return difflib.unified_diff(
        before.split("\n"), file.mended.text.split("\n"), file.path, file.path, lineterm="", n=2
    )
