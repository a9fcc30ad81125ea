"""The last thing that a build does: its manifest, which names every file and what they were made from."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from .manuals import DRAFT, MakeManual, Manual, Site, document

HOOK = """
from mkdocs.plugins import event_priority
from pathlib import Path

@event_priority(-100)
def on_post_build(config):
    Path(config.site_dir, "late.txt").write_text("spät", encoding="utf-8")
"""


WARNS = """
import logging

def on_post_page(output, page, config):
    logging.getLogger("mkdocs.plugins.warns").warning("nothing that a check of the manual could know")
    return output
"""


@pytest.fixture(scope="module")
def manual(make_manual: MakeManual) -> Manual:
    made = make_manual(
        {
            "a.md": document("HT-SD-SOP-001", "接听电话"),
            "b.md": document("HT-SD-SOP-002", "草稿机密", **DRAFT),
            "img/a.png": b"PNG",
        },
        config={"hooks": ["late.py"]},
    )
    (made.root / "late.py").write_text(HOOK, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def site(manual: Manual) -> Site:
    return manual.build(strict=True)


def manifest(site: Site) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site.folder / "manifest.json").read_text(encoding="utf-8"))
    return content


def test_it_names_every_file_with_its_digest(site: Site) -> None:
    there = {
        path.relative_to(site.folder).as_posix(): path.read_bytes()
        for path in site.folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert manifest(site)["files"] == {
        path: {"sha256": sha256(data).hexdigest(), "size": len(data)} for path, data in sorted(there.items())
    }
    assert {"late.txt", "img/a.png", "HT-SD-SOP-001/index.html", "sitemap.xml.gz"} <= there.keys()


def test_it_names_day_state_and_versions(site: Site) -> None:
    found = manifest(site)
    assert found["as_of"] == "2026-11-21"
    assert (found["state"]["ledger"], found["state"]["head"]) == ("", "")
    assert found["versions"].keys() == {"sop-plugin", "mkdocs", "mkdocs-material", "python"}


def test_two_builds_have_the_same(manual: Manual, site: Site) -> None:
    again = manual.build(strict=True, to="again")
    assert (again.folder / "manifest.json").read_bytes() == (site.folder / "manifest.json").read_bytes()


def test_the_command_and_the_build_agree(manual: Manual, site: Site) -> None:
    done = manual.run("sop_plugin", "verify-site", "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert "与手册一致" in done.stdout


def test_a_build_that_fails_has_none(make_manual: MakeManual) -> None:
    """MkDocs writes a site first and counts its warnings then."""
    manual = make_manual({"a.md": document("HT-SD-SOP-001")}, config={"hooks": ["warns.py"]})
    (manual.root / "warns.py").write_text(WARNS, encoding="utf-8")
    site = manual.fail(strict=True)
    assert (site.folder / "index.html").exists()
    assert not (site.folder / "manifest.json").exists()
    assert (manual.build().folder / "manifest.json").exists()


def test_a_preview_has_none(manual: Manual) -> None:
    assert not (manual.build(command="serve", to="preview").folder / "manifest.json").exists()


def test_exported_pages_are_those_of_the_site(manual: Manual, site: Site, tmp_path: Path) -> None:
    done = manual.run("sop_plugin", "export-pages", str(tmp_path / "pages"))
    assert done.returncode == 0, done.stderr
    contents = sorted((tmp_path / "pages").rglob("content.html"))
    assert len(contents) > 10
    for content in contents:
        page = site.folder / content.parent.relative_to(tmp_path / "pages") / "index.html"
        assert content.read_text(encoding="utf-8").strip() in page.read_text(encoding="utf-8"), content
    whole = sorted((tmp_path / "pages").rglob("index.html"))
    for path in whole:
        assert path.read_bytes() == (site.folder / path.relative_to(tmp_path / "pages")).read_bytes()
