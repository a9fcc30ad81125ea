"""``sop schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


def test_it_holds_the_manuals_own_values(run: Run) -> None:
    schema = json.loads(run("schema", "front-matter").stdout)
    assert schema["properties"]["department"]["enum"] == ["HT-GM", "HT-SD", "HT-MK"]
    assert schema["properties"]["type"]["enumDescriptions"][1] == "程序文件"
    assert "HTL" in run("schema", "organisation").stdout


def test_types_of_the_settings_count(run: Run, manual: Path) -> None:
    (manual / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - sop:\n      document_types: {notice: {code: NOT}}\n", encoding="utf-8"
    )
    assert "notice" in json.loads(run("schema", "front-matter").stdout)["properties"]["type"]["enum"]


def test_a_plain_one_needs_no_manual(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        "enum" not in json.loads(run("schema", "front-matter", "--plain").stdout)["properties"]["department"]
    )
    result = run("schema", "front-matter")
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr


def test_it_is_written_whole_and_said(run: Run, manual: Path) -> None:
    result = run("schema", "organisation", "--output", "a/b.json")
    assert result.stdout == "wrote a/b.json\n"
    assert (manual / "a/b.json").read_text(encoding="utf-8") == run("schema", "organisation").stdout


def test_an_organisation_that_cannot_be_read_gives_a_schema_all_the_same(run: Run, manual: Path) -> None:
    (manual / "organisation.yml").write_text("people: [", encoding="utf-8")
    schema = json.loads(run("schema", "front-matter").stdout)
    assert "enum" not in schema["properties"]["department"]
