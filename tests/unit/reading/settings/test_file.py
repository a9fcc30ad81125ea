"""The plugin's options to settings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sop_plugin.model.headings import Heading
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.model.settings import ClauseStyle, Settings
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in


def problems(written: object) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_options(written)
    say = voice_in(Language.EN).say
    return [f"{problem.option}: {say(problem.what)}" for problem in caught.value.problems]


@pytest.mark.parametrize("written", [None, {}])
def test_without_options_everything_has_its_default(written: object) -> None:
    options = read_options(written)
    assert options.settings == Settings()
    assert (options.organisation, options.pages, options.time_zone, options.as_of) == (
        "organisation.yml",
        ("index.md",),
        "Asia/Shanghai",
        None,
    )


def test_every_option_arrives() -> None:
    options = read_options(
        {
            "organisation": "company.yml",
            "pages": ["index.md", "guide/**"],
            "number_pattern": "{type}.{department}.{sequence:02}",
            "number_patterns": {"form": "FR/{sequence:04}"},
            "sequence_per": [],
            "department_codes": {"QA": "07"},
            "document_types": {
                "checklist": {"code": "CHK", "headings": ["purpose"], "roles": ["prepared", "approved"]}
            },
            "headings": {"purpose": ["宗旨"]},
            "clause_style": "chinese",
            "language": "en",
            "time_zone": "UTC",
            "as_of": date(2026, 11, 21),
            "lead_days": 60,
            "stale_days": 7,
            "max_bytes": 5_000,
            "external_documents": ["劳动法"],
            "keyword_readings": {"长住客": "chang zhu ke"},
        }
    )
    settings = options.settings
    assert (options.organisation, options.pages) == ("company.yml", ("index.md", "guide/**"))
    assert (options.time_zone, options.as_of) == ("UTC", date(2026, 11, 21))
    assert settings.number_pattern == "{type}.{department}.{sequence:02}"
    assert (settings.number_patterns, settings.sequence_per) == ({"form": "FR/{sequence:04}"}, frozenset())
    assert settings.department_codes == {"QA": "07"}
    assert (settings.clause_style, settings.language) == (ClauseStyle.CHINESE, Language.EN)
    assert (settings.lead_days, settings.stale_days, settings.max_bytes) == (60, 7, 5_000)
    assert settings.external_titles == {"劳动法"}
    assert settings.keyword_readings == {"长住客": "chang zhu ke"}
    assert settings.extra_headings == {Heading.PURPOSE: ("宗旨",)}
    checklist = settings.types["checklist"]
    assert (checklist.code, checklist.required_headings, checklist.required_roles) == (
        "CHK",
        (Heading.PURPOSE,),
        (Role.PREPARED, Role.APPROVED),
    )


def test_types_of_the_project_stand_beside_the_usual_ones_or_replace_them() -> None:
    types = read_options(
        {"document_types": {"form": {"code": "F"}, "checklist": {"code": "CHK"}}}
    ).settings.types
    assert types["form"].code == "F"
    assert types["procedure"].code == "SOP"
    assert set(Settings().types) < set(types)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ({"lead_dayz": 3}, "lead_dayz: unknown option; did you mean 'lead_days'?"),
        ({"helpful": "/count?answer={answer}"}, "helpful: "),
        ({"helpful": "//elsewhere/{number}"}, "helpful: "),
        ({"helpful": "javascript:alert({number})"}, "helpful: "),
        ({"helpful": "/count?doc={number}&{who}"}, "helpful: "),
        ({"languages": "en"}, "languages: unknown option; did you mean 'language'?"),
        ({"nothing_like_it": 1}, "nothing_like_it: unknown option"),
        ({"lead_days": "many"}, "lead_days: "),
        ({"lead_days": -1}, "lead_days: "),
        ({"max_bytes": 1}, "max_bytes: "),
        ({"clause_style": "roman"}, "clause_style: "),
        ({"language": "fr"}, "language: "),
        ({"as_of": "soon"}, "as_of: "),
        ({"pages": ["index.md", "!"]}, 'pages.1: "!" is no pattern'),
        ({"headings": {"nothing": ["x"]}}, "headings.nothing"),
        ({"document_types": {"x": {"code": "../x"}}}, "document_types.x.code: "),
        (
            {"document_types": {"x": {"code": "X", "role": []}}},
            "document_types.x.role: unknown option; did you mean 'roles'?",
        ),
        ({"document_types": {"x": {"code": "SOP"}}}, "document_types: two types share a code"),
        (
            {"number_pattern": "{type}"},
            "number_pattern: '{type}' must hold {sequence} once, and the others once at most",
        ),
        ({"number_pattern": "{department}//{sequence}"}, "number_pattern: "),
        ({"number_patterns": {"form": "~{sequence}"}}, "number_patterns.form: '~{sequence}'"),
        (
            {"number_pattern": "{level}-{sequence}", "document_types": {"x": {"code": "X"}}},
            "types x say no level",
        ),
        ({"sequence_per": ["sequence"]}, "sequence_per.0: "),
        ({"department_codes": {"A": "../x"}}, "department_codes.A: "),
        ({"number_pattern": "..{department}{type}{sequence}{sequence}"}, "number_pattern: "),
        ("sop", ": "),
        ([1], ": "),
    ],
    ids=str,
)
def test_a_problem_names_its_option(written: object, problem: str) -> None:
    (found,) = problems(written)
    assert problem in found


def test_all_problems_come_at_once() -> None:
    written: dict[str, Any] = {"lead_dayz": 3, "stale_days": 0, "language": "fr"}
    assert sorted(problem.partition(":")[0] for problem in problems(written)) == sorted(written)


def test_problems_and_settings_know_their_lines() -> None:
    places = {
        "": Place("mkdocs.yml", 3, 5),
        "lead_dayz": Place("mkdocs.yml", 4, 7),
        "external_documents": Place("mkdocs.yml", 5, 7),
        "external_documents/1": Place("mkdocs.yml", 7, 11),
    }
    written = {"lead_dayz": 3, "external_documents": ["a", {"title": ""}], "stale_days": 0}
    with pytest.raises(SettingsError) as caught:
        read_options(written, places)
    assert [(problem.option, str(problem.place)) for problem in caught.value.problems] == [
        ("stale_days", "mkdocs.yml:3:5"),
        ("external_documents.1.title", "mkdocs.yml:7:11"),
        ("lead_dayz", "mkdocs.yml:4:7"),
    ]
    assert "; mkdocs.yml:4:7: lead_dayz: unknown option; did you mean 'lead_days'?" in str(caught.value)
    assert "mkdocs.yml:4:7：lead_dayz：没有这个选项" in voice_in(Language.ZH_HANS).say(caught.value)
    settings = read_options({"external_documents": ["a", "b"]}, places).settings
    assert settings.place("external_documents", 1) == Place("mkdocs.yml", 7, 11)
    assert settings.place("external_documents", 0) == Place("mkdocs.yml", 5, 7)
    assert settings.place("processes", 0) == Place("mkdocs.yml", 3, 5)
    assert Settings().place("processes", 0) == Place("mkdocs.yml")
    assert settings == read_options({"external_documents": ["a", "b"]}).settings


def test_chapters_and_review_period_of_a_type() -> None:
    written = {"code": "SOP", "chapters": ["安全要求 | 安全注意事项", "应急处置"], "review": "2 years"}
    kind = read_options({"document_types": {"procedure": written}}).settings.types["procedure"]
    assert kind.chapters == (("安全要求", "安全注意事项"), ("应急处置",))
    assert kind.review_every is not None
    assert kind.review_every.months == 24
    for wrong in ({"chapters": [" | "]}, {"review": "yearly"}):
        (found,) = problems({"document_types": {"procedure": {"code": "SOP", **wrong}}})
        assert "document_types.procedure." in found


def test_templates_are_of_types_that_there_are_and_never_leave_the_project() -> None:
    found = problems({"templates": {"memo": "a.md", "form": "../a.md"}})
    assert found[0].startswith("templates.memo: there is no document type 'memo'")
    assert found[1].startswith("templates.form: ../a.md is not below the folder of mkdocs.yml")
