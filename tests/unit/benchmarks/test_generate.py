"""The synthetic manual that is measured: always the same, and without a finding that fails a check."""

from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from benchmarks.chart import bar_chart
from benchmarks.generate import manual_files, write_manual
from benchmarks.measure import COMMANDS, WORDS, growth
from benchmarks.plan import AS_OF, plan_manual
from sop_plugin.compile import CompiledManual
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

DOCUMENTS = 160


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> CompiledManual:
    folder = tmp_path_factory.mktemp("manual")
    write_manual(folder, DOCUMENTS)
    return compile_workspace(open_workspace(folder / "mkdocs.yml"), AS_OF)


def test_the_same_arguments_give_the_same_files() -> None:
    assert dict(manual_files(50)) == dict(manual_files(50))
    assert dict(manual_files(50)) != dict(manual_files(50, seed=2))


def test_no_finding_fails(manual: CompiledManual) -> None:
    assert [f"{f.place}: {f.message()}" for f in manual.findings if f.fails_strict] == []


def test_every_document_is_read(manual: CompiledManual) -> None:
    assert len(manual.manual.documents) == manual.registers.documents.sources == DOCUMENTS


def test_documents_are_about_100_lines_long() -> None:
    lengths = [text.count("\n") for path, text in manual_files(DOCUMENTS) if path.endswith(".md")][1:]
    assert 90 < mean(lengths) < 115


def test_references_do_not_grow_with_the_manual(manual: CompiledManual) -> None:
    per_document = Counter(reference.source.path for reference in manual.indexes.references.references)
    assert set(per_document) == {document.path for document in manual.manual.documents}
    assert max(per_document.values()) <= 9


def test_it_has_what_real_manuals_have(manual: CompiledManual) -> None:
    documents = manual.manual.documents
    assert set(Counter(d.type for d in documents)) == {"policy", "procedure", "work_instruction", "form"}
    assert 0.05 < sum(d.language == "zh-Hant" for d in documents) / DOCUMENTS < 0.15
    assert all(d.keywords for d in documents)
    assert len(manual.manual.settings.processes) == 2
    assert all(manual.manual.organisation.jobs_meant(doer) for d in documents for doer in d.audience)
    assert {"effective", "due", "overdue"} <= {state.value for state in manual.registers.documents.by_state}


@pytest.mark.parametrize("documents", [1, 3])
def test_a_very_small_manual(documents: int, tmp_path: Path) -> None:
    assert len(plan_manual(documents, seed=1)) == documents
    write_manual(tmp_path, documents)
    assert (tmp_path / "plain.yml").is_file()


def test_a_manual_with_a_ledger_has_its_revisions(tmp_path: Path) -> None:
    write_manual(tmp_path, 4, revisions=3)
    compiled = compile_workspace(open_workspace(tmp_path / "mkdocs.yml"), AS_OF)
    assert [f"{f.place}: {f.message()}" for f in compiled.findings if f.fails_strict] == []
    for history in compiled.histories.by_number.values():
        assert len({revision.document.body.text for revision in history.revisions}) == 3


def test_everything_that_is_measured_has_words_and_a_colour() -> None:
    assert COMMANDS.keys() == WORDS.keys()
    assert bar_chart("CPU", [(WORDS[what], 1, what) for what in COMMANDS]).count("<rect") == len(COMMANDS)


def test_growth() -> None:
    assert growth(2, 10, 5) == pytest.approx(1)
    assert growth(2, 50, 5) == pytest.approx(2)
