"""Findings as SARIF 2.1.0, the exchange format of static analysis: code scanning and editors read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from sop_plugin.model.finding import Finding, Rule, Severity
from sop_plugin.model.fingerprint import fingerprints
from sop_plugin.reporting.markdown import fenced, plain
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Voice

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# The format takes a language and a country.
_TAGS: dict[str, str] = {Language.ZH_HANS: "zh-CN", Language.ZH_HANT: "zh-TW"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
# The name changes with the way the fingerprint is taken.
_FINGERPRINT = "sopFinding/v1"


def sarif_text(
    findings: Sequence[Finding], voice: Voice, version: str, brought: frozenset[int] | None = None
) -> str:
    """One run. ``brought`` are the positions of what a change brings, where there is something to compare with."""
    rules = list({finding.rule.code: finding.rule for finding in findings}.values())
    rules.sort(key=lambda rule: rule.code)
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    results = [
        _result(finding, indexes[finding.code], fingerprint, voice)
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    if brought is not None:
        for index, result in enumerate(results):
            result["baselineState"] = "new" if index in brought else "unchanged"
    driver = {
        "name": "sop",
        "fullName": "sop check",
        "semanticVersion": version,
        "language": _TAGS.get(voice.language, voice.language.partition("-")[0]),
        "rules": [_rule(rule, voice) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "sop-check/"},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, voice: Voice) -> dict[str, Any]:
    parts = [
        (labels.WHAT, voice.say(rule.what.with_gaps())),
        (labels.WHY, voice.say(rule.why)),
        (labels.REMEDY, voice.say(rule.remedy.with_gaps())),
    ]
    text = "\n".join(f"{voice.say(label)}: {words}" for label, words in parts)
    markdown = "\n\n".join(f"**{voice.say(label)}**: {plain(words)}" for label, words in parts)
    example = f"\n\n**{voice.say(labels.EXAMPLE)}**:\n\n{fenced(rule.example)}\n"
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": voice.say(rule.title)},
        "fullDescription": {"text": voice.say(rule.why)},
        "help": {
            "text": f"{text}\n{voice.say(labels.EXAMPLE)}:\n{rule.example}",
            "markdown": markdown + example,
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, fingerprint: str, voice: Voice) -> dict[str, Any]:
    place = finding.place
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity] if finding.fails_strict else "note",
        "message": {"text": f"{finding.message(voice.language)}\n{finding.remedy(voice.language)}"},
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
