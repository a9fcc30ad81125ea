"""The whole site of the last build: handed over as it was, or not at all."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from sop_plugin.model.site_manifest import MANIFEST
from sop_plugin.outside.whole_site import WholeSite

FILES = {
    "index.html": b"home",
    "a/index.html": b"page",
    "b/index.html": b"page",
    ".nojekyll": b"",
    MANIFEST: b"{}",
}


def of_manual(tmp_path: Path) -> WholeSite:
    (tmp_path / "manual").mkdir(exist_ok=True)
    return WholeSite.of_manual(tmp_path / "manual", {"SOP_CACHE": str(tmp_path / "kept")}, "whole")


def write(site: Path, files: dict[str, bytes]) -> dict[str, str]:
    for path, data in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    return {path: sha256(data).hexdigest() for path, data in files.items()}


def found(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def kept(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "kept").rglob("*") if path.is_file() and path.name != "list.json"]


def test_a_site_is_handed_over_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "manual/site"
    assert not of_manual(tmp_path).about
    of_manual(tmp_path).keep(site, write(site, FILES), {"key": "k"})
    again, other = of_manual(tmp_path), tmp_path / "elsewhere"
    assert again.about == {"key": "k"}
    assert again.is_there(tmp_path / "new")
    # Within the manual's own folder a file keeps its time; elsewhere it is a copy of its own.
    assert again.put(tmp_path / "manual/new") == again.put(other) == len(FILES)
    assert found(tmp_path / "manual/new") == found(other) == FILES
    assert (site / "a/index.html").samefile(tmp_path / "manual/new/a/index.html")
    for one, two in (("a/index.html", "b/index.html"), (".nojekyll", ".nojekyll")):
        assert not (tmp_path / "manual/new" / one).samefile(site / two)
    assert all(path.stat().st_nlink == 1 for path in other.rglob("*") if path.is_file())


def test_no_more_is_kept_than_the_last_site(tmp_path: Path) -> None:
    site = tmp_path / "manual/site"
    of_manual(tmp_path).keep(site, write(site, FILES), {})
    before = of_manual(tmp_path)
    (site / "index.html").unlink()
    of_manual(tmp_path).keep(site, write(site, FILES | {"index.html": b"another"}), {})
    assert len(kept(tmp_path)) == len(set(FILES.values()))
    assert not before.is_there(tmp_path / "new"), "another build has let go of a file"
    assert of_manual(tmp_path).is_there(tmp_path / "new")


def test_what_was_changed_in_its_place_is_noticed(tmp_path: Path) -> None:
    site = tmp_path / "manual/site"
    digests = write(site, FILES)
    of_manual(tmp_path).keep(site, digests, {})
    os.utime(site / "index.html", ns=(1, 1))
    assert of_manual(tmp_path).is_there(site), "only its time is another"
    assert of_manual(tmp_path)._seen[digests["index.html"]][1] == 1, "read once"
    (site / "index.html").write_bytes(b"hole")
    assert not of_manual(tmp_path).is_there(site)
    (site / "index.html").unlink()
    of_manual(tmp_path).keep(site, write(site, FILES), {})
    assert of_manual(tmp_path).is_there(site)
    (site / ".stays").write_bytes(b"")
    assert not of_manual(tmp_path).is_there(site), "it would stay beside these"


def test_a_list_that_is_damaged_is_none(tmp_path: Path) -> None:
    site = tmp_path / "manual/site"
    of_manual(tmp_path).keep(site, write(site, FILES), {"key": "k"})
    (known,) = (tmp_path / "kept").rglob("list.json")
    text = known.read_text(encoding="utf-8")
    for damaged in ("", "[]", text[:-9], text.replace('"seen"', '"sent"'), text.replace(":[4", ':["4"')):
        known.write_text(damaged, encoding="utf-8")
        assert not of_manual(tmp_path).about
        assert not of_manual(tmp_path).is_there(site)
    known.write_text(text, encoding="utf-8")
    known.parent.chmod(0o777)
    assert not of_manual(tmp_path).about, "others may have put it there"
