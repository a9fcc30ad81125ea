"""Who has signed one text, as the front matter declares it and as the ledger recorded it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from register_manuals import MakeDocument, MakeManual

from sop_plugin.model.approval import Approval
from sop_plugin.model.digest import digest
from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved, Event, Released
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.model.seal import Seal, Seals, Verdict
from sop_plugin.standing.approval_block import ApprovalBlock, approval_block

FIRST, SECOND = date(2026, 11, 1), date(2026, 11, 2)


def told(block: ApprovalBlock) -> list[tuple[str, str, int, str, bool]]:
    return [(str(s.role), s.person, s.day.day, s.seal.value, s.holds) for s in block.signatures]


def declared(document: Document, *signed: tuple[Role, str]) -> Document:
    place = Place(document.path)
    return replace(document, approvals=tuple(Approval(role, person, FIRST, place) for role, person in signed))


def approved(document: Document, role: Role, by: str, sequence: int, **facts: object) -> Approved:
    event = Approved(
        number=document.number,
        day=SECOND,
        by=by,
        revision=document.revision,
        role=role,
        digest=digest(document),
        sequence=sequence,
    )
    return replace(event, **facts)  # type: ignore[arg-type]


def released(document: Document, sequence: int) -> Released:
    return Released(
        number=document.number,
        day=SECOND,
        by="lu",
        revision=document.revision,
        effective=SECOND,
        digest=digest(document),
        blob="0" * 40,
        sequence=sequence,
    )


def recorded(make_manual: MakeManual, document: Document, *events: Event, **seals: object) -> ApprovalBlock:
    return approval_block(make_manual(document), document, Ledger(events), Seals(**seals))  # type: ignore[arg-type]


def test_without_a_ledger_what_is_declared_holds(
    make_document: MakeDocument, make_manual: MakeManual
) -> None:
    document = declared(make_document(), (Role.APPROVED, "shen"), (Role.PREPARED, "tang"))
    block = approval_block(make_manual(document), document, None, Seals())
    assert told(block) == [
        ("prepared", "tang", 1, "declared", True),
        ("approved", "shen", 1, "declared", True),
    ]
    assert [line.role for line in block.lines] == [Role.PREPARED, Role.CHECKED, Role.REVIEWED, Role.APPROVED]
    assert [line.role for line in block.missing] == [Role.CHECKED, Role.REVIEWED]


def test_a_role_that_nobody_asks_for_is_shown_once_it_is_signed(
    make_document: MakeDocument, make_manual: MakeManual
) -> None:
    form = make_document("HT-SD-FRM-001", type="form")
    assert [line.role for line in recorded(make_manual, form).lines] == [Role.PREPARED, Role.APPROVED]
    block = recorded(
        make_manual, form, approved(form, Role.COSIGNED, "zeng", 1), approved(form, Role.COSIGNED, "lu", 2)
    )
    (cosigned,) = (line for line in block.lines if line.role == Role.COSIGNED)
    assert (cosigned.required, [s.person for s in cosigned.signatures]) == (False, ["zeng", "lu"])
    assert [line.role for line in block.missing] == [Role.PREPARED, Role.APPROVED]
    unknown = make_document(type="novel")
    assert recorded(make_manual, unknown).lines == ()


def test_only_what_was_recorded_of_this_text_holds(
    make_document: MakeDocument, make_manual: MakeManual
) -> None:
    document = declared(make_document(), (Role.PREPARED, "tang"), (Role.REVIEWED, "lu"))
    block = recorded(
        make_manual,
        document,
        approved(document, Role.PREPARED, "tang", 1),
        approved(document, Role.CHECKED, "zeng", 2, digest="sop1:another"),
    )
    assert told(block) == [
        ("prepared", "tang", 2, "digest", True),
        ("checked", "zeng", 2, "digest", False),
        ("reviewed", "lu", 1, "declared", False),
    ]
    assert [line.role for line in block.missing] == [Role.CHECKED, Role.REVIEWED, Role.APPROVED]


def test_what_was_released_stays_signed(make_document: MakeDocument, make_manual: MakeManual) -> None:
    document = declared(make_document(), (Role.REVIEWED, "lu"))
    events = (approved(document, Role.PREPARED, "tang", 1), released(document, 2))
    changed = replace(document, title="后来改过的")
    block = approval_block(make_manual(changed), changed, Ledger(events), Seals())
    assert [signature.holds for signature in block.signatures] == [True, True]


def test_how_each_signature_is_sealed(make_document: MakeDocument, make_manual: MakeManual) -> None:
    document = make_document()
    events = [
        approved(document, role, "tang", sequence, signature="SIG" if sequence > 1 else None)
        for sequence, role in enumerate((Role.PREPARED, Role.CHECKED, Role.REVIEWED, Role.APPROVED), start=1)
    ]
    verdicts = {(document.number, 2): Verdict.VALID, (document.number, 3): Verdict.WRONG_KEY}
    block = recorded(make_manual, document, *events, verdicts=verdicts)
    assert [signature.seal for signature in block.signatures] == [
        Seal.DIGEST,
        Seal.SEALED,
        Seal.BROKEN,
        # Nobody verified this one.
        Seal.UNVERIFIED,
    ]
