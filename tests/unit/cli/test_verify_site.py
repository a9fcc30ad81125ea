"""``sop verify-site``, on a folder made by ``sop export-pages``: both have one kind of manifest."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import Run


@pytest.fixture
def site(run: Run, manual: Path) -> Path:
    assert run("export-pages", "site").exit_code == 0
    return manual / "site"


def lines(result: Result) -> list[str]:
    return result.output.splitlines()


def test_a_folder_as_it_was_made_is_sound(run: Run, site: Path) -> None:
    result = run("verify-site", "site")
    assert result.exit_code == 0
    assert lines(result) == [
        "site: agrees with manifest.json, built as of 2026-11-21; made from the manual as it is"
    ]
    assert run("verify-site", "site", SOP_LANGUAGE="zh").output == (
        "site：与 manifest.json 相符，按 2026-11-21 生成；与手册一致\n"
    )


def test_each_difference_is_told(run: Run, site: Path) -> None:
    (site / "register/content.html").write_text("x")
    (site / "register/page.json").unlink()
    (site / "new\n.html").write_text("x")
    result = run("verify-site", "site")
    assert result.exit_code == 1
    assert lines(result) == [
        "changed: register/content.html",
        "missing: register/page.json",
        "additional: new\\n.html",
        "site: 3 differences; do not publish it, run mkdocs build again",
    ]
    assert "已改动：register/content.html" in run("verify-site", "site", SOP_LANGUAGE="zh").output


def test_many_differences_are_counted(run: Run, site: Path) -> None:
    for number in range(25):
        (site / f"{number:02}.html").write_text("x")
    found = lines(run("verify-site", "site"))
    assert len(found) == 22
    assert found[-2:] == ["… and 5 more", "site: 25 differences; do not publish it, run mkdocs build again"]


def test_another_state_of_the_manual_is_told(run: Run, site: Path, manual: Path) -> None:
    path = manual / "docs/hotel/procedure.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (manual / "mkdocs.yml").write_text("site_name: 另一本\nplugins:\n  - sop\n", encoding="utf-8")
    result = run("verify-site", "site")
    assert result.exit_code == 1
    assert lines(result)[:2] == [
        "not as in the manual now: documents",
        "not as in the manual now: mkdocs.yml",
    ]
    assert run("verify-site", "site", "--files-only").output.endswith("; not compared with a manual\n")


def test_a_copy_elsewhere_is_compared_with_the_manual_that_is_named(
    run: Run, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    site.rename(elsewhere / "copy")
    monkeypatch.chdir(elsewhere)
    assert "not compared with a manual" in run("verify-site", "copy").output
    project = str(tmp_path / "manual/mkdocs.yml")
    assert "made from the manual as it is" in run("verify-site", "copy", "-f", project).output
    assert run("verify-site", "copy", "-f", "none.yml").exit_code == 2


def test_json_has_all_of_it(run: Run, site: Path) -> None:
    (site / "new.html").write_text("x")
    result = run("verify-site", "site", "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(report) == [
        *("site", "sound", "as_of", "manifest", "state", "versions", "files"),
        *("changed", "missing", "additional", "other_parts", "put"),
    ]
    assert (report["sound"], report["additional"], report["other_parts"]) == (False, ["new.html"], [])
    assert report["files"] == len(list(site.rglob("*.*"))) - 2
    report = json.loads(run("verify-site", "site", "--files-only", "--format", "json").stdout)
    assert report["other_parts"] is None


@pytest.mark.parametrize("content", [None, "", "{}", '{"name": "app", "icons": []}'])
def test_a_folder_without_a_manifest_of_ours_is_refused(run: Run, site: Path, content: str | None) -> None:
    path = site / "manifest.json"
    path.unlink()
    if content is not None:
        path.write_text(content)
    result = run("verify-site", "site")
    assert result.exit_code == 1
    assert "manifest.json" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "manifest.json" in run("verify-site", "site", SOP_LANGUAGE="zh").stderr


def test_a_manifest_that_is_a_link_is_none(run: Run, site: Path, tmp_path: Path) -> None:
    path = site / "manifest.json"
    path.rename(tmp_path / "m.json")
    path.symlink_to(tmp_path / "m.json")
    assert run("verify-site", "site").exit_code == 1


@pytest.mark.parametrize("site", ["none", "mkdocs.yml"])
def test_what_is_no_folder_cannot_be_looked_at(run: Run, site: str) -> None:
    result = run("verify-site", site)
    assert result.exit_code == 2
    assert f"{site}: is no folder" in result.stderr


def test_a_sound_folder_takes_the_place_of_another_in_one_step(run: Run, site: Path, manual: Path) -> None:
    result = run("verify-site", "site", "--put", "public/now")
    assert lines(result)[-1].startswith("public/now: in place, ")
    assert not site.exists()
    now = manual / "public/now"
    kept, other = now / "register/page.json", now / "register/content.html"
    os.utime(kept, (1, 1))
    other.write_text("x")
    (now / ".git").mkdir()
    assert run("export-pages", "site").exit_code == 0
    whole = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    found = json.loads(run("verify-site", "site", "--put", "public/now", "--format", "json").output)
    assert found["put"] == 1
    assert {p.relative_to(now): p.read_bytes() for p in now.rglob("*") if p.is_file()} == whole
    assert kept.stat().st_mtime == 1
    assert (now / ".git").is_dir()
    assert sorted(path.name for path in manual.iterdir() if path.name.startswith((".site", "site"))) == []


def test_an_unsound_folder_takes_no_place(run: Run, site: Path, manual: Path) -> None:
    (site / "register/content.html").write_text("x")
    assert run("verify-site", "site", "--put", "public").exit_code == 1
    assert site.exists()
    assert not (manual / "public").exists()
    (manual / "file").write_text("x")
    assert run("export-pages", "other").exit_code == 0
    result = run("verify-site", "other", "--put", "file")
    assert result.exit_code == 2
    assert (manual / "file").read_text() == "x"


@pytest.mark.parametrize("place", ["docs", ".", "..", "site", "site/register", "app", "LINK"])
def test_a_folder_that_is_no_old_site_keeps_its_files(run: Run, site: Path, manual: Path, place: str) -> None:
    (manual / "app").mkdir()
    (manual / "app/manifest.json").write_text('{"name": "app", "icons": []}')
    (manual / "app/photo.jpg").write_bytes(b"x")
    (manual / "LINK").symlink_to("docs")
    before = {path: path.read_bytes() for path in manual.rglob("*") if path.is_file()}
    result = run("verify-site", "site", "--put", place)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert {path: path.read_bytes() for path in manual.rglob("*") if path.is_file()} == before


def test_an_empty_folder_or_checkout_takes_a_site(run: Run, site: Path, manual: Path) -> None:
    (manual / "public/.git").mkdir(parents=True)
    assert run("verify-site", "site", "--put", "public").exit_code == 0
    assert (manual / "public/.git").is_dir()
    assert (manual / "public/manifest.json").is_file()
