"""Files come whole or not at all, and a new one never takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sop_plugin.outside.writing import move_file, write_new, write_together


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_new_file_with_the_folders_on_its_way(tmp_path: Path) -> None:
    write_new(tmp_path / "a" / "b" / "c.md", b"text")
    assert (tmp_path / "a" / "b" / "c.md").read_bytes() == b"text"
    assert names(tmp_path) == ["a/b/c.md"]


def test_a_new_file_replaces_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.md", b"new")
    assert names(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "no hard links")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_new(tmp_path / "a.md", b"text")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.md", b"new")
    assert (names(tmp_path), (tmp_path / "a.md").read_bytes()) == (["a.md"], b"text")


def test_a_move_replaces_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a")
    (tmp_path / "b.md").write_bytes(b"b")
    with pytest.raises(FileExistsError):
        move_file(tmp_path / "a.md", tmp_path / "b.md")
    move_file(tmp_path / "a.md", tmp_path / "c" / "a.md")
    assert names(tmp_path) == ["b.md", "c/a.md"]


def test_several_files_change_together_or_not_at_all(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_bytes(b"old")
    two.mkdir()
    with pytest.raises(OSError, match=r"two\.md"):
        write_together({one: b"new", two / "no" / "folder.md": b"new"})
    assert one.read_bytes() == b"old"
    assert names(tmp_path) == ["one.md"]
    write_together({one: b"new", tmp_path / "a" / "b.md": b"text"}, {tmp_path / "a" / "b.md"})
    assert (one.read_bytes(), names(tmp_path)) == (b"new", ["a/b.md", "one.md"])
