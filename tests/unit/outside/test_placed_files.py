"""What a build writes: the same file as before where it says the same, another one where it does not."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.placed_files import PlacedFiles
from sop_plugin.outside.whole_site import WholeSite


def of_manual(tmp_path: Path) -> WholeSite:
    return WholeSite.of_manual(tmp_path / "manual", {"SOP_CACHE": str(tmp_path / "kept")}, "whole")


def test_what_stays_as_it_is_is_the_same_file(tmp_path: Path) -> None:
    old, new = tmp_path / "manual/old", tmp_path / "manual/new"
    files = {"a.html": b"a", "b/index.html": b"b", "c.html": b"a"}
    first = PlacedFiles(old)
    for path, data in files.items():
        assert first.write(path, data) == FileFacts(sha256(data).hexdigest(), 1)
    digests = {path: facts.sha256 for path, facts in first.facts.items()}
    of_manual(tmp_path).keep(old, digests, {})
    again = PlacedFiles(new, of_manual(tmp_path))
    again.write("a.html", b"a")
    again.write("b/index.html", b"another")
    assert again.give("b/index.html", sha256(b"another").hexdigest()) is None, "it was none of the last site"
    assert again.give("c.html", digests["c.html"]) == FileFacts(digests["c.html"], 1)
    assert (new / "a.html").samefile(old / "a.html")
    assert {path.relative_to(new).as_posix(): path.read_bytes() for path in new.rglob("*.html")} == {
        **files,
        "b/index.html": b"another",
    }
    assert (old / "b/index.html").read_bytes() == b"b"
    # Into a folder that was not emptied, over a file that is a kept one by another name.
    again.write("a.html", b"c")
    assert (old / "a.html").read_bytes() == b"a"
    assert again.facts["a.html"].sha256 == sha256(b"c").hexdigest()


def test_a_file_that_was_changed_in_its_place_is_written_anew(tmp_path: Path) -> None:
    site = tmp_path / "manual/site"
    facts = PlacedFiles(site).write("a.html", b"a")
    of_manual(tmp_path).keep(site, {"a.html": facts.sha256}, {})
    (site / "a.html").write_bytes(b"b")
    again = PlacedFiles(tmp_path / "manual/new", of_manual(tmp_path))
    assert again.give("a.html", facts.sha256) is None
    again.write("a.html", b"a")
    assert (tmp_path / "manual/new/a.html").read_bytes() == b"a"
