"""Findings as SARIF 2.1.0, the exchange format of static analysis: code scanning and editors read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from sop_plugin.model.finding import Finding, Rule, Severity
from sop_plugin.model.fingerprint import fingerprints
from sop_plugin.reporting.markdown import fenced, plain
from sop_plugin.words.labels import Label
from sop_plugin.words.language import Language

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
# The name changes with the way the fingerprint is taken.
_FINGERPRINT = "sopFinding/v1"


def sarif_text(
    findings: Sequence[Finding], language: Language, version: str, brought: frozenset[int] | None = None
) -> str:
    """One run. ``brought`` are the positions of what a change brings, where there is something to compare with."""
    rules = list({finding.rule.code: finding.rule for finding in findings}.values())
    rules.sort(key=lambda rule: rule.code)
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    results = [
        _result(finding, indexes[finding.code], fingerprint, language)
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    if brought is not None:
        for index, result in enumerate(results):
            result["baselineState"] = "new" if index in brought else "unchanged"
    driver = {
        "name": "sop",
        "fullName": "sop check",
        "semanticVersion": version,
        "language": "en" if language is Language.EN else "zh-CN",
        "rules": [_rule(rule, language) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "sop-check/"},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    parts = [
        (Label.WHAT, rule.what.with_gaps(language)),
        (Label.WHY, rule.why.in_language(language)),
        (Label.REMEDY, rule.remedy.with_gaps(language)),
    ]
    text = "\n".join(f"{label.text(language)}: {words}" for label, words in parts)
    markdown = "\n\n".join(f"**{label.text(language)}**: {plain(words)}" for label, words in parts)
    example = f"\n\n**{Label.EXAMPLE.text(language)}**:\n\n{fenced(rule.example)}\n"
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title.in_language(language)},
        "fullDescription": {"text": rule.why.in_language(language)},
        "help": {
            "text": f"{text}\n{Label.EXAMPLE.text(language)}:\n{rule.example}",
            "markdown": markdown + example,
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, fingerprint: str, language: Language) -> dict[str, Any]:
    place = finding.place
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity] if finding.fails_strict else "note",
        "message": {"text": f"{finding.message(language)}\n{finding.remedy(language)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(place.path.encode("utf-8", "surrogateescape")),
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
