"""What a process reads is known, with what was there before it was read; what changed meanwhile was read by nobody knows whom."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sop_plugin.outside.files_read import NOTHING, FilesRead, apart_from, state_of


def nowhere(_: str) -> bool:
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in ("docs/a.md", "docs/b.md", "site/index.html", "organisation.yml"):
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(path, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(folder: Path) -> Iterator[FilesRead]:
    found = FilesRead(apart_from([f"{folder}/site"]))
    found.begin()
    yield found
    found.end()
    assert os.stat.__module__ == "posix", "left as it was"


def names(watch: FilesRead, folder: Path) -> set[str]:
    return {
        path.removeprefix(f"{folder}/") for path in watch.unchanged() or {} if path.startswith(f"{folder}/")
    }


def test_all_that_is_asked_for_is_noted(watch: FilesRead, folder: Path) -> None:
    (folder / "docs/a.md").read_bytes()
    assert (folder / "organisation.yml").is_file()
    assert not (folder / "ledger.jsonl").exists()
    assert sorted(os.listdir(folder / "docs")) == ["a.md", "b.md"]  # noqa: PTH208
    with pytest.raises(FileNotFoundError):
        (folder / "docs/c.md").open()
    (folder / "site/index.html").read_text(encoding="utf-8")
    (folder / "draft").write_text("ours", encoding="utf-8")
    (folder / "own").mkdir()
    (folder / "own/file").write_text("ours", encoding="utf-8")
    (folder / "own/file").read_bytes()
    assert names(watch, folder) == {"docs/a.md", "organisation.yml", "ledger.jsonl", "docs/", "docs/c.md"}
    assert watch.states[f"{folder}/ledger.jsonl"] == NOTHING


def test_what_changes_while_it_is_read_is_not_known(watch: FilesRead, folder: Path) -> None:
    (folder / "docs/a.md").read_bytes()
    assert watch.unchanged() is not None
    watch.end()
    (folder / "docs/a.md").write_text("b", encoding="utf-8")
    assert watch.unchanged() is None


def test_a_state_is_another_when_anything_is(folder: Path) -> None:
    docs, file, link = folder / "docs", folder / "docs/a.md", folder / "link"
    seen = [state_of(f"{docs}/", nowhere), state_of(str(file), nowhere), state_of(str(docs), nowhere)]
    link.symlink_to(file)
    seen.append(state_of(str(link), nowhere))
    link.unlink()
    link.symlink_to("docs/a.md")
    seen.append(state_of(str(link), nowhere))
    file.write_text("another", encoding="utf-8")
    seen.append(state_of(str(file), nowhere))
    file.rename(docs / "c.md")
    seen += [state_of(f"{docs}/", nowhere), state_of(str(file), nowhere)]
    (docs / "b.md").unlink()
    (docs / "b.md").mkdir()
    seen.append(state_of(f"{docs}/", nowhere))
    assert len(set(seen)) == len(seen)
    assert state_of(f"{docs}/", apart_from([f"{docs}/c.md"])) != seen[-1]
