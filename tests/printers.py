"""Whether this machine can make PDFs, and read them with a program that is not ours."""

from __future__ import annotations

import shutil

import pytest

from sop_plugin.outside.pdf_printer import NoPrinter, printer


def obstacle() -> str:
    """Why it cannot; nothing where it can."""
    try:
        printer()
    except NoPrinter as error:
        return str(error)
    return "" if shutil.which("pdftotext") else "pdftotext is not installed (poppler-utils)"


needs_printer = pytest.mark.skipif(bool(obstacle()), reason=obstacle() or "can print")
