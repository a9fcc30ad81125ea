"""Only those who may: an act is refused to others before anything is written, and told where it was recorded all the same."""

from __future__ import annotations

import json

import pytest
from each_case import each_case
from recorded_manual import DRAFT, LEDGER, NUMBER, PROCEDURE, RecordedManual, WithHistory

from sop_plugin.model.powers import Power

ORGANISATION = "organisation.yml"
REASON = ("--reason", "不再需要")
REVIEW = ("review", NUMBER, "--outcome", "no_change", "--note", "可用")
DEPARTMENT = "shen), 陆嘉禾 (lu), 唐一宁 (tang), 曾思雨 (zeng); "
COMPANY = "shen), 陆嘉禾 (lu), 唐一宁 (tang), 曾思雨 (zeng), 梅晓彤 (mei); "
OLD, NEW = "响铃 3 声内", "响铃 2 声内"


def others(made: RecordedManual) -> None:
    """A clerk of another company, and somebody of a department beside."""
    made.replace(ORGANISATION, "departments:\n", "  - {code: CER, name: {zh-Hans: 云岭认证}}\ndepartments:\n")
    made.replace(
        ORGANISATION,
        "people:\n",
        "  - {code: CC, issuer: CER, name: {zh-Hans: 认证部}}\npeople:\n",
    )
    made.write(
        ORGANISATION,
        made.text(ORGANISATION)
        + "  - {id: mei, name: 梅晓彤, department: HT-MK, job: 营销经理}\n"
        + "  - {id: duan, name: 段羽, department: CC, job: 调查专员}\n",
    )
    made.commit("Take others in")


def in_review(made: RecordedManual) -> None:
    made.issue_draft()
    made.sop("submit", DRAFT, "--by", "tang", "--date", "2026-11-12")
    made.commit("Submit a draft")


def scheduled(made: RecordedManual) -> None:
    made.release_next(2, "2026-11-12", "2026-12-10", OLD, NEW)


def drafted(made: RecordedManual) -> None:
    made.next_revision(2, "2026-12-10", OLD, NEW)
    made.commit("Begin revision 2")


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, others, in_review)


def failing(made: RecordedManual, command: str = "check") -> set[str]:
    report = json.loads(made.run(command, "--format", "json").stdout)
    return {finding["code"] for finding in report["findings"] if finding["fails"]}


@each_case(
    "act, by, entitled",
    [
        (("withdraw", NUMBER, *REASON), "duan", "who may: 沈光耀 (shen); "),
        (("withdraw", NUMBER, *REASON), "tang", "who may: 沈光耀 (shen); "),
        (REVIEW, "duan", DEPARTMENT),
        (REVIEW, "mei", DEPARTMENT),
        (("approve", DRAFT, "--role", "checked"), "duan", COMPANY),
        (("reject", DRAFT, *REASON), "duan", COMPANY),
        (("new", "--department", "HT-SD", "--type", "procedure", "--title", "新规程"), "duan", COMPANY),
        (("withdraw", DRAFT, *REASON), "mei", DEPARTMENT),  # never released: to give up a draft
    ],
)
def test_others_are_refused_and_told_who_may(
    manual: RecordedManual, act: tuple[str, ...], by: str, entitled: str
) -> None:
    told = manual.refused(*act, "--by", by)
    assert f"({by}) may not " in told
    assert entitled in told


def test_a_release_is_not_recalled_by_everybody(with_history: WithHistory) -> None:
    coming = with_history(RecordedManual.record_procedure, others, scheduled)
    assert "shen), 唐一宁 (tang); " in coming.refused("recall", NUMBER, *REASON, "--by", "zeng")
    coming.sop("recall", NUMBER, *REASON, "--by", "tang", "--dry-run")


def test_a_draft_is_not_dropped_or_released_by_everybody(with_history: WithHistory) -> None:
    drafting = with_history(RecordedManual.record_procedure, others, drafted)
    assert DEPARTMENT in drafting.refused("drop", NUMBER, *REASON, "--by", "mei")
    for role, person in (("prepared", "tang"), ("checked", "mei"), ("reviewed", "lu"), ("approved", "shen")):
        drafting.sop("approve", NUMBER, "--role", role, "--by", person, "--date", "2026-11-12")
    assert DEPARTMENT in drafting.refused("release", NUMBER, "--by", "mei")


def test_the_company_says_who_may(manual: RecordedManual) -> None:
    manual.replace(ORGANISATION, "people:\n", "authority: {withdraw: [approvers, 销售经理]}\npeople:\n")
    assert "沈光耀 (shen), 唐一宁 (tang); " in manual.refused("withdraw", NUMBER, *REASON, "--by", "lu")
    manual.sop("withdraw", NUMBER, *REASON, "--by", "tang", "--date", "2026-11-20")
    assert failing(manual) & {"SOP512", "SOP958"} == set()
    # Nobody lost the authority that they had on that day.
    text = manual.text(ORGANISATION)
    since = "authority: [{withdraw: [approvers, 销售经理]}, {since: 2026-11-21, withdraw: [approvers]}]"
    manual.write(ORGANISATION, text.replace("authority: {withdraw: [approvers, 销售经理]}", since))
    assert failing(manual) & {"SOP512", "SOP958"} == set()
    manual.write(ORGANISATION, text.replace("authority: {withdraw: [approvers, 销售经理]}", ""))
    assert failing(manual) >= {"SOP512", "SOP958"}
    assert "SOP958" in failing(manual, "verify")


def test_what_was_written_past_the_commands_is_found(manual: RecordedManual) -> None:
    manual.sop(*REVIEW, "--by", "lu", "--date", "2026-11-20")
    assert failing(manual) & {"SOP512", "SOP958"} == set()
    for path in (LEDGER, PROCEDURE):
        manual.write(
            path,
            manual.text(path).replace('"by":"lu","date":"2026-11-20"', '"by":"duan","date":"2026-11-20"'),
        )
    manual.replace(PROCEDURE, "{date: 2026-11-20, by: lu,", "{date: 2026-11-20, by: duan,")
    assert failing(manual) >= {"SOP512", "SOP958"}
    assert "SOP958" in failing(manual, "verify")


def test_whoever_lost_the_authority_since_had_it_then(manual: RecordedManual) -> None:
    manual.sop("withdraw", NUMBER, *REASON, "--by", "shen", "--date", "2026-11-20")
    manual.commit("Withdraw")
    manual.replace(ORGANISATION, "may_approve: [{}]", "may_approve: [{until: 2026-11-20}]")
    assert failing(manual) & {"SOP512", "SOP958"} == set()
    manual.replace(ORGANISATION, "people:\n", "authority: {drop: [approvers]}\npeople:\n")
    assert "who may: nobody in post; " in manual.refused("withdraw", DRAFT, *REASON, "--by", "tang")


def test_every_act_can_be_given_to_others_in_the_organisation_file(recorded: RecordedManual) -> None:
    acts = [str(power) for power in Power if power is not Power.APPROVED]
    lines = "".join(f"    {act}: [lu]\n" for act in acts)
    recorded.write(ORGANISATION, f"authority:\n  - since: 2026-11-01\n{lines}{recorded.text(ORGANISATION)}")
    assert "SOP105" not in recorded.run("check").stdout
    assert "陆嘉禾" in recorded.refused("copies", "issue", NUMBER, "--to", "前台", "--by", "tang")
