"""Findings as a person reads them on the terminal, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from sop_plugin.model.finding import Finding, Severity
from sop_plugin.words.printable import printable
from sop_plugin.words.voice import Voice, Words

_HINT = Words("处理", "hint")
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def finding_text(finding: Finding, voice: Voice) -> str:
    """Two lines: where, which rule and what; below it what to do."""
    severity = voice.say(finding.severity.label)
    head = click.style(f"{finding.code} {severity}", fg=_COLOURS[finding.severity])
    hint = click.style(f"{voice.say(_HINT)}:", dim=True)
    return (
        f"{printable(str(finding.place))}: {head} {printable(finding.message(voice.language))}\n"
        f"  {hint} {printable(finding.remedy(voice.language))}"
    )


def finding_fields(finding: Finding, voice: Voice) -> dict[str, Any]:
    """The fields that the commands promise in their help."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message(voice.language),
        "remedy": finding.remedy(voice.language),
        "fails": finding.fails_strict,
    }


def finding_counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many there are in all, of each severity, and of those that fail."""
    listed = list(findings)
    counts = {"total": len(listed)}
    for severity in Severity:
        counts[severity.value] = sum(finding.severity is severity for finding in listed)
    return counts | {"fails": sum(finding.fails_strict for finding in listed)}
