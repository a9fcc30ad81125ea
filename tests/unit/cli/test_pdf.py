"""``sop pdf``: the files are read with programs that are not ours, pypdf and Poppler."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from printers import needs_printer
from pypdf import PdfReader
from recorded_manual import DRAFT, LEDGER, NUMBER, PROCEDURE, TODAY, RecordedManual, WithHistory

from sop_plugin.exporting import pdf_copies
from sop_plugin.exporting.pdf_copies import PdfExport
from sop_plugin.model.document import Document
from sop_plugin.outside import pdf_printer
from sop_plugin.outside.pdf_printer import NoPrinter
from sop_plugin.pages.edition import Edition
from sop_plugin.printing.paper import Paper, paper
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

OLD, NEW = "响铃 3 声内接起。", "响铃 4 声内接起。"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40">'
    '<text x="5" y="30" font-family="Noto Sans CJK SC">原来的图</text></svg>\n'
)
# Radicals and characters of compatibility look like Chinese characters, and nobody finds them by typing those.
LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def twice(manual: RecordedManual) -> None:
    """Revision 2 in force from 1 November."""
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, twice)


def pages(file: Path) -> list[str]:
    """The words of each page, as Poppler finds them."""
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def spaced(text: str) -> str:
    return "".join(text.split())


def fonts(reader: PdfReader) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            found[str(font["/BaseFont"])] = inner.get_object()["/FontDescriptor"]
    return found


@needs_printer
def test_a_copy_holds_all_that_it_must_and_the_same_bytes_again(
    manual: RecordedManual, tmp_path: Path
) -> None:
    before = manual.contents()
    said = manual.sop("pdf", NUMBER.lower(), "--to", str(tmp_path / "a"))
    assert "PDF files written into" in said
    file = tmp_path / "a" / f"{NUMBER}-r2.pdf"
    manual.sop("pdf", "--all", "--to", str(tmp_path / "b"))
    assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes()
    assert [made.name for made in (tmp_path / "b").iterdir()] == [file.name]
    assert manual.contents() == before

    texts = [spaced(text) for text in pages(file)]
    (anchor,) = re.findall(r"sop-anchor1:[0-9a-f]{64}", manual.sop("anchor"))
    for number, text in enumerate(texts, start=1):
        for words in (
            "标准操作规程",
            f"编号：{NUMBER}",
            "版次：2",
            "生效日期：2026-11-01",
            "接听电话",
            anchor,
            "非受控文件",
        ):
            assert words in text
        assert f"第{number}页共{len(texts)}页" in text
        assert "作废" not in text
    for name in ("唐一宁", "曾思雨", "陆嘉禾", "沈光耀"):
        assert name in texts[0]
        assert name in texts[-1].partition("签署含义")[2]
    assert spaced(NEW) in "".join(texts)
    assert not LOOKALIKES.search("".join(texts))

    reader = PdfReader(file)
    catalog = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"].startswith("zh")
    assert "/K" in catalog["/StructTreeRoot"]
    assert [intent.get_object()["/S"] for intent in catalog["/OutputIntents"]] == ["/GTS_PDFA1"]
    xmp = catalog["/Metadata"].get_data().decode()
    assert 'pdfaid:part="3"' in xmp
    assert 'pdfaid:conformance="B"' in xmp
    assert reader.metadata is not None
    assert reader.metadata.title == f"{NUMBER} 接听电话"
    assert anchor in str(reader.metadata.subject)
    assert anchor in xmp
    assert {mark.title for mark in reader.outline if not isinstance(mark, list)} >= {"1 目的", "签署"}
    embedded = fonts(reader)
    assert all("Noto-Sans-CJK-SC" in name and "/FontFile3" in font for name, font in embedded.items())


@needs_printer
def test_a_past_revision_is_void_on_every_sheet(manual: RecordedManual, tmp_path: Path) -> None:
    manual.sop("pdf", NUMBER, "--revision", "1", "--to", str(tmp_path))
    manual.sop("pdf", NUMBER, "--as-of", "2026-10-31", "--to", str(tmp_path / "then"))
    # Before revision 2 was even recorded.
    manual.sop("pdf", "--all", "--as-of", "2026-09-30", "--to", str(tmp_path / "before"))
    for file in (tmp_path / folder / f"{NUMBER}-r1.pdf" for folder in (".", "then", "before")):
        texts = pages(file)
        assert spaced(OLD) in spaced("".join(texts))
        # Across the sheet, and in its foot.
        sheets = [spaced(page.extract_text()) for page in PdfReader(file).pages]
        assert [text.count("作废") for text in sheets] == [2] * len(texts)


@needs_printer
def test_one_that_cannot_be_printed_is_named_and_the_others_are_made(
    with_history: WithHistory, tmp_path: Path
) -> None:
    manual = with_history()
    other = manual.text().replace(f"number: {NUMBER}", "number: HT-SD-SOP-033")
    manual.write("docs/hotel/other.md", other.replace(OLD, "\U0002a6a5字。"))
    wrong = manual.text().replace(f"number: {NUMBER}", "number: HT-SD-SOP-034")
    manual.write("docs/hotel/wrong.md", wrong.replace(OLD, "见 [[HT-SD-SOP-099]]。"))
    result = manual.run("pdf", "--department", "HT-SD", "--to", str(tmp_path))
    assert result.exit_code == 1
    assert re.search(r"HT-SD-SOP-034 could not be made: SOP\d+ \(docs/hotel/wrong.md:\d+", result.stderr)
    assert "HT-SD-SOP-033 could not be made: no font can print \U0002a6a5" in result.stderr
    assert [made.name for made in tmp_path.glob("*.pdf")] == [f"{NUMBER}-r1.pdf"]


@needs_printer
def test_a_binder_numbers_its_pages_through_and_keeps_the_heads_apart(
    with_history: WithHistory, tmp_path: Path
) -> None:
    manual = with_history()
    other = manual.text().replace(f"number: {NUMBER}", "number: HT-SD-SOP-033")
    manual.write("docs/hotel/other.md", other.replace("title: 接听电话", "title: 转接电话"))
    manual.sop("pdf", "--department", "ht-sd", "--binder", "--to", str(tmp_path / "out"))
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "HT-SD-binder.pdf"
    cover, *texts = map(spaced, pages(file))
    firsts = {}
    for number, text in enumerate(texts, start=2):
        assert f"第{number}页共{len(texts) + 1}页" in text
        (shown,) = {f"HT-SD-SOP-{n}" for n in ("004", "033")} & set(
            re.findall(r"编号：(HT-SD-SOP-\d{3})", text)
        )
        firsts.setdefault(shown, number)
        # Each begins with those who signed it.
        assert (text.count("唐一宁") > 0) == (number == firsts[shown] or "签署含义" in text)
    assert set(firsts) == {NUMBER, "HT-SD-SOP-033"}
    for document, first in firsts.items():
        assert re.search(rf"{document}..电话程序文件12026-03-01{first}", cover)
    marks = PdfReader(file).outline
    titles = [mark.title for mark in marks if not isinstance(mark, list)]
    assert [title for title in titles if "HT-SD" in title] == [f"{NUMBER} 接听电话", "HT-SD-SOP-033 转接电话"]


def with_a_picture(manual: RecordedManual) -> None:
    manual.write("docs/hotel/pic.svg", PICTURE)
    manual.replace(PROCEDURE, OLD, f"{OLD}\n\n![图](pic.svg)")
    manual.commit("Add a picture")


@needs_printer
def test_a_picture_is_the_one_that_was_released(with_history: WithHistory, tmp_path: Path) -> None:
    """Also where the release recorded no files, as in the first years of a manual: then its commit tells."""
    manual = with_history(with_a_picture, RecordedManual.record_procedure)
    manual.write("docs/hotel/pic.svg", PICTURE.replace("原来", "后来"))
    workspace = open_workspace(manual.folder / "mkdocs.yml")
    day = date.fromisoformat(TODAY)
    export = PdfExport(workspace, compile_workspace(workspace, day), day)
    document = export.edition.manual.by_number[NUMBER]
    for text in (document, replace(document, attachments=())):
        (copy,) = export.copies([text], 1)
        assert copy.trouble is None
        assert "原来的图" in "".join(page.extract_text() for page in PdfReader(BytesIO(copy.data)).pages)
        assert PdfReader(BytesIO(copy.data)).attachments["pic.svg"] == [PICTURE.encode()]


@needs_printer
def test_what_has_not_changed_comes_from_the_cache(manual: RecordedManual, tmp_path: Path) -> None:
    said = [
        manual.run("pdf", NUMBER, "--to", str(tmp_path / name), SOP_CACHE=str(tmp_path / "kept")).stdout
        for name in ("a", "b")
    ]
    assert ["of which 0 had" in said[0], "of which 1 had" in said[1]] == [True, True]
    name = f"{NUMBER}-r2.pdf"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@needs_printer
def test_sheets_are_drawn_anew_only_where_something_has_changed(
    manual: RecordedManual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache knows them by all that the manual was compiled from, and by what the sheets say on the day."""
    drawn: list[str] = []

    def noting(edition: Edition, document: Document, today: date) -> Paper:
        drawn.append(document.number)
        return paper(edition, document, today)

    monkeypatch.setattr(pdf_copies, "paper", noting)

    def made(day: str = TODAY) -> list[str]:
        drawn.clear()
        manual.run("pdf", NUMBER, "--to", str(tmp_path), SOP_CACHE=str(tmp_path / "kept"), SOP_AS_OF=day)
        return drawn[:]

    file = tmp_path / f"{NUMBER}-r2.pdf"
    assert made() == [NUMBER]
    before, first = file.stat().st_mtime_ns, file.read_bytes()
    assert made() == []
    assert file.stat().st_mtime_ns == before, "what is there already is not written again"
    file.write_bytes(b"torn")
    assert made() == []
    assert file.read_bytes() == first
    assert made("2026-12-01") == [], "on another day they say the same"
    organisation = manual.text("organisation.yml")
    manual.write("organisation.yml", organisation.replace("沈光耀", "沈光曜"))
    assert made("2026-12-01") == [NUMBER]
    assert "沈光曜" in "".join(pages(file))
    manual.release_next(3, TODAY, "2026-12-20", NEW, OLD)
    assert made("2026-12-01") == [NUMBER], "another anchor"
    assert made("2026-12-19") == []
    assert made("2026-12-20") == [NUMBER]
    assert (tmp_path / f"{NUMBER}-r3.pdf").exists()


