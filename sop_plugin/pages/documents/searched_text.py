"""What search finds of a document: the facts that people look it up by, and its text without the tags of layout."""

from __future__ import annotations

import re

from markupsafe import escape

from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.rendering.document_text import RenderedText

# Search keeps only the text between these, but its parser takes its time over each of them.
_DROPPED = re.compile(
    r"</?(?:a|abbr|b|dd|div|dl|dt|em|figure|i|img|input|label|s|span|strong|table|tbody|td|th|thead|tr|u)(?: [^<>]*)?>"
)
_PERMALINK = re.compile(r'<a class="headerlink"[^<>]*>[^<>]*</a>')
# Numbers drawn over a picture, and where they stand on it: the words beside them are what is looked for.
_ON_PICTURE = re.compile(
    r'<svg class="sop-picture__marks".*?</svg>|<span class="sop-mark__where">[^<>]*</span>', re.DOTALL
)
_LINE_ENDS = re.compile(r"\n\s+")


def searched_text(manual: Manual, document: Document, text: RenderedText) -> str:
    """The facts first, then the text."""
    facts = (
        document.number,
        manual.department_name(document.department, document.language),
        *document.audience,
        *document.keywords,
    )
    html = _ON_PICTURE.sub("", text.html) if "sop-picture" in text.html else text.html
    words = _DROPPED.sub("", _PERMALINK.sub("", html))
    return f"<p>{escape(' · '.join(facts))}</p>\n" + _LINE_ENDS.sub("\n", words)
