"""Paragraphs, headings and cells as elements: emphasis, links, pictures, references, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from xml.etree.ElementTree import Element

from markdown_it.token import Token

from sop_plugin.reading.markdown.dialect.inline import REFERENCE
from sop_plugin.reading.markdown.dialect.picture_marks import PICTURE_MARK
from sop_plugin.reading.markdown.mathml import formula
from sop_plugin.reading.markdown.parsed import InlineText
from sop_plugin.reading.markdown.raw_html import HtmlKind, HtmlPiece, is_local, is_safe_address, pieces
from sop_plugin.reading.markdown.words import alternative, word_of, words_of
from sop_plugin.rendering.drawing import Drawing, LinkMark
from sop_plugin.rendering.growing_tree import GrowingTree
from sop_plugin.rendering.harmless import attributes_of
from sop_plugin.rendering.picture_marks import mark_element
from sop_plugin.rendering.terms import HREF_LATER

_EMPHASIS = {"em_open": "em", "strong_open": "strong", "s_open": "del"}
# What a line begins with that is an item to a reader: the line before must not run into it.
_ITEM = re.compile(
    r"[（(](?:[一二三四五六七八九十]{1,3}|[\d０-９]{1,3}|[a-h])[）)]|[一二三四五六七八九十]{1,3}[、．]"
    r"|[\d０-９]{1,3}(?:[、．）)]|\.(?=\s|[\u4e00-\u9fff]))|\d+(?:\.\d+)+(?=[ 　、](?![a-z]))|[a-hA-H](?:[）)、．]|\.(?=\s|[\u4e00-\u9fff]))"
    r"|第[一二三四五六七八九十百\d]{1,4}[条條款项項步]|步[骤驟][一二三四五六七八九十\d]{1,3}|[①-⑳㈠-㈩·•●○◆■□▪▶★※√✓✔➢➤→☐☑]|——?[ 　]*(?=[\u3400-\u9fff“《])|–[ 　]"
)


def is_chinese(character: str) -> bool:
    """Ideographs and full-width marks; an empty text is neither."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


class InlineTree:
    """Draws the texts within blocks into ``tree``; ``written`` puts in raw HTML."""

    def __init__(self, tree: GrowingTree, drawing: Drawing, written: DrawWritten) -> None:
        self._tree = tree
        self._drawing = drawing
        self._written = written
        self.mentions: dict[str, int] = {}
        """Label of a footnote → how often the text has come to it, in the order of their numbers."""
        self.has_picture_marks = False
        """Whether the text says where numbers stand on a picture."""

    def draw(self, text: InlineText) -> None:
        """Put a text into the innermost open element."""
        tree = self._tree
        if text.is_plain:
            if text.content:
                tree.text(text.content)
            return
        depth = tree.depth
        without_blank = False
        for index, token in enumerate(text.tokens):
            if token.type == "text":
                tree.text(token.content.removeprefix(" ") if without_blank else token.content)
            elif token.type == "softbreak":
                self._soft_break(text.tokens, index)
            elif token.type != REFERENCE:
                self._draw(token)
            without_blank = token.type == REFERENCE and self._reference(text, token)
        tree.end_down_to(depth)

    def _draw(self, token: Token) -> None:
        tree = self._tree
        match token.type:
            case "em_open" | "strong_open" | "s_open":
                tree.open(_EMPHASIS[token.type])
            case "em_close" | "strong_close" | "s_close" | "link_close":
                tree.close()
            case "link_open":
                self._link(token)
            case "image":
                self._picture(token)
            case "code_inline":
                tree.open("code").text = token.content
                tree.close()
            case "hardbreak":
                tree.add(Element("br"))
                tree.text("\n")
            case "html_inline":
                for piece in pieces(token.content):
                    self._written(tree, piece)
            case "footnote_mark":
                self._mention(str(token.meta["label"]))
            case kind if kind == PICTURE_MARK:
                self.has_picture_marks = True
                tree.add(mark_element(token.meta["mark"]))
                if token.content[-1] == " ":
                    tree.text(" ")
            case "formula_inline":
                tree.add(formula_element(token.content, block=False))
            case _:
                tree.text(token.content)

    def _soft_break(self, tokens: Sequence[Token], index: int) -> None:
        """No blank between Chinese characters, and a new line before what a reader takes for an item."""
        behind = words_of(tokens[index + 1 : index + 4])
        if _ITEM.match(behind):
            self._tree.add(Element("br"))
            self._tree.text("\n")
        elif not (is_chinese(_last_character(tokens, index)) and is_chinese(behind[:1])):
            self._tree.text("\n")

    def _reference(self, text: InlineText, token: Token) -> bool:
        """Draw a reference; whether the blank behind it goes, because it would stand between two Chinese characters."""
        start, end = token.meta["span"]
        mark = self._drawing.references.get(text.place(start))
        if mark is None:
            self._tree.text(unescape(token.content))
            return False
        before, behind = text.content[max(0, start - 2) : start], text.content[end : end + 2]
        if before[-1:] == " " and is_chinese(before[:1]) and is_chinese(mark.text[:1]):
            self._tree.without_blank_at_end()
        self.reference(mark)
        return behind[:1] == " " and is_chinese(behind[1:]) and is_chinese(mark.text[-1:])

    def reference(self, mark: LinkMark) -> None:
        """Another document's title is data: its asterisks are no emphasis."""
        element = Element("span", {"class": "sop-reference", "title": mark.title})
        if mark.href:
            # Not yet a link: its address is no path of a file beside the text.
            element.set(HREF_LATER, mark.href)
        elif mark.broken:
            element.set("class", "sop-reference sop-reference--broken")
        element.text = mark.text
        self._tree.add(element)

    def _link(self, token: Token) -> None:
        href = str(token.attrs.get("href", "")).replace(" ", "%20")
        if not is_safe_address(href):
            self._tree.open("span")
            return
        attributes = {"href": href}
        if "title" in token.attrs:
            attributes["title"] = str(token.attrs["title"])
        self._tree.open("a", attributes | self._listed(token, "a"))

    def _picture(self, token: Token) -> None:
        attributes = {"src": str(token.attrs.get("src", "")).replace(" ", "%20")}
        if "title" in token.attrs:
            attributes["title"] = str(token.attrs["title"])
        attributes["alt"] = alternative(token)
        draw_picture(self._tree, attributes | self._listed(token, "img"))

    def _listed(self, token: Token, tag: str) -> dict[str, str]:
        """What the attribute list behind a link or picture says of it."""
        found = token.meta.get("attributes")
        return self._drawing.attributes(tag, found) if found is not None else {}

    def _mention(self, label: str) -> None:
        count = self.mentions[label] = self.mentions.get(label, 0) + 1
        number = list(self.mentions).index(label) + 1
        mark = Element("sup", {"id": mention_id(number, count)})
        link = Element("a", {"class": "footnote-ref", "href": f"#fn-{number}"})
        link.text = str(number)
        mark.append(link)
        self._tree.add(mark)


