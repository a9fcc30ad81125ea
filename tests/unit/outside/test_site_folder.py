"""The files of a built site."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.site_folder import files_of_site


def write(folder: Path, path: str, data: bytes = b"x") -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)


def test_every_file_has_its_digest_and_length(tmp_path: Path) -> None:
    for path in ("b/c/index.html", "a.html", ".htaccess", "接听/x.html", "b/manifest.json"):
        write(tmp_path, path, path.encode())
    found = files_of_site(tmp_path)
    assert list(found) == sorted(found)
    assert found == {
        path: FileFacts(sha256(path.encode()).hexdigest(), len(path.encode()))
        for path in ("b/c/index.html", "a.html", ".htaccess", "接听/x.html", "b/manifest.json")
    }


def test_the_manifest_and_a_repository_around_the_site_are_left_out(tmp_path: Path) -> None:
    for path in ("manifest.json", ".git/config", "b/.git/config"):
        write(tmp_path, path)
    assert list(files_of_site(tmp_path)) == ["b/.git/config"]
    write(tmp_path / "other", ".git")  # a file, as a worktree has it
    assert files_of_site(tmp_path / "other") == {}


def test_links_and_pipes_are_no_files_of_a_site(tmp_path: Path) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    write(outside, "secret.txt")
    site.mkdir()
    (site / "file").symlink_to(outside / "secret.txt")
    (site / "folder").symlink_to(outside)
    (site / "nothing").symlink_to(outside / "gone")
    os.mkfifo(site / "pipe")
    assert files_of_site(site) == dict.fromkeys(("file", "folder", "nothing", "pipe"))
