"""The schemas for editors say what reading says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from each_case import each_case
from jsonschema import Draft7Validator, FormatChecker
from pydantic import BaseModel

from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.place import Place
from sop_plugin.model.roles import SHIPPED, USUAL_ROLES, ApprovalRoles, DeclaredRole, RoleSet
from sop_plugin.model.settings import MetadataMapping, Settings
from sop_plugin.reading.front_matter.schema import FrontMatter
from sop_plugin.reading.json_schema import front_matter_schema, organisation_schema
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.organisation.schema import OrganisationFile
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.source import Source
from sop_plugin.reading.validation import validate
from sop_plugin.reading.yaml_tree import read_yaml

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden"
BEGINNING = "number: HT-SD-SOP-004\ntitle: 接听\ntype: procedure\ndepartment: HT-SD\n"
WHOLE = BEGINNING + 'revision: "1"\nstatus: draft\n'
COMPANY = "issuers: [{code: A, name: {en: A}}]\ndepartments: [{code: B, name: {en: B}, issuer: A}]\n"


class Version12(yaml.SafeLoader):
    """YAML as version 1.2 of its standard has it, and with it the language servers of editors."""


Version12.yaml_implicit_resolvers = {}
for tag, expression, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Version12.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{expression})\Z"), list(first)
    )


def accepts(schema: dict[str, Any], text: str) -> bool:
    validator = Draft7Validator(schema, format_checker=FormatChecker(["date"]))
    return not list(validator.iter_errors(yaml.load(text, Version12)))


def reads(model: type[BaseModel], text: str) -> bool:
    findings: list[Finding] = []
    tree = read_yaml(text, "a.yml", 1, findings.append)
    assert tree is not None
    return validate(tree, model, Place("a.yml"), findings.append) is not None


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return read_organisation(Source("organisation.yml", (GOLDEN / "organisation.yml").read_bytes()))[0]


def test_they_are_schemas(organisation: Organisation) -> None:
    for known in (None, organisation):
        Draft7Validator.check_schema(front_matter_schema(Settings(), known))
        Draft7Validator.check_schema(organisation_schema(Settings(), known))


@each_case(
    "more",
    [
        "effective: 2026-03-01",
        "effective: '2026-03-01'",
        "effective:",
        "effective: 2026-3-1",
        "effective: 2026-02-30",
        "effective: soon",
        "effective: 20260301",
        "effective: [2026-03-01]",
        "review: {every: 12 months}",
        "review: {every: 2 年}",
        "review: {every: 6个月}",
        "review: {every: 12}",
        "review: {every: 0 months}",
        "review: {every: often}",
        "review: {evry: 12 months}",
        "review: 12 months",
        "review:",
        "reviews:",
        "reviews: []",
        "reviews: {}",
        "reviews: [{date: 2026-03-01, by: lu, outcome: no_change}]",
        "reviews: [{date: 2026-03-01, by: lu, outcome: none}]",
        "reviews: [{date: 2026-03-01, by: lu}]",
        "reviews: [{date: 2026-03-01, by: lu, outcome: revise, note: }]",
        "keywords: [a, 7, true]",
        "keywords: a",
        "keywords: ['']",
        "keywords: [[a]]",
        "language: zh-Hans",
        "language: zh",
        "supervised_by: ''",
        "supervised_by: ' '",
        'supervised_by: "a\\nb"',
        'supervised_by: " a\\n"',
        f"supervised_by: {'长' * 500}",
        f"supervised_by: {'长' * 501}",
        "supervised_by: {a: b}",
        "supervisedby: a",
        "approvals: [{role: prepared, person: lu, date: 2026-03-01}]",
        "approvals: [{role: prepared, person: lu}]",
        "approvals: [prepared]",
        "change: {class: editorial, reason: a, summary: b}",
        "change: {class: big, reason: a, summary: b}",
        "change: {class: editorial, reason: a, summary: }",
        "retention: 3 years",
        "translation_of: {number: A, revision: 1}",
        "translation_of: {number: A, revision: '0'}",
    ],
)
def test_both_accept_or_both_refuse(more: str) -> None:
    text = f"{WHOLE}{more}\n"
    assert accepts(front_matter_schema(Settings()), text) == reads(FrontMatter, text)


@each_case("revision", ["1", '"2"', "9999", "10000", "0", "-1", "1.5", "V2", '"02"', "", "[1]"])
def test_both_know_the_same_revisions(revision: str) -> None:
    text = f"{BEGINNING}status: draft\nrevision: {revision}\n"
    assert accepts(front_matter_schema(Settings()), text) == reads(FrontMatter, text)


@pytest.mark.parametrize("line", WHOLE.splitlines())
def test_both_want_the_same_fields(line: str) -> None:
    schema = front_matter_schema(Settings())
    for text in (WHOLE.replace(f"{line}\n", ""), WHOLE.replace(line, line.split(":")[0] + ":")):
        assert not accepts(schema, text)
        assert not reads(FrontMatter, text)


@each_case(
    "more",
    [
        "sample: true",
        "sample: 'yes'",
        "sample: maybe",
        "people:",
        "people: [{id: a, name: 7, department: B, job: x, from: 2026-01-01, may_approve: [{}], keys: }]",
        "people: [{id: a, name: n, department: B, job: x, handle: '@a'}]",
        "people: [{id: a, name: n, department: B}]",
        "people: [{id: a, name: n, department: B, job: x, may_approve: [{until: later}]}]",
        "people: [{id: a, name: n, department: B, job: x, may_approve: {types: [form]}}]",
        "jobs: [{name: {zh-Hans: 甲}, also: [乙]}]",
        "jobs: [甲]",
        "records: [订房系统, {name: {en: CRM}, retention: 3 years}]",
        "records: [{retention: 3 years}]",
        "records: [[a]]",
        "jbos: []",
    ],
)
def test_both_know_the_same_organisations(more: str) -> None:
    text = f"{COMPANY}{more}\n"
    assert accepts(organisation_schema(Settings()), text) == reads(OrganisationFile, text)


def test_the_manuals_own_values(organisation: Organisation) -> None:
    schema = front_matter_schema(Settings(), organisation)
    properties = schema["properties"]
    assert properties["department"]["enum"] == ["HT-GM", "HT-SD", "HT-MK"]
    assert properties["department"]["enumDescriptions"] == ["总经理室", "销售部", "营销部"]
    assert properties["type"]["enum"] == list(Settings().types)
    person = properties["approvals"]["anyOf"][0]["items"]["properties"]["person"]
    assert person["enum"] == list(organisation.people)
    assert person["enumDescriptions"][0] == "沈光耀（总经理）"
    assert accepts(schema, WHOLE)
    for wrong in ("HT-SX", "销售部", "true"):
        assert not accepts(schema, WHOLE.replace("department: HT-SD", f"department: {wrong}"))
    assert not accepts(schema, WHOLE.replace("type: procedure", "type: sop"))


def test_what_the_organisation_file_names_itself_is_offered_and_not_demanded(
    organisation: Organisation,
) -> None:
    schema = organisation_schema(Settings(), organisation)
    department = schema["properties"]["people"]["anyOf"][0]["items"]["properties"]["department"]
    assert department["anyOf"][0] == {"enum": ["HT-GM", "HT-SD", "HT-MK"]}
    assert accepts(schema, COMPANY + "people: [{id: a, name: n, department: B, job: x}]\n")
    wrong = COMPANY + "people: [{id: a, name: n, department: B, job: x, may_approve: [{types: [sop]}]}]\n"
    assert not accepts(schema, wrong)


def test_this_manual_holds() -> None:
    company = ROOT / "organisation.yml"
    known = read_organisation(Source("organisation.yml", company.read_bytes()))[0]
    assert accepts(organisation_schema(Settings(), known), company.read_text(encoding="utf-8"))
    schema = front_matter_schema(Settings(), known)
    documents = [
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs").rglob("*.md"))
        if path.read_bytes().startswith(b"---\nnumber:")
    ]
    assert len(documents) > 100
    assert [text[:60] for text in documents if not accepts(schema, text.split("\n---\n")[0])] == []


def test_the_schema_knows_the_roles_of_the_manual() -> None:
    options = {"approval_roles": ["prepared", {"key": "quality", "name": "质量审核"}, "approved"]}
    schema = front_matter_schema(read_options(options).settings)
    written = "approvals: [{{role: {}, person: lu, date: 2026-03-01}}]"
    for role, holds in (("prepared", True), ("quality", True), ("checked", False), ("signed", False)):
        assert accepts(schema, f"{WHOLE}{written.format(role)}\n") is holds
    role = schema["properties"]["approvals"]["anyOf"][0]["items"]["properties"]["role"]
    assert role["enumDescriptions"] == ["拟制", "质量审核", "批准"]
    roles = ApprovalRoles((RoleSet((DeclaredRole("quality", "质量审核", "质量审核"), *SHIPPED)),))
    entry = organisation_schema(replace(Settings(), roles=roles))["properties"]["authority"]
    assert "sign_quality" in str(entry)


def test_every_value_of_a_list_is_told_in_words() -> None:
    properties = front_matter_schema(Settings())["properties"]
    assert properties["status"]["enum"] == [status.value for status in Status]
    assert all(properties["status"]["enumDescriptions"])
    role = properties["approvals"]["anyOf"][0]["items"]["properties"]["role"]
    assert role["enum"] == list(USUAL_ROLES)
    assert role["enumDescriptions"] == ["拟制", "校对", "审核", "会签", "批准"]


def test_examples_are_values_and_hold(organisation: Organisation) -> None:
    schema = front_matter_schema(Settings())
    for name, value in schema["properties"].items():
        for example in value.get("examples", ()):
            assert not isinstance(example, date)
            if name not in ("approvals", "change", "withdrawal"):  # shortened with "…"
                text = f"{WHOLE}{name}: {example}\n" if name not in WHOLE else None
                assert text is None or accepts(schema, text), text


def test_other_names_are_accepted_where_they_are_mapped() -> None:
    mapping = MetadataMapping(
        {"number": ("doc_id", "编号"), "review.every": ("review_in",)},
        {},
        {"status": "approved"},
        ("layout",),
    )
    schema = front_matter_schema(Settings(metadata=mapping))
    text = "doc_id: A\ntitle: x\ntype: form\ndepartment: B\nrevision: 1\nreview_in: 6 months\nlayout: 3\n"
    assert accepts(schema, text)
    assert accepts(schema, text.replace("doc_id", "编号"))
    assert accepts(schema, text.replace("doc_id", "number"))
    assert not accepts(schema, text.replace("doc_id", "docid"))
    assert not accepts(schema, text.replace("title: x\n", ""))
