"""``sop export-pages``: finished pages for another engine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .conftest import Run

NUMBER = "HT-SD-SOP-001"


def test_each_page_has_its_content_and_its_facts(run: Run, manual: Path) -> None:
    result = run("export-pages", "out")
    assert result.exit_code == 0
    assert result.output.splitlines()[1] == "next: sop verify-site out"
    out = manual / "out"
    (document,) = (p for p in out.glob("*/page.json") if json.loads(p.read_text())["kind"] == "document")
    facts = json.loads(document.read_text(encoding="utf-8"))
    html = (document.parent / "content.html").read_text(encoding="utf-8")
    assert facts["address"] == f"{document.parent.name}/"
    assert facts["document"]["state"] == "effective"
    assert (facts["searchable"], facts["for_robots"], facts["base"]) == (True, True, "../")
    assert facts["document"]["number"] in html
    assert [entry["id"] for entry in facts["contents"]][:2] == ["c1", "c2"]
    assert 'class="sop-document"' in html
    assert "<html" not in html
    register = json.loads((out / "register/page.json").read_text(encoding="utf-8"))
    assert (register["kind"], register["section"], register["document"]) == ("list", "lists", None)
    assert (out / "assets/sop/base.css").is_file()


def test_nothing_of_a_draft_leaves(run: Run, manual: Path) -> None:
    draft = (manual / "docs/hotel/draft.md").read_text(encoding="utf-8")
    title = next(line for line in draft.splitlines() if line.startswith("title:")).partition(": ")[2]
    run("export-pages", "out")
    texts = [
        p.read_text(encoding="utf-8") for p in (manual / "out").rglob("*") if p.suffix in (".html", ".json")
    ]
    assert not any(title in text for text in texts)
    kinds = {json.loads(p.read_text(encoding="utf-8"))["kind"] for p in (manual / "out").rglob("page.json")}
    assert "tombstone" in kinds


def test_pictures_and_links_of_a_text_come_along(run: Run, manual: Path) -> None:
    (manual / "docs/img").mkdir()
    (manual / "docs/img/图 1.png").write_bytes(b"PNG")
    (manual / "docs/img/unused.png").write_bytes(b"PNG")
    (manual / "docs/secret.txt").symlink_to("/etc/hostname")
    path = manual / "docs/hotel/procedure.md"
    text = path.read_text(encoding="utf-8")
    written = text.replace(
        "无。", "见 ![图](<../img/图 1.png>)、[秘](../secret.txt)、[自己](procedure.md#c1)。"
    )
    path.write_text(written, encoding="utf-8")
    assert "SOP632" in run("check").output
    assert run("export-pages", "out").exit_code == 1
    path.write_text(written.replace("、[秘](../secret.txt)", ""), encoding="utf-8")
    assert "docs/secret.txt:1:1: SOP006" in run("check").output
    assert run("export-pages", "out").exit_code == 1
    (manual / "docs/secret.txt").unlink()
    assert run("export-pages", "out").exit_code == 0
    html = next(
        p for p in (manual / "out").glob("HT-*/content.html") if "图" in p.read_text(encoding="utf-8")
    )
    assert f'href="../{html.parent.name}/#c1"' in html.read_text(encoding="utf-8")
    assert 'src="../img/%E5%9B%BE%201.png"' in html.read_text(encoding="utf-8")
    assert (manual / "out/img/图 1.png").read_bytes() == b"PNG"
    assert not (manual / "out/img/unused.png").exists()
    assert run("verify-site", "out").exit_code == 0


def test_the_same_manual_gives_the_same_bytes(run: Run, manual: Path) -> None:
    for name in ("a", "b"):
        run("export-pages", name)
    files = [{p.relative_to(f): p.read_bytes() for p in f.rglob("*.*")} for f in (manual / "a", manual / "b")]
    assert files[0] == files[1]


def test_findings_that_fail_keep_everything_back(run: Run, broken: Path) -> None:
    result = run("export-pages", "out")
    assert result.exit_code == 1
    assert "sop check lists them" in result.stderr
    assert not (broken / "out").exists()


def test_a_folder_that_holds_something_is_left_alone(run: Run, manual: Path) -> None:
    result = run("export-pages", "docs")
    assert result.exit_code == 2
    assert "docs holds hotel already" in result.stderr
    assert [p.name for p in (manual / "docs").iterdir()] == ["hotel"]


def test_mkdocs_is_not_needed(manual: Path) -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = sys.modules['material'] = None\n"
        "from sop_plugin.cli import main; sys.argv = ['sop', 'export-pages', 'out', '--as-of', '2026-11-21']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=manual, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (manual / "out/manifest.json").is_file()
