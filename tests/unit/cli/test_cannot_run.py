"""Whatever keeps a command from its work: one line on stderr, exit code 2, nothing on stdout."""

from __future__ import annotations

from pathlib import Path

import pytest
from each_case import each_case

from sop_plugin.outside import site_parts
from sop_plugin.workspace import compilation

from .conftest import Run

COMMANDS = [("check",), ("check", "--format", "json"), ("register",), ("register", "--format", "csv")]
in_every_command = each_case("command", COMMANDS)


def refusal(run: Run, *arguments: str, **environment: str) -> str:
    result = run(*arguments, **environment)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("sop: ")
    return result.stderr


@in_every_command
def test_no_project_file(
    run: Run, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no mkdocs.yml in" in refusal(run, *command)


@in_every_command
@each_case(
    "project, message",
    [
        ("site_name: x\n", "the plugin 'sop' is not listed"),
        ("plugins: 5\n", "plugins must be a list"),
        ("plugins: [sop\n", "mkdocs.yml:2:1"),
        ("made: 2026-13-40\nplugins: [sop]\n", "month must be in 1..12"),
        ("plugins:\n- sop: {lead_dayz: 3, lead_days: many}\n", "did you mean 'lead_days'?"),
        ("plugins:\n- sop: {time_zone: Mars}\n", "'Mars' is not a time zone"),
        (f"a: {'[' * 5000}\n", "broken YAML"),
        ("\x00", "mkdocs.yml"),
    ],
)
def test_unusable_project_file(
    run: Run, command: tuple[str, ...], manual: Path, project: str, message: str
) -> None:
    (manual / "mkdocs.yml").write_text(project, encoding="utf-8")
    assert message in refusal(run, *command, SOP_AS_OF="")


@in_every_command
@each_case("written", ["", "soon", "20261121", "2026-02-30"])
def test_bad_date(run: Run, command: tuple[str, ...], written: str) -> None:
    assert refusal(run, *command, "--as-of", written).startswith("sop: --as-of: ")
    if written:
        assert refusal(run, *command, SOP_AS_OF=written).startswith("sop: SOP_AS_OF: ")


@each_case(
    "arguments",
    [
        ("chek",),
        ("check", "--what"),
        ("check", "--format", "xml"),
        ("register", "--state", "gone"),
        ("explain", "A", "B"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Usage: sop")


@in_every_command
@each_case(
    "error, message",
    [
        (PermissionError(13, "Permission denied", "docs/a.md"), "sop: docs/a.md: Permission denied\n"),
        (OSError("gone"), "sop: OSError\n"),
        (KeyError("number"), "internal error: KeyError at test_cannot_run.py:"),
        (RecursionError("too\ndeep"), ": too deep (a fault of this program"),
    ],
)
def test_no_traceback_whatever_happens(
    run: Run, command: tuple[str, ...], error: Exception, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(compilation, "compile_workspace", fail)
    assert message in refusal(run, *command)


def test_no_file_is_made_for_a_level_that_is_none_and_no_evidence_for_any(run: Run, manual: Path) -> None:
    for command in (
        ("pdf", "--all", "--to", "out"),
        ("docx", "--all", "--to", "out"),
        ("export", "--output", "out"),
        ("export-pages", "out"),
        ("audit-pack", "--from", "2026-01-01", "--to", "2026-06-30", "--output", "out"),
        ("list", "--format", "xlsx", "--output", "out"),
        ("calendar", "--output", "out"),
    ):
        assert "SOP_LEVEL" in refusal(run, *command, SOP_LEVEL="internal"), command
        assert not (manual / "out").exists()
    # What only tells somebody at a terminal is of the whole manual.
    assert "SOP_LEVEL" not in run("check", SOP_LEVEL="internal").stderr


def test_code_that_is_newer_than_its_installation(
    run: Run, manual: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_parts, "_ENGINES", "sop_plugin.nobody")
    assert "install it again" in refusal(run, "check")
