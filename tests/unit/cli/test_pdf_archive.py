"""Each kind of PDF that we make, held to what PDF/A-3b and tags ask of its structure."""

from __future__ import annotations

import base64
import io
import re
import shutil

from pdf_archive import faults
from PIL import Image
from printers import needs_printer
from pypdf import PdfReader
from recorded_manual import GOLDEN, NUMBER, PROCEDURE, RecordedManual, WithHistory

LONG = "x" * 200
MORE = f"""响铃 3 声内接起。

![厅](hall.png)

![厅](hall.jpg)

{LONG} 和 `{LONG}`，见 [表](table.csv) 与 <https://example.org/a?b=c&d=e>。

- [ ] 😀 emoji、English、①
- 阿依古丽·买买提
"""


def with_files(manual: RecordedManual) -> None:
    """Pictures of dots, a file, a word that is longer than a line, a form, an address of the site."""
    for name in ("hall.png", "hall.jpg"):
        made = io.BytesIO()
        Image.new("RGB", (40, 30), (10, 120, 200)).save(made, "PNG" if name.endswith("png") else "JPEG")
        (manual.folder / "docs" / "hotel" / name).write_bytes(made.getvalue())
    manual.write("docs/hotel/table.csv", "a,b\n1,2\n")
    manual.replace(PROCEDURE, "响铃 3 声内接起。\n", MORE)
    shutil.copy(GOLDEN / "documents" / "form.md", manual.folder / "docs" / "hotel")
    manual.replace("mkdocs.yml", "plugins:", "site_url: https://sop.example.org/\nplugins:")
    manual.commit("Show pictures")


def printed(manual: RecordedManual) -> None:
    """Every kind: in force, void, a blank form, a volume, a numbered copy, and those within an export."""
    manual.sop("copies", "issue", NUMBER, "--to", "总台", "--by", "tang", "--pdf", "copy")
    manual.commit("Issue a copy")
    manual.release_next(2, "2026-10-10", "2026-11-01", "响铃 3 声内接起。", "响铃 4 声内接起。")
    manual.sop("pdf", "--all", "--to", "all")
    manual.sop("pdf", NUMBER, "--revision", "1", "--to", "void")
    manual.sop("pdf", "--department", "HT-SD", "--binder", "--to", "bound")


@needs_printer
def test_every_kind_of_pdf_is_sound(with_history: WithHistory) -> None:
    manual = with_history(with_files, RecordedManual.record_procedure, printed)
    files = sorted(manual.folder.rglob("*.pdf"))
    assert [file.relative_to(manual.folder).as_posix() for file in files] == [
        "all/HT-SD-FRM-008-r1.pdf",
        f"all/{NUMBER}-r2.pdf",
        "bound/HT-SD-binder.pdf",
        f"copy/{NUMBER}-r1-copy1.pdf",
        f"void/{NUMBER}-r1.pdf",
    ]
    assert {file.name: faults(file.read_bytes()) for file in files} == {file.name: [] for file in files}
    text = "".join(page.extract_text() for page in PdfReader(files[1]).pages)
    assert "阿依古丽·买买提" in text, text


@needs_printer
def test_what_is_not_sound_is_seen() -> None:
    """The checks themselves: a PDF that was made without asking for any of it, and one with a picture that is smoothed."""
    from weasyprint import HTML, Attachment

    def made(html: str, **options: object) -> str:
        return "\n".join(faults(HTML(string=html).write_pdf(**options)))

    picture = io.BytesIO()
    Image.new("L", (2, 2)).save(picture, "PNG")
    plain = made(
        "<p style='font-family: Noto Sans CJK SC'>甲", attachments=[Attachment(string="x", name="x")]
    )
    for clause in (
        "6.1.3 no file identifier",
        "output intents: 0",
        "no metadata",
        "no relationship",
        "associated with nothing",
        "not tagged",
    ):
        assert clause in plain, clause
    address = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
    kept = {"pdf_variant": "pdf/a-3b", "pdf_tags": True}
    smooth = made(f"<html lang=zh><title>t</title><img alt='' src='{address}' style='width:5cm'>", **kept)
    assert re.findall(r"6\.2\.8 image|figure without words", smooth) == [
        "6.2.8 image",
        "figure without words",
    ]
    radical = made("<html lang=zh><title>t</title><p style='font-family: Noto Sans CJK SC'>⼯", **kept)
    assert "cannot be copied" in radical
    small = made("<html lang=zh><title>t</title><style>@page { size: A5 }</style><p>a", **kept)
    assert "page 1 is not A4" in small
