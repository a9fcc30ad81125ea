"""The tutorial of the guide, done from its first line to its last: every command runs and says what the page shows.

Outputs are written anew into the page by ``UPDATE_TUTORIAL=1 pytest tests/integration/test_tutorial.py``.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from warm_programs import WarmPrograms

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
PAGES = {"zh-Hans": GUIDE / "tutorial.md", "en": GUIDE / "en" / "tutorial.md"}
# A block that is fenced, or the day on which what follows is done.
BLOCK = re.compile(
    r'^```(?P<kind>\S+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$|^<!-- SOP_AS_OF (?P<day>\S+) -->$',
    re.MULTILINE | re.DOTALL,
)
COMMIT, SHOWN_COMMIT = re.compile(r"\b[0-9a-f]{10}\b"), "4f1c2a9b7e"
STEADY = {
    "SOP_CACHE": "off",
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
    "COLUMNS": "100",
    "NO_MKDOCS_2_WARNING": "1",
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass
class Desk:
    """Where somebody works through the tutorial: an empty folder, a day, and nothing of this machine's settings."""

    home: Path
    folder: Path
    day: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, home: Path, warm: WarmPrograms, language: str) -> Desk:
        programs = home / "bin"
        programs.mkdir()
        for name, module in (("sop", "sop_plugin"), ("mkdocs", "mkdocs")):
            script = programs / name
            command = shlex.join(warm.command(module))
            script.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
            script.chmod(0o755)
        folder = home / "desk"
        folder.mkdir()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SOP_", "GIT_", "LC_", "LANG"))}
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        own = {"PATH": path, "HOME": str(home), "GIT_CONFIG_GLOBAL": str(home / "gitconfig")}
        own["SOP_LANGUAGE"] = language
        return cls(home, folder, environment=kept | STEADY | own)

    def types(self, command: str) -> str:
        """What the screen shows after a command line; the folder that it leaves stays for the next."""
        place = self.home / "place"
        at = f"{self.day}T09:00:00+08:00"
        days = {"SOP_AS_OF": self.day, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if self.day else {}
        done = subprocess.run(
            ["sh", "-c", f'{command}\nended=$?; pwd > "$0"; exit $ended', str(place)],
            cwd=self.folder,
            env=self.environment | days,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said = done.stdout.decode("utf-8")
        # 1 is a finding that the page is about; whatever else goes wrong must not get onto the page.
        accepted = (0, 1) if command.startswith("sop check") else (0,)
        assert done.returncode in accepted, f"{command}: exit code {done.returncode}\n{said}"
        self.folder = Path(place.read_text(encoding="utf-8").rstrip("\n"))
        shown = COMMIT.sub(SHOWN_COMMIT, said.replace(str(self.home), "…"))
        return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())

    def edits(self, kind: str, path: str, text: str) -> None:
        """Save a file: the whole of it, or lines of a ``diff`` replaced."""
        file = self.folder / path
        assert file.is_file(), f"{path} is edited, but nobody has made it"
        if kind == "diff":
            old, new = (
                "".join(f"{line[1:]}\n" for line in text.splitlines() if line.startswith(mark))
                for mark in "-+"
            )
            before = file.read_text(encoding="utf-8")
            assert before.count(old) == 1, f"{path} does not hold once: {old}"
            text = before.replace(old, new)
        file.write_text(text, encoding="utf-8")


def commands(block: str) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield line.removeprefix("$ ")


def done_from_first_to_last(page: str, desk: Desk) -> str:
    """The page as it would be with what the commands say now."""

    def redone(match: re.Match[str]) -> str:
        kind, title, text = match["kind"], match["title"], match["text"]
        if match["day"]:
            desk.day = match["day"]
        elif title:
            desk.edits(kind, title, text)
        elif kind == "console":
            said = "".join(f"$ {command}\n{desk.types(command)}" for command in commands(text))
            return f"```console\n{said}```"
        return match[0]

    return BLOCK.sub(redone, page)


@pytest.mark.parametrize("language", PAGES)
def test_every_command_says_what_the_page_shows(tmp_path: Path, warm: WarmPrograms, language: str) -> None:
    path = PAGES[language]
    page = path.read_text(encoding="utf-8")
    redone = done_from_first_to_last(page, Desk.at(tmp_path, warm, language))
    if os.environ.get("UPDATE_TUTORIAL") == "1":
        path.write_text(redone, encoding="utf-8")
        return
    shown = difflib.unified_diff(page.splitlines(), redone.splitlines(), "page", "commands", lineterm="", n=1)
    assert redone == page, "UPDATE_TUTORIAL=1 writes it anew\n" + "\n".join(shown)


def test_both_languages_go_through_the_same_commands() -> None:
    """Names of subcommands and days, in order: what one page has its reader do, the other does too."""
    done = {
        language: [
            match["day"] or [" ".join(line.split()[:2]) for line in commands(match["text"])]
            for match in BLOCK.finditer(path.read_text(encoding="utf-8"))
            if match["day"] or match["kind"] == "console"
        ]
        for language, path in PAGES.items()
    }
    assert done["zh-Hans"] == [
        [command.replace("my-manual", "我的手册") for command in step] if isinstance(step, list) else step
        for step in done["en"]
    ]
