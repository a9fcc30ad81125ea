"""A tiny manual in a folder of its own, made of the golden documents, and a way to run commands in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sop_plugin.cli.group import sop

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
LOCALE = ("SOP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "SOP_AS_OF", "NO_COLOR", "TERM", "COLUMNS")
Run = Callable[..., Result]


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    """The folder of a manual without findings on 2026-11-21: one document in force, one draft, one withdrawn."""
    folder = tmp_path / "manual"
    documents = folder / "docs" / "hotel"
    documents.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: 手册\nplugins:\n  - sop\n", encoding="utf-8")
    shutil.copy(GOLDEN / "organisation.yml", folder)
    for name in ("procedure", "draft", "withdrawn"):
        shutil.copy(GOLDEN / "documents" / f"{name}.md", documents)
    return folder


@pytest.fixture
def broken(manual: Path) -> Path:
    """The manual with a reference to nowhere on its last line."""
    path = manual / "docs" / "hotel" / "procedure.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("无。", "见 [[HT-SD-SOP-099]]。"), encoding="utf-8")
    return manual


@pytest.fixture
def run(manual: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in the manual's folder, in English on 2026-11-21 unless told otherwise."""
    monkeypatch.chdir(manual)
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments: str, colour: bool = False, **environment: str) -> Result:
        known = {"SOP_LANGUAGE": "en", "SOP_AS_OF": "2026-11-21"} | environment
        result = CliRunner(env=known).invoke(sop, arguments, prog_name="sop", color=colour)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return invoke
