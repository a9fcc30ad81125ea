"""Python-Markdown extension for pages outside control: their blocks and lines are read by the grammar of documents.

MkDocs goes on checking their links and making their contents, and other extensions go on working: preprocessors before it,
their own kinds of blocks and signs within lines beside it, tree and text processors behind it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from sop_plugin.reading.markdown.dialect.attributes import Attributes
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.raw_html import HtmlKind, HtmlPiece, is_refused_on_pages
from sop_plugin.rendering.drawing import Drawing
from sop_plugin.rendering.growing_tree import GrowingTree
from sop_plugin.rendering.page_html import page_html
from sop_plugin.rendering.tables import label_tables
from sop_plugin.rendering.text_tree import text_tree
from sop_plugin.words.language import Language

# What the grammar of documents reads itself, by the names under which Python-Markdown and its extensions do.
_BLOCKS = (
    "empty indent code hashheader setextheader hr olist ulist quote reference paragraph table defindent deflist"
    " admonition details footnote abbr markdown_block"
).split()
_SIGNS = (
    "backtick escape reference link image_link image_reference short_reference short_image_ref autolink automail"
    " linebreak html entity not_strong em_strong em_strong2 strong_em emphasis emphasis2 strong strong2 footnote"
).split()
_APART = "<\ufdd0!["  # a code point that no text has
_ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
# Braces in which no attribute stands, such as those of {请填写} and {% endhint %}.
_NO_ATTRIBUTES = re.compile(r"\{(?=%|[^{}\n.#=:]*\})")


class PageMarkdown(Extension):
    """To be the last of a page's extensions: it takes over from those before it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our reading in the place of Python-Markdown's own."""
        for name in _SIGNS:
            md.inlinePatterns.deregister(name, strict=False)
        md.preprocessors.deregister("html_block", strict=False)
        # MkDocs looks for ids (21) with Python's parser of HTML, which breaks off where this is not followed by a name.
        md.preprocessors.register(_Swap(md, "<![", _APART), "sop_hide", 21.5)
        md.preprocessors.register(_Swap(md, _APART, "<!["), "sop_show", 20.5)
        # It counts the mentions of footnotes by ids of its own, and fails on ours.
        md.treeprocessors.deregister("footnote-duplicate", strict=False)
        md.parser.blockprocessors.register(_Blocks(md, self._language), "sop_blocks", 1000)
        for name in _BLOCKS:
            md.parser.blockprocessors.deregister(name, strict=False)
        # Another extension can look at a block and then leave it.
        md.parser.blockprocessors.register(_LeftBlock(md, self._language), "sop_left_block", -1000)
        # After the signs within lines (20) and attribute lists (8), but before "toc" (5) adds signs to headings.
        md.treeprocessors.register(_PageTree(md), "sop_tree", 6)


class _Swap(Preprocessor):
    def __init__(self, md: Markdown, old: str, new: str) -> None:
        super().__init__(md)
        self._old, self._new = old, new

    def run(self, lines: list[str]) -> list[str]:
        return [line.replace(self._old, self._new) for line in lines]


class _PageTree(Treeprocessor):
    """Labels tables, and takes away what attribute lists of any extension must not say, before ids go into the contents."""

    def run(self, root: Element) -> None:
        label_tables(root)
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                if is_refused_on_pages(name.lower(), value):
                    del element.attrib[name]


class _Blocks(BlockProcessor):
    """Reads all blocks but those that another extension knows."""

    def __init__(self, md: Markdown, language: Language) -> None:
        super().__init__(md.parser)
        self._md = md
        self._drawing = Drawing(language, attributes=_page_attributes)

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - what Python-Markdown calls it with
        """Everything is looked at."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Read the blocks up to the next that is another's; ``False`` when the first one is."""
        if self._is_anothers(parent, blocks[0]):
            return False
        ours = [blocks.pop(0)]
        while blocks and not self._is_anothers(parent, blocks[0]):
            ours.append(blocks.pop(0))
        self._draw("\n\n".join(ours), parent)
        return True

    def _is_anothers(self, parent: Element, block: str) -> bool:
        return any(
            processor.test(parent, block)
            for processor in self._md.parser.blockprocessors
            if not isinstance(processor, _Blocks)
        )

    def _draw(self, text: str, parent: Element) -> None:
        root = text_tree(ParsedText(text), self._drawing, self._stashed)
        for element in root.iter():
            element.text, element.tail = _kept(element.text), _kept(element.tail)
            for name in ("alt", "title"):
                if said := _kept(element.get(name)):
                    element.set(name, said)
            if element.tag in ("code", "math"):
                # Signs of other extensions mean nothing there.
                for inner in element.iter():
                    inner.text = AtomicString(inner.text) if inner.text else inner.text
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + (root.text or "")
        else:
            parent.text = (parent.text or "") + (root.text or "")
        parent.extend(root)

    def _stashed(self, tree: GrowingTree, piece: HtmlPiece) -> None:
        """Put raw HTML away until the page is written: it is no element of ours, and perhaps none at all."""
        if piece.kind is HtmlKind.WORDS:
            tree.text(piece.words)
        elif html := page_html(piece):
            tree.text(self._md.htmlStash.store(html))


class _LeftBlock(_Blocks):
    """Reads what nobody else has taken."""

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Read one block."""
        self._draw(blocks.pop(0), parent)
        return True


def _kept(text: str | None) -> str | None:
    """Words that look like a character reference, or like an attribute list: Python-Markdown would take them for one."""
    if text and "&" in text:
        text = _ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", text)
    return _NO_ATTRIBUTES.sub(f"{AMP_SUBSTITUTE}#123;", text) if text and "{" in text else text


def _page_attributes(_tag: str, attributes: Attributes) -> dict[str, str]:
    """An attribute list of a page says what it likes, but for what would run."""
    found = {name: value for name, value in attributes.others if _is_allowed(name, value)}
    if attributes.id:
        found["id"] = attributes.id
    if attributes.classes:
        found["class"] = " ".join(attributes.classes)
    return found


def _is_allowed(name: str, value: str) -> bool:
    return name not in ("style", "srcset") and not is_refused_on_pages(name, value)
