"""``sop init``."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from .conftest import Run

FILES = {
    ".gitattributes",
    ".gitignore",
    "README.md",
    "docs/document-control/001-document-control.md",
    "docs/document-control/002-answering-the-telephone.md",
    "docs/document-control/form-001-change-request.md",
    "docs/index.md",
    "mkdocs.yml",
    "organisation.yml",
    "requirements.txt",
}


@pytest.fixture
def empty(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_manual_without_findings(run: Run, empty: Path, language: str) -> None:
    result = run("init", "manual", "--language", language)
    assert result.exit_code == 0, result.output
    written = files_of(empty / "manual")
    assert written >= FILES
    assert [line.strip() for line in result.stdout.splitlines()[1:-1]] == sorted(written)
    checked = run("check", "--config-file", "manual/mkdocs.yml")
    assert checked.exit_code == 0, checked.output
    assert "3 documents as of 2026-11-21, findings: 0" in checked.stdout
    listed = run("register", "--config-file", "manual/mkdocs.yml")
    assert "QA-SOP-001" in listed.stdout
    assert listed.stdout.count("In force") == 3
    for name in written:
        text = (empty / "manual" / name).read_bytes()
        assert not re.search(rb"\{%\w", text), name
        assert b"\r" not in text, name


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_the_editor_is_set_up(run: Run, empty: Path, language: str) -> None:
    run("init", "--language", language, "--department", "QA=Q", "--department", "FO=F")
    folder = empty / ".vscode"
    usual = {"settings.json", "extensions.json", "tasks.json"}
    schemas = {"front-matter.schema.json", "organisation.schema.json"}
    snippets = set() if language == "en" else {"sop.code-snippets"}
    assert {path.name for path in folder.iterdir()} == usual | schemas | snippets
    for of in ("front-matter", "organisation"):
        made = run("schema", of).stdout
        assert (folder / f"{of}.schema.json").read_text(encoding="utf-8") == made
        assert '"FO"' in made
    if language == "zh-Hant":
        assert "## 適用範圍" in (folder / "sop.code-snippets").read_text(encoding="utf-8")


def test_the_ledger_begins_without_sample_people(run: Run, empty: Path) -> None:
    assert run("init").exit_code == 0
    assert not (empty / "ledger.jsonl").exists()
    organisation = yaml.safe_load((empty / "organisation.yml").read_text(encoding="utf-8"))
    assert organisation["sample"] is True
    assert [person["name"] for person in organisation["people"]] == ["示例甲", "示例乙", "示例丙", "示例丁"]


def test_names_that_yaml_would_take_for_something_else(run: Run, empty: Path) -> None:
    name = 'A "B": #1 {x} \\n 甲: [乙]'
    result = run("init", "--name", name, "--department", "QA=Yes: & no", "--department", "FO-1＝no")
    assert result.exit_code == 0, result.output
    organisation = yaml.safe_load((empty / "organisation.yml").read_text(encoding="utf-8"))
    assert organisation["issuers"][0]["name"] == {"zh-Hans": name}
    assert [(d["code"], d["name"]["zh-Hans"]) for d in organisation["departments"]] == [
        ("QA", "Yes: & no"),
        ("FO-1", "no"),
    ]
    assert organisation["people"][3]["may_approve"][0]["departments"] == ["QA", "FO-1"]
    assert run("check").exit_code == 0


def test_the_checks_on_a_forge_come_along_in_the_manuals_language(run: Run, empty: Path) -> None:
    run("init", "--language", "en")
    for name in (".github/workflows/sop.yml", ".gitlab-ci.yml", ".gitea/workflows/sop.yml"):
        text = (empty / name).read_text(encoding="utf-8")
        assert yaml.safe_load(text)
        assert "sop check" in text
        assert "zh-Hans" not in text
        assert "sop verify --if-begun" in text
    # A manual that has no ledger yet has nothing to verify.
    assert run("verify").exit_code == 2
    assert run("verify", "--if-begun").exit_code == run("anchor", "--if-begun").exit_code == 0


def test_what_is_in_the_way_is_named_and_kept(run: Run, empty: Path) -> None:
    (empty / "notes.txt").write_text("mine", encoding="utf-8")
    (empty / "docs").mkdir()
    result = run("init", SOP_LANGUAGE="zh")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "sop: . 不是空的，没有写入任何文件。已有：docs, notes.txt\n"
    assert files_of(empty) == {"notes.txt"}
    result = run("init", "notes.txt")
    assert result.exit_code == 1
    assert (empty / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_repository_that_was_just_cloned_is_empty(run: Run, empty: Path) -> None:
    (empty / ".git").mkdir()
    (empty / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    assert run("init").exit_code == 0
    assert (empty / ".git/HEAD").exists()
    assert (empty / "mkdocs.yml").exists()


@pytest.mark.parametrize("folder", [".", "a/b"])
def test_nothing_is_left_of_a_manual_that_could_not_be_written(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    def full(self: Path, data: bytes) -> int:
        if self.name == "requirements.txt":
            raise OSError(28, "No space left on device", str(self))
        return os.write(os.open(self, os.O_CREAT | os.O_WRONLY), data)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("init", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No space left on device" in result.stderr
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--department", "QA"], "write CODE=NAME"),
        (["--department", "=x"], "write CODE=NAME"),
        (["--department", "质量=质量部"], "write CODE=NAME"),
        (["--department", "../x=y"], "write CODE=NAME"),
        (["--department", "QA=a", "--department", "QA=b"], "the code QA is used twice"),
        (["--name", "a\nb"], "--name: must be one line of text"),
        (["--name", " "], "--name: must be one line of text"),
    ],
)
def test_names_that_cannot_be(run: Run, empty: Path, arguments: list[str], words: str) -> None:
    result = run("init", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert list(empty.iterdir()) == []


def test_the_samples_are_in_force_from_today(run: Run, empty: Path) -> None:
    run("init", SOP_AS_OF="2031-02-28")
    text = (empty / "docs/document-control/001-document-control.md").read_text(encoding="utf-8")
    assert "effective: 2031-02-28" in text
    assert run("init", "other", SOP_AS_OF="soon").exit_code == 2
    assert not (empty / "other").exists()


def test_a_trial_run_writes_nothing(run: Run, empty: Path) -> None:
    result = run("init", "manual", "--dry-run", SOP_LANGUAGE="en")
    assert (result.exit_code, list(empty.iterdir())) == (0, [])
    assert "(dry run, nothing was written)" in result.stdout.splitlines()[0]
    (empty / "manual").mkdir()
    (empty / "manual" / "notes.txt").write_text("x")
    assert run("init", "manual", "--dry-run").exit_code == 1
