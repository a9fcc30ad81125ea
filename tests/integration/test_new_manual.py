"""A manual made by ``sop init``, built for real."""

from __future__ import annotations

import re
import subprocess
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from warm_programs import WarmPrograms

from sop_plugin.cli.group import sop

AS_OF = "2026-11-21"


def build(
    warm: WarmPrograms, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> subprocess.CompletedProcess[str]:
    monkeypatch.setenv("SOP_AS_OF", AS_OF)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return subprocess.run(
        warm.command("mkdocs", "build", "--strict", "--site-dir", "site"),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("language", "title", "sample"),
    [
        ("zh-Hans", "接听电话程序", "示例：单位与人员均为示例数据"),
        ("zh-Hant", "接聽電話程序", "示例：單位與人員均為示例資料"),
        ("en", "Answering the telephone", "Sample: units and people are invented"),
    ],
)
def test_it_builds_strictly_and_readers_see_the_samples(
    warm: WarmPrograms,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    title: str,
    sample: str,
) -> None:
    folder = tmp_path / "manual"
    with chdir(tmp_path):
        made = CliRunner(env={"SOP_AS_OF": AS_OF}).invoke(
            sop, ["init", "manual", "--language", language, "--name", "A & B <酒店>"], prog_name="sop"
        )
    assert made.exit_code == 0, made.output
    built = build(warm, folder, monkeypatch)
    assert built.returncode == 0, built.stderr
    page = (folder / "site/QA-SOP-002/index.html").read_text(encoding="utf-8")
    assert title in page
    assert sample in page
    assert "A &amp; B &lt;酒店&gt;" in page
    home = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "<strong>3</strong>" in home
    ways = re.findall('<a href="(?:./)?([^"#:.][^"#:]*/)"', home)
    assert {"QA-SOP-001/", "roles/", "departments/QA/", "QA-FRM-001/blank/", "forms/", "glossary/"} <= set(
        ways
    )
    assert [way for way in ways if not (folder / "site" / way / "index.html").is_file()] == []
    found = (folder / "site/assets/sop/search").glob("*/t*.js")
    assert any(f',"{title}",' in path.read_text(encoding="utf-8") for path in found)
