"""GitHub's notes, read back by the grammar that its toolkit documents for workflow commands."""

from __future__ import annotations

import re

import pytest

from sop_plugin.reporting.github import github_lines
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in

from .findings import FINDINGS, NASTY, PATH

# `::name key=value,key=value::message`, the values with % \r \n : , as escapes, the message with % \r \n.
COMMAND = re.compile(r"::(?P<name>[a-z-]+) (?P<properties>[^:]*)::(?P<message>[^\r\n]*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    match = COMMAND.fullmatch(line)
    assert match, line
    properties = dict(item.split("=", 1) for item in match["properties"].split(","))
    return (
        match["name"],
        {key: decoded(value) for key, value in properties.items()},
        decoded(match["message"]),
    )


def decoded(text: str) -> str:
    for escape, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@pytest.mark.parametrize("language", languages())
def test_every_finding_is_one_command_and_comes_back_as_it_was(language: Language) -> None:
    commands = [read(line) for line in github_lines(FINDINGS, voice_in(language))]
    assert sorted((int(p["line"]), p["file"], p["col"]) for _, p, _ in commands) == sorted(
        (f.place.line, f.place.path, str(f.place.column)) for f in FINDINGS
    )
    by_line = {(p["file"], p["line"]): (name, p["title"], message) for name, p, message in commands}
    name, title, message = by_line[PATH, "12"]
    assert name == "error"
    assert title == f"SOP601 {voice_in(language).say(FINDINGS[1].rule.title)}"
    assert message.replace("\u200b", "").splitlines()[0] == FINDINGS[1].message(language)
    assert FINDINGS[1].remedy(language) in message.replace("\u200b", "")


def test_what_fails_comes_first_and_what_time_brings_last() -> None:
    names = [read(line)[0] for line in github_lines(FINDINGS, voice_in(Language.EN))]
    assert names == ["error", "error", "error", "warning"]


def test_a_title_gives_no_command_of_its_own() -> None:
    assert "##[" in NASTY
    for line in github_lines(FINDINGS, voice_in(Language.EN)):
        assert "##[" not in line
        assert line.count("::") == 2 or "::error::" in decoded(line.split("::", 2)[2])
        assert len(line.splitlines()) == 1
