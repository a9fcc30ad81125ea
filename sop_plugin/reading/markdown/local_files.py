"""The files beside a text that it shows or links, by the very tokens that are drawn; other texts are references, no files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from sop_plugin.model.attachment import FileInText, LinkInText
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


def links_in(parsed: ParsedText, path: str, first_line: int) -> tuple[LinkInText, ...]:
    """Each address as often as the text names it, in the order of the text."""
    found = sorted(_links(parsed, path, first_line), key=lambda link: (link.place, link.written))
    return tuple(dict.fromkeys(found))


def named_files(links: Iterable[LinkInText]) -> tuple[FileInText, ...]:
    """The files that links name. A path that begins with ``/`` stays one."""
    found = ((file_name(link.written), link) for link in links)
    files = (FileInText(name, link.place, link.shown) for name, link in found if name is not None)
    return tuple(dict.fromkeys(sorted(files, key=lambda file: (file.place, file.name))))


def links_to_texts(links: Iterable[LinkInText]) -> tuple[LinkInText, ...]:
    """The links that lead to a text, or to a place in the text itself."""
    return tuple(link for link in links if _is_to_text(link.written))


def _is_to_text(written: str) -> bool:
    path = local_path(written)
    return is_text_name(path) if path else written.startswith("#")


def _links(parsed: ParsedText, path: str, first_line: int) -> Iterator[LinkInText]:
    hint = _HINT_WITH_DEFINITIONS if parsed.environment.get("references") else _HINT
    for text in parsed.texts(hint):
        for token in text.tokens:
            for written, offset, shown in _addresses(token):
                yield _link(text, written, offset, shown, path, first_line)
    for token in parsed.tokens:
        if token.type == "html_block" and _ADDRESSED.search(token.content):
            text = parsed.raw_text_of(token)
            for piece in pieces(token.content):
                for written, shown in _of_piece(piece):
                    yield _link(text, written, piece.start, shown, path, first_line)


def _link(text: InlineText, written: str, offset: int, shown: bool, path: str, first_line: int) -> LinkInText:
    line, column = text.place(offset)
    return LinkInText(written, Place(path, line + first_line, column + 1), shown)


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
