"""The files beside a text that it shows or links, by the very tokens that are drawn; other texts are references, no files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from sop_plugin.model.attachment import FileInText
from sop_plugin.model.manual_files import is_text_name
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlPiece, pieces

# What can name a file: a link, a picture, a tag with an address.
_HINT = re.compile(r"\]\(|<[A-Za-z]")
_HINT_WITH_DEFINITIONS = re.compile(r"\]|<[A-Za-z]")
_ADDRESSED = re.compile(r"(?:href|src|poster)\s*=", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x1f\x7f]+")
_SHOWN = frozenset(("src", "poster"))


def local_path(written: str) -> str:
    """The path that an address names, as a browser reads it; empty where that is another host, or a place in the text."""
    try:
        scheme, host, path, _, _ = urlsplit(_IGNORED.sub("", written).strip())
    except ValueError:
        return ""  # brackets that are no address of a machine
    return "" if scheme or host else unquote(path).replace("\\", "/")


def file_name(written: str) -> str | None:
    """The file that an address names, from the folder of the text; ``None`` for texts and pages, and for what is no file."""
    path = local_path(written)
    if not path or path.endswith(("/", "/.", "/..")) or is_text_name(path):
        return None
    name = posixpath.normpath(path)
    return None if name in (".", "..") else name


def named_files(parsed: ParsedText, path: str, first_line: int) -> tuple[FileInText, ...]:
    """Each file as often as the text names it, in the order of the text. A path that begins with ``/`` stays one."""
    found = sorted(_named(parsed, path, first_line), key=lambda file: (file.place, file.name))
    return tuple(dict.fromkeys(found))


def _named(parsed: ParsedText, path: str, first_line: int) -> Iterator[FileInText]:
    hint = _HINT_WITH_DEFINITIONS if parsed.environment.get("references") else _HINT
    for text in parsed.texts(hint):
        for token in text.tokens:
            for written, offset, shown in _addresses(token):
                yield from _file(text, written, offset, shown, path, first_line)
    for token in parsed.tokens:
        if token.type == "html_block" and _ADDRESSED.search(token.content):
            text = parsed.raw_text_of(token)
            for piece in pieces(token.content):
                for written, shown in _of_piece(piece):
                    yield from _file(text, written, piece.start, shown, path, first_line)


def _addresses(token: Token) -> Iterator[tuple[str, int, bool]]:
    """Address, offset in the text, and whether it is seen without a click."""
    start = token.meta["span"][0] if "span" in token.meta else 0
    if token.type == "image":
        yield str(token.attrs.get("src", "")), start, True
    elif token.type == "link_open":
        yield str(token.attrs.get("href", "")), start, False
    elif token.type == "html_inline":
        for piece in pieces(token.content):
            for written, shown in _of_piece(piece):
                yield written, start + piece.start, shown


def _of_piece(piece: HtmlPiece) -> Iterator[tuple[str, bool]]:
    if piece.is_obeyed:
        for name, value in piece.kept:
            if name in ("href", *_SHOWN):
                yield value, name in _SHOWN


def _file(
    text: InlineText, written: str, offset: int, shown: bool, path: str, first_line: int
) -> Iterator[FileInText]:
    name = file_name(written)
    if name is not None:
        line, column = text.place(offset)
        yield FileInText(name, Place(path, line + first_line, column + 1), shown)
