"""What ``sop verify`` says of anchors."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sop_plugin.cli.cannot_run import WRONG, CannotRun
from sop_plugin.compile import CompiledManual
from sop_plugin.reading.anchor import AnchorError
from sop_plugin.words.voice import Voice, Words
from sop_plugin.workspace.anchors import HeldAnchor, held, kept_anchors
from sop_plugin.workspace.workspace import Workspace

_HOLDS = Words(
    "锚点 {file}（{day}）：相符，此后登记了 {later} 个事件",
    "anchor {file} ({day}): holds; events recorded since: {later}",
)
_BROKEN = Words(
    "锚点 {file}（{day}）：不符，{count} 处被改写", "anchor {file} ({day}): does not hold, rewritten: {count}"
)
_CHANGE = Words("  此后的改动：{change}", "  changed since: {change}")


def held_anchors(workspace: Workspace, compiled: CompiledManual, given: Sequence[Path]) -> list[HeldAnchor]:
    """Those that are given and those that the manual keeps; raises ``CannotRun`` for what is no anchor."""
    found: list[HeldAnchor] = []
    for path in dict.fromkeys((*given, *kept_anchors(workspace))):
        try:
            found += held(workspace, compiled, (path,))
        except AnchorError as error:
            raise CannotRun(WRONG.filled(where=os.path.relpath(path), problem=error)) from None
    return found


def anchor_lines(each: HeldAnchor, voice: Voice) -> Iterator[str]:
    """Whether it holds, and what is not as it was."""
    words = _BROKEN if each.findings else _HOLDS
    file, count = os.path.relpath(each.path), len(each.findings)
    yield voice.say(words, file=file, day=each.anchor.day, later=each.later, count=count)
    for change in each.changes:
        yield voice.say(_CHANGE, change=change.words)
    for finding in each.late:
        yield f"  {finding.place.path}:{finding.place.line}: {finding.code} {voice.say(finding.words)}"


def anchor_fields(each: HeldAnchor, voice: Voice) -> dict[str, Any]:
    """The same for programs."""
    return {
        "file": os.path.relpath(each.path),
        "date": each.anchor.day.isoformat(),
        "anchor": each.anchor.digest,
        "holds": not each.findings,
        "later": each.later,
        "changes": [voice.say(change.words) for change in each.changes],
    }
