"""Finding and reading the sources of a manual."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sop_plugin.model.attachment import FileTrouble
from sop_plugin.outside.files import (
    files_below,
    left_out_matcher,
    markdown_sources,
    page_matcher,
    path_matcher,
    read_source,
)
from sop_plugin.reading.source import Source
from sop_plugin.rules import files as rules

LIMIT = 100


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(docs: Path, *excluded: str) -> dict[str, Source]:
    return dict(markdown_sources(docs, "docs", LIMIT, left_out_matcher("\n".join(excluded))))


def troubles(docs: Path) -> dict[str, str | None]:
    return {path: source.trouble.code if source.trouble else None for path, source in found(docs).items()}


def test_every_markdown_file_is_found_in_the_order_of_names(docs: Path) -> None:
    for name in ("b.md", "a/z.markdown", "a/中文 名.md", "a.MD", "c.mkd", "d.mdown", "e.mkdn"):
        write(docs / name)
    for name in ("a.txt", "md", "a.md.bak", "image.png"):
        write(docs / name)
    assert list(found(docs)) == ["a/z.markdown", "a/中文 名.md", "a.MD", "b.md", "c.mkd", "d.mdown", "e.mkdn"]


def test_a_source_has_the_path_that_findings_show_and_the_bytes(docs: Path) -> None:
    write(docs / "a/b.md", "文")
    assert found(docs) == {"a/b.md": Source("docs/a/b.md", "文".encode())}


def test_what_mkdocs_leaves_out_is_left_out(docs: Path) -> None:
    for name in (".hidden.md", ".git/a.md", "templates/a.md"):
        write(docs / name)
    write(docs / "a/templates/b.md")
    assert list(found(docs)) == ["a/templates/b.md"]


def test_what_it_leaves_out_can_be_asked_for(docs: Path) -> None:
    write(docs / "templates/a.md")
    write(docs / ".well-known/b.md")
    assert list(found(docs, "!/templates/", "!.well-known")) == [".well-known/b.md", "templates/a.md"]


def test_a_page_without_a_folder_in_its_pattern_lies_at_the_top() -> None:
    is_page = page_matcher(["index.md", "!draft.md", "*.markdown", "guide/", "**/about.md", "a/*.md"])
    pages = ["index.md", "b.markdown", "guide/a.md", "guide/b/c.md", "x/y/about.md", "about.md", "a/b.md"]
    assert [path for path in pages if not is_page(path)] == []
    others = ["hotel/index.md", "a/b/c.md", "draft.md", "x/b.markdown", "x/guide/a.md"]
    assert [path for path in others if is_page(path)] == []


def test_everything_is_listed_and_links_that_lead_nowhere_are_told(docs: Path, tmp_path: Path) -> None:
    for name in ("b.md", "a/picture.png", ".hidden/x", "x.md/inner.png"):
        write(docs / name)
    write(tmp_path / "outside/secret.txt")
    (docs / "gone.png").symlink_to(docs / "nothing")
    (docs / "out.txt").symlink_to(tmp_path / "outside/secret.txt")
    (docs / "folder").symlink_to(tmp_path / "outside")
    (docs / "again").symlink_to(docs)
    assert dict(files_below(docs)) == {
        ".hidden/x": None,
        "a/picture.png": None,
        "b.md": None,
        "gone.png": FileTrouble.UNREADABLE,
        "out.txt": FileTrouble.OUTSIDE,
        "x.md/inner.png": None,
    }


def test_excluded_files_and_folders(docs: Path) -> None:
    for name in ("old/a.md", "old/keep.md", "new/a.draft.md", "new/b.md"):
        write(docs / name)
    assert list(found(docs, "old/*", "!old/keep.md", "*.draft.md")) == ["new/b.md", "old/keep.md"]
    assert list(found(docs, "old/")) == ["new/a.draft.md", "new/b.md"]


def test_a_large_file_is_not_read(docs: Path) -> None:
    write(docs / "at.md", "x" * LIMIT)
    write(docs / "over.md", "x" * (LIMIT + 1))
    assert troubles(docs) == {"at.md": None, "over.md": "SOP005"}
    source = found(docs)["over.md"]
    assert source.data == b""
    assert source.trouble_values == {"size": "101", "limit": "100"}


def test_a_folder_called_like_a_document(docs: Path) -> None:
    write(docs / "x.md/inner.md")
    assert troubles(docs) == {"x.md": "SOP007"}


def test_links_inside_are_followed_and_links_outside_are_not(docs: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "outside/secret.md", "机密")
    write(docs / "a/real.md")
    (docs / "in.md").symlink_to(docs / "a/real.md")
    (docs / "inside").symlink_to(docs / "a")
    (docs / "out.md").symlink_to(secret)
    (docs / "outside").symlink_to(secret.parent)
    (docs / "outside.md").symlink_to(secret.parent)
    (docs / "out.txt").symlink_to(secret)
    assert troubles(docs) == {
        "a/real.md": None,
        "in.md": None,
        "inside/real.md": None,
        "out.md": "SOP006",
        "outside": "SOP006",
        "outside.md": "SOP007",
    }
    assert all(b"\xe6" not in source.data for source in found(docs).values())


def test_a_link_through_a_link_is_judged_by_where_it_ends(docs: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.md")
    (docs / "first.md").symlink_to(secret)
    (docs / "second.md").symlink_to(docs / "first.md")
    assert set(troubles(docs).values()) == {"SOP006"}


def test_links_in_circles_end(docs: Path) -> None:
    write(docs / "a/b.md")
    (docs / "a/again").symlink_to(docs)
    (docs / "a/self").symlink_to(docs / "a")
    (docs / "round.md").symlink_to(docs / "round.md")
    assert troubles(docs) == {"a/b.md": None, "round.md": "SOP009"}


def test_a_link_to_nothing(docs: Path) -> None:
    (docs / "gone.md").symlink_to(docs / "nothing.md")
    (docs / "gone").symlink_to(docs / "nothing")
    assert troubles(docs) == {"gone.md": "SOP009"}


def test_a_folder_that_is_itself_a_link(docs: Path, tmp_path: Path) -> None:
    write(docs / "a.md")
    (tmp_path / "linked").symlink_to(docs)
    assert troubles(tmp_path / "linked") == {"a.md": None}


def test_no_folder_is_one_finding(tmp_path: Path) -> None:
    ((path, source),) = markdown_sources(tmp_path / "nothing", "docs", LIMIT, left_out_matcher(""))
    assert path == ""
    assert source.path == "docs"
    assert source.trouble is rules.UNREADABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_not_waited_for(docs: Path) -> None:
    os.mkfifo(docs / "pipe.md")
    assert troubles(docs) == {"pipe.md": "SOP009"}


def test_a_file_that_vanishes_or_is_forbidden(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(docs / "a.md")

    def forbidden(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    source = read_source(path, "docs/a.md", LIMIT)
    assert source.trouble is rules.UNREADABLE
    assert source.trouble_values == {"reason": "Permission denied"}


@pytest.mark.parametrize(
    ("patterns", "path", "expected"),
    [
        ((), "index.md", False),
        (("index.md",), "index.md", True),
        (("index.md",), "a/index.md", True),
        (("/index.md",), "a/index.md", False),
        (("guide/**",), "guide/a/b.md", True),
        (("guide/",), "guides/a.md", False),
        (("*.md", "!a.md"), "a.md", False),
        (("# note",), "# note", False),
    ],
)
def test_patterns_are_those_of_gitignore(patterns: tuple[str, ...], path: str, expected: bool) -> None:
    assert path_matcher(patterns)(path) is expected
