"""Readable cases: a Word file in, a document out. Their form is told in `word_cases/README.md`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from imported import CHINESE, imported, losses_of
from word_files import WordFile

from sop_plugin.cli.output.word_places import place_text
from sop_plugin.importing.losses.report import Loss
from sop_plugin.importing.structure.headings import HeadingChoice
from sop_plugin.importing.word.tracked import Resolution

CASES = sorted((Path(__file__).resolve().parents[2] / "word_cases").glob("*.yml"))
WRITTEN = ("title", "head", "expected", "told", "losses")
DESCRIBED = ("about", "headings", "tracked", "comments", "stem", "word")


def told(loss: Loss) -> str:
    return f"{loss.kind.name.lower()} {place_text(loss.place, CHINESE)}：{loss.text}"


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    resolution = Resolution(case["tracked"]) if "tracked" in case else None
    keep = case.get("comments") == "keep"
    data = WordFile.described(case["word"]).bytes()
    made = imported(
        data,
        HeadingChoice(case.get("headings", "numbers")),
        resolution,
        with_comments=keep,
        stem=case.get("stem", "文件"),
    )
    losses = losses_of(data, made, None, resolution, with_comments=keep).losses
    found: dict[str, Any] = {"title": made.read.title, "head": list(made.read.facts.lines)}
    found |= {"expected": made.body.text, "told": made.remarks, "losses": [told(loss) for loss in losses]}
    return {name: value for name, value in found.items() if value}


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as they are."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in CASES])
def test_a_word_file_becomes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    case = yaml.safe_load(text)
    assert not case.keys() - {*DESCRIBED, *WRITTEN}
    found = outcome(case)
    if os.environ.get("UPDATE_WORD_CASES") == "1":
        kept = text.split("\ntitle: ")[0].rstrip("\n")
        written = yaml.dump(found, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=200)
        path.write_text(f"{kept}\n{written}", encoding="utf-8")
        return
    assert found == {name: case[name] for name in WRITTEN if name in case}


def test_there_are_cases_for_many_habits() -> None:
    assert len(CASES) >= 30
