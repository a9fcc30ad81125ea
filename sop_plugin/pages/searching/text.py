"""HTML as what is searched in it: sections with their titles, and text without tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_ATTRIBUTES = r"(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*"
_HEADING = re.compile(rf"<h[1-6](?:\s{_ATTRIBUTES})?>.*?</h[1-6]>", re.DOTALL)
_ID = re.compile(r"<h[1-6]\s(?:[^<>]*\s)?id=\"([^\"]*)\"")
_PERMALINK = re.compile(rf"<a class=\"headerlink\"{_ATTRIBUTES}>[^<]*</a>")
_UNSEEN = re.compile(rf"<(script|style|svg|template)\b{_ATTRIBUTES}>.*?</\1>|<!--.*?-->", re.DOTALL)
_WITHIN_WORDS = re.compile(
    rf"</?(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)(?:\s{_ATTRIBUTES})?>"
)
_TAG = re.compile(rf"</?[a-zA-Z]{_ATTRIBUTES}>")
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_LINES = re.compile(r" ?\n[\s]*")


Sections = tuple[tuple[str | None, str, str], ...]
"""Id, title and text of each section of a text."""


def sections(html: str) -> Iterator[tuple[str | None, str, str]]:
    """Id, title and text of each section; the first has neither id nor title and may be empty."""
    html = _PERMALINK.sub("", _UNSEEN.sub("", html) if "<s" in html or "<t" in html or "<!" in html else html)
    anchor: str | None = None
    title, at = "", 0
    for heading in _HEADING.finditer(html):
        yield anchor, title, words(html[at : heading.start()])
        found = _ID.match(heading[0])
        anchor = unescape(found[1]) if found else None
        title, at = " ".join(words(heading[0]).split()), heading.end()
    yield anchor, title, words(html[at:])


def words(html: str) -> str:
    """The text of HTML; a line for each block, cell or row."""
    text = _TAG.sub("\n", _WITHIN_WORDS.sub("", html))
    if "&" in text:
        text = unescape(text)
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
