"""The author's commands on a terminal, and on a machine that dies at any moment."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from killed import killed
from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, NUMBER, PROCEDURE, TODAY, RecordedManual, WithHistory
from warm_programs import WarmPrograms

LONGEST = 60


def draft_that_cites(manual: RecordedManual) -> None:
    manual.issue_draft()
    manual.replace(DRAFT_FILE, "销售部。", "见《接听电话》和[电话](procedure.md)。")
    manual.commit("Begin a draft")


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, draft_that_cites)


# --- a machine that dies --------------------------------------------------------------------------


def visible(manual: RecordedManual) -> dict[str, bytes]:
    """What a person and the manual see: an interrupted writing may leave a hidden draft beside a file."""
    return {path: data for path, data in manual.contents().items() if not Path(path).name.startswith(".")}


def restore(manual: RecordedManual, contents: dict[str, bytes]) -> None:
    for path in manual.contents():
        (manual.folder / path).unlink()
    for path, data in contents.items():
        (manual.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (manual.folder / path).write_bytes(data)


NEW_FILE = "docs/hotel/021-dai-ke-ding-can.md"
CASES: dict[str, tuple[tuple[str, ...], Callable[[set[str]], bool]]] = {
    # Never a number in the ledger without its file.
    "new": (
        ("new", "--type", "SOP", "--department", "HT-SD", "--title", "代客订餐", "--by", "tang"),
        lambda done: LEDGER not in done or NEW_FILE in done,
    ),
    "revise": (
        ("revise", NUMBER, "--class", "editorial", "--reason", "a", "--summary", "b"),
        lambda _: True,
    ),
    "submit": (
        ("submit", DRAFT, "--by", "tang", "--effective", "2026-12-20"),
        lambda done: LEDGER not in done or DRAFT_FILE in done,
    ),
    # The document is where it was until all links follow it.
    "move": (
        ("move", NUMBER, "docs/front/desk/telephone.md"),
        lambda done: PROCEDURE not in done or DRAFT_FILE in done,
    ),
    "move with links of its own": (
        ("move", DRAFT, "docs/front/desk/reports.md"),
        lambda done: DRAFT_FILE not in done or "docs/front/desk/reports.md" in done,
    ),
    # The document has its old title until all citations have the new one.
    "retitle": (
        ("retitle", NUMBER, "接听来电", "--reason", "a", "--update-references"),
        lambda done: PROCEDURE not in done or DRAFT_FILE in done,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_command_that_dies_leaves_every_file_whole_and_goes_on(
    warm: WarmPrograms, manual: RecordedManual, case: str
) -> None:
    """Killed at each operation in turn: each file is the old one or the new one, and the same command does the rest."""
    command, in_order = CASES[case]
    before = visible(manual)
    manual.sop(*command)
    after = visible(manual)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    seen: set[frozenset[str]] = set()
    for step in range(1, LONGEST):
        restore(manual, before)
        code = killed(warm, manual, step, *command)
        found = visible(manual)
        assert found.keys() <= before.keys() | after.keys()
        for path in changed:
            assert found.get(path) in (before.get(path), after.get(path)), f"{path} at step {step}"
        done = {path for path in changed if found.get(path) == after.get(path)}
        assert in_order(done), f"{done} at step {step}"
        seen.add(frozenset(done))
        if done != changed:
            manual.sop(*command)
        assert visible(manual) == after
        if code == 0:
            break
    else:
        pytest.fail("the command never came to its end")
    assert {frozenset(), frozenset(changed)} <= seen


# --- on a terminal --------------------------------------------------------------------------------


def on_terminal(
    warm: WarmPrograms, manual: RecordedManual, answers: list[str], *command: str, language: str = "en"
) -> tuple[str, int]:
    """A command on a terminal of its own; each answer is typed when a line ends in a colon."""
    terminal, other_end = pty.openpty()
    environment = {**os.environ, "SOP_AS_OF": TODAY, "SOP_LANGUAGE": language, "NO_COLOR": "1"}
    program = warm.command("sop_plugin", *command)
    said, waiting = b"", list(answers)
    with subprocess.Popen(
        program, cwd=manual.folder, env=environment, stdin=other_end, stdout=other_end, stderr=other_end
    ) as process:
        os.close(other_end)
        while True:
            try:
                part = os.read(terminal, 4096)
            except OSError:  # the other end has gone
                break
            if not part:
                break
            said += part
            if waiting and said.endswith((b": ", "：".encode())):
                os.write(terminal, f"{waiting.pop(0)}\n".encode())
    os.close(terminal)
    assert not waiting, said.decode()
    return said.decode().replace("\r\n", "\n"), process.returncode


def test_what_is_missing_is_asked_for_with_the_choices(warm: WarmPrograms, manual: RecordedManual) -> None:
    said, code = on_terminal(warm, manual, ["memo", "9", "SOP?", "2", "ht-sd", "代客订餐", "zeng"], "new")
    assert code == 0, said
    for line in (
        "   2  procedure         Procedure (SOP)\n",
        "there is no “memo”\n",
        "there is no “9”\n",
        "   2  HT-SD  销售部\n",
        "  zeng  曾思雨, 预订主管, 销售部\n",
        "begun as a draft: docs/hotel/021-dai-ke-ding-can.md",
    ):
        assert line in said
    assert "fang" not in said  # has left


def test_what_was_given_is_not_asked_for(warm: WarmPrograms, manual: RecordedManual) -> None:
    said, code = on_terminal(
        warm,
        manual,
        ["代客订餐"],
        "new",
        "--type",
        "SOP",
        "--department",
        "HT-SD",
        "--by",
        "tang",
        language="zh",
    )
    assert code == 0, said
    assert said.startswith("题目：代客订餐\n")
    assert "已新建 HT-SD-SOP-021 第 1 版草稿：docs/hotel/021-dai-ke-ding-can.md，编号已登记" in said


def test_why_a_revision_is_made_is_asked_for(warm: WarmPrograms, manual: RecordedManual) -> None:
    said, code = on_terminal(warm, manual, ["1", "客人投诉", "响铃改为两声"], "revise", NUMBER, language="zh")
    assert code == 0, said
    assert "更改类别：\n   1  substantive  实质性更改\n   2  editorial    编辑性更改\n" in said
    assert "change: {class: substantive, reason: 客人投诉, summary: 响铃改为两声}" in manual.text()


def test_nobody_is_asked_about_what_cannot_be_done(warm: WarmPrograms, manual: RecordedManual) -> None:
    said, code = on_terminal(warm, manual, [], "revise", DRAFT)
    assert code == 1
    assert "can be changed as it is" in said
