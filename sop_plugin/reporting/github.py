"""Findings as workflow commands of GitHub Actions: each becomes a note at its line of the pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sop_plugin.model.finding import Finding, Severity
from sop_plugin.words.voice import Voice, Words

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_REMEDY = Words("处理：", "What to do: ")


def github_lines(findings: Iterable[Finding], voice: Voice) -> Iterator[str]:
    """One command each, the worst first: GitHub shows ten errors, ten warnings and ten notices of a step."""
    for finding in sorted(findings, key=lambda f: (not f.fails_strict, f.severity.rank)):
        properties = {
            "file": finding.place.path,
            "line": str(finding.place.line),
            "col": str(finding.place.column),
            "title": f"{finding.code} {voice.say(finding.rule.title)}",
        }
        message = f"{finding.message(voice.language)}\n{voice.say(_REMEDY)}{finding.remedy(voice.language)}"
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        yield f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    # The older form of a command is seen anywhere in a line: a title must not give one.
    return escaped.replace("##[", "##\u200b[")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
