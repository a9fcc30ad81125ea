"""Bare addresses of pages and mail in running text, as GitHub links them; Chinese marks and words behind one end it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

_HINT = re.compile(r"(?i:https?://|www\.)|@")
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)+"
_REST = r"[^\s<>\"\u2018-\u201f\u2e80-\U0010ffff]*"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9/.:@])(?:(?P<page>(?i:https?)://(?:{_HOST}|localhost|\d+(?:\.\d+){{3}})(?::\d+)?{_REST})"
    rf"|(?P<www>(?i:www)\.{_HOST}(?::\d+)?{_REST})"
    rf"|(?P<mail>[A-Za-z0-9][A-Za-z0-9._+-]*@{_HOST}))"
)
_TRAILING = "?!.,:*_~'\";"


def with_addresses(tokens: Iterable[Token]) -> list[Token]:
    """The tokens of a text with links for the addresses in it."""
    found: list[Token] = []
    within = 0
    for token in tokens:
        within += token.nesting if token.tag == "a" else 0
        if token.type == "text" and not within and _HINT.search(token.content):
            found.extend(_linked(token.content, token.level))
        else:
            found.append(token)
    return found


def _linked(text: str, level: int) -> Iterator[Token]:
    start = 0
    for match in _ADDRESS.finditer(text):
        written = _without_trailing(match[0])
        if start < match.start():
            yield Token("text", "", 0, content=text[start : match.start()], level=level)
        prefix = "mailto:" if match["mail"] else "http://" if match["www"] else ""
        href: dict[str, str | int | float] = {"href": prefix + written}
        yield Token("link_open", "a", 1, attrs=href, level=level, info="auto")
        yield Token("text", "", 0, content=written, level=level + 1)
        yield Token("link_close", "a", -1, level=level, info="auto")
        start = match.start() + len(written)
    if start < len(text):
        yield Token("text", "", 0, content=text[start:], level=level)


def _without_trailing(address: str) -> str:
    """An address ends before the marks that end its sentence, and before a bracket that it did not open."""
    while address:
        if address[-1] in _TRAILING or (address[-1] == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        else:
            return address
    return address
