"""Signs of sizes and inequalities that pass for marks, and that readers do not see: ``长*宽*高``, ``a<b>c``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.reading.markdown.pitfalls.other_marks import bare_of_code
from sop_plugin.reading.markdown.raw_html import PHRASES, VOID, HtmlKind, HtmlPiece, pieces
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

# Begins with signs that are looked for at once, as not every word is.
_HINT = re.compile(r"\*(?<=\w\*)\w|<[A-Za-z]+>")
# One sign between two words or figures is hardly ever emphasised: a product of three factors is.
_PRODUCT = re.compile(r"(?<![*\\])[^\W_]+\*(?:[^\W_]|[A-Za-z0-9.]{2,})\*[^\W_]+(?!\*)")
_MEASURES = "长宽高厚深径底边壁重長寬徑邊ΦφØαβλ"
_LATIN = re.compile(r"[A-Za-z0-9.]+\*[A-Za-z0-9.]+\*[A-Za-z0-9.]+")
_SLANTED = Words("两个 * 之间的字成了斜体", "what stands between two * is slanted")
_TIMES = Words("乘号写 ×，或写成 \\*", "write × for “times”, or \\*")
_A_TAG = Words(
    "<{tag}> 当作标签，后面没有 </{tag}>，其后的字都变了样",
    "<{tag}> is read as a tag that no </{tag}> ends, and changes the looks of all that follows",
)
_NO_TAG = Words(
    "写成 &lt;{tag}&gt;；确是标签的，在后面补上 </{tag}>",
    "write &lt;{tag}&gt;; if it is meant as a tag, end it with </{tag}>",
)


def vanished_signs(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Each such place."""
    for text in parsed.texts(_HINT):
        for offset, written, reason, instead in (*_products(text), *_open_tags(text)):
            line, column = text.place(offset)
            place = Place(path, line + first_line, column + 1)
            yield rules.SIGNS_VANISH.at(place, written=written, reason=reason, instead=instead)


def _products(text: InlineText) -> Iterator[tuple[int, str, object, object]]:
    slanted = {following.content for token, following in pairwise(text.tokens) if token.type == "em_open"}
    if not slanted:
        return
    shown = bare_of_code(text)
    for match in _PRODUCT.finditer(shown):
        factors = match[0].split("*")
        if factors[1] not in slanted:
            continue
        is_short = all(len(factor) == 1 and (factor.isascii() or factor in _MEASURES) for factor in factors)
        if is_short or _LATIN.fullmatch(match[0]):
            yield match.start(), match[0], _SLANTED, _TIMES


def _open_tags(text: InlineText) -> Iterator[tuple[int, str, object, object]]:
    """Tags that stand for looks, bare of attributes, and end nowhere in the text."""
    found: list[tuple[int, HtmlPiece]] = []
    for token in text.tokens:
        if token.type != "html_inline":
            continue
        for piece in pieces(token.content):
            if piece.kind is HtmlKind.CLOSE:
                last = next((each for each in reversed(found) if each[1].tag == piece.tag), None)
                if last is not None:
                    found.remove(last)
            elif piece.kind is HtmlKind.OPEN and piece.tag in PHRASES - VOID and not piece.attributes:
                found.append((token.meta["span"][0] + piece.start, piece))
    for offset, piece in found:
        tag = piece.tag
        yield offset, piece.written, _A_TAG.filled(tag=tag), _NO_TAG.filled(tag=tag)
