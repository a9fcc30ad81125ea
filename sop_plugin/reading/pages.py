"""Markdown outside control: it must be readable text, and is told what of it is not shown as expected."""

from __future__ import annotations

from collections.abc import Callable

from sop_plugin.model.finding import Finding
from sop_plugin.reading.markdown.pitfalls.all import page_pitfalls
from sop_plugin.reading.source import Source, decode

_FENCE = "---"


def read_page(source: Source, max_bytes: int, report: Callable[[Finding], None]) -> bool:
    """Report what is wrong with a page; whether it can be read at all."""
    text = decode(source, max_bytes, report)
    if text is None:
        return False
    body, first_line = body_of_page(text)
    for finding in page_pitfalls(body, source.path, first_line):
        report(finding)
    return True


def body_of_page(text: str) -> tuple[str, int]:
    """What stands below its front matter, which it need not have, and the line of the file on which that begins."""
    lines = text.split("\n")
    begin = 0
    if lines[0].rstrip() == _FENCE:
        begin = next((at + 1 for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), 0)
    return "\n".join(lines[begin:]), begin + 1
