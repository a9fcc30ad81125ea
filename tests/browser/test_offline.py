"""The copy on a stick: opened from its folder, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect
from ways_manual import ORGANISATION, sources

from sop_plugin.cli.group import sop

from .conftest import DESKTOP, PHONE
from .served import served
from .test_accessibility import faults


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a manual that was built on 2026-11-21."""
    root = tmp_path_factory.mktemp("offline")
    for source in sources():
        path = root / source.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.data)
    (root / "organisation.yml").write_text(ORGANISATION, encoding="utf-8")
    (root / "docs" / "index.md").write_text("# 手册\n\n[登记册](register.md)\n", encoding="utf-8")
    with served(
        root, plugins=[{"sop": {"external_documents": ["外部标准"]}}], markdown_extensions=["tables"]
    ):
        run("offline", str(root / "site"), "--to", str(root / "copy"), "--days", "10")
        (root / "site" / "extra.html").write_text("<p>", encoding="utf-8")
        refused = CliRunner().invoke(sop, ["offline", str(root / "site"), "--to", str(root / "other")])
    assert refused.exit_code == 1
    assert not (root / "other").exists()
    return root / "copy"


def run(*arguments: str) -> None:
    result = CliRunner().invoke(sop, arguments)
    assert result.exit_code == 0, result.output


def test_a_copy_is_read_and_searched_without_a_server(browser: Browser, folder: Path) -> None:
    page = browser.new_context().new_page()
    strange: list[Any] = []
    page.on("pageerror", lambda error: strange.append(str(error)))
    page.on("requestfailed", lambda request: strange.append(request.url))
    page.clock.set_fixed_time("2026-12-01T09:00:00")
    page.goto((folder / "index.html").as_uri())
    expect(page.locator(".sop-offline")).to_contain_text("手册截至 2026-11-21。2026-12-01 之后不再受控")
    expect(page.locator(".sop-offline--past")).to_have_count(0)
    page.locator("[data-sop-search-open]").first.click()
    page.locator(".sop-search__field").fill("抽听录音")
    expect(page.locator(".sop-answer").first).to_contain_text("监督检查")
    page.keyboard.press("Enter")
    page.wait_for_url("**/HT-SD-SOP-001/index.html#c4")
    page.locator(".sop-fields a").first.click()
    page.wait_for_url("**/departments/HT-SD/index.html")
    page.clock.set_fixed_time("2026-12-02T09:00:00")
    page.reload()
    expect(page.locator(".sop-offline--past")).to_have_count(1)
    assert strange == []
    page.context.close()


def test_axe_finds_nothing_in_a_copy(browser: Browser, folder: Path, axe_script: str) -> None:
    page = browser.new_context().new_page()
    page.clock.set_fixed_time("2026-12-02T09:00:00")
    page.goto((folder / "HT-SD-SOP-001" / "index.html").as_uri())
    page.evaluate(axe_script)
    assert faults(page, "light", DESKTOP) | faults(page, "light", PHONE) == {}
    page.context.close()


def test_the_copy_cannot_be_taken_for_a_site(folder: Path) -> None:
    assert not (folder / "manifest.json").exists()
    assert not (folder / "404.html").exists()
    result = CliRunner().invoke(sop, ["verify-site", str(folder), "--files-only"])
    assert result.exit_code == 1
