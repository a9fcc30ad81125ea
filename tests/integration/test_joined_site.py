"""The parts of a site that are built apart are, joined, the site that is built at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sop_plugin.cli.group import sop

from .manuals import BODY, MakeManual, Manual, document

PARTS = ("HTL", "SHP", "rest")


@pytest.fixture(scope="module")
def manual(make_manual: MakeManual, monkeypatch_module: pytest.MonkeyPatch) -> Manual:
    """Documents of two issuers, which cite each other, built at once and in parts."""
    made = make_manual(config={"plugins": [{"sop": {}}]})
    organisation = made.root / "organisation.yml"
    text = organisation.read_text(encoding="utf-8")
    text = text.replace("issuers:\n", "issuers:\n  - {code: SHP, name: {zh-Hans: 云岭商场}}\n")
    text = text.replace(
        "departments:\n", "departments:\n  - {code: SH-SD, issuer: SHP, name: {zh-Hans: 商场部}}\n"
    )
    organisation.write_text(text, encoding="utf-8")
    for department, other in (("HT-SD", "SH-SD"), ("SH-SD", "HT-SD")):
        for number in range(1, 4):
            body = BODY.replace("无。", f"见 [[{other}-SOP-{number:03}]]。")
            title = f"规程{department}{number}"
            written = document(f"{department}-SOP-{number:03}", title, body, department=department)
            made.write(f"{department}/{number}.md", written)
    made.build(to="whole")
    for part in PARTS:
        monkeypatch_module.setenv("SOP_PART", part)
        made.build(to=part)
    return made


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def run(manual: Manual, command: str, *folders: str, options: Sequence[str] = ()) -> Result:
    arguments = [command, *(str(manual.root / folder) for folder in folders), "--language", "en", *options]
    return CliRunner().invoke(sop, arguments)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_joined_parts_are_the_whole(manual: Manual) -> None:
    found = run(manual, "join-site", "joined", *PARTS)
    assert found.exit_code == 0, found.output
    assert files(manual.root / "joined") == files(manual.root / "whole")


def test_a_part_draws_the_texts_of_its_issuer_alone(manual: Manual) -> None:
    drawn = {part: set(files(manual.root / part)) for part in PARTS}
    assert "SH-SD-SOP-001/index.html" in drawn["SHP"] - drawn["HTL"] - drawn["rest"]
    assert "register/index.html" in drawn["rest"] - drawn["HTL"] - drawn["SHP"]
    manifest = json.loads((manual.root / "SHP/manifest.json").read_bytes())
    assert manifest["part"] == {"name": "SHP", "of": ["SHP", "HTL", "rest"]}


def test_a_part_is_not_published(manual: Manual) -> None:
    found = run(manual, "verify-site", "HTL", options=["--files-only"])
    assert found.exit_code == 1
    assert "only a part of a site (HTL)" in found.output


@pytest.mark.parametrize(
    ("folders", "said"),
    [
        (("HTL", "rest"), "parts are missing: SHP"),
        (("HTL", "SHP", "rest", "HTL"), "a part is named twice: HTL"),
        (("HTL", "whole"), "it is a whole site and no part"),
        (("HTL", "docs"), "there is no manifest.json"),
        (("HTL", "nowhere"), "is no folder"),
    ],
)
def test_what_is_no_site_together_is_refused(manual: Manual, folders: tuple[str, ...], said: str) -> None:
    found = run(manual, "join-site", "refused", *folders)
    assert (found.exit_code, (manual.root / "refused").exists()) == (2, False)
    assert said in found.output


def test_a_part_that_was_changed_or_made_on_another_day_is_refused(
    manual: Manual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOP_PART", "SHP")
    manual.build(to="later", as_of="2026-11-22")
    assert (
        "same manual, day and programs" in run(manual, "join-site", "refused", "HTL", "later", "rest").output
    )
    (manual.root / "later/more.html").write_text("x")
    assert (
        "differs from its manifest.json" in run(manual, "join-site", "refused", "HTL", "later", "rest").output
    )


def test_an_issuer_that_is_none_ends_the_build(manual: Manual, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOP_PART", "NIX")
    assert "SHP, HTL, rest" in manual.fail().said
