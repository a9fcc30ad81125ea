"""``sop list``, and the workbooks of all commands that show lists."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from sop_plugin.cli.commands.list_rows import LIST_NAMES
from sop_plugin.sharing.manual_lists import MANUAL_LISTS

from .conftest import Run


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_the_command_names_every_list() -> None:
    assert list(MANUAL_LISTS) == list(LIST_NAMES)


@pytest.mark.parametrize("name", ["documents", "reviews", "forms", "records"])
def test_each_list_in_every_format(run: Run, name: str) -> None:
    for written in ("table", "csv", "markdown"):
        assert run("list", name, "--format", written).exit_code == 0
    told = json.loads(run("list", name, "--format", "json").stdout)
    assert (told["as_of"], told["list"]) == ("2026-11-21", name)
    keys = {column.key for column in MANUAL_LISTS[name].layout.programs}
    assert all(set(row) == keys for row in told["rows"])


def test_all_lists_are_one_workbook(run: Run, manual: Path) -> None:
    result = run("list", "--format", "xlsx", "--output", "lists.xlsx", SOP_LANGUAGE="zh")
    assert result.exit_code == 0
    found = sheets((manual / "lists.xlsx").read_bytes())
    assert list(found) == ["说明", "文件登记册", "复审登记册", "表单", "表单以外的记录"]
    assert [row[0] for row in found["文件登记册"][1:]] == ["HT-SD-SOP-004", "HT-SD-SOP-020", "HT-SD-SOP-024"]
    assert found["文件登记册"][2][1] == "打印报表"  # authors see their drafts


def test_commands_with_filters_write_what_they_show(run: Run) -> None:
    result = run("register", "--state", "draft", "--format", "xlsx")
    found = sheets(result.stdout_bytes)
    assert [row[0] for row in found["Document register"]] == ["Number", "HT-SD-SOP-020"]
    assert list(sheets(run("due", "--format", "xlsx").stdout_bytes)) == ["About", "Review register"]
    assert list(sheets(run("impact", "HT-SD-SOP-004", "--format", "xlsx").stdout_bytes)) == [
        "About",
        "Impact",
    ]


def test_numbers_lead_to_the_site_that_the_settings_name(run: Run, manual: Path) -> None:
    def target(written: str) -> str | None:
        (manual / "mkdocs.yml").write_text(
            f"site_name: 手册\nsite_url: {written}\nplugins:\n  - sop\n", encoding="utf-8"
        )
        data = run("list", "--format", "xlsx").stdout_bytes
        link = openpyxl.load_workbook(io.BytesIO(data))["Document register"]["A2"].hyperlink
        return link.target if link else None

    assert target("https://sop.example.com/m") == "https://sop.example.com/m/HT-SD-SOP-004/"
    assert target("javascript:alert(1)") is None
    assert target("[no, address]") is None


def test_what_there_is_not_is_said(run: Run) -> None:
    result = run("list")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name the list: documents, reviews" in result.stderr
    result = run("list", "changes")
    assert result.exit_code == 2
    assert "this manual has no list 'Change log'" in result.stderr


def test_no_workbook_goes_to_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sop_plugin.cli.lists.writes_to_terminal", lambda: True)
    result = run("register", "--format", "xlsx")
    assert result.exit_code == 2
    assert "--output FILE.xlsx" in result.stderr


def test_json_names_its_schema_and_holds_to_it(run: Run, manual: Path) -> None:
    schema = json.loads(run("schema", "lists").stdout)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    (manual / "mkdocs.yml").write_text(
        "site_name: 手册\nsite_url: https://sop.example.com\nplugins:\n  - sop\n", encoding="utf-8"
    )
    for command in (
        ("register",),
        ("due", "--within", "365"),
        ("list", "documents"),
        ("impact", "HT-SD-SOP-004"),
    ):
        told = json.loads(run(*command, "--format", "json").stdout)
        assert told["$schema"] == "https://sop.example.com/schemas/lists-1.json"
        assert [error.message for error in validator.iter_errors(told)] == []
    told = json.loads(run("register", "--format", "json").stdout)
    told["documents"][0]["state"] = "good"
    assert not validator.is_valid(told)


def test_a_day_is_for_the_changes_since_an_audit_alone(run: Run, manual: Path) -> None:
    for command, said in (
        (("list", "forms", "--since", "2026-01-01"), "not for forms"),
        (("list", "since-audit", "--since", "2027-01-01"), "after 2026-11-21"),
        (("list", "since-audit", "--since", "2026-02-30"), "--since"),
        (("list", "since-audit"), "no list 'Since the last audit'"),
    ):
        refused = run(*command)
        assert (refused.exit_code, said in refused.stderr) == (2, True), refused.stderr
    (manual / "ledger.jsonl").write_bytes(b"")
    told = json.loads(run("list", "since-audit", "--since", "2026-01-01", "--format", "json").stdout)
    assert (told["list"], told["rows"]) == ("since-audit", [])
