"""The one cause that a broken preview tells."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sop_plugin.compile import CompiledManual, Sources, compile_manual
from sop_plugin.mkdocs_site.first_cause import LoudestWords, cause_in_words, first_cause
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.event import Issued
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.settings import Settings
from sop_plugin.model.training import TrainingLedger
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language
from sop_plugin.workspace.workspace import Workspace

ORGANISATION = (Path(__file__).parents[2] / "golden/organisation.yml").read_bytes()
PROCEDURE = (Path(__file__).parents[2] / "golden/documents/procedure.md").read_bytes()
WORKSPACE = Workspace(Path(), Path("docs"), "", read_options({}))


def compiled(document: bytes = PROCEDURE, organisation: bytes = ORGANISATION) -> CompiledManual:
    sources = Sources((Source("docs/a.md", document),), Source("organisation.yml", organisation))
    return compile_manual(sources, Settings(), date(2026, 11, 21))


def cause(now: CompiledManual, good: CompiledManual) -> Finding:
    found = first_cause(WORKSPACE, now, good)
    assert found is not None
    return found


def test_what_was_broken_before_hides_nothing_new() -> None:
    assert first_cause(WORKSPACE, compiled(), compiled()) is None
    broken = compiled(b"---\nnumber: [\n---\n")
    assert cause(broken, compiled()).code == "SOP103"
    assert first_cause(WORKSPACE, broken, broken) is None


def test_people_come_before_documents() -> None:
    broken = compiled(b"---\nnumber: [\n---\n", b"people: [\n")
    assert [finding.place.path for finding in broken.findings] == ["docs/a.md", "organisation.yml"]
    assert cause(broken, compiled()).place.path == "organisation.yml"


def test_a_ledger_that_has_gone() -> None:
    found = cause(compiled(), replace(compiled(), ledger=Ledger()))
    assert (found.place.path, found.code) == ("ledger.jsonl", "SOP009")


def test_a_ledger_that_was_emptied() -> None:
    issued = Issued(
        number="HT-SD-SOP-004",
        day=date(2026, 2, 1),
        by="tang",
        type="procedure",
        department="HT-SD",
        title="接听电话",
    )
    good = replace(compiled(), ledger=Ledger((issued,)))
    emptied = replace(compiled(), ledger=Ledger())
    found = cause(emptied, good)
    assert found.place.path == "ledger.jsonl"
    assert "上次生成时有 1 个" in found.message(Language.ZH_HANS)
    assert first_cause(WORKSPACE, emptied, emptied) is None
    for name, path in (("copies", "copies.jsonl"), ("training", "training.jsonl")):
        before = replace(compiled(), **{name: CopyLedger() if name == "copies" else TrainingLedger()})
        assert cause(compiled(), before).place.path == path


@pytest.mark.parametrize(
    ("error", "said", "words"),
    [
        (SystemExit(100), [(logging.WARNING, "zuvor"), (logging.WARNING, "zuletzt")], "zuletzt"),
        (RuntimeError("selbst"), [(logging.WARNING, "zuvor")], "selbst"),
        (RuntimeError("Folge"), [(logging.ERROR, "zuerst"), (logging.ERROR, "danach")], "zuerst"),
        (SystemExit(1), [], "SystemExit"),
    ],
)
def test_the_words_of_others(
    error: BaseException, said: list[tuple[int, str]], words: str, tmp_path: Path
) -> None:
    loudest = LoudestWords()
    for level, message in said:
        loudest.emit(logging.LogRecord("mkdocs", level, "", 1, message, (), None))
    project = tmp_path / "mkdocs.yml"
    project.write_text("plugins: [sop]\n", encoding="utf-8")
    assert cause_in_words(error, loudest, project, Language.EN) == words
