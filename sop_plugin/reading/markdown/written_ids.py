"""What a text names beside its headings: the ids that links can lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.reading.markdown.dialect.attributes import ID
from sop_plugin.reading.markdown.parsed import ParsedText

# An attribute list, or a tag. Where it stands does not matter: a name too many hides a dead link, one too few tells of none.
_NAMED = re.compile(
    rf"\{{:?[^{{}}\n]*#({ID})[^{{}}\n]*\}}|<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\s\"'<>]+)"
)


def ids_in(text: str) -> frozenset[str]:
    """Every id that attribute lists and tags of a text give."""
    if "{" not in text and "<" not in text:
        return frozenset()
    return frozenset(found for match in _NAMED.finditer(text) for found in match.groups() if found)


def all_headings(parsed: ParsedText) -> Iterator[tuple[str, str | None]]:
    """Words and written id of all headings, also of those in lists and quotations."""
    for index, token in enumerate(parsed.tokens):
        if token.type == "heading_open":
            text = parsed.heading_text(token, parsed.tokens[index + 1])
            yield text.words, text.attributes.id if text.attributes else None
