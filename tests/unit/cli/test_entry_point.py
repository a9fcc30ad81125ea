"""The command as a process: its exit codes, its bytes, and what it must not load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from each_case import each_case
from warm_programs import WarmPrograms

CHECKOUT = Path(__file__).resolve().parents[3]
Sop = Callable[..., "subprocess.CompletedProcess[bytes]"]


def start(program: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    fixed = {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "0", "SOP_AS_OF": "2026-11-21", "SOP_LANGUAGE": "zh"}
    return subprocess.run(
        program, cwd=folder, env=kept | fixed | environment, capture_output=True, check=False
    )


def cold(*arguments: str) -> list[str]:
    """The command as a person starts it."""
    return [sys.executable, "-m", "sop_plugin", *arguments]


@pytest.fixture
def sop(warm: WarmPrograms) -> Sop:
    """The command as a process, but for the time that it takes to start."""
    return lambda folder, *arguments, **environment: start(
        warm.command("sop_plugin", *arguments), folder, **environment
    )


def test_exit_codes(broken: Path) -> None:
    assert start(cold("register"), broken).returncode == 0
    done = start(cold("check"), broken, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stderr == b""
    assert start(cold("check"), broken.parent).returncode == 2


def test_chinese_in_utf_8(sop: Sop, broken: Path) -> None:
    done = sop(broken, "check", PYTHONIOENCODING="utf-8")
    assert "错误 没有编号为 HT-SD-SOP-099 的文件" in done.stdout.decode()
    assert done.stderr == b""


@each_case("encoding", ["latin-1", "ascii", "gbk"])
@each_case(
    "command, exit_code",
    [("check", 1), ("register", 0), ("explain", 0), ("check --help", 0), ("explain SOP4O1", 2)],
)
def test_a_console_without_chinese_does_not_end_the_command(
    sop: Sop, broken: Path, encoding: str, command: str, exit_code: int
) -> None:
    done = sop(broken, *command.split(), PYTHONIOENCODING=encoding)
    assert done.returncode == exit_code
    assert b"Traceback" not in done.stderr
    assert done.stdout if exit_code < 2 else done.stderr
    if encoding == "gbk":
        (done.stdout + done.stderr).decode("gbk")


@each_case("encoding", ["latin-1", "gbk", "utf-8"])
def test_data_are_utf_8_whatever_the_console(sop: Sop, broken: Path, encoding: str) -> None:
    table = sop(broken, "register", "--format", "csv", PYTHONIOENCODING=encoding)
    assert table.stdout.startswith("\ufeff编号,题目,".encode())
    report = sop(broken, "check", "--format", "json", PYTHONIOENCODING=encoding)
    assert json.loads(report.stdout.decode())["findings"][0]["message"] == "没有编号为 HT-SD-SOP-099 的文件"


def test_no_project_file_is_one_line(sop: Sop, tmp_path: Path) -> None:
    done = sop(tmp_path, "check", PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert done.stdout == b""
    assert "都没有 mkdocs.yml；请在手册的文件夹中运行" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_leaves_causes_no_traceback(manual: Path) -> None:
    program = [sys.executable, "-m", "sop_plugin", "explain"]
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            program, cwd=manual, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert b"Traceback" not in done.stderr


def test_version(manual: Path) -> None:
    from sop_plugin import __version__

    assert start(cold("--version"), manual).stdout.decode().split() == ["sop", __version__]


def test_help_loads_nothing_that_takes_long(manual: Path) -> None:
    program = (
        "import sys\n"
        "from sop_plugin.cli.group import sop\n"
        "sop(['--help'], standalone_mode=False)\n"
        "slow = {'pydantic', 'yaml', 'pypinyin', 'opencc', 'mkdocs', 'material', 'rich', 'markdown'}\n"
        "sys.exit(repr(slow & {name.partition('.')[0] for name in sys.modules}) if slow & set(sys.modules) else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_only_a_check_asks_mkdocs(manual: Path) -> None:
    """Which it asks what a build would refuse; no other command needs it."""
    program = (
        "import sys\n"
        "from sop_plugin.cli.group import sop\n"
        "for command in (['register'], ['status', 'HT-SD-SOP-020'], ['due'], ['list', 'forms'], ['impact', 'HT-SD-SOP-004']):\n"
        "    sop(command, standalone_mode=False)\n"
        "    assert 'mkdocs' not in sys.modules, command\n"
        "    assert 'sop_plugin.compile' in sys.modules\n"
        "sop(['check'], standalone_mode=False)\n"
        "assert 'mkdocs' in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=manual,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "SOP_AS_OF": "2026-11-21"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
