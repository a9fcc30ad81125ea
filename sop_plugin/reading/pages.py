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
    lines = text.split("\n")
    begin = 0
    if lines[0].rstrip() == _FENCE:
        begin = next((at + 1 for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), 0)
    for finding in page_pitfalls("\n".join(lines[begin:]), source.path, begin + 1):
        report(finding)
    return True
