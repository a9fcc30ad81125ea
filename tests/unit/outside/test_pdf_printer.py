"""The door to WeasyPrint: what it makes, and what it refuses. Each PDF takes some tenths of a second, so they are few."""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from printers import needs_printer
from pypdf import PdfReader

from sop_plugin.outside import pdf_printer
from sop_plugin.outside.pdf_printer import FileAlong, NoPrinter, NotPrinted, PrintJob, print_pdf, printer
from sop_plugin.outside.pdf_printing import print_all
from sop_plugin.printing.paper import sheet_style
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

DAY = date(2026, 3, 1)
STYLE = "body { font: 12pt Noto Sans CJK SC }"
PIXEL = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>%s</svg>"


def job(body: str, **pictures: bytes) -> PrintJob:
    html = f'<html lang="zh"><title>规程</title><body>{body}'
    return PrintJob(html, STYLE, {f"files/{name}.svg": data for name, data in pictures.items()}, (), DAY)


@pytest.fixture
def forgotten() -> Iterator[None]:
    """What is installed is asked anew, before and after."""
    printer.cache_clear()
    yield
    printer.cache_clear()


@needs_printer
def test_the_same_job_gives_the_same_bytes_and_carries_its_files() -> None:
    whole = PrintJob(job("<h1>目的</h1>").html, STYLE, {}, (FileAlong("表 1.csv", b"a,b\n"),), DAY)
    first, again = print_pdf(whole), print_pdf(whole)
    assert first == again
    reader = PdfReader(io.BytesIO(first))
    assert reader.attachments["表 1.csv"] == [b"a,b\n"]
    assert reader.metadata is not None
    assert reader.metadata.title == "规程"


@needs_printer
def test_lists_count_from_where_they_start_in_the_way_that_the_style_says() -> None:
    """A step that is the third on screen is the third on paper."""
    body = (
        '<ol start="3"><li>接<li value="7">送</ol><ol class="c" start="2"><li>完</ol><p align="center">中</p>'
    )
    style = STYLE + "@counter-style c { system: extends decimal; suffix: '、' } .c { list-style-type: c }"
    made = print_pdf(PrintJob(job(body).html, style, {}, (), DAY))
    text = "".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())
    assert [mark for mark in ("1.", "2.", "2、", "3.", "7.") if mark in text] == ["2、", "3.", "7."]


@needs_printer
@pytest.mark.parametrize(
    ("body", "pictures", "refused"),
    [
        ('<img src="http://127.0.0.1:9/x.png">', {}, "http://127.0.0.1:9/x.png"),
        ('<img src="file:///etc/hostname">', {}, "file:///etc/hostname"),
        ('<img src="files/other.svg">', {}, "files/other.svg"),
        (
            '<img src="files/a.svg">',
            {"a": PIXEL % b"<image href='file:///etc/hostname' width='9' height='9'/>"},
            "file:///etc/hostname",
        ),
        ('<p style="background: url(data:,x)">', {}, "data:,x"),
    ],
)
def test_it_reads_nothing_but_the_files_of_the_document(
    body: str, pictures: dict[str, bytes], refused: str
) -> None:
    with pytest.raises(NotPrinted, match=r"asks for .*refused") as raised:
        print_pdf(job(body, **pictures))
    assert refused in str(raised.value)


@needs_printer
def test_a_picture_of_the_document_is_shown() -> None:
    shown = print_pdf(job('<img src="files/a.svg">', a=PIXEL % b"<path d='M0,0H9V9z'/>"))
    assert shown.startswith(b"%PDF-1.7")


@needs_printer
@pytest.mark.parametrize(
    ("body", "pictures", "why"),
    [
        ("<p>\U0002a6a5字</p>", {}, "\U0002a6a5"),
        ('<img src="files/a.svg">', {"a": b"no picture"}, "files/a.svg"),
    ],
)
def test_what_cannot_be_seen_on_the_sheet_is_no_copy(body: str, pictures: dict[str, bytes], why: str) -> None:
    with pytest.raises(NotPrinted) as raised:
        print_pdf(job(body, **pictures))
    assert why in str(raised.value)


@needs_printer
def test_processes_beside_each_other_print_the_same_and_one_that_fails_leaves_the_others_alone() -> None:
    jobs = {f"{n}": job(f"<p>第{n}份</p>") for n in range(4)} | {
        "bad": job('<img src="http://127.0.0.1:9/">')
    }
    done = dict(print_all(jobs.items(), len(jobs), 2))
    assert set(done) == set(jobs)
    assert "127.0.0.1" in voice_in(Language.EN).say(done.pop("bad"))
    alone = dict(print_all([("0", jobs["0"])], 1, 2))
    assert done["0"] == alone["0"]
    assert all(isinstance(made, bytes) for made in done.values())


def test_the_digest_covers_all_that_is_printed() -> None:
    plain = job("a", x=b"1")
    others = [
        job("b", x=b"1"),
        job("a", x=b"2"),
        job("a", y=b"1"),
        PrintJob(plain.html, "", plain.pictures, (), DAY),
        PrintJob(plain.html, STYLE, plain.pictures, (FileAlong("f", b""),), DAY),
        PrintJob(plain.html, STYLE, plain.pictures, (), date(2026, 3, 2)),
    ]
    digests = {each.digest("w") for each in (plain, *others)} | {plain.digest("another printer")}
    assert len(digests) == len(others) + 2
    assert plain.digest("w") == job("a", x=b"1").digest("w")


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, forgotten: None) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPrinter, match=r"pip install 'sop-plugin\[pdf\]'"):
        printer()


def test_without_pango_it_names_the_packages(monkeypatch: pytest.MonkeyPatch, forgotten: None) -> None:
    imported = builtins.__import__

    def fails(name: str, *rest: object, **more: object) -> object:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0': no such file\nmore")
        return imported(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", fails)
    with pytest.raises(
        NoPrinter, match=r"libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"
    ):
        printer()


@needs_printer
def test_without_the_font_it_names_the_package(monkeypatch: pytest.MonkeyPatch, forgotten: None) -> None:
    monkeypatch.setattr(pdf_printer, "FONTS", ("No Such Sans CJK",))
    with pytest.raises(NoPrinter, match=r"No Such Sans CJK is not installed.*fonts-noto-cjk"):
        printer()


@needs_printer
@pytest.mark.parametrize(("kind", "along"), [("approvals joined", True), ("approvals", False)])
def test_signatures_bring_the_end_of_the_text_onto_their_sheet(kind: str, along: bool) -> None:
    """The text fills its sheet: signatures alone on the next one could be put behind any text; those of a form stand alone."""
    lines = "".join(f"<p>第 {number} 行" for number in range(1, 28))
    block = f'<section class="{kind}"><h2>签署</h2><p>批准</p><p>摘要</p></section>'
    made = print_pdf(
        PrintJob(job(f'<main><div class="text">{lines}</div>{block}').html, sheet_style(), {}, (), DAY)
    )
    first, last = (page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert "签署" in last
    assert ("27 行" in last, "27 行" in first) == (along, not along), last
