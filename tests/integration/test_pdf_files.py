"""PDFs that a site holds: made with it where its settings say so, of what is in force, and linked from the page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from printers import needs_printer
from pypdf import PdfReader

from sop_plugin.mkdocs_site import pdf_files
from sop_plugin.outside.pdf_printer import NoPrinter
from sop_plugin.words.voice import Words

from .manuals import DRAFT, MakeManual, document

LINK = 'type="application/pdf"'


@needs_printer
def test_a_document_in_force_has_its_pdf(
    make_manual: MakeManual, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    manual = make_manual(
        {
            "a.md": document("HT-SD-SOP-001", "接听电话"),
            "b.md": document("HT-SD-SOP-002", "草稿机密", **DRAFT),
            "c.md": document("HT-SD-SOP-003", "以后生效", effective=date(2027, 3, 1)),
        },
        options={"pdf_copies": True},
    )
    site = manual.build()
    assert [path.name for path in (site.folder / "pdf").iterdir()] == ["HT-SD-SOP-001-r1.pdf"]
    file = site.folder / "pdf/HT-SD-SOP-001-r1.pdf"
    assert "接听电话" in "".join(page.extract_text() for page in PdfReader(file).pages)
    assert f'href="../pdf/{file.name}" {LINK}' in (site.folder / "HT-SD-SOP-001/index.html").read_text(
        "utf-8"
    )
    assert LINK not in (site.folder / "HT-SD-SOP-003/index.html").read_text("utf-8")
    assert f"pdf/{file.name}" in json.loads((site.folder / "manifest.json").read_text("utf-8"))["files"]
    first = file.read_bytes()
    assert (manual.build(to="again").folder / "pdf" / file.name).read_bytes() == first


def test_a_build_without_a_printer_ends_with_its_cause(
    make_manual: MakeManual, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing() -> None:
        raise NoPrinter(Words("没有", "no printer here"))

    monkeypatch.setattr(pdf_files, "printer", nothing)
    manual = make_manual({"a.md": document("HT-SD-SOP-001", "接听电话")}, options={"pdf_copies": True})
    assert "pdf_copies: no printer here" in manual.fail().said
