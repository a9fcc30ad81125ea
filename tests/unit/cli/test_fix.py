"""``sop fix``: what it shows, writes and leaves alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .conftest import Run

DRAFT = "docs/hotel/draft.md"
RELEASED = "docs/hotel/procedure.md"


def spoil(manual: Path, path: str, *changes: tuple[str, str]) -> bytes:
    file = manual / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_bytes(text.encode())
    return file.read_bytes()


@pytest.fixture
def untidy(manual: Path) -> Path:
    """The manual with a draft and a released document that are numbered by hand."""
    spoil(manual, DRAFT, ("## 目的", "## 一、目的"), ("## 职责\n", "## 职责 \n"))
    spoil(manual, RELEASED, ("## 目的", "## 一、目的"))
    return manual


def test_a_tidy_manual_has_nothing_to_mend(run: Run) -> None:
    result = run("fix")
    assert result.exit_code == 0
    assert result.stdout == "there is nothing to mend\n"


def test_the_diff_comes_first_and_nothing_is_written(run: Run, untidy: Path) -> None:
    before = (untidy / DRAFT).read_bytes()
    result = run("fix")
    assert result.exit_code == 1
    assert f"--- {DRAFT}\n+++ {DRAFT}\n" in result.stdout
    assert "-## 一、目的\n+## 目的\n" in result.stdout
    assert "  SOP308  Heading numbered by hand: 1 in this many files: 1\n" in result.stdout
    assert "2 places can be mended, in this many files: 1\n" in result.stdout
    assert result.stdout.endswith("next: to write: sop fix --write\n")
    assert (untidy / DRAFT).read_bytes() == before


def test_written_once_there_is_nothing_left(run: Run, untidy: Path) -> None:
    released = (untidy / RELEASED).read_bytes()
    result = run("fix", "--write")
    assert result.exit_code == 0
    assert "mended 2 places" in result.stdout
    text = (untidy / DRAFT).read_text(encoding="utf-8")
    assert "## 目的\n" in text
    assert "## 职责\n" in text
    assert (untidy / RELEASED).read_bytes() == released
    again = run("fix", "--write")
    assert "there is nothing to mend\n" in again.stdout
    assert "SOP308" not in run("check", DRAFT).stdout


def test_what_is_approved_is_listed_and_not_touched(run: Run, untidy: Path) -> None:
    result = run("fix", RELEASED, SOP_LANGUAGE="zh-Hans")
    assert result.exit_code == 0
    assert result.stdout == (
        f"未改动：{RELEASED}（1 处）：写着已批准，台账没有登记；建账之前加 --unrecorded\n没有可整理的\n"
    )
    assert run("fix", RELEASED, "--unrecorded").exit_code == 1


def test_a_draft_that_somebody_has_signed_is_not_touched(run: Run, untidy: Path) -> None:
    spoil(untidy, DRAFT, ("role: prepared", "role: checked"))
    result = run("fix")
    assert result.exit_code == 0
    assert f"not touched: {DRAFT} (2 places): somebody has signed it; sop reject" in result.stdout
    spoil(untidy, DRAFT, ("role: checked", "role: prepared"), ("status: draft", "status: in_review"))
    assert f"not touched: {DRAFT} (2 places): in review; sop reject" in run("fix", "--write").stdout


def test_line_ends_change_and_the_front_matter_does_not(run: Run, manual: Path) -> None:
    text = (manual / DRAFT).read_text(encoding="utf-8").replace("status: draft\n", "status: draft   \n")
    (manual / DRAFT).write_bytes(b"\xef\xbb\xbf" + text.rstrip("\n").replace("\n", "\r\n").encode())
    result = run("fix", "--write")
    assert {"SOP002", "SOP008", "last-line-end"} <= {line.split()[0] for line in result.stdout.splitlines()}
    assert (manual / DRAFT).read_bytes() == text.encode()


def test_json_holds_what_the_help_promises(run: Run, untidy: Path) -> None:
    result = run("fix", "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert list(report) == ["written", "counts", "files", "untouched", "left"]
    assert report["written"] is False
    assert report["counts"] == {"SOP308": 1, "trailing-blanks": 1}
    [file] = report["files"]
    assert file["path"] == DRAFT
    assert [mend["rule"] for mend in file["mends"]] == ["SOP308", "trailing-blanks"]
    assert "+## 目的" in file["diff"].split("\n")
    [untouched] = report["untouched"]
    assert (untouched["path"], untouched["mends"]) == (RELEASED, 1)


def test_doubtful_numbers_are_left_to_the_author(run: Run, manual: Path) -> None:
    spoil(manual, DRAFT, ("## 目的\n", "## 五、目的\n\n见第五条。\n"))
    result = run("fix")
    assert result.exit_code == 0
    assert f"left to the author: {DRAFT}:" in result.stdout
    assert "五、 is written, 1 is printed" in result.stdout


def test_a_page_outside_control_is_mended_too(run: Run, manual: Path) -> None:
    spoil(manual, "mkdocs.yml", ("  - sop\n", "  - sop:\n      pages: [index.md]\n"))
    (manual / "docs" / "index.md").write_text("# 首页\n\n1. 甲\n  - 乙", encoding="utf-8")
    assert run("fix", "--write").exit_code == 0
    assert (manual / "docs" / "index.md").read_text(encoding="utf-8") == "# 首页\n\n1. 甲\n   - 乙\n"
    (manual / "docs" / "index.md").write_text("{% raw %}\n1. 甲\n  - 乙\n", encoding="utf-8")
    assert run("fix").exit_code == 0


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_a_link_to_a_file_is_not_followed(run: Run, untidy: Path) -> None:
    before = (untidy / DRAFT).read_bytes()
    (untidy / DRAFT).rename(untidy / "docs" / "hotel" / "kept.txt")
    (untidy / DRAFT).symlink_to("kept.txt")
    assert f"not touched: {DRAFT} (2 places): is a symbolic link" in run("fix", "--write").stdout
    assert (untidy / DRAFT).read_bytes() == before


def test_what_is_outside_cannot_be_mended(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("x", encoding="utf-8")
    result = run("fix", str(tmp_path / "other.md"))
    assert result.exit_code == 2
    assert "lies outside the manual" in result.stderr


def test_all_files_are_written_or_none(run: Run, untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = (untidy / DRAFT).read_text(encoding="utf-8").replace("SOP-020", "SOP-021")
    (untidy / "docs" / "hotel" / "other.md").write_text(other, encoding="utf-8")
    before = {path: path.read_bytes() for path in (untidy / "docs").rglob("*.md")}
    room = [True]

    def no_room(_descriptor: int) -> None:
        """For the second file."""
        if not room.pop():
            raise OSError(28, "No space left on device")
        room.append(False)

    monkeypatch.setattr(os, "fsync", no_room)
    result = run("fix", "--write")
    assert result.exit_code == 2
    assert {path: path.read_bytes() for path in (untidy / "docs").rglob("*.md")} == before
