"""Whatever a command hands out is of the edition that is asked for."""

from __future__ import annotations

from pathlib import Path

from sop_plugin.cli import commands

HANDED_OUT = (
    "list_options",
    "folder_option",
    "ExportedFile",
    "PageExport",
    "CalendarWriter",
    "PdfExport",
    "WordExport",
)
EVIDENCE = {"export.py", "audit_pack.py"}
"""They do not run for a level: a part left out proves nothing."""


def test_commands_that_hand_lists_and_files_out_have_the_edition_that_is_asked_for() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in Path(commands.__path__[0]).glob("*.py")}
    making = {name for name, text in texts.items() if any(word in text for word in HANDED_OUT)} - EVIDENCE
    assert {"register.py", "pdf.py", "docx.py", "calendar.py", "export_pages.py", "due.py"} <= making
    assert [
        name
        for name in sorted(making)
        if "load_edition(" not in texts[name] and "asked_for(" not in texts[name]
    ] == []
