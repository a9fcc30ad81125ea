"""After practising with the sample people nothing of it is left; after a release in earnest there is no way back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from recorded_manual import RecordedManual, WithHistory

from sop_plugin.recording.start_over import SAMPLE

DRAFT = "docs/document-control/practice.md"
PICTURES = "docs/document-control/img"
SIGNERS = (("prepared", "a"), ("checked", "b"), ("reviewed", "c"), ("approved", "d"))


@pytest.fixture
def practised(tmp_path: Path, with_history: WithHistory) -> RecordedManual:
    """A new manual in which the sample people have released a document."""
    folder = tmp_path / "manual"
    folder.mkdir()
    manual = RecordedManual(folder)
    manual.sop("init", "--name", "云岭酒店")
    manual.git("init", "-q")
    manual.commit("Begin")
    number = ("--type", "SOP", "--department", "QA", "--title", "练习", "--by", "sample-a")
    manual.sop("new", *number, "--path", DRAFT)
    text = manual.text("docs/document-control/002-answering-the-telephone.md")
    body = text[text.index("\n---\n", 4) :]
    head = '---\nnumber: QA-SOP-003\ntitle: 练习\ntype: procedure\ndepartment: QA\nrevision: "1"\nstatus: draft\n'
    body += "\n![图](img/practice.svg) ![两处](img/both.svg)\n"
    manual.write(DRAFT, head + "effective: 2026-12-01\nreview: {every: 12 months}" + body)
    for name in ("practice", "both"):
        manual.write(f"{PICTURES}/{name}.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    manual.write("docs/index.md", manual.text("docs/index.md") + "\n![](document-control/img/both.svg)\n")
    for role, who in SIGNERS:
        manual.sop("approve", "QA-SOP-003", "--role", role, "--by", SAMPLE + who)
    manual.sop("release", "QA-SOP-003", "--by", "sample-a")
    manual.commit("Practise")
    day = {"SOP_AS_OF": "2026-12-02"}
    for command in (
        ("copies", "issue", "QA-SOP-003", "--to", "前台", "--by", "sample-a"),
        ("acknowledge", "QA-SOP-003", "--by", "sample-b"),
        ("anchor", "--keep", "--request"),
    ):
        result = manual.run(*command, **day)
        assert result.exit_code == 0, result.output
    manual.commit("Practise copies, readings and anchors")
    return manual


def test_nothing_is_left_when_the_commands_are_followed(practised: RecordedManual) -> None:
    before = practised.contents()
    told = practised.sop("init", "--start-over", "--dry-run")
    assert practised.contents() == before
    assert "QA-SOP-003" not in told
    assert DRAFT in told
    told = practised.sop("init", "--start-over")
    gone = set(before) - set(practised.contents())
    assert gone >= {DRAFT, "ledger.jsonl", "copies.jsonl", "training.jsonl", f"{PICTURES}/practice.svg"}
    assert f"{PICTURES}/both.svg" not in gone
    assert len([path for path in gone if path.startswith("anchors/")]) == 2
    command = told.strip().splitlines()[-1].split(": ", 2)[-1]
    subprocess.run(["bash", "-ec", command], cwd=practised.folder, check=True, capture_output=True)
    assert practised.git("log", "--format=%H", "--", "ledger.jsonl") == ""
    assert practised.git("branch", "--format=%(refname:short)").splitlines() == ["main", "practice"]
    assert practised.run("check").exit_code == 0
    # The number is free again, and what begins now is whole.
    practised.sop("new", "--type", "SOP", "--department", "QA", "--title", "当真", "--by", "sample-a")
    assert '"number":"QA-SOP-003"' in practised.ledger()[0]
    practised.commit("In earnest")
    practised.sop("verify")


def test_what_is_not_committed_would_be_lost(practised: RecordedManual) -> None:
    practised.write(DRAFT, practised.text(DRAFT) + "又写。\n")
    assert DRAFT in practised.refused("init", "--start-over")


def test_a_release_in_earnest_stays(practised: RecordedManual) -> None:
    practised.replace("ledger.jsonl", '"by":"sample-d"', '"by":"fang"')
    practised.commit("Somebody real")
    assert "QA-SOP-003 #6 is a release by fang and no practice" in practised.refused("init", "--start-over")


def test_without_a_ledger_nothing_is_done(tmp_path: Path, with_history: WithHistory) -> None:
    manual = RecordedManual(tmp_path / "empty")
    manual.folder.mkdir()
    manual.sop("init", "manual")
    before = manual.contents()
    assert "there is no ledger" in manual.sop("init", "manual", "--start-over")
    assert manual.contents() == before
