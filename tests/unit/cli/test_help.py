"""Help is the documentation of the commands: in both languages, with examples that run."""

from __future__ import annotations

import json
import shlex

import click
import pytest
from each_case import each_case
from printers import obstacle
from recorded_manual import DRAFT, LEDGER, NUMBER, RecordedManual
from word_files import described

from sop_plugin.cli.group import sop
from sop_plugin.cli.help import BilingualCommand

from .conftest import Run

COMMANDS = sorted(sop.commands)
HEADINGS = {"en": "Examples:", "zh": "示例："}


def examples_of(text: str, language: str) -> tuple[str, ...]:
    """The command lines among the examples; what follows two blanks is a remark."""
    block = text.split(f"{HEADINGS[language]}\n")[1].split("\n\n")[0]
    return tuple(line.strip().split("  ")[0] for line in block.splitlines())


def every_example() -> list[tuple[str, tuple[str, ...]]]:
    """The commands with their examples; those of the other language where they are others."""
    found: dict[tuple[str, tuple[str, ...]], None] = {}
    for name in ("", *COMMANDS):
        command = sop.commands[name] if name else sop
        assert isinstance(command, BilingualCommand)
        found[name, examples_of(command.words.en, "en")] = None
        found[name, examples_of(command.words.zh, "zh")] = None
    return list(found)


def test_the_commands() -> None:
    assert COMMANDS == [
        "acknowledge",
        "adopt",
        "anchor",
        "approve",
        "assurance",
        "audit-pack",
        "baseline",
        "calendar",
        "check",
        "copies",
        "diff",
        "docx",
        "drop",
        "due",
        "explain",
        "export",
        "export-pages",
        "fix",
        "impact",
        "import",
        "init",
        "issue",
        "join-site",
        "list",
        "move",
        "new",
        "offline",
        "owners",
        "pdf",
        "recall",
        "record",
        "register",
        "reject",
        "release",
        "report",
        "retitle",
        "review",
        "review-trail",
        "revise",
        "schema",
        "status",
        "submit",
        "training",
        "verify",
        "verify-site",
        "withdraw",
    ]


def ready_for(command: str, manual: RecordedManual) -> None:
    """The manual at the point at which somebody uses a command."""
    if command == "diff":
        manual.release_next(2, "2026-11-20", "2026-12-10", "响铃 3 声内", "响铃 2 声内")
    if command == "pdf" and obstacle():
        pytest.skip(obstacle())
    if command in ("offline", "verify-site"):
        manual.sop("export-pages", "site")
        manual.sop("export-pages", "new")
    if command == "join-site":
        for name in ("HTL", "rest"):
            manual.sop("export-pages", f"parts/{name}")
            manifest = manual.folder / "parts" / name / "manifest.json"
            told = json.loads(manifest.read_bytes()) | {"part": {"name": name, "of": ["HTL", "rest"]}}
            manifest.write_text(json.dumps(told), encoding="utf-8")
    if command == "adopt":
        for folder in ("旧文件", "old"):
            (manual.folder / "docs" / folder).mkdir()
            manual.write(f"docs/{folder}/a.md", f"# {folder}\n\n## 目的\n\n写明。\n")
        manual.commit("Files from elsewhere")
    if command == "import":
        for number, paths in enumerate(
            (("旧文件/a.docx", "old/a.docx"), ("接听电话.docx", "telephone.docx")), 31
        ):
            head = {"table": [["编号", f"HT-SD-SOP-0{number}"], ["题目", f"规程{number}"]]}
            for path in paths:
                file = manual.folder / path
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(described(head, {"p": "目的", "style": "Heading 1"}, "写明目的。"))
    if command == "baseline":
        (manual.folder / LEDGER).unlink()
        for name in ("旧清单.csv", "old-list.csv"):
            manual.write(name, f"编号,旧记录\n{NUMBER},第 12 行\n")
    if command == "assurance":
        manual.write("results.xml", '<testsuites><testsuite name="pytest"></testsuite></testsuites>')
    if command == "acknowledge":
        manual.write("read.csv", f"姓名,编号\n陆嘉禾,{NUMBER}\n")
    if command == "owners":
        manual.replace("organisation.yml", "may_approve: [{}]", 'may_approve: [{}], handle: "@shen"')
    if command in ("approve", "release", "submit"):
        manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    if command in ("recall", "reject"):
        manual.issue_draft()
        manual.sop("submit", DRAFT, "--by", "tang", "--date", "2026-11-12")
    if command == "recall":
        for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
            manual.sop("approve", DRAFT, "--role", role, "--by", person, "--date", "2026-11-12")
        manual.sop("release", DRAFT, "--by", "tang", "--date", "2026-11-13")
        manual.commit("Release")
    if command == "drop":
        manual.next_revision(2, "2026-12-20", "响铃 3 声内", "响铃 2 声内")
        manual.commit("Begin revision 2")
    if command in ("approve", "release"):
        manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")
    if command == "release":
        for role, person in (("checked", "zeng"), ("reviewed", "lu"), ("approved", "shen")):
            manual.sop("approve", DRAFT, "--role", role, "--by", person, "--date", "2026-11-12")


@each_case("language", HEADINGS)
@each_case("command", ["", *COMMANDS])
def test_every_command_has_help_with_its_examples(run: Run, command: str, language: str) -> None:
    result = run(*command.split(), "--help", SOP_LANGUAGE=language)
    assert result.exit_code == 0
    assert (command, examples_of(result.stdout, language)) in every_example()


@pytest.mark.parametrize(("command", "examples"), every_example())
def test_the_examples_run(recorded: RecordedManual, command: str, examples: tuple[str, ...]) -> None:
    ready_for(command, recorded)
    for line in examples:
        assert line.startswith(f"sop {command}".rstrip())
        done = recorded.run(*shlex.split(line)[1:])
        assert done.exit_code == 0, f"{line}: {done.output}"


@each_case("command", COMMANDS)
def test_every_option_has_help_in_both_languages(run: Run, command: str) -> None:
    for parameter in sop.commands[command].params:
        if isinstance(parameter, click.Option):
            words = getattr(parameter, "words", None)
            assert words is not None, parameter.name
            assert words.en != words.zh


def test_help_speaks_chinese(run: Run) -> None:
    text = run("check", "--help", SOP_LANGUAGE="zh").stdout
    for part in ("用法: sop check", "选项:", "显示本说明", "退出码："):
        assert part in text
    assert "Options" not in text


def test_the_language_can_be_chosen_before_help(run: Run) -> None:
    assert "退出码：" in run("check", "--language", "zh-Hans", "--help").stdout
    assert "退出码：" in run("--language", "zh-hans", "check", "--help").stdout
    assert "Exit codes:" in run("check", "--language", "en", "--help", SOP_LANGUAGE="zh").stdout


@each_case("command", COMMANDS)
def test_the_group_lists_each_command_with_its_summary(run: Run, command: str) -> None:
    summary = run(command, "--help").stdout.splitlines()[2].strip()
    assert " ".join(summary.split()) in " ".join(run("--help").stdout.split())
