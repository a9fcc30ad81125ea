"""The words of a text within a block, as its reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markdown_it.token import Token

from sop_plugin.reading.markdown.dialect.inline import REFERENCE
from sop_plugin.reading.markdown.dialect.picture_marks import PICTURE_MARK
from sop_plugin.reading.markdown.raw_html import HtmlKind, HtmlPiece, pieces

ReferenceWords = Callable[[Token], str]


def words_of(tokens: Iterable[Token], reference: ReferenceWords = lambda token: token.content) -> str:
    """The words of ``tokens``; ``reference`` says what stands for a reference, by default what was written."""
    return "".join(word_of(token, reference) for token in tokens)


def word_of(token: Token, reference: ReferenceWords = lambda token: token.content) -> str:
    """The words of one token; a line break parts words."""
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "image":
            return alternative(token)
        case "html_inline":
            return "".join(map(_html_word, pieces(token.content)))
        case "footnote_mark":
            return ""
        case kind if kind == PICTURE_MARK:
            return f"{token.meta['mark'].sign} "
        case kind if kind == REFERENCE:
            return reference(token)
        case _:
            return token.content


def alternative(picture: Token) -> str:
    """What is said instead of a picture; raw HTML in it is said as it was written."""
    return "".join(
        child.content if child.type == "html_inline" else word_of(child) for child in picture.children or ()
    )


def _html_word(piece: HtmlPiece) -> str:
    """Tags that are drawn have no words; others are shown as they were written."""
    if piece.tag == "br":
        return "\n"
    return "" if piece.kind is HtmlKind.COMMENT or piece.is_obeyed else piece.written
