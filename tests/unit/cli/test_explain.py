from __future__ import annotations

import pytest
from each_case import each_case

from sop_plugin.rules import all_rules

from .conftest import Run


@pytest.mark.parametrize("code", ["SOP401", "sop401", "ＳＯＰ４０１"])
def test_a_rule_in_english(run: Run, code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout == (
        "SOP401 Review overdue\n"
        "Severity: Warning (Comes with time alone; never fails a strict build)\n"
        "\n"
        "What:\n"
        "  review was due on <due> (<days> days ago)\n"
        "\n"
        "Why:\n"
        "  The document stays in force, but nobody has confirmed that it still says what is done.\n"
        "\n"
        "Example:\n"
        "  effective: 2025-01-01\n"
        "  review: {every: 12 months}   # as of 2026-03-01\n"
        "\n"
        "What to do:\n"
        "  review it, then add a record under reviews (outcome no_change) or issue a new revision\n"
    )


def test_a_rule_in_chinese(run: Run) -> None:
    result = run("explain", "SOP401", SOP_LANGUAGE="", LANG="zh_CN.UTF-8")
    assert result.stdout.startswith("SOP401 复审逾期\n级别: 警告")
    assert "应于 <due> 前复审" in result.stdout


def test_what_can_be_mended_is_said(run: Run) -> None:
    assert "Severity: Warning (sop fix mends it" in run("explain", "SOP308").stdout
    assert "sop fix" not in run("explain", "SOP307").stdout


def test_what_may_be_lowered_is_said(run: Run) -> None:
    assert "(may be lowered under findings in mkdocs.yml)" in run("explain", "SOP301").stdout
    assert "lowered" not in run("explain", "SOP935").stdout


def test_without_a_code_all_rules_are_listed(run: Run) -> None:
    result = run("explain")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(all_rules())


@each_case("language", ["zh", "en"])
@each_case("code", all_rules())
def test_every_rule_can_be_explained(run: Run, code: str, language: str) -> None:
    result = run("explain", code, SOP_LANGUAGE=language)
    assert result.exit_code == 0
    assert "{hint" not in result.stdout
    assert "_en" not in result.stdout


def test_an_unknown_code_names_the_nearest(run: Run) -> None:
    result = run("explain", "SOP4O1")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == ("sop: there is no rule SOP4O1; the nearest is SOP401; 'sop explain' lists all\n")
    assert "最接近的是 SOP401" in run("explain", "SOP4O1", "--language", "zh-Hans").stderr


def test_explaining_needs_no_manual(run: Run, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert run("explain", "SOP401").exit_code == 0
