"""Raw HTML in a text, taken apart into tags, comments and words; what of it is obeyed, and what is shown as it was written.

Obeyed is what people write for the look of a text: line breaks, raised and lowered figures, pictures of a set size, tables
with merged cells, folded passages. Nothing that runs, asks for input, or changes the page around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

_PIECES = re.compile(
    r"(?P<comment><!--(?:>|->|.*?(?:-->|$)))"
    r"|<(?P<close>/)?(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*)"
    r"\s*(?P<empty>/)?>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:(?P<bare>[^\s\"'=<>`]+)|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"))?"
)

VOID = frozenset("br hr img wbr col source".split())
"""Elements that hold nothing."""

PHRASES = frozenset(
    "a abbr b bdi bdo big br cite code del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike"
    " strong sub sup time tt u var wbr".split()
)
"""Elements that stand within a line."""

_BLOCKS = frozenset(
    "address article aside audio blockquote caption center col colgroup dd details div dl dt figcaption figure footer h1"
    " h2 h3 h4 h5 h6 header hr li main nav ol p picture pre section source summary table tbody td tfoot th thead tr ul"
    " video".split()
)
OBEYED = PHRASES | _BLOCKS
"""Elements that are drawn. All others are shown as they were written."""

_EVERYWHERE = frozenset("align dir id lang title".split())
_OF = {
    "a": frozenset(("href", "name")),
    "abbr": frozenset(("title",)),
    "audio": frozenset(("src", "controls")),
    "col": frozenset(("span", "width")),
    "colgroup": frozenset(("span",)),
    "details": frozenset(("open",)),
    "img": frozenset("src alt width height".split()),
    "li": frozenset(("value",)),
    "ol": frozenset("start type reversed".split()),
    "source": frozenset("src type".split()),
    "td": frozenset("colspan rowspan headers".split()),
    "th": frozenset("colspan rowspan headers scope abbr".split()),
    "time": frozenset(("datetime",)),
    "video": frozenset("src controls width height poster".split()),
}
# Looks of another system: nothing of the text is lost with them.
_LOOKS = frozenset(
    "bgcolor border cellpadding cellspacing class clear color face frame height markdown nowrap role rules size style target"
    " rel valign width loading decoding data-foot start type compact noshade hspace vspace summary contenteditable".split()
)


_OF_PAGES = OBEYED | frozenset(
    "button datalist fieldset form input legend meter optgroup option output progress search select textarea"
    " svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker lineargradient stop clippath"
    " symbol pattern mask radialgradient"
    " math mi mn mo mrow msup msub msubsup mfrac msqrt mroot mtext mspace mtable mtr mtd mover munder munderover mstyle"
    " mpadded mphantom menclose mmultiscripts mprescripts none".split()
)
_ADDRESSES = frozenset("href src action formaction poster cite data xlink:href background srcset".split())
_LOADED = frozenset("src poster background srcset data".split())
_SAFE_ADDRESS = re.compile(r"(?:https?|mailto|tel):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_STYLE_THAT_LOADS = re.compile(r"url\s*\(|image-set|expression|@import|\\", re.IGNORECASE)
# Drawings refer to a part of themselves; a part of another file would be fetched.
_PAINTS = re.compile(r"fill|stroke|filter|mask|clip-path|marker(?:-\w+)?|cursor")
_OUTER_PAINT = re.compile(r"url\s*\(\s*(?![\s\"']*#)|image-set|\\", re.IGNORECASE)
_ID = re.compile(r"[\w.:-]+")


class HtmlKind(StrEnum):
    """What a piece of raw HTML is."""

    WORDS = "words"
    COMMENT = "comment"
    OPEN = "open"
    CLOSE = "close"
    EMPTY = "empty"


@dataclass(frozen=True)
class HtmlPiece:
    """A tag, a comment or the words between two of them. ``words`` are as a reader sees them, ``start`` is an offset."""

    kind: HtmlKind
    written: str
    start: int
    tag: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The text of it, character references put into characters."""
        return unescape(self.written)

    def words_between(self, start: int, end: int) -> str:
        """The text of a part of it."""
        return unescape(self.written[start:end])

    @property
    def is_obeyed(self) -> bool:
        """Whether it is drawn rather than shown as it was written."""
        return self.tag in OBEYED

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The attributes that may stay, without regard to what they say."""
        allowed = _EVERYWHERE | _OF.get(self.tag, frozenset())
        return tuple(pair for pair in self.attributes if pair[0] in allowed)

    @property
    def refused(self) -> tuple[str, ...]:
        """The names of attributes that say more than how something looks, and are left out all the same."""
        allowed = _EVERYWHERE | _OF.get(self.tag, frozenset()) | _LOOKS
        return tuple(name for name, _ in self.attributes if name not in allowed)


def is_safe_address(address: str) -> bool:
    """Whether a link may lead there: pages, mail, telephones, and what lies beside the text."""
    return _SAFE_ADDRESS.match(_as_read(address)) is not None


def is_local(address: str) -> bool:
    """Whether what is shown from there is a file of the manual itself."""
    return _ELSEWHERE.match(_as_read(address)) is None


def _as_read(address: str) -> str:
    """An address as a browser reads it: the blanks and control characters that it ignores left out."""
    return _IGNORED.sub("", unescape(address))


def is_of_pages(tag: str) -> bool:
    """Whether a page outside control may have such an element."""
    return tag in _OF_PAGES


def refused_on_pages(piece: HtmlPiece) -> tuple[str, ...]:
    """The attributes that an element of a page may not have: they run something, fetch it from elsewhere, or are no id."""
    return tuple(name for name, value in piece.attributes if is_refused_on_pages(name, value))


def is_refused_on_pages(name: str, value: str) -> bool:
    """Whether no element of a page may have this attribute."""
    if name.startswith("on") or name in ("srcdoc", "http-equiv", "ping"):
        return True
    if name == "id":
        return _ID.fullmatch(value) is None
    if name == "style":
        return _STYLE_THAT_LOADS.search(value) is not None
    if _PAINTS.fullmatch(name):
        return _OUTER_PAINT.search(value) is not None
    return (name in _ADDRESSES and not is_safe_address(value)) or (name in _LOADED and not is_local(value))


def pieces(text: str) -> Iterator[HtmlPiece]:
    """The pieces of ``text`` in their order; together they are all of it."""
    position = 0
    for match in _PIECES.finditer(text):
        if position < match.start():
            yield HtmlPiece(HtmlKind.WORDS, text[position : match.start()], position)
        yield _piece(match)
        position = match.end()
    if position < len(text):
        yield HtmlPiece(HtmlKind.WORDS, text[position:], position)


def _piece(match: re.Match[str]) -> HtmlPiece:
    if match["comment"] is not None:
        return HtmlPiece(HtmlKind.COMMENT, match[0], match.start())
    tag = match["tag"].lower()
    if match["close"]:
        return HtmlPiece(HtmlKind.CLOSE, match[0], match.start(), tag)
    kind = HtmlKind.EMPTY if tag in VOID else HtmlKind.OPEN
    return HtmlPiece(kind, match[0], match.start(), tag, _attributes(match["attributes"]))


def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match["bare"] or match["single"] or match["double"] or ""
        found.setdefault(match["name"].lower(), unescape(value))
    return tuple(found.items())
