"""The sources of a commit are those that its working tree would give."""

from __future__ import annotations

import pytest
from repositories import Checkout

from sop_plugin.outside.files import (
    left_out_matcher,
    markdown_among,
    markdown_sources,
    read_source,
    source_among,
)
from sop_plugin.outside.git import GitRepository

FILES = {
    "docs/a.md": "甲\n",
    "docs/b/c.markdown": "乙\n",
    "docs/B.md": "丙\n",
    "docs/a/z.md": "丁\n",
    "docs/a.txt": "x",
    "docs/.hidden/x.md": "x",
    "docs/.x.md": "x",
    "docs/templates/t.md": "x",
    "docs/b/templates/t.md": "戊\n",
    "docs/left/out.md": "x",
    "docs/b/draft-1.md": "x",
    "docs2/a.md": "x",
    "organisation.yml": "people: []\n",
}


def test_the_same_sources_as_on_disk(checkout: Checkout) -> None:
    commit = checkout.commit("一", FILES)
    repository = GitRepository.find(checkout.folder)
    assert isinstance(repository, GitRepository)
    is_left_out = left_out_matcher("left/\ndraft-*.md\nleft")
    files = repository.files_at(commit, "docs", "organisation.yml")
    committed = dict(markdown_among(files, "docs", is_left_out))
    on_disk = dict(markdown_sources(checkout.folder / "docs", "docs", 1000, is_left_out))
    assert committed == on_disk
    assert sorted(committed) == ["B.md", "a.md", "a/z.md", "b/c.markdown", "b/templates/t.md"]
    for name in ("organisation.yml", "absent.yml"):
        assert source_among(files, name) == read_source(checkout.folder / name, name, 1000)


def test_text_is_read_as_a_file_is(checkout: Checkout) -> None:
    commit = checkout.commit("一", FILES)
    repository = GitRepository.find(checkout.folder)
    assert isinstance(repository, GitRepository)
    read = repository.texts_at(commit)
    assert read(checkout.folder / "organisation.yml") == "people: []\n"
    assert read(checkout.folder / "docs" / ".." / "organisation.yml") == "people: []\n"
    with pytest.raises(OSError, match="No such file"):
        read(checkout.folder / "absent.yml")
