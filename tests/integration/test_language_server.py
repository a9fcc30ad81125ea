"""The YAML language server of editors, with the schemas that ``sop schema`` makes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import LanguageServer, obstacle

from sop_plugin.model.settings import Settings
from sop_plugin.reading.json_schema import front_matter_schema, organisation_schema
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.source import Source

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
FRONT_MATTER = "front-matter.yml"
ORGANISATION = "organisation.yml"
WHOLE = """number: HT-SD-SOP-004
title: 接听电话
type: procedure
department: HT-SD
revision: "1"
status: approved
effective: 2026-03-01
review: {every: 12 months}
reviews:
approvals:
  - {role: prepared, person: tang, date: "2026-02-10"}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    reason = obstacle()
    if reason:
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("editor")
    shutil.copy(GOLDEN / ORGANISATION, folder)
    known = read_organisation(Source(ORGANISATION, (GOLDEN / ORGANISATION).read_bytes()))[0]
    schemas = {
        "f.json": front_matter_schema(Settings(), known),
        "o.json": organisation_schema(Settings(), known),
    }
    for name, schema in schemas.items():
        (folder / name).write_text(json.dumps(schema), encoding="utf-8")
    with LanguageServer(folder, {FRONT_MATTER: "f.json", ORGANISATION: "o.json"}) as started:
        yield started


def test_what_is_right_is_left_alone(server: LanguageServer) -> None:
    assert server.findings(FRONT_MATTER, WHOLE) == []
    organisation = (GOLDEN / ORGANISATION).read_text(encoding="utf-8")
    assert server.findings(ORGANISATION, organisation) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("status: approved", "status: aproved", 6, '"draft", "in_review", "approved", "withdrawn"'),
        ("department: HT-SD", "department: HT-SX", 4, '"HT-GM", "HT-SD", "HT-MK"'),
        ("type: procedure", "type: sop", 3, '"policy", "procedure"'),
        ("person: tang", "person: nobody", 11, '"tang"'),
        ("title: 接听电话", "titel: 接听电话", 2, "titel"),
        ("effective: 2026-03-01", "effective: 2026-3-1", 7, "应为日期，如 2026-03-01"),
        ("12 months", "yearly", 8, "应为期限，如 12 months、2 years、6 个月"),
        ('revision: "1"', "revision: 0", 5, "minimum"),
    ],
)
def test_what_is_wrong_in_front_matter_is_marked(
    server: LanguageServer, right: str, wrong: str, line: int, said: str
) -> None:
    assert WHOLE.count(right) == 1
    found = server.findings(FRONT_MATTER, WHOLE.replace(right, wrong))
    assert any(place == line and said in message for place, message in found), found


def test_what_is_wrong_in_the_organisation_is_marked(server: LanguageServer) -> None:
    text = (GOLDEN / ORGANISATION).read_text(encoding="utf-8")
    found = server.findings(
        ORGANISATION,
        text.replace("may_approve: [{types: [form]}]", "may_approve: [{types: [froms]}]").replace(
            "name: 唐一宁", "nmae: 唐一宁"
        ),
    )
    assert [line for line, _ in found] == [10, 11, 11]
    assert '"form"' in found[0][1]
    assert any("nmae" in message for _, message in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("status: |", {"draft": "草稿", "in_review": "审批中", "approved": "批准", "withdrawn": "已作废"}),
        ("department: |", {"HT-GM": "总经理室", "HT-SD": "销售部", "HT-MK": "营销部"}),
        ("supervised_by: |", {"HT-GM": "总经理室", "HT-SD": "销售部", "HT-MK": "营销部"}),
        ("approvals:\n  - role: |", {"prepared": "拟制", "checked": "校对", "approved": "批准"}),
        ("approvals:\n  - person: |", {"shen": "沈光耀（总经理）", "tang": "唐一宁（销售经理）"}),
    ],
)
def test_values_are_offered_with_what_they_are(
    server: LanguageServer, text: str, values: dict[str, str]
) -> None:
    offered = server.completions(FRONT_MATTER, text)
    assert offered.items() >= values.items()
    assert not offered.keys() & {"true", "false", "null"}


def test_types_are_offered(server: LanguageServer) -> None:
    assert set(server.completions(FRONT_MATTER, "type: |")) == set(Settings().types)


def test_keys_are_offered_in_chinese(server: LanguageServer) -> None:
    offered = server.completions(FRONT_MATTER, "number: HT-SD-SOP-004\n|")
    assert offered["effective"] == "生效日期"
    assert offered["department"] == "执行部门代码"
    assert "number" not in offered
    people = server.completions(ORGANISATION, "people:\n  - id: a\n    |")
    assert people["may_approve"] == "可批准的文件"
    assert people["handle"] == "代码平台上的账户，用于 CODEOWNERS"


def test_codes_of_the_organisation_are_offered_in_it(server: LanguageServer) -> None:
    assert list(server.completions(ORGANISATION, "departments:\n  - code: A\n    issuer: |")) == ["HTL"]
    offered = server.completions(ORGANISATION, "people:\n  - id: a\n    department: |")
    assert offered.keys() >= {"HT-GM", "HT-SD", "HT-MK"}
