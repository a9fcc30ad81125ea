"""Roles of a company's own, as ``mkdocs.yml`` declares them, and names of its own types."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sop_plugin.model.place import Place
from sop_plugin.model.roles import USUAL_ROLES, Role
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

DAY, LATER = date(2026, 3, 1), date(2027, 3, 1)
OWN = [
    {"key": "author", "name": {"zh-Hans": "编制", "zh-Hant": "編製", "en": "Drafted"}},
    "checked",
    {"key": "quality", "name": "质量审核", "meaning": "符合质量要求"},
    {"key": "panel", "name": "Panel", "several": True},
    {"key": "approved", "name": "审定"},
]


def said(what: Any, language: Language = Language.ZH_HANS) -> str:
    return voice_in(language).say(what)


def problems(language: Language = Language.EN, **written: Any) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read_options(written)
    return [f"{problem.option}: {said(problem.what, language)}" for problem in caught.value.problems]


def test_roles_have_the_order_of_the_list_and_names_in_three_languages() -> None:
    roles = read_options({"approval_roles": OWN}).settings.roles.on(DAY)
    for language, names in (
        (Language.ZH_HANS, ["编制", "校对", "质量审核", "Panel", "审定"]),
        (Language.ZH_HANT, ["編製", "校對", "质量审核", "Panel", "审定"]),
        (Language.EN, ["Drafted", "Checked", "质量审核", "Panel", "审定"]),
    ):
        assert [said(role.label, language) for role in roles] == names
    assert said(roles[2].meaning) == "符合质量要求"
    assert [role.has_several for role in roles] == [False, False, False, True, False]
    assert (roles[0].prepares, roles[-1].approves) == (True, True)


def test_types_require_what_follows_from_the_roles_unless_they_say_it() -> None:
    written = {
        "approval_roles": OWN,
        "document_types": {
            "checklist": {"code": "CHK"},
            "memo": {"code": "MEM", "roles": ["approved", "author"]},
        },
        "rule_changes": [{"since": LATER, "approval_roles": ["prepared", "author", "approved"]}],
    }
    written["rule_changes"][0]["approval_roles"][1] = {"key": "author", "name": "起草"}
    settings = read_options(written).settings
    for kind, day, required in (
        ("procedure", DAY, ["author", "checked", "quality", "approved"]),
        ("checklist", DAY, ["author", "checked", "quality", "approved"]),
        ("form", DAY, ["author", "approved"]),
        ("memo", DAY, ["author", "approved"]),
        ("procedure", LATER, ["prepared", "author", "approved"]),
        ("form", LATER, ["prepared", "approved"]),
        ("memo", LATER, ["author", "approved"]),
    ):
        assert settings.required_roles(kind, day) == tuple(required), (kind, day)
    (author,) = (role for role in settings.required_roles("memo", LATER) if role == "author")
    assert said(author) == "起草"
    assert settings.missing_roles("memo", {Role("author")}, DAY) == (Role.APPROVED,)


def test_without_the_option_everything_is_as_it_was() -> None:
    settings = read_options({"document_types": {"checklist": {"code": "CHK"}}}).settings
    assert settings.roles.are_usual
    assert settings.required_roles("checklist", DAY) == tuple(r for r in USUAL_ROLES if not r.has_several)


SETS: tuple[tuple[list[Any], str], ...] = (
    ([], ": at least two roles are needed"),
    (["approved"], ": at least two roles are needed"),
    (["prepared", "checked", "prepared", "approved"], ".2: prepared is listed twice"),
    (["prepared", "verified", "approved"], ".1: verified is no role that comes along"),
    (["prepared", {"key": "qa", "name": "批准"}, "approved"], ".2: approved and qa are both called “批准”"),
    (["prepared", "approved", {"key": "qa", "name": "放行"}], ".1: approved is the role that approves"),
    (["prepared", {"key": "qa", "name": "放行", "several": True}], ".1: the last role, qa, approves"),
    (["prepared", "cosigned"], ".1: the last role, cosigned, approves"),
    (["prepared", {"key": "质量", "name": "质量"}], ".1.key: is not spelled by the rule"),
    (["prepared", {"key": "qa", "name": {"zh-Hans": ""}}], ".1.name.zh-Hans: must be one line of text"),
    (
        ["prepared", {"key": "qa", "name": {"zh": "放行"}}],
        ".1.name: is a name for each language, which are zh-Hans, zh-Hant, en",
    ),
    (["prepared", {"key": "qa", "name": {}}], ".1.name: must be a name in one language at least"),
)


def test_a_set_that_cannot_be_is_told() -> None:
    for roles, told in SETS:
        assert problems(approval_roles=roles)[0].startswith(f"approval_roles{told}")
        change = {"since": LATER, "approval_roles": roles}
        assert problems(rule_changes=[change])[0].startswith(f"rule_changes.0.approval_roles{told}")


def test_required_roles_that_there_are_not_are_told_with_those_that_there_are() -> None:
    own = ["prepared", {"key": "quality", "name": "质量审核"}, "approved"]
    kind = {"procedure": {"code": "SOP", "roles": ["prepared", "qualty", "approved"]}}
    assert problems(approval_roles=own, document_types=kind)[0] == (
        "document_types.procedure.roles: there is no role qualty; those of that day are prepared, quality, approved"
        " (did you mean 'quality'?)"
    )
    change = {"since": LATER, "roles": {"procedure": ["checked"]}}
    assert (
        "rule_changes.0.roles.procedure: 没有签署角色“checked”；当时的角色：prepared, quality, approved"
        in (problems(Language.ZH_HANS, approval_roles=own, rule_changes=[change])[0])
    )
    named = {"procedure": {"code": "SOP", "roles": ["prepared", "quality", "approved"]}}
    gone = {"since": LATER, "approval_roles": ["prepared", "approved"]}
    (told,) = problems(approval_roles=own, document_types=named, rule_changes=[gone])
    assert told.startswith(
        "rule_changes.0: from 2027-03-01 on there is no role quality, but procedure requires it"
    )
    mended = {**gone, "roles": {"procedure": ["prepared", "approved"]}}
    read_options({"approval_roles": own, "document_types": named, "rule_changes": [mended]})


def test_a_problem_has_its_line() -> None:
    places = {"approval_roles/1": Place("mkdocs.yml", 9, 11)}
    with pytest.raises(SettingsError) as caught:
        read_options({"approval_roles": ["prepared", "prepared", "approved"]}, places)
    assert str(caught.value.problems[0].place) == "mkdocs.yml:9:11"


def test_types_are_called_what_the_company_calls_them() -> None:
    name = {"zh-Hans": "岗位检查表", "zh-Hant": "崗位檢查表", "en": "Post checklist"}
    settings = read_options(
        {"document_types": {"checklist": {"code": "CHK", "name": name}, "memo": {"code": "MEM"}}}
    ).settings
    for language, called in zip(
        (Language.ZH_HANS, Language.ZH_HANT, Language.EN), name.values(), strict=True
    ):
        assert said(settings.type_name("checklist"), language) == called
        assert said(settings.type_label("checklist"), language) == called
    assert (said(settings.type_label("memo")), said(settings.type_label("procedure"))) == ("memo", "程序文件")
    own = {"memo": {"code": "MEM", "name": "程序文件"}}
    assert "the types procedure and memo are both called “程序文件”" in problems(document_types=own)[0]
