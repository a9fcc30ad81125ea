"""The roles of a day: their order, their names, and what each is for."""

from __future__ import annotations

import pickle
import re
from datetime import date, timedelta
from pathlib import Path

import sop_plugin
from sop_plugin.model.powers import Power, powers, signing
from sop_plugin.model.roles import SHIPPED, USUAL_ROLES, ApprovalRoles, DeclaredRole, Role, RoleSet, are_two
from sop_plugin.words import labels
from sop_plugin.words.language import Language, LocalisedText
from sop_plugin.words.voice import voice_in

CHANGED = date(2026, 11, 1)
BEFORE = CHANGED - timedelta(1)


def declared(key: str, name: str, **facts: bool) -> DeclaredRole:
    named = LocalisedText(name)
    return DeclaredRole(key, named, named, **facts)


ROLES = ApprovalRoles(
    (
        RoleSet((declared("author", "编制"), declared("quality", "质量审核"), declared("approved", "审定"))),
        RoleSet((declared("author", "起草"), declared("release", "放行")), CHANGED),
    )
)


def test_each_day_has_its_roles_and_their_names() -> None:
    for day, names in ((date.min, ["编制", "质量审核", "审定"]), (BEFORE, ["编制", "质量审核", "审定"])):
        assert [role.label for role in ROLES.on(day)] == [LocalisedText(name) for name in names]
    assert [role.label for role in ROLES.on(CHANGED)] == [LocalisedText("起草"), LocalisedText("放行")]
    assert ROLES.of("author", BEFORE).words == LocalisedText("编制")
    assert ROLES.of("author", CHANGED).words == LocalisedText("起草")


def test_a_role_of_another_day_is_as_it_last_was_or_came_to_be() -> None:
    assert ROLES.of("quality", CHANGED).words == LocalisedText("质量审核")
    assert ROLES.of("release", BEFORE).words == LocalisedText("放行")
    assert ROLES.of("checked", BEFORE).words == Role.CHECKED.words, "as it comes along"
    forgotten = ROLES.of("verified", BEFORE)
    assert (forgotten.words, forgotten.approves, ROLES.known("verified")) == ("verified", False, False)
    assert all(map(ROLES.known, ("author", "quality", "release", "checked")))


def test_the_first_prepares_and_the_last_approves_whatever_their_keys() -> None:
    for day in (BEFORE, CHANGED):
        roles = ROLES.on(day)
        assert [role.prepares for role in roles] == [True, *[False] * (len(roles) - 1)]
        assert [role.approves for role in roles] == [*[False] * (len(roles) - 1), True]
    assert [r for r in USUAL_ROLES if r.prepares or r.approves] == [Role.PREPARED, Role.APPROVED]


def test_the_order_goes_on_from_set_to_set() -> None:
    ranks = [role.rank for day in (BEFORE, CHANGED) for role in ROLES.on(day)]
    assert ranks == sorted(set(ranks))
    assert [str(role) for role in ROLES.every] == ["quality", "approved", "author", "release"]


def test_a_role_is_its_key() -> None:
    old, new = ROLES.of("author", BEFORE), ROLES.of("author", CHANGED)
    assert old == new == "author"
    assert len({old, new, "author"}) == 1
    kept = pickle.loads(pickle.dumps(new))
    assert (kept, kept.words, kept.rank, kept.prepares) == (new, new.words, new.rank, True)
    assert repr(old) != repr(new), "what is kept between runs is told apart by names too"


def test_what_a_signature_means_is_what_is_said_of_it_or_follows_from_the_place() -> None:
    author, quality, approved = ROLES.on(BEFORE)
    assert author.meaning == labels.MEANING_PREPARED
    assert approved.meaning == labels.MEANING_APPROVED
    assert quality.meaning == quality.label
    assert Role.CHECKED.meaning == labels.MEANING_CHECKED


def test_to_sign_in_a_role_is_an_act_of_its_own_and_to_approve_is_one_whatever_it_is_called() -> None:
    _, quality, approved = ROLES.on(BEFORE)
    assert signing(quality) == "sign_quality"
    assert voice_in(Language.ZH_HANS).say(signing(quality)) == "以“质量审核”签署"
    reviewed_last = ApprovalRoles((RoleSet((SHIPPED[0], SHIPPED[2])),)).on(BEFORE)[-1]
    for role, called in (
        (approved, "以“审定”签署"),
        (Role.APPROVED, "批准"),
        (reviewed_last, "以“审核”签署"),
    ):
        assert signing(role) == Power.APPROVED
        assert voice_in(Language.ZH_HANS).say(signing(role)) == called
    assert [p for p in powers(USUAL_ROLES) if p.startswith("sign_")] == [f"sign_{r}" for r in USUAL_ROLES]
    kept = pickle.loads(pickle.dumps(signing(quality)))
    assert (kept, kept.words) == (signing(quality), signing(quality).words)


def test_what_approves_now_may_have_been_signed_in_by_others_before() -> None:
    roles = ApprovalRoles((RoleSet((SHIPPED[0], SHIPPED[1], SHIPPED[4])), RoleSet(SHIPPED[:2], CHANGED)))
    assert (roles.of("checked", BEFORE).approves, roles.of("checked", CHANGED).approves) == (False, True)
    assert "sign_checked" in powers(roles.of_all_days)


def test_two_roles_want_two_people_unless_both_are_the_writers() -> None:
    replaced = ApprovalRoles((RoleSet(), RoleSet((declared("author", "起草"), SHIPPED[4]), CHANGED)))
    author = replaced.of("author", CHANGED)
    assert not are_two(Role.PREPARED, author)
    assert not are_two(author, author)
    assert are_two(Role.PREPARED, Role.CHECKED)
    assert are_two(Role.CHECKED, author)


def test_those_that_come_along_are_the_usual_ones() -> None:
    assert ApprovalRoles().are_usual
    assert not ROLES.are_usual
    assert ApprovalRoles().on(BEFORE) == USUAL_ROLES
    assert all(each.is_shipped for each in SHIPPED)
    assert not declared("checked", "校核").is_shipped
    assert [str(role) for role in USUAL_ROLES if role.has_several] == ["cosigned"]


def test_code_asks_what_a_role_is_for_and_never_which_it_is() -> None:
    package = Path(sop_plugin.__file__).parent
    named = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\bRole\.[A-Z]", path.read_text(encoding="utf-8"))
    }
    assert named == {"model/roles.py", "reading/settings/role_options.py", "adoption/header_labels.py"}
