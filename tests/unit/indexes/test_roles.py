"""What each job has to do: every row of the documents in use, once, under whatever name the job is written."""

from __future__ import annotations

import pytest
from sample_manual import document_source
from ways_manual import compiled

from sop_plugin.indexes.roles import RoleIndex


@pytest.fixture(scope="module")
def roles() -> RoleIndex:
    return compiled().indexes.ways_in.roles


def test_other_names_and_scripts_are_one_job(roles: RoleIndex) -> None:
    clerk = roles.role_named("Booking  clerk")
    assert clerk is not None
    assert clerk is roles.role_named("订房员") is roles.role_named("預訂員")
    assert (clerk.written, clerk.departments) == ("预订员", ("HT-SD",))
    assert [d.number for d in clerk.documents] == ["HT-SD-SOP-001", "HT-SD-SOP-002", "HT-SD-SOP-005"]
    assert [(s.document.number, s.step.action.text) for s in clerk.steps] == [
        ("HT-SD-SOP-001", "接起电话"),
        ("HT-SD-SOP-001", "填预订单"),
        ("HT-SD-SOP-002", "Answer"),
    ]
    assert [m.measure.what.text for m in clerk.measures] == ["核对预订"]
    assert [d.duty.duty for d in clerk.duties] == ["接听并填单"]
    assert clerk.count == 3 + 3 + 1 + 1


def test_words_that_stand_for_no_job_are_listed_as_written_but_give_no_duties(roles: RoleIndex) -> None:
    temp = roles.role_named("临时工")
    assert temp is not None
    assert temp.job is None
    assert [s.step.action.text for s in temp.steps] == ["查 [[HT-SD-FRM-001]]"]
    assert roles.role_named("保密") is None
    assert roles.role_named("财务部") is None
    assert roles.role_named("没有的岗位") is None


def test_rows_reconcile_with_the_documents() -> None:
    """Each doer of each step and each measure stands in the index once, and nothing else does."""
    ways = compiled().indexes.ways_in
    organisation = ways.references.manual.organisation
    wanted = 0
    for document in ways.documents:
        rows = [step.doers for table in document.body.procedures.step_tables for step in table.steps]
        rows += [measure.doers for measure in document.body.procedures.measures]
        for doers in rows:
            wanted += len({id(organisation.job_named(doer) or doer) for doer in doers})
    assert wanted == sum(len(role.steps) + len(role.measures) for role in ways.roles.roles) == 7


def test_drafts_count_in_a_preview_only_and_ended_texts_never() -> None:
    ways = compiled().indexes.ways_in
    assert "HT-SD-SOP-003" not in {d.number for d in ways.documents}
    with_drafts = {d.number for d in ways.with_drafts().documents}
    assert with_drafts - {d.number for d in ways.documents} == {"HT-SD-SOP-003"}
    assert "HT-SD-SOP-004" not in with_drafts


def test_jobs_are_in_the_order_of_their_readings(roles: RoleIndex) -> None:
    readings = [role.reading for role in roles.roles]
    assert readings == sorted(readings)


def test_remarks_and_two_jobs_in_one_name_are_no_jobs_of_their_own() -> None:
    text = "|步骤|责任人|复核人|\n|-|-|-|\n|接听|预订员（夜班）|临时工|\n|登记|预订员和销售代表|临时工（白班）|\n"
    source = document_source("HT-SD-SOP-009", f"## 目的\n\n写明。\n\n## 工作程序\n\n{text}", audience=None)
    found = compiled(more=[source]).indexes.ways_in.roles

    def steps(spelling: str) -> list[str]:
        entry = found.role_named(spelling)
        assert entry is not None
        return [s.step.action.text for s in entry.steps if s.document.number == "HT-SD-SOP-009"]

    assert steps("预订员") == steps("临时工") == ["接听", "登记"]
    assert steps("销售代表") == ["登记"]
    assert found.role_named("预订员（夜班）") is found.role_named("订房员")
