"""A whole file mended: its line ends, and below the front matter its text."""

from __future__ import annotations

from sop_plugin.mending.body import MendedBody, mended_document, mended_page
from sop_plugin.mending.mends import Mend, MendedText, Tidying
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.reading.pages import body_of_page
from sop_plugin.reading.source import Source, decode
from sop_plugin.rules import files as rules

_MADE_LATER = ("{%", "{{")
_OF_THE_FILE = (rules.BYTE_ORDER_MARK, rules.CARRIAGE_RETURNS)


def mend_document_file(source: Source, document: Document) -> MendedText | None:
    """The file of a document as it would be; ``None`` where it cannot be read as it was."""
    found: list[Finding] = []
    text = decode(source, len(source.data), found.append)
    if text is None or not text.endswith(document.body.text):
        return None
    header = text[: len(text) - len(document.body.text)]
    body = mended_document(document.body.text, document.body.first_line, document.title, document.number)
    return _whole(header, body, found)


def mend_page_file(source: Source) -> MendedText | None:
    """The file of a page outside control as it would be; what macros make of its text nobody knows before."""
    found: list[Finding] = []
    text = decode(source, len(source.data), found.append)
    if text is None:
        return None
    body, first_line = body_of_page(text)
    if any(mark in body for mark in _MADE_LATER):
        return _whole("", MendedBody(text, (), ()), found)
    return _whole(text[: len(text) - len(body)], mended_page(body, first_line), found)


def _whole(header: str, body: MendedBody, found: list[Finding]) -> MendedText:
    text = header + body.text
    mends = [Mend(f.rule, f.place.line) for f in found if f.rule in _OF_THE_FILE]
    mends += body.mends
    if not text.endswith("\n"):
        mends.append(Mend(Tidying.LAST_LINE_END, text.count("\n") + 1))
        text += "\n"
    return MendedText(text, tuple(mends), body.left)
