"""A site that is replaced in one step by a tree that was brought up to date: only what changed is written, and no kill leaves half of it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

import pytest

from sop_plugin.model.site_manifest import MANIFEST
from sop_plugin.outside import site_trees
from sop_plugin.outside.placed_files import PlacedFiles
from sop_plugin.outside.site_replacement import can_exchange
from sop_plugin.outside.whole_site import WholeSite

from .test_whole_site import FILES, found, of_manual, write

pytestmark = pytest.mark.skipif(not can_exchange(), reason="folders cannot change places in one step")
SECOND = {
    **FILES,
    "index.html": b"another home",
    "new/deep/index.html": b"new",
    "b": b"a file where a folder was",
    MANIFEST: b"{ }",
}
del SECOND["b/index.html"]
THIRD = {**FILES, "index.html": b"third", "b": b"file"}
del THIRD["b/index.html"]
OPERATIONS = ("open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.utime", "ctypes.dlsym")


def site_of(tmp_path: Path) -> Path:
    return tmp_path / "manual/site"


def build(tmp_path: Path, files: dict[str, bytes]) -> WholeSite:
    """As a build does: all files are drawn, those that are new are written beside the site, which is then replaced."""
    last, site = of_manual(tmp_path), site_of(tmp_path)
    beside = last.begin(site)
    if beside is None:
        shutil.rmtree(site, ignore_errors=True)
        last.keep(site, write(site, files), {"key": "k"})
        return last
    placed = PlacedFiles(beside, last, only_new=True)
    for path, data in files.items():
        placed.write(path, data)
    last.replace(site, {path: facts.sha256 for path, facts in placed.facts.items()}, {"key": "k"})
    return last


def inodes(site: Path) -> dict[str, int]:
    return {p.relative_to(site).as_posix(): p.stat().st_ino for p in site.rglob("*") if p.is_file()}


def test_a_site_is_replaced_and_what_stays_is_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path)
    build(tmp_path, FILES)
    site.chmod(0o750)
    before = inodes(site)
    for files in (SECOND, FILES, THIRD, SECOND, SECOND):
        last = build(tmp_path, files)
        assert found(site) == files
        assert last.is_in_place(site)
        assert of_manual(tmp_path).is_in_place(site)
        assert inodes(site)["a/index.html"] == before["a/index.html"]
        assert site.stat().st_mode & 0o777 == 0o750
        assert not (tmp_path / "kept").joinpath("next").exists()
    # What both trees have is neither read nor linked again, nor is a folder read in which nothing has changed.
    done: list[str] = []

    def told(name: str) -> None:
        real = getattr(os, name)

        def called(*args: object, **named: object) -> object:
            done.extend(f"{name} {Path(each).name}" for each in args if "/spare/" in str(each))
            return real(*args, **named)

        monkeypatch.setattr(os, name, called)

    for name in ("scandir", "unlink", "link", "mkdir", "rmdir"):
        told(name)
    build(tmp_path, SECOND)
    assert done == ["unlink .nojekyll", "unlink .nojekyll"], "the one file that may not be shared"
    assert found(site) == SECOND


def test_a_folder_that_is_named_by_what_it_holds_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def index(name: str, changed: int) -> dict[str, bytes]:
        shards = {f"search/{name}/in/{n}.js": f"{n}".encode() for n in range(9)}
        shards |= {f"search/{name}/{n}.js": f"{n * n + 10}".encode() for n in range(9)}
        return {**FILES, **shards, f"search/{name}/{changed}.js": f"{name} is another".encode()}

    site = site_of(tmp_path)
    for files in (index("a", 1), index("b", 2), index("c", 3)):
        build(tmp_path, files)
        assert found(site) == files
    before = inodes(site)
    linked: list[str] = []
    link = os.link
    monkeypatch.setattr(os, "link", lambda one, two: (linked.append(two), link(one, two)))
    build(tmp_path, index("d", 4))
    assert found(site) == index("d", 4)
    assert inodes(site)["search/d/in/8.js"] == before["search/c/in/8.js"]
    into = [Path(each).name for each in linked if "/spare/" in each]
    assert sorted(into) == ["2.js", "3.js", "4.js"], "what the last two builds have changed, and this one"
    # Two with the same name above, of which neither is most of the other.
    build(tmp_path, {**FILES, "search/e/1.js": b"1", "search/e/new.js": b"n", "search/f/2.js": b"2"})
    assert sorted(inodes(site)) == sorted([*FILES, "search/e/1.js", "search/e/new.js", "search/f/2.js"])


def test_a_build_elsewhere_or_beside_another_writes_the_whole(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    build(tmp_path, FILES)
    first, second = of_manual(tmp_path), of_manual(tmp_path)
    assert first.begin(site) is not None
    assert second.begin(site) is None, "another build has the trees"
    first.end()
    assert second.begin(tmp_path / "elsewhere") is None, "it may belong to others"
    (site / ".git").mkdir()
    assert second.begin(site) is None, "what is hidden stays in its place"
    (site / ".git").rmdir()
    site.rename(tmp_path / "manual/real")
    site.symlink_to("real")
    assert second.begin(site) is None, "a link stays a link"
    site.unlink()
    second = build(tmp_path, SECOND)
    assert found(site) == SECOND, "where there is none"


@pytest.mark.parametrize("tree", ["site", "spare"])
def test_whatever_somebody_did_to_either_tree_is_put_right(tmp_path: Path, tree: str) -> None:
    site = site_of(tmp_path)
    for files in (FILES, SECOND, FILES):
        build(tmp_path, files)
    (spare,) = (tmp_path / "kept").rglob("spare")
    top = {"site": site, "spare": spare}[tree]
    (top / "a/index.html").unlink()
    (top / "a/index.html").write_bytes(b"vandals")  # a file of its own
    (top / "index.html").write_bytes(b"in its place")
    (top / ".nojekyll").unlink()
    (top / "extra").mkdir()
    (top / "extra/index.html").write_bytes(b"extra")
    (top / "link").symlink_to("a")
    assert not (tree == "site" and of_manual(tmp_path).is_in_place(site))
    for files in (SECOND, FILES, FILES):
        build(tmp_path, files)
        assert found(site) == files
        assert not (site / "link").is_symlink()


def test_where_folders_cannot_change_places_files_are_put_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("a disk of its own")

    site = site_of(tmp_path)
    build(tmp_path, FILES)
    with monkeypatch.context() as patch:
        patch.setattr(site_trees, "exchange", refused)
        last = build(tmp_path, SECOND)
    assert found(site) == SECOND
    assert not last.is_in_place(site)
    build(tmp_path, THIRD)
    assert found(site) == THIRD


def _killed(tmp_path: Path, files: dict[str, bytes], step: int) -> bool:
    """Whether a build in a process of its own was killed at a file operation of its handing over."""
    child = os.fork()
    if child == 0:
        steps = count(1)

        def die(name: str, *_: object) -> None:
            if name in OPERATIONS and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            replace = WholeSite.replace

            def hooked(*args: object) -> None:
                sys.addaudithook(die)
                replace(*args)  # type: ignore[arg-type]

            WholeSite.replace = hooked  # type: ignore[method-assign,assignment]
            build(tmp_path, files)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def test_a_kill_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    for files in (FILES, SECOND, FILES):
        build(tmp_path, files)
    left = set()
    for step in count(1):
        was_killed = _killed(tmp_path, SECOND, step)
        there = found(site)
        assert there in (FILES, SECOND)
        left.add(there == SECOND)
        # Whatever was left, the next build is right, and so is the one that has the other tree.
        for files in (THIRD, SECOND, FILES):
            build(tmp_path, files)
            assert found(site) == files
        if not was_killed:
            break
    assert left == {True, False}
    assert step > 20
