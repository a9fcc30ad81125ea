"""Lists as JSON, held against the schema that is published of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from released_manuals import compiled as with_ledger
from sample_ledger import recorded_manual

from sop_plugin.compile import CompiledManual
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.registers.columns import Holds
from sop_plugin.sharing.list_json import lists_schema, told_rows
from sop_plugin.sharing.manual_lists import MANUAL_LISTS, ManualList

SITE = "https://sop.example.com/"


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def recorded() -> CompiledManual:
    return with_ledger(recorded_manual())


@pytest.fixture(scope="module")
def files(recorded: CompiledManual) -> dict[str, Any]:
    edition = Edition(recorded, site_url=SITE, anchor="sop-anchor1:abc")
    return {
        output.address: json.loads(output.whole_file())
        for output in site_outputs(edition)
        if output.kind is Kind.DOWNLOAD and output.address.endswith(".json")
    }


def test_every_list_of_the_site_holds_to_the_schema_that_it_names(files: dict[str, Any]) -> None:
    schema = files["schemas/lists-1.json"]
    assert schema == lists_schema(SITE)
    check = validator(schema)
    lists = {address: content for address, content in files.items() if address.startswith("lists/")}
    assert [content["list"] for content in lists.values()] == [
        "documents", "reviews", "forms", "records", "changes", "exceptions",
    ]  # fmt: skip
    for address, content in lists.items():
        assert [error.message for error in check.iter_errors(content)] == [], address
        assert content["$schema"] == f"{SITE}schemas/lists-1.json" == schema["$id"]
        assert (content["version"], content["anchor"]) == (1, "sop-anchor1:abc")
    assert lists["lists/changes.json"]["rows"]


@pytest.mark.parametrize(
    ("key", "column", "wrong"),
    [
        ("documents", "effective", "2026-13-01"),
        ("documents", "state", "good"),
        ("documents", "owner", {"id": "tang"}),
        ("changes", "audience", "销售代表"),
        ("changes", "revision", [1]),
        ("exceptions", "mended", None),
        ("reviews", "days", "3"),
    ],
)
def test_the_schema_tells_what_is_wrong(files: dict[str, Any], key: str, column: str, wrong: object) -> None:
    check = validator(lists_schema())
    content = files[f"lists/{key}.json"]
    assert check.is_valid(content)
    row = {**content["rows"][0], column: wrong}
    assert not check.is_valid({**content, "rows": [row]})
    del row[column]
    assert not check.is_valid({**content, "rows": [row]})


@pytest.mark.parametrize("listed", MANUAL_LISTS.values(), ids=lambda listed: listed.key)
def test_columns_say_rightly_what_they_hold(
    listed: ManualList, recorded: CompiledManual, compile_sources: Any
) -> None:
    external = (ExternalDocument("外部标准", "2019"),)
    check = validator(lists_schema())
    for done in (recorded, compile_sources(external_documents=external)):
        if listed.when(done):
            rows = told_rows(listed.layout.programs, listed.rows(done), done.manual)
            content = json.loads(
                json.dumps({"version": 1, "as_of": "2026-11-21", "list": listed.key, "rows": rows})
            )
            assert list(check.iter_errors(content)) == []
    assert all(isinstance(column.told_as, Holds) for column in listed.layout.programs)


def test_the_schema_is_in_both_languages_and_of_no_site_by_itself() -> None:
    schema = lists_schema()
    assert "$id" not in schema
    assert schema["$defs"]["documents"]["properties"]["number"]["title"] == "编号 · Number"


def test_drafts_tell_readers_no_more_there_either(edition: Edition) -> None:
    (found,) = (o for o in site_outputs(edition) if o.address == "lists/documents.json")
    text = found.whole_file().decode()
    assert "草稿标题" not in text
    (draft,) = (row for row in json.loads(text)["rows"] if row["number"] == "HT-SD-SOP-013")
    assert (draft["title"], draft["path"], draft["state"]) == (None, None, "draft")
