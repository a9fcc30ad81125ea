"""``sop assurance``: requirements, the tests that show them, and a copy that was restored."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from recorded_manual import LEDGER, PROCEDURE, RecordedManual

from sop_plugin.exporting.assurance import requirements

PROJECT = Path(__file__).parents[3]


def data(manual: RecordedManual, *arguments: str, code: int = 0) -> dict[str, Any]:
    done = manual.run("assurance", "--output", "a.json", *arguments)
    assert done.exit_code == code, done.output
    found: dict[str, Any] = json.loads(manual.text("a.json"))
    return found


def shown(found: dict[str, Any]) -> dict[str, str]:
    return {each["id"]: each["shown"] for each in found["requirements"]}


def results(*cases: tuple[str, str, str]) -> str:
    inner = {"passed": "", "failed": "<failure/>", "skipped": "<skipped/>"}
    tests = "".join(
        f'<testcase classname="{module}" name="{name}">{inner[outcome]}</testcase>'
        for module, name, outcome in cases
    )
    return f'<testsuites><testsuite name="pytest" timestamp="2026-11-21T09:00:00" hostname="x">{tests}</testsuite></testsuites>'


def test_every_requirement_has_tests_that_are_there() -> None:
    known = requirements()
    ids = [each.id for each in known]
    assert ids == sorted(set(ids))
    assert len(known) >= 30
    for each in known:
        assert each.tests, each.id
        assert each.serves, each.id
        assert each.need.zh_hans, each.id
        assert each.need.en, each.id
        assert each.failure.zh_hans, each.id
        assert each.failure.en, each.id
        for entry in each.tests:
            file, _, function = entry.partition("::")
            path = PROJECT / file
            if entry.startswith("tests/golden/"):
                assert list(path.glob("*.yml")), entry
                continue
            names = {
                node.name
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            }
            assert names, entry
            assert not function or function in names, entry


def test_a_requirement_is_as_good_as_all_of_its_tests(recorded: RecordedManual) -> None:
    assert set(shown(data(recorded)).values()) == {"not_run"}
    golden = "test_findings_are_exactly_those_expected_and_read_well_in_every_language"
    number = [
        ("tests.test_golden", f"{golden}[numbers/201-x]", "passed"),
        ("tests.unit.model.test_number", "test_a", "passed"),
        ("tests.unit.cli.test_issue", "test_b[x]", "passed"),
    ]
    for last, expected, code in (
        (("tests.unit.cli.test_issue", "test_c", "passed"), "passed", 0),
        (("tests.unit.cli.test_issue", "test_c", "skipped"), "partly", 0),
        (("tests.unit.cli.test_issue", "test_c", "failed"), "failed", 1),
        # Of another requirement, whose name begins the same.
        (("tests.unit.cli.test_issue_x", "test_c", "failed"), "passed", 0),
    ):
        recorded.write("r.xml", results(*number, last))
        assert shown(data(recorded, "--results", "r.xml", code=code))["R01"] == expected
    recorded.write("r.xml", results(*number[:2]))
    found = data(recorded, "--results", "r.xml")
    assert shown(found)["R01"] == "partly"
    assert found["requirements"][0]["missing"] == ["tests/unit/cli/test_issue.py"]
    question = (
        "test_each_question_of_an_auditor_is_one_click_from_an_answer_that_leads_to_its_source[chromium-1]"
    )
    one = [
        ("tests.unit.pages.lists.test_audit", "test_a", "passed"),
        ("tests.browser.test_as_of", question, "passed"),
    ]
    recorded.write("r.xml", results(*one, ("tests.browser.test_as_of", "test_other", "skipped")))
    assert shown(data(recorded, "--results", "r.xml"))["R33"] == "passed"


def test_the_page_has_all_that_a_validation_file_asks_for(recorded: RecordedManual) -> None:
    recorded.write(
        "r.xml", results(("tests.unit.test_powers", "test_<b>", "failed")).replace("<b>", "&lt;b>")
    )
    done = recorded.run("assurance", "--results", "r.xml", "--output", "a.html", SOP_LANGUAGE="zh-Hans")
    assert done.exit_code == 1
    page = recorded.text("a.html")
    for words in (
        "预期用途",
        "不满足时",
        "21 CFR 11.10(e)",
        "tests/golden/seals",
        "不通过 1",
        "click",
        "SHA-256",
        "签名",
        "2026-11-21T09:00:00",
    ):
        assert words in page, words
    assert "<script" not in page


@pytest.mark.parametrize(
    "text", ["", "<a", "<html/>", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>']
)
def test_what_holds_no_results_is_told(recorded: RecordedManual, text: str) -> None:
    recorded.write("r.xml", text)
    done = recorded.run("assurance", "--results", "r.xml", "--output", "a.json")
    assert done.exit_code == 2
    assert "holds no results" in done.output


def test_a_restored_copy_is_the_original_or_is_told_apart(recorded: RecordedManual, tmp_path: Path) -> None:
    copy = tmp_path / "restored"
    guide = (PROJECT / "docs/guide/en/auditing.md").read_text(encoding="utf-8")
    steps = guide[guide.index("git bundle create") : guide.index("sop assurance --restored restored")]
    steps = steps.replace("restored", str(copy)).replace("manual.bundle", f"{copy}.bundle")
    run = partial(subprocess.run, shell=True, check=True, capture_output=True, cwd=recorded.folder)
    run("git branch later && git tag first")
    run(steps)
    found = data(recorded, "--restored", str(copy))
    assert all(each["same"] for each in found["restored"]), found["restored"]
    assert len(found["restored"]) == 6
    (copy / PROCEDURE).write_text("changed", encoding="utf-8")
    wrong = {
        e["compared"]: e["note"]
        for e in data(recorded, "--restored", str(copy), code=1)["restored"]
        if not e["same"]
    }
    assert wrong["Files, by SHA-256"] == f"different: {PROCEDURE}"
    shutil.rmtree(copy)
    shutil.copytree(recorded.folder, copy)
    lines = (copy / LEDGER).read_bytes().splitlines(keepends=True)
    (copy / LEDGER).write_bytes(b"".join(lines[:-1]))
    wrong = {
        e["compared"]: e["note"]
        for e in data(recorded, "--restored", str(copy), code=1)["restored"]
        if not e["same"]
    }
    assert wrong.keys() >= {"Files, by SHA-256", "Anchor of the ledger", "What fails in sop verify"}
    shutil.rmtree(copy)
    shutil.copytree(recorded.folder, copy)
    objects = next(path for path in (copy / ".git" / "objects").glob("[0-9a-f][0-9a-f]/*"))
    objects.chmod(0o644)
    objects.write_bytes(b"damaged")
    wrong = {
        e["compared"]: e["note"]
        for e in data(recorded, "--restored", str(copy), code=1)["restored"]
        if not e["same"]
    }
    assert "Objects of git are whole (git fsck)" in wrong
    assert (
        "no mkdocs.yml" in recorded.run("assurance", "--restored", str(tmp_path), "--output", "a.json").output
    )
