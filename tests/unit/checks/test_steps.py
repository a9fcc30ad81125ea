"""Steps, jobs and records as the organisation knows them; the findings themselves are golden cases."""

from __future__ import annotations

import pytest

from sop_plugin.model.organisation import Department, Job, NamedRecord, Organisation, Person
from sop_plugin.words.language import LocalisedText

ORGANISATION = Organisation(
    departments={"SD": Department("SD", LocalisedText("销售部", "銷售部", "Sales"), "HTL")},
    people={
        "lu": Person("lu", "陆嘉禾", "SD", "销售总监"),
        "mei": Person("mei", "梅晓彤", "MK", "销售总监"),
    },
    jobs=(
        Job(LocalisedText("销售代表", "銷售代表", "Sales Representative"), ("SD",), ("业务员",)),
        Job(LocalisedText("和平岗")),
        Job(LocalisedText("销售经理（港澳）")),
    ),
    records=(NamedRecord(LocalisedText("合同", "合約")),),
)


@pytest.mark.parametrize(
    "spelling", ["销售代表", "銷售代表", "sales  representative", "业务员", " Sales Representative "]
)
def test_a_job_is_found_by_any_of_its_names(spelling: str) -> None:
    assert ORGANISATION.job_named(spelling) is ORGANISATION.jobs[0]


def test_jobs_of_people_and_departments_can_do_things_too() -> None:
    director, sales = ORGANISATION.job_named("销售总监"), ORGANISATION.job_named("銷售部")
    assert director is not None
    assert director.departments == ("SD", "MK")
    assert sales is not None
    assert sales.name.en == "Sales"


@pytest.mark.parametrize(
    ("doer", "jobs"),
    [
        ("销售代表和销售总监", ["销售代表", "销售总监"]),
        ("Sales Representative and 业务员", ["销售代表", "销售代表"]),
        ("和平岗", ["和平岗"]),
        ("销售代表（夜班）", ["销售代表"]),
        ("销售经理（港澳）", ["销售经理（港澳）"]),
        ("销售代表和某人", []),
        ("某人", []),
        ("", []),
    ],
)
def test_who_is_meant_by_a_doer(doer: str, jobs: list[str]) -> None:
    assert [job.name.zh_hans for job in ORGANISATION.jobs_meant(doer)] == jobs


def test_records_are_found_in_any_script() -> None:
    assert ORGANISATION.record_named("合約") is ORGANISATION.records[0]
    assert ORGANISATION.record_named("合同书") is None
