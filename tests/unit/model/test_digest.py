"""What the digest is bound to, and what it forgives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from each_case import each_case

from sop_plugin.model.approval import Approval
from sop_plugin.model.attachment import Attachment, FileInText
from sop_plugin.model.digest import binds, digest, digest_after, digest_like, is_of, seal_text
from sop_plugin.model.document import (
    Body,
    Change,
    ChangeClass,
    Document,
    ReviewRecord,
    ReviewRule,
    Translation,
    Withdrawal,
)
from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.model.period import Period
from sop_plugin.model.place import Place
from sop_plugin.model.questions import ReadersQuestion
from sop_plugin.model.requirement import Claim
from sop_plugin.model.roles import Role
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.words.language import Language, languages

PLACE = Place("docs/a.md")
DAY = date(2026, 3, 1)
DOCUMENT = Document(
    path="docs/a.md",
    number="HT-SD-SOP-004",
    title="接听电话",
    type="procedure",
    department="HT-SD",
    revision=2,
    status=Status.APPROVED,
    body=Body("## 目的\n\n来电有人接。\n", 20),
    effective=DAY,
    audience=("销售代表",),
    keywords=("留言", "转接"),
)
ASKED = ReadersQuestion("几声之内接？", ("两声", "三声"), ("三声",), "久了会挂断", "4.1")
OLD = "sop1:d64e4a51d09467c287d0a8ba9880961022f8feb5e3839204ba394d8218bc7041"
SHOWING = replace(
    DOCUMENT,
    body=replace(DOCUMENT.body, files=(FileInText("img/a.png", Place("docs/a.md", 22, 1), shown=True),)),
    attachments=(Attachment("img/a.png", "docs/img/a.png", FileFacts("0" * 64, 3)),),
)


def test_the_digest_of_a_text_never_changes() -> None:
    """Were it to, every approval there is would be void: then it needs another name in front."""
    assert digest(DOCUMENT) == "sop2:0f877ed31ee856a7dbfc32d7115888ca9ddd7ce1301c7c04b25cadfc868c088b"
    assert digest_like(OLD, DOCUMENT) == OLD
    assert is_of(OLD, DOCUMENT)


def test_the_first_algorithm_forgets_the_default_language_and_knows_no_files() -> None:
    """A changed default language was never a changed text, and what the old digest cannot see it does not vouch for."""
    silent = replace(DOCUMENT, declares_language=False)
    for language in languages():
        assert is_of(OLD, replace(silent, language=language))
        assert digest(replace(silent, language=language)) == digest(silent)
    assert not is_of(OLD, replace(DOCUMENT, language=Language.EN))
    assert binds(OLD, DOCUMENT)
    assert is_of(OLD, SHOWING)
    assert not binds(OLD, SHOWING)
    assert binds(digest(SHOWING), SHOWING)


def test_signing_goes_on_by_the_algorithm_in_which_it_began() -> None:
    assert digest_after((), DOCUMENT) == digest(DOCUMENT)
    assert digest_after((OLD,), DOCUMENT) == OLD
    assert digest_after((OLD,), SHOWING) == digest(SHOWING)
    assert digest_after((OLD,), replace(DOCUMENT, title="别的")) == digest(replace(DOCUMENT, title="别的"))


def test_it_is_bound_to_what_every_file_holds() -> None:
    picture = SHOWING.attachments[0]
    others = [(), (replace(picture, facts=FileFacts("1" * 64, 3)),)]
    assert len({digest(SHOWING), *(digest(replace(SHOWING, attachments=files)) for files in others)}) == 3
    moved = replace(picture, path="docs/moved/img/a.png", blob="4" * 40)
    assert digest(replace(SHOWING, path="docs/moved/a.md", attachments=(moved,))) == digest(SHOWING)


def test_both_algorithms_are_bound_to_the_requirements_that_are_served_and_where() -> None:
    said = [("ISO 9001:2015 7.5.2", None), ("ISO 9001:2015 7.5.2", "4.1"), ("ISO 9001:2015 7.2", None)]
    claims = [(Claim(requirement, clause, PLACE),) for requirement, clause in said]
    texts = [DOCUMENT, *(replace(DOCUMENT, satisfies=each) for each in claims)]
    assert len({digest(text) for text in texts}) == 4
    assert len({digest_like(OLD, text) for text in texts}) == 4


def test_both_algorithms_are_bound_to_all_that_a_question_says() -> None:
    other = {"ask": "谁接？", "answers": ("三声", "五声"), "right": ("两声",), "why": "", "clause": None}
    asked = [(), (ASKED,), *((replace(ASKED, **{name: value}),) for name, value in other.items())]
    texts = [replace(DOCUMENT, questions=each) for each in asked]
    assert len({digest(text) for text in texts}) == len(asked)
    assert len({digest_like(OLD, text) for text in texts}) == len(asked)


def test_two_trailing_blanks_break_a_line() -> None:
    broken = Body("## 目的\n\n来电  \n有人接。\n", 20)
    flowing = Body("## 目的\n\n来电\n有人接。\n", 20)
    assert digest(replace(DOCUMENT, body=broken)) != digest(replace(DOCUMENT, body=flowing))
    assert digest_like(OLD, replace(DOCUMENT, body=broken)) == digest_like(
        OLD, replace(DOCUMENT, body=flowing)
    )


@each_case(
    "facts",
    [
        {"number": "HT-SD-SOP-005"},
        {"title": "接听电话 "},
        {"type": "policy"},
        {"department": "HT-MK"},
        {"revision": 3},
        {"language": Language.EN},
        {"supervised_by": "HT-GM"},
        {"audience": ()},
        {"keywords": ("转接", "留言")},
        {"keywords": ("留言,转接",)},
        {"effective": None},
        {"expires": DAY},
        {"review": ReviewRule(Period(12))},
        {"review": ReviewRule(None, DAY)},
        {"review": ReviewRule(None, None, "法规将更新")},
        {"change": Change(ChangeClass.EDITORIAL, "改版", "改版")},
        {"retention": Period(12)},
        {"satisfies": (Claim("ISO 9001:2015 7.5.2", None, PLACE),)},
        {"questions": (ASKED,)},
        {"body": Body("## 目的\n\n来电有人接!\n", 20)},
        {"body": Body("## 目的\n来电有人接。\n", 20)},
        {"body": Body("## 目的\n\n 来电有人接。\n", 20)},
        {"body": Body("## 目的\n\n来电有人接。\u3000\n", 20)},
    ],
    ids=str,
)
def test_it_is_bound_to_the_text_and_the_controlled_facts(facts: dict[str, Any]) -> None:
    assert digest(replace(DOCUMENT, **facts)) != digest(DOCUMENT)


@each_case(
    "facts",
    [
        {"path": "docs/moved/b.md"},
        {"status": Status.DRAFT},
        {"approvals": (Approval(Role.APPROVED, "shen", DAY, PLACE),)},
        {"reviews": (ReviewRecord(DAY, "lu", Outcome.NO_CHANGE, "", PLACE),)},
        {"withdrawal": Withdrawal(DAY, "shen", "停办", None, PLACE)},
        {"body": Body("## 目的\r\n\r\n来电有人接。\r\n", 20)},
        {"body": Body("## 目的 \n\t\n来电有人接。\t \n\n \n\n", 30)},
        {"body": Body("## 目的\n\n来电有人接。", 20)},
    ],
    ids=str,
)
def test_it_forgives_what_comes_after_and_what_nobody_sees(facts: dict[str, Any]) -> None:
    assert digest(replace(DOCUMENT, **facts)) == digest(DOCUMENT)


def test_a_text_that_no_file_can_hold_still_has_a_digest() -> None:
    assert digest(replace(DOCUMENT, title="\ud800")).startswith("sop2:")


def test_the_message_that_is_signed() -> None:
    assert seal_text("HT-SD-SOP-004", 2, Role.CHECKED, "曾思雨", DAY, "sop1:ab") == (
        '{"date":"2026-03-01","digest":"sop1:ab","number":"HT-SD-SOP-004",'
        '"person":"曾思雨","revision":2,"role":"checked"}'.encode()
    )


def test_a_translation_is_bound_to_what_it_was_made_from() -> None:
    translated = replace(DOCUMENT, translation_of=Translation("SL-SOP-001", 1))
    assert digest(translated) != digest(DOCUMENT)
    assert digest(translated) != digest(replace(DOCUMENT, translation_of=Translation("SL-SOP-001", 2)))
