"""Links of a Markdown text to files beside it, with the place of each path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from sop_plugin.reading.markdown.parsed import InlineText, ParsedText, parse
from sop_plugin.reading.markdown.raw_html import pieces

_PATH = r"<?(?P<path>[^\s<>()]+)"
_IN_LINK = re.compile(rf"\]\(\s*{_PATH}")
_IN_DEFINITION = re.compile(rf"\[[^\]\n]+\]:\s*{_PATH}")
_IN_TAG = re.compile(r"""(?:href|src|poster)\s*=\s*["']?(?P<path>[^\s"'<>]+)""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]")
_HINT = re.compile(r"\]\(|<[A-Za-z]")


@dataclass(frozen=True)
class WrittenLink:
    """A path as written, without ``#…`` and ``?…``; line and columns count from 1, ``end_column`` lies behind it."""

    path: str
    line: int
    column: int
    end_column: int


def file_links(text: str) -> Iterator[WrittenLink]:
    """The relative links of a whole file, in the order of the text; its front matter has none."""
    parsed = parse(_without_front_matter(text))
    found = [*_in_texts(parsed), *_in_html(parsed), *_in_definitions(parsed)]
    return iter(sorted(found, key=lambda link: (link.line, link.column)))


def _in_texts(parsed: ParsedText) -> Iterator[WrittenLink]:
    for text in parsed.texts(_HINT):
        yield from _of_tokens(text, text.tokens)


def _of_tokens(text: InlineText, tokens: Iterable[Token]) -> Iterator[WrittenLink]:
    for token in tokens:
        if token.type not in ("link_open", "image", "html_inline") or "span" not in token.meta:
            continue
        start, end = token.meta["span"]
        written = text.content[start:end]
        if token.type == "html_inline":
            yield from _found(text, start, _IN_TAG.search(written))
            continue
        # The last path within the brackets is the link's own: its words can hold a picture.
        matches = [*_IN_LINK.finditer(written)]
        yield from _found(text, start, matches[-1] if matches else None)


def _in_html(parsed: ParsedText) -> Iterator[WrittenLink]:
    for token in parsed.tokens:
        if token.type == "html_block":
            text = parsed.raw_text_of(token)
            for piece in pieces(text.content):
                if piece.tag:
                    yield from _found(text, piece.start, _IN_TAG.search(piece.written))


def _in_definitions(parsed: ParsedText) -> Iterator[WrittenLink]:
    for definition in parsed.environment.get("references", {}).values():
        text = parsed.text_of_line(definition["map"][0])
        yield from _found(text, 0, _IN_DEFINITION.search(text.content))


def _found(text: InlineText, offset: int, match: re.Match[str] | None) -> Iterator[WrittenLink]:
    path = re.split("[#?]", match["path"], maxsplit=1)[0] if match is not None else ""
    if match is not None and path and not _ELSEWHERE.match(path):
        line, column = text.place(offset + match.start("path"))
        yield WrittenLink(path, line + 1, column + 1, column + 1 + len(path))


def _without_front_matter(text: str) -> str:
    """The same lines, those of the front matter empty."""
    lines = text.split("\n")
    if lines[0].lstrip("\ufeff").rstrip() != "---":
        return text
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == "---"), 0)
    return "\n".join(["" if i <= end else line for i, line in enumerate(lines)])
