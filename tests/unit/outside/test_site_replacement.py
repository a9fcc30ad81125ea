"""The place of a site is taken in one step, also where the system cannot exchange two folders."""

import json
import sys
from pathlib import Path

import pytest

from sop_plugin.outside import site_replacement
from sop_plugin.outside.site_folder import files_of_site
from sop_plugin.outside.site_replacement import put_site


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    built, site = tmp_path / "built", tmp_path / "site"
    for folder, text in ((built, "new"), (site, "old")):
        (folder / "a").mkdir(parents=True)
        (folder / "a/index.html").write_text(text)
    (site / "gone.html").write_text("old")
    state = dict.fromkeys(("documents", "pages", "organisation", "settings", "ledger", "head"), "0" * 64)
    manifest = {"manifest": 1, "as_of": "2026-03-01", "state": state, "versions": {}, "files": {}}
    (site / "manifest.json").write_text(json.dumps(manifest))
    return built, site


@pytest.mark.parametrize("system", [sys.platform, "other"])
def test_the_old_site_goes_and_the_new_one_stands(
    folders: tuple[Path, Path], system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    built, site = folders
    assert put_site(built, site, {p: f for p, f in files_of_site(built).items() if f}) == 1
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert [path.read_text() for path in site.rglob("*.html")] == ["new"]


def test_what_cannot_be_moved_leaves_the_old_site(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "other")
    built, site = folders
    facts = {p: f for p, f in files_of_site(built).items() if f}

    def vanish(one: Path, other: Path) -> None:
        (one / "a/index.html").unlink()
        (one / "a").rmdir()
        one.rmdir()
        exchange(one, other)

    exchange = site_replacement.exchange
    monkeypatch.setattr(site_replacement, "exchange", vanish)
    with pytest.raises(FileNotFoundError):
        put_site(built, site, facts)
    assert sorted(path.read_text() for path in site.rglob("*.html")) == ["old", "old"]
