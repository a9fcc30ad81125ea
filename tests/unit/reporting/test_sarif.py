"""SARIF 2.1.0, read by the models of sarif-pydantic, and what GitHub and the standard ask beyond that."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from sarif_pydantic import Sarif

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reporting.sarif import sarif_text
from sop_plugin.rules import all_rules
from sop_plugin.words import labels
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in

from .findings import FINDINGS, PATH

MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
# What the standard and code scanning require of the parts that are used; nothing else may be there.
SHAPE: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "properties": {
                            "driver": {
                                "required": ["name", "rules", "semanticVersion"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "shortDescription", "fullDescription", "help"],
                                            "properties": {
                                                "name": {"pattern": "^[A-Z][A-Za-z0-9]*$"},
                                                "shortDescription": MESSAGE,
                                                "fullDescription": MESSAGE,
                                                "help": {**MESSAGE, "required": ["text", "markdown"]},
                                            },
                                        },
                                    }
                                },
                            }
                        }
                    },
                    "automationDetails": {"required": ["id"]},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "locations", "ruleId", "partialFingerprints"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
                                "message": MESSAGE,
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                                "locations": {
                                    "maxItems": 1,
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"pattern": "^[A-Za-z0-9_.~%/-]+$"}
                                                        }
                                                    },
                                                    "region": {
                                                        "required": ["startLine", "startColumn"],
                                                        "additionalProperties": {
                                                            "type": "integer",
                                                            "minimum": 1,
                                                        },
                                                    },
                                                },
                                            }
                                        }
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def log_of(findings: tuple[Finding, ...], language: Language = Language.EN, **options: Any) -> dict[str, Any]:
    text = sarif_text(findings, voice_in(language), "1.2.3", **options)
    Sarif.model_validate_json(text)
    log: dict[str, Any] = json.loads(text)
    jsonschema.validate(log, SHAPE)
    return log


@pytest.mark.parametrize("language", languages())
def test_results_point_at_their_rules_and_places(language: Language) -> None:
    run = log_of(FINDINGS, language)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["SOP004", "SOP401", "SOP601"]
    for finding, result in zip(FINDINGS, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["message"]["text"].startswith(finding.message(language))
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == finding.place.path
        assert place["region"] == {"startLine": finding.place.line, "startColumn": finding.place.column}
    assert [result["level"] for result in run["results"]] == ["note", "error", "error", "error"]


def test_fingerprints_tell_findings_apart_and_do_not_follow_lines() -> None:
    def marks(findings: tuple[Finding, ...]) -> list[str]:
        return [r["partialFingerprints"]["sopFinding/v1"] for r in log_of(findings)["runs"][0]["results"]]

    moved = tuple(Finding(Place(f.place.path, f.place.line + 1, 1), f.rule, f.values) for f in FINDINGS)
    assert marks(moved) == marks(FINDINGS)
    assert len(set(marks(FINDINGS))) == len(FINDINGS)


def test_what_a_change_brings_is_new() -> None:
    states = [r["baselineState"] for r in log_of(FINDINGS, brought=frozenset({1}))["runs"][0]["results"]]
    assert states == ["unchanged", "new", "unchanged", "unchanged"]
    assert "baselineState" not in log_of(FINDINGS)["runs"][0]["results"][0]


@pytest.mark.parametrize("language", languages())
def test_every_rule_of_the_catalogue_can_be_told(language: Language) -> None:
    findings = tuple(
        rule.at(Place(PATH), **dict.fromkeys(rule.what.fields | rule.remedy.fields, "x"))
        for rule in all_rules().values()
    )
    rules = log_of(findings, language)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    assert len({rule["name"] for rule in rules}) == len(rules)
    example_label = f"\n{voice_in(language).say(labels.EXAMPLE)}:\n"
    for rule in rules:
        assert not re.search(r"\{[a-z_]+\}", rule["help"]["text"].split(example_label)[0])
