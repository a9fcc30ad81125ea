"""Files kept for the next build: found whole or not at all, never taken from others, and no more of them than the site has."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sop_plugin.outside.kept_files import KeptFiles


def files(tmp_path: Path, kind: str = "whole") -> KeptFiles:
    return KeptFiles.of_manual(tmp_path / "manual", {"SOP_CACHE": str(tmp_path / "kept")}, kind)


def folder(tmp_path: Path) -> Path:
    (found,) = (tmp_path / "kept").iterdir()
    return found


def test_the_next_build_finds_what_was_kept_and_no_more(tmp_path: Path) -> None:
    assert files(tmp_path).known() == {}
    one, other = files(tmp_path).keep("甲".encode()), files(tmp_path).keep(b"b")
    assert one == sha256("甲".encode()).hexdigest()
    files(tmp_path).remember({"key": "k"}, {one})
    assert files(tmp_path).known() == {"key": "k"}
    assert files(tmp_path).find(one) == "甲".encode()
    assert files(tmp_path).find(other) is None, "nobody named it"
    assert files(tmp_path, "internal").find(one) is None
    for strange in (None, 7, "", "../list.json", "a" * 64):
        assert files(tmp_path).find(strange) is None


def test_what_is_damaged_is_not_taken_and_can_be_kept_anew(tmp_path: Path) -> None:
    digest = files(tmp_path).keep(b"page")
    (file,) = (path for path in folder(tmp_path).rglob("*") if path.is_file())
    for damaged in (b"", b"pag", b"Page", b"page."):
        file.write_bytes(damaged)
        assert files(tmp_path).find(digest) is None
        file.write_bytes(damaged)
        assert files(tmp_path).keep(b"page") == digest
        assert files(tmp_path).find(digest) == b"page"
    files(tmp_path).remember({"key": "k"}, {digest})
    for text in ("", "{", "[]", "7", "[" * 100_000):
        (folder(tmp_path) / "list.json").write_text(text)
        assert files(tmp_path).known() == {}


def test_a_list_that_others_could_have_written_is_none(tmp_path: Path) -> None:
    files(tmp_path).remember({"key": "k"}, {files(tmp_path).keep(b"page")})
    folder(tmp_path).chmod(0o777)
    assert files(tmp_path).known() == {}


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    off = KeptFiles.of_manual(tmp_path, {"SOP_CACHE": "off"}, "whole")
    assert not off.are_kept
    assert off.find(off.keep(b"page")) is None
    off.remember({"key": "k"}, set())
    assert off.known() == {}


def test_a_folder_that_cannot_be_written_only_makes_the_next_build_slower(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("in the way")
    digest = files(tmp_path).keep(b"page")
    files(tmp_path).remember({"key": "k"}, {digest})
    assert files(tmp_path).known() == {}
    assert files(tmp_path).find(digest) is None


def test_the_first_build_only_makes_room(tmp_path: Path) -> None:
    first, second = files(tmp_path).unless_first(), files(tmp_path).unless_first()
    assert (first.are_kept, second.are_kept) == (False, True)
    assert list(folder(tmp_path).iterdir()) == []
    assert KeptFiles(None).unless_first().are_kept is False
