"""Findings as GitLab's code quality report: shown in the merge request, those that it brings and those that it mends."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.fingerprint import fingerprints
from sop_plugin.words.voice import Voice

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.ADVICE: "info"}


def gitlab_text(findings: Sequence[Finding], voice: Voice) -> str:
    """A JSON list; what comes with time alone is no fault of the change, and minor."""
    entries = [
        {
            "description": f"{finding.code} {finding.message(voice.language)} → {finding.remedy(voice.language)}",
            "check_name": f"{finding.code}-{finding.rule.name}",
            "fingerprint": fingerprint,
            "severity": "minor" if finding.rule.time_alone else _SEVERITIES[finding.severity],
            "location": {
                "path": finding.place.path,
                "lines": {"begin": finding.place.line},
            },
        }
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
