"""A project file to one compiled manual."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.reading.settings.project import ProjectFileError
from sop_plugin.workspace import sources
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
AS_OF = date(2026, 11, 21)


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "hotel").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("plugins: [sop]\n", encoding="utf-8")
    shutil.copy(GOLDEN / "organisation.yml", tmp_path)
    shutil.copy(GOLDEN / "documents" / "procedure.md", tmp_path / "docs" / "hotel")
    return tmp_path


def configure(manual: Path, text: str) -> Path:
    path = manual / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_documents_are_named_from_the_project(manual: Path) -> None:
    compiled = compile_workspace(open_workspace(manual / "mkdocs.yml"), AS_OF)
    assert [d.path for d in compiled.manual.documents] == ["docs/hotel/procedure.md"]
    assert compiled.manual.as_of == AS_OF
    assert compiled.findings == ()


def test_the_project_is_found_from_below(manual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(manual / "docs" / "hotel")
    assert compile_workspace(open_workspace(None), AS_OF).manual.documents


def test_the_folder_of_documents_can_lie_elsewhere(manual: Path) -> None:
    (manual / "site-source").mkdir()
    path = manual / "site-source" / "mkdocs.yml"
    path.write_text(
        "docs_dir: ../docs\nplugins:\n- sop: {organisation: ../organisation.yml}\n", encoding="utf-8"
    )
    opened = open_workspace(path)
    assert opened.docs_shown_as == "../docs"
    assert opened.source_path("a.md") == "../docs/a.md"
    compiled = compile_workspace(opened, AS_OF)
    assert [d.path for d in compiled.manual.documents] == ["../docs/hotel/procedure.md"]


def test_pages_are_no_documents(manual: Path) -> None:
    configure(manual, 'plugins:\n- sop: {pages: ["index.md", "guide/**"]}\n')
    (manual / "docs" / "guide").mkdir()
    (manual / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    (manual / "docs" / "guide" / "a.md").write_bytes("# 说明\n".encode("gbk"))
    compiled = compile_workspace(open_workspace(manual / "mkdocs.yml"), AS_OF)
    assert len(compiled.manual.documents) == 1
    assert compiled.withheld_pages == {"docs/guide/a.md"}
    assert [f.code for f in compiled.findings] == ["SOP001"]


def test_excluded_files_are_not_read(manual: Path) -> None:
    configure(manual, "exclude_docs: |\n  *.draft.md\n  old/\nplugins: [sop]\n")
    (manual / "docs" / "a.draft.md").write_text("x", encoding="utf-8")
    (manual / "docs" / "old").mkdir()
    (manual / "docs" / "old" / "a.md").write_text("x", encoding="utf-8")
    assert compile_workspace(open_workspace(manual / "mkdocs.yml"), AS_OF).findings == ()


@pytest.mark.parametrize("damage", ["missing", "folder", "large"])
def test_an_organisation_that_cannot_be_read_is_a_finding(
    manual: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = manual / "organisation.yml"
    if damage == "large":
        monkeypatch.setattr(sources, "LARGEST_ORGANISATION", 10)
    else:
        path.unlink()
    if damage == "folder":
        path.mkdir()
    compiled = compile_workspace(open_workspace(manual / "mkdocs.yml"), AS_OF)
    expected = "SOP005" if damage == "large" else "SOP801"
    assert expected in [f.code for f in compiled.findings if f.place.path == "organisation.yml"]
    assert compiled.manual.documents


def test_checking_writes_nothing(manual: Path) -> None:
    before = sorted(manual.rglob("*"))
    compile_workspace(open_workspace(manual / "mkdocs.yml"), AS_OF)
    assert sorted(manual.rglob("*")) == before


def test_a_project_without_the_plugin(manual: Path) -> None:
    with pytest.raises(ProjectFileError, match="'sop' is not listed"):
        open_workspace(configure(manual, "plugins: [search]\n"))


def test_options_that_do_not_hold(manual: Path) -> None:
    with pytest.raises(
        SettingsError, match=r"^mkdocs.yml:2:9: lead_dayz: unknown option; did you mean 'lead_days'"
    ):
        open_workspace(configure(manual, "plugins:\n- sop: {lead_dayz: 3}\n"))
