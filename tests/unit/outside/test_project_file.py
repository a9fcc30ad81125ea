"""mkdocs.yml read as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from sop_plugin.outside.project_file import find_project_file, option_places, read_project_file
from sop_plugin.reading.settings.project import ProjectFileError


def project(folder: Path, text: str | bytes, name: str = "mkdocs.yml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("plugins", "options"),
    [
        ("[search, sop]", None),
        ("[sop: {lead_days: 3}]", {"lead_days": 3}),
        ("{search: {}, sop: {lead_days: 3}}", {"lead_days": 3}),
        ("[sop: ]", None),
        ("[search: {lang: zh}, sop: {pages: [a]}]", {"pages": ["a"]}),
    ],
)
def test_the_options_of_the_plugin(tmp_path: Path, plugins: str, options: object) -> None:
    assert read_project_file(project(tmp_path, f"plugins: {plugins}\n")).plugin_options == options


def test_folders_lie_beside_the_file(tmp_path: Path) -> None:
    read = read_project_file(project(tmp_path, "plugins: [sop]\n"))
    assert (read.root, read.docs_dir, read.exclude_docs) == (tmp_path, tmp_path / "docs", "")
    read = read_project_file(project(tmp_path, "docs_dir: 手册\nexclude_docs: |\n  a\n  b\nplugins: [sop]\n"))
    assert (read.docs_dir, read.exclude_docs) == (tmp_path / "手册", "a\nb\n")


def test_half_a_pattern_under_exclude_docs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match=r'"old\\" under exclude_docs is no pattern'):
        read_project_file(project(tmp_path, "exclude_docs: |\n  a\n  old\\\nplugins: [sop]\n"))


def test_nothing_of_the_file_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = """
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:os.system
      emoji_generator: !!python/object/apply:os.system [touch evil]
site_name: !ENV [NAME, x]
plugins: [sop: {organisation: company.yml}]
"""
    read = read_project_file(project(tmp_path, text))
    assert read.plugin_options == {"organisation": "company.yml"}
    assert not (tmp_path / "evil").exists()


def test_a_file_can_inherit(tmp_path: Path) -> None:
    project(
        tmp_path, "docs_dir: base\nplugins: {search: {}, sop: {lead_days: 3, stale_days: 9}}\n", "base.yml"
    )
    text = "INHERIT: base.yml\nplugins: {sop: {lead_days: 5}}\n"
    read = read_project_file(project(tmp_path, text))
    assert read.plugin_options == {"lead_days": 5, "stale_days": 9}
    assert read.docs_dir == tmp_path / "base"
    assert {name: str(place) for name, place in read.places.items()} == {
        "": "mkdocs.yml:2:11",
        "lead_days": "mkdocs.yml:2:17",
        "stale_days": "base.yml:2:43",
    }


def test_the_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOP_TEST_FOLDER", "texts")
    path = project(tmp_path, "docs_dir: !ENV [SOP_TEST_FOLDER, docs]\nplugins: [sop]\n")
    assert read_project_file(path).docs_dir == tmp_path / "texts"


def test_places_of_a_file_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    assert option_places(project(tmp_path, "a: [")) == {}
    assert option_places(tmp_path / "absent.yml") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "settings such as site_name"),
        ("[a]", "settings such as site_name"),
        ("plugins: [search]\n", "the plugin 'sop' is not listed under plugins; add '- sop'"),
        ("site_name: x\n", "the plugin 'sop' is not listed"),
        ("plugins: sop\n", "plugins must be a list"),
        ("a: [\n", r"mkdocs\.yml:2:1: "),
        ("a: b: c\n", r"mkdocs\.yml:1:5: "),
        ("a: 2026-13-01\nplugins: [sop]\n", "month must be in 1..12"),
        ("INHERIT: gone.yml\n", r"gone\.yml: cannot be read \(No such file"),
        ("INHERIT: mkdocs.yml\n", "leads in a circle"),
        ("site_name: 手册\n".encode("gbk"), "is not UTF-8"),
        (b"\x00", "mkdocs.yml"),
    ],
    ids=str,
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(ProjectFileError, match=message):
        read_project_file(project(tmp_path, text))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="cannot be read"):
        read_project_file(tmp_path / "mkdocs.yml")
    with pytest.raises(ProjectFileError, match="cannot be read"):
        read_project_file(tmp_path)


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml"])
def test_the_nearest_file_is_found(tmp_path: Path, name: str) -> None:
    below = tmp_path / "docs" / "hotel"
    below.mkdir(parents=True)
    path = project(tmp_path, "plugins: [sop]\n", name)
    assert find_project_file(below) == path


def test_a_missing_file_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="--config-file"):
        find_project_file(tmp_path)
