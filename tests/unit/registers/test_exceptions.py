"""Exceptions, sorted by the auditor's questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sample_ledger import SIGNERS, RecordedManual, recorded_manual
from sample_manual import AS_OF, ORGANISATION

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.event import Approved
from sop_plugin.model.finding import AuditQuestion, Rule
from sop_plugin.model.roles import Role
from sop_plugin.model.seal import Seal, Seals
from sop_plugin.model.settings import Settings
from sop_plugin.reading.histories import ArchivedTexts
from sop_plugin.reading.source import Source
from sop_plugin.registers.exceptions import ExceptionRegister, exception_register
from sop_plugin.rules import all_rules, comparison


def compiled(manual: RecordedManual) -> CompiledManual:
    return compile_manual(
        Sources(
            tuple(manual.sources.values()),
            Source("organisation.yml", ORGANISATION.read_bytes()),
            ledger=Source("ledger.jsonl", manual.ledger.encode()),
        ),
        Settings(),
        AS_OF,
        Capabilities(read_archive=lambda ids: ArchivedTexts({blob: manual.texts.get(blob) for blob in ids})),
    )


def register_of(manual: RecordedManual) -> ExceptionRegister:
    done = compiled(manual)
    return exception_register(done.histories, done.manual, done.findings, done.seals)


class AllButFirstChecks(Seals):
    """Seals of a ledger in which all is signed but the checks of first revisions."""

    def of(self, approval: Approved) -> Seal:
        first = approval.revision == 1 and approval.role == Role.CHECKED
        return Seal.DIGEST if first else Seal.SEALED


def told(register: ExceptionRegister) -> list[tuple[str, str, str | None, int | None, date | None, bool]]:
    return [(r.question.value, r.code, r.number, r.revision, r.day, r.past) for r in register.rows]


def test_every_rule_about_approvals_and_the_ledger_answers_a_question_or_none() -> None:
    about = {code for code in all_rules() if code.startswith(("SOP5", "SOP9"))}
    # A comparison is about a change before it is merged.
    about -= {rule.code for rule in vars(comparison).values() if isinstance(rule, Rule)}
    without = {code for code in about if all_rules()[code].question is None}
    # A draft is nobody's release yet; what was right by the rules of its day, and copies that are to be exchanged, are work to
    # do and no exception; what a role was called and the order of lines between numbers prove nothing; SOP959 only wraps another.
    assert without == {
        "SOP508",
        "SOP511",
        "SOP513",
        "SOP515",
        "SOP516",
        "SOP517",
        "SOP519",
        "SOP907",
        "SOP959",
        "SOP994",
    }
    assert {rule.question for rule in all_rules().values()} == {None, *AuditQuestion}


def test_each_exception_names_what_it_is_about() -> None:
    # The source of 004 declares what the ledger recorded: told once. 006 is a draft: nobody's exception.
    assert told(register_of(recorded_manual())) == [
        ("self_approval", "SOP952", "HT-SD-SOP-004", 1, date(2026, 5, 4), False),
        ("no_authority", "SOP953", "HT-SD-SOP-004", 1, date(2026, 5, 4), False),
        ("numbers", "SOP931", "HT-SD-SOP-005", 1, None, False),
        ("numbers", "SOP946", "HT-SD-SOP-004", None, date(2026, 5, 1), False),
    ]


def test_what_a_later_release_has_mended_stays_an_exception() -> None:
    manual = recorded_manual()
    manual.release("HT-SD-SOP-004", 2, "2026-06-01", "2026-06-08", title="已改正的")
    rows = told(register_of(manual))
    assert ("self_approval", "SOP952", "HT-SD-SOP-004", 1, date(2026, 5, 4), True) in rows
    assert ("no_authority", "SOP953", "HT-SD-SOP-004", 1, date(2026, 5, 4), True) in rows


def test_a_missing_role_and_a_changed_text() -> None:
    manual = recorded_manual()
    some = {role: person for role, person in SIGNERS.items() if role is not Role.CHECKED}
    manual.issue("HT-SD-SOP-007", "缺校对的", "2026-06-01")
    manual.release("HT-SD-SOP-007", 1, "2026-06-01", "2026-06-08", some, title="缺校对的")
    path = "docs/HT-SD-SOP-004.md"
    changed = manual.sources[path].data.replace("写明目的".encode(), "写明别的".encode())
    manual.sources[path] = Source(path, changed)
    register = register_of(manual)
    (missing,) = register.of(AuditQuestion.MISSING_ROLE)
    assert (missing.code, missing.number, missing.day) == ("SOP951", "HT-SD-SOP-007", date(2026, 6, 1))
    (text,) = register.of(AuditQuestion.TEXT_CHANGED)
    assert (text.code, text.number, text.revision, text.day) == ("SOP935", "HT-SD-SOP-004", 1, None)


def test_a_released_text_does_not_hide_behind_a_draft() -> None:
    manual = recorded_manual()
    path = "docs/HT-SD-SOP-004.md"
    data = manual.sources[path].data.replace(b"status: approved", b"status: draft")
    manual.sources[path] = Source(path, data.replace("写明目的".encode(), "写明别的".encode()))
    assert [row.code for row in register_of(manual).of(AuditQuestion.TEXT_CHANGED)] == ["SOP935"]


def test_a_ledger_that_was_edited() -> None:
    manual = recorded_manual()
    manual.ledger = manual.ledger.replace("仍适用", "不适用")
    (row,) = register_of(manual).of(AuditQuestion.LEDGER)
    assert (row.code, row.number) == ("SOP911", "HT-SD-SOP-001")
    manual.ledger = manual.ledger.replace('"event":"reviewed"', '"event":"forgotten"')
    assert register_of(manual).of(AuditQuestion.LEDGER)


def test_a_release_is_sealed_when_all_its_approvals_are() -> None:
    done = compiled(recorded_manual())
    everything = register_of(recorded_manual()).unsealed
    assert [(r.number, r.record.release.revision) for r in everything] == [
        ("HT-SD-SOP-001", 1),
        ("HT-SD-SOP-001", 2),
        ("HT-SD-SOP-001", 3),
        ("HT-SD-SOP-002", 1),
        ("HT-SD-SOP-004", 1),
    ]
    some = exception_register(done.histories, done.manual, done.findings, AllButFirstChecks()).unsealed
    assert [(r.number, r.record.release.revision, [a.by for a in r.unsealed]) for r in some] == [
        ("HT-SD-SOP-001", 1, ["zeng"]),
        ("HT-SD-SOP-002", 1, ["zeng"]),
        ("HT-SD-SOP-004", 1, ["zeng"]),
    ]


def test_a_release_without_any_approval_is_unsealed_however_seals_are_judged() -> None:
    manual = recorded_manual()
    manual.issue("HT-SD-SOP-008", "没有签署的", "2026-06-01")
    manual.release("HT-SD-SOP-008", 1, "2026-06-01", "2026-06-08", {}, title="没有签署的")
    done = compiled(manual)
    unsealed = exception_register(done.histories, done.manual, done.findings, AllButFirstChecks()).unsealed
    (release,) = (release for release in unsealed if release.number == "HT-SD-SOP-008")
    assert (release.approvals, release.unsealed) == (0, ())


def test_late_reviews_are_listed() -> None:
    (late,) = register_of(recorded_manual()).overdue
    assert (late.in_force.number, late.since, late.until, late.reviewed) == (
        "HT-SD-SOP-001",
        date(2026, 3, 2),
        date(2026, 3, 10),
        True,
    )


def test_findings_elsewhere_are_no_exceptions() -> None:
    done = compiled(recorded_manual())
    rest = [replace(f, values={}) for f in done.findings if f.code.startswith(("SOP3", "SOP7"))]
    assert rest
    assert exception_register(done.histories, done.manual, rest, done.seals).rows == ()
