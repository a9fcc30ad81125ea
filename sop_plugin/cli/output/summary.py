"""A long list of findings once more, by rule: how often, in how many files, and what of it ``sop fix`` mends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from sop_plugin.model.finding import Finding, Rule, Severity
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.workspace.mended_files import MendableFindings

LONG = 20
"""With more findings than these the first have left the screen."""

_HEADING = Words("按规则汇总：", "By rule:")
_COUNT = Words("{count} 处", "× {count}")
_FILES = Words("{files} 份文件", "files: {files}")
_MENDS = Words("其中 {count} 处可由 sop fix 修正{signed}", "{count} of these are mended by sop fix{signed}")
_SIGNED = Words(
    "；另有 {count} 处在已发布或签署的文件里，先 sop revise",
    "; another {count} stand in released or signed texts, sop revise first",
)


def summary_lines(findings: Sequence[Finding], mendable: MendableFindings, voice: Voice) -> Iterator[str]:
    """For a person, after a long list; nothing after a short one."""
    if len(findings) <= LONG:
        return
    rows = [
        [
            rule.code,
            voice.say(_worst(findings, places).label),
            voice.say(_COUNT, count=len(places)),
            voice.say(_FILES, files=_files(findings, places)),
            voice.say(rule.title),
        ]
        for rule, places in _by_rule(findings)
    ]
    yield click.style(voice.say(_HEADING), bold=True)
    yield from _aligned(rows)
    now, signed = len(mendable.now), len(mendable.signed)
    if now or signed:
        more = voice.say(_SIGNED, count=signed) if signed else ""
        yield voice.say(_MENDS, count=now, signed=more)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Below each other; a Chinese character is as wide as two others."""
    from rich.cells import cell_len, set_cell_size

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = map(set_cell_size, row, widths)
        yield f"  {'  '.join(cells)}".rstrip()


def summary_fields(
    findings: Sequence[Finding], mendable: MendableFindings, voice: Voice
) -> list[dict[str, Any]]:
    """The same for a program, after any list."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": _worst(findings, places).value,
            "title": voice.say(rule.title),
            "count": len(places),
            "files": _files(findings, places),
            "mendable": sum(index in mendable.now for index in places),
        }
        for rule, places in _by_rule(findings)
    ]


def _by_rule(findings: Sequence[Finding]) -> list[tuple[Rule, list[int]]]:
    """The worst rules first, and of equal ones the most frequent."""
    found: dict[str, tuple[Rule, list[int]]] = {}
    for index, finding in enumerate(findings):
        found.setdefault(finding.code, (finding.rule, []))[1].append(index)
    return sorted(found.values(), key=lambda e: (_worst(findings, e[1]).rank, -len(e[1]), e[0].code))


def _worst(findings: Sequence[Finding], places: Sequence[int]) -> Severity:
    """Settings may lower some findings of a rule and not others."""
    return min((findings[index].severity for index in places), key=lambda severity: severity.rank)


def _files(findings: Sequence[Finding], places: Sequence[int]) -> int:
    return len({findings[index].place.path for index in places})