@needs_printer
def test_what_is_asked_for_must_be_there(manual: RecordedManual, tmp_path: Path) -> None:
    to = ("--to", str(tmp_path / "none"))
    assert "the nearest is HT-SD-SOP-004" in manual.refused("pdf", "HT-SD-SOP-04", *to)
    assert f"{DRAFT} was never released" in manual.refused("pdf", DRAFT, *to)
    assert "has no revision 7; released are 1, 2" in manual.refused("pdf", NUMBER, "--revision", "7", *to)
    assert "no document in force" in manual.refused("pdf", "--department", "HT-GM", *to)
    assert "name numbers" in manual.cannot("pdf", *to)
    assert "goes with one number" in manual.cannot("pdf", "--all", "--revision", "1", *to)
    assert "with one --department" in manual.cannot("pdf", "--all", "--binder", *to)
    assert not (tmp_path / "none").exists()


@needs_printer
def test_a_ledger_that_is_not_sound_gives_no_copies(manual: RecordedManual, tmp_path: Path) -> None:
    manual.write(LEDGER, manual.text(LEDGER).replace("2026-02-20", "2026-02-21"))
    result = manual.run("pdf", "--all", "--to", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert f"{LEDGER}:" in result.stderr
    manual.git("checkout", "-q", LEDGER)
    ahead = manual.run("pdf", "--all", "--to", str(tmp_path / "none"), SOP_AS_OF="2026-02-15")
    assert ahead.exit_code == 1
    assert "SOP929" in ahead.stderr, "dated after today"
    assert not (tmp_path / "none").exists()


def test_without_a_printer_it_says_what_to_install(
    manual: RecordedManual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> str:
        raise NoPrinter(pdf_printer._NOT_INSTALLED)

    monkeypatch.setattr(pdf_printer, "printer", missing)
    assert "pip install 'sop-plugin[pdf]'" in manual.cannot("pdf", "--all", "--to", str(tmp_path / "none"))
    assert not (tmp_path / "none").exists()
