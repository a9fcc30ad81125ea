"""Findings in MkDocs's log; those that fail a strict build are warnings or errors there, so MkDocs counts them too."""

from __future__ import annotations

import logging
from typing import Any

from sop_plugin.compile import CompiledManual
from sop_plugin.model.finding import Finding, Severity


def log_findings(compiled: CompiledManual, log: logging.LoggerAdapter[Any]) -> None:
    """One line a finding; those of time alone and advice as information, and a closing count."""
    language = compiled.manual.settings.language
    for finding in compiled.findings:
        line = (
            f"{finding.place}: {finding.code} {finding.message(language)}\n    → {finding.remedy(language)}"
        )
        log.log(_level(finding), line)
    failing = sum(finding.fails_strict for finding in compiled.findings)
    log.info(
        "%s documents as of %s, %s findings (%s fail a strict build), %s more switched off in the settings",
        len(compiled.manual.documents),
        compiled.manual.as_of,
        len(compiled.findings),
        failing,
        sum(len(held.findings) for held in compiled.held_back if held.lowering.severity is None),
    )


def _level(finding: Finding) -> int:
    if not finding.fails_strict:
        return logging.INFO
    return logging.ERROR if finding.severity is Severity.ERROR else logging.WARNING
