"""A finding as a person reads it on the terminal."""

from __future__ import annotations

import click

from sop_plugin.cli.terminal import printable
from sop_plugin.model.finding import Finding, Severity, Words
from sop_plugin.model.labels import label_texts
from sop_plugin.model.language import Language

_HINT = Words("处理", "hint")
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def finding_text(finding: Finding, language: Language) -> str:
    """Two lines: where, which rule and what; below it what to do."""
    severity = label_texts(language)[f"severity_{finding.severity}"]
    head = click.style(f"{finding.code} {severity}", fg=_COLOURS[finding.severity])
    hint = click.style(f"{_HINT.in_language(language)}:", dim=True)
    return (
        f"{printable(str(finding.place))}: {head} {printable(finding.message(language))}\n"
        f"  {hint} {printable(finding.remedy(language))}"
    )
