"""Who may give a missing signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from register_manuals import MakeDocument, MakeManual

from sop_plugin.model.approval import Approval
from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Authority, Person
from sop_plugin.model.place import Place
from sop_plugin.model.roles import USUAL_ROLES, Role
from sop_plugin.model.seal import Seals
from sop_plugin.standing.approval_block import approval_block
from sop_plugin.standing.signers import may_sign


def signers(make_manual: MakeManual, document: Document, *people: Person) -> dict[Role, list[str]]:
    manual = make_manual(document)
    company = replace(manual.organisation, people={p.id: p for p in people} or manual.organisation.people)
    block = approval_block(replace(manual, organisation=company), document, None, Seals())
    return {role: [person.id for person in may_sign(block, role)] for role in USUAL_ROLES}


def test_people_in_post_on_the_day(make_document: MakeDocument, make_manual: MakeManual) -> None:
    found = signers(make_manual, make_document())
    assert found[Role.CHECKED] == ["tang", "zeng", "last"]
    assert found[Role.APPROVED] == []


def test_the_nearest_department_first(make_document: MakeDocument, make_manual: MakeManual) -> None:
    people = (
        Person("above", "甲", "HT", "经理"),
        Person("other", "乙", "HT-MK", "经理"),
        Person("quality", "丙", "QA", "经理"),
        Person("own", "丁", "HT-SD", "经理"),
    )
    document = make_document(supervised_by="QA")
    assert signers(make_manual, document, *people)[Role.CHECKED] == ["own", "above", "quality"]
    # Where these have nobody left, anybody in post may.
    assert signers(make_manual, document, people[1])[Role.CHECKED] == ["other"]


def test_authority_and_what_it_is_kept_for(make_document: MakeDocument, make_manual: MakeManual) -> None:
    any_document = (Authority(),)
    forms = (Authority(types=("form",)),)
    ended = (Authority(until=date(2026, 11, 20)),)
    people = (
        Person("own", "丁", "HT-SD", "经理"),
        Person("forms", "戊", "HT-SD", "经理", may_approve=forms),
        Person("ended", "己", "HT-SD", "经理", may_approve=ended),
        Person("head", "庚", "HT", "总经理", may_approve=any_document),
    )
    found = signers(make_manual, make_document(), *people)
    assert found[Role.APPROVED] == ["head"]
    assert "head" not in found[Role.REVIEWED]
    second = Person("second", "辛", "HT", "副总经理", may_approve=any_document)
    found = signers(make_manual, make_document(), *people, second)
    assert found[Role.APPROVED] == ["head", "second"]
    assert found[Role.REVIEWED] == ["own", "forms", "ended", "head", "second"]


def test_who_signed_already_is_left_out(make_document: MakeDocument, make_manual: MakeManual) -> None:
    signed = Approval(Role.PREPARED, "tang", date(2026, 11, 1), Place("docs/x.md"))
    document = replace(make_document(), approvals=(signed,))
    found = signers(make_manual, document)
    assert (found[Role.PREPARED], found[Role.CHECKED]) == ([], ["zeng", "last"])


def test_who_signed_an_earlier_wording_comes_first(
    make_document: MakeDocument, make_manual: MakeManual
) -> None:
    document = make_document(revision=2)
    earlier = Approved(
        number=document.number,
        day=date(2026, 11, 1),
        by="zeng",
        revision=2,
        role=Role.CHECKED,
        digest="sop1:another",
        sequence=1,
    )
    block = approval_block(make_manual(document), document, Ledger((earlier,)), Seals())
    assert [person.id for person in may_sign(block, Role.CHECKED)] == ["zeng", "tang", "last"]
    # What does not hold takes nobody's place elsewhere.
    assert [person.id for person in may_sign(block, Role.REVIEWED)] == ["tang", "zeng", "last"]
