"""The pictures of the steps of a document as its page draws them, with the numbers on them and what these say."""

from __future__ import annotations

import re

from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition

_ROW = re.compile(r'<tr id="([^"]+)">(.*?)</tr>', re.DOTALL)
# A picture with its numbers, one without, and what stands behind a number.
_PICTURE = re.compile(
    r'<span class="sop-picture">.*?</svg></span>|<img\b(?:"[^"]*"|[^">])*>|<span class="sop-mark sop-mark--placed">.*?</span></span>[^<]*',
    re.DOTALL,
)


def step_pictures(edition: Edition, document: Document, base: str) -> dict[str, str]:
    """Anchor of a step → HTML of its pictures, where it has any; ``base`` leads to the site's root."""
    text = document.body.text
    if "![" not in text and "<img" not in text:
        return {}
    rows = _ROW.finditer(edition.texts.on_page(document, base).html)
    found = {row[1]: _PICTURE.findall(row[2]) for row in rows}
    return {
        anchor: " ".join(parts) for anchor, parts in found.items() if any("<img" in part for part in parts)
    }
