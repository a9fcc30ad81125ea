"""A folder that is filled whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sop_plugin.outside.packaged import packaged_texts
from sop_plugin.outside.writing import FolderNotEmpty, fill_folder, in_the_way

CONTENTS = {"a.txt": b"a", "docs/b.md": b"b", ".hidden/c": b"c"}


def contents_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("exists", [True, False])
def test_a_new_or_empty_folder(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "above" / "manual"
    if exists:
        folder.mkdir(parents=True)
    fill_folder(folder, CONTENTS.items())
    assert contents_of(folder) == CONTENTS
    assert [path.name for path in folder.parent.iterdir()] == ["manual"]


def test_what_is_there_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    (tmp_path / ".git").mkdir()
    assert in_the_way(tmp_path) == ("x",)
    assert in_the_way(tmp_path / "x") == ("x",)
    with pytest.raises(FolderNotEmpty, match="x"):
        fill_folder(tmp_path, CONTENTS.items())
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "x"]


def test_a_link_to_nothing_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert in_the_way(tmp_path / "link") == ("link",)


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_failure_while_moving_takes_everything_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    (tmp_path / ".git").mkdir()
    moves: list[Path] = []
    rename = Path.rename

    def failing_rename(self: Path, target: Path) -> Path:
        moves.append(self)
        if len(moves) == failing:
            raise OSError(5, "Input/output error", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing_rename)
    with pytest.raises(OSError, match="Input/output error"):
        fill_folder(tmp_path, CONTENTS.items())
    assert [path.name for path in tmp_path.iterdir()] == [".git"]


def test_the_package_brings_its_templates() -> None:
    assert "mkdocs.yml" in packaged_texts("new_manual", "zh-Hans")
    assert packaged_texts("new_manual", "zh-Hans").keys() == packaged_texts("new_manual", "en").keys()
    assert packaged_texts("no_such_folder") == {}