DrawWritten = Callable[[GrowingTree, HtmlPiece], None]


def draw_obeyed(tree: GrowingTree, piece: HtmlPiece) -> None:
    """A piece of raw HTML: drawn if it is one of those that are, else shown as it was written."""
    match piece.kind:
        case HtmlKind.WORDS:
            tree.text(piece.words)
        case HtmlKind.COMMENT:
            return
        case _ if not piece.is_obeyed:
            tree.text(piece.written)
        case HtmlKind.CLOSE:
            tree.end_written(_drawn_as(piece.tag))
        case _ if piece.tag == "img":
            draw_picture(tree, {"alt": "", **attributes_of(piece)})
        case _:
            attributes = attributes_of(piece)
            if piece.tag in ("audio", "video"):
                attributes["controls"] = "controls"
            tree.write(_drawn_as(piece.tag), attributes)


def draw_picture(tree: GrowingTree, attributes: dict[str, str]) -> None:
    """A picture of the manual's own; one from elsewhere is a link for those who want to see it."""
    source = attributes.get("src", "")
    if is_local(source):
        tree.add(Element("img", attributes))
    elif is_safe_address(source):
        link = Element("a", {"href": source, "class": "sop-outside"})
        link.text = attributes.get("alt") or source
        tree.add(link)
    else:
        tree.text(attributes.get("alt", ""))


def formula_element(tex: str, *, block: bool) -> Element:
    """The formula, or its TeX as code where it cannot be drawn."""
    drawn = formula(tex, block=block)
    if drawn is not None:
        return drawn
    code = Element("code", {"class": "sop-formula"})
    code.text = tex
    return code


def mention_id(number: int, count: int) -> str:
    """The id of the place in the text from which a footnote is mentioned for the first, second … time."""
    return f"fnref-{number}" if count == 1 else f"fnref-{number}-{count}"


_DRAWN_AS = {
    "font": "span",
    "tt": "code",
    "strike": "s",
    "big": "span",
    "center": "div",
    "label": "span",
    "h1": "h2",
}
_SECTIONS = frozenset("address article aside footer header main nav section picture".split())


def _drawn_as(tag: str) -> str:
    """What is out of use, or would part the page around the text, becomes what looks like it."""
    return "div" if tag in _SECTIONS else _DRAWN_AS.get(tag, tag)


def _last_character(tokens: Sequence[Token], index: int) -> str:
    for token in reversed(tokens[max(0, index - 4) : index]):
        words = word_of(token)
        if words:
            return words[-1]
    return ""
