"""GitLab's code quality report, held against the fields that its documentation asks for."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema

from sop_plugin.model.place import Place
from sop_plugin.reporting.gitlab import gitlab_text
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

from .findings import FINDINGS, PATH

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{40}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^(/|\./)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_the_report_has_every_required_field() -> None:
    entries = json.loads(gitlab_text(FINDINGS, voice_in(Language.ZH_HANS)))
    jsonschema.validate(entries, SCHEMA)
    assert [entry["severity"] for entry in entries] == ["minor", "critical", "critical", "critical"]
    assert entries[1]["location"] == {"path": PATH, "lines": {"begin": 12}}
    assert entries[1]["check_name"] == "SOP601-reference-unknown-number"
    assert FINDINGS[1].remedy(Language.ZH_HANS) in entries[1]["description"]


def test_fingerprints_differ_and_do_not_move_with_the_line() -> None:
    def marks(findings: tuple) -> list[str]:  # type: ignore[type-arg]
        return [entry["fingerprint"] for entry in json.loads(gitlab_text(findings, voice_in(Language.EN)))]

    before = marks(FINDINGS)
    assert len(set(before)) == len(FINDINGS)
    lower = tuple(replace(f, place=Place(f.place.path, f.place.line + 7, f.place.column)) for f in FINDINGS)
    assert marks(lower) == before
    assert marks(FINDINGS[:1]) == before[:1]


def test_no_finding_is_an_empty_list() -> None:
    assert json.loads(gitlab_text((), voice_in(Language.EN))) == []
