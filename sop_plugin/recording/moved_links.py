"""The links of a file as they must be after a file has moved."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote

from sop_plugin.editing.spans import Span
from sop_plugin.reading.markdown.links import WrittenLink, file_links


def moved_own_links(text: str, source: str, target: str) -> list[Span]:
    """What changes in the moved file itself: its links lead from another folder to the same files."""
    spans = []
    for link in file_links(text):
        destination = _destination(link, source)
        spans.append(_span(link, target if destination == source else destination, target))
    return [span for span in spans if span is not None]


def moved_links_to(text: str, citing: str, source: str, target: str) -> list[Span]:
    """What changes in another file: its links to the moved one."""
    spans = [_span(link, target, citing) for link in file_links(text) if _destination(link, citing) == source]
    return [span for span in spans if span is not None]


def _destination(link: WrittenLink, citing: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(citing), unquote(link.path)))


def _span(link: WrittenLink, destination: str, citing: str) -> Span | None:
    """``None`` where the link stays right as it is written."""
    if _destination(link, citing) == destination:
        return None
    path = posixpath.relpath(destination, posixpath.dirname(citing) or ".")
    encoded = "%" in link.path or any(character in path for character in " ()<>")
    return Span(link.line, link.column, link.end_column, quote(path) if encoded else path)
