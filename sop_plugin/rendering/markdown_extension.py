"""Python-Markdown extension for controlled documents: numbers headings, draws references, keeps the text data.

Raw HTML of a controlled document is shown, not obeyed, and no attribute or address of it can run a script.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from sop_plugin.rendering.idle_patterns import leave_out_idle
from sop_plugin.rendering.markdown import (
    HEADING_CLOSE,
    HEADING_OPEN,
    LINK_CLOSE,
    LINK_OPEN,
    ROW_CLOSE,
    ROW_OPEN,
    MarkedText,
)
from sop_plugin.rendering.terms import HREF_LATER, TermLinks

_HEADING_MARK = re.compile(rf"{HEADING_OPEN}(\d+){HEADING_CLOSE}")
_ROW_MARK = re.compile(rf"{ROW_OPEN}(\d+){ROW_CLOSE}")
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_SAFE_ADDRESS = re.compile(r"(?:https?|mailto|tel):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "background", "cite")
_KEPT_ATTRIBUTES = re.compile(
    r"href|src|alt|title|id|class|lang|dir|name|target|rel|type|checked|disabled|start|value|colspan|rowspan|scope|align"
    r"|width|height|style|for|role|tabindex|aria-[\w-]+|data-(?!md-|sop-)[\w-]+|open|datetime|loading|download|hidden|accesskey"
)
# Names by which the theme's scripts find their own elements; those of tabs and code lines come from extensions.
_SCRIPTS_ID = re.compile(r"__(?!tabbed_|codelineno-|span-)")
# The only style that Python-Markdown itself writes, for the alignment of table cells.
_KEPT_STYLE = re.compile(r"text-align:\s*(?:left|right|center);?")


class ControlledMarkdown(Extension):
    """For one text, and an engine that is made for it."""

    def __init__(self, marked: MarkedText) -> None:
        super().__init__()
        self._marked = marked

    def extendMarkdown(self, md: Markdown) -> None:
        """Take raw HTML out of the language, and put the processors in that draw the marks."""
        for registry, name in ((md.preprocessors, "html_block"), (md.inlinePatterns, "html")):
            if name in registry:
                registry.deregister(name)
        leave_out_idle(md, self._marked.text)
        # Above "backtick" (190) nothing else reads the marks; below 20 the inline patterns have run, above 5 not yet "toc".
        md.inlinePatterns.register(_References(self._marked, md), "sop_references", 185)
        md.treeprocessors.register(_Headings(self._marked, md), "sop_headings", 12)
        if self._marked.rows:
            # Before "sop_tables" (6) puts regions around tables.
            md.treeprocessors.register(_Rows(self._marked, md), "sop_rows", 11)
        if self._marked.terms is not None:
            md.treeprocessors.register(TermLinks(self._marked.terms, md), "sop_terms", 7)
        md.treeprocessors.register(_Harmless(md), "sop_harmless", -100)


class _References(InlineProcessor):
    def __init__(self, marked: MarkedText, md: Markdown) -> None:
        super().__init__(rf"{LINK_OPEN}(\d+){LINK_CLOSE}", md)
        self._links = marked.links

    # Another return type than the parent's signature names is what the parent documents.
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        link = self._links[int(m[1])]
        element = Element("span", {"class": "sop-reference", "title": link.title})
        if link.href:
            # Not yet a link; the last processor makes it one.
            element.set(HREF_LATER, link.href)
        elif link.broken:
            element.set("class", "sop-reference sop-reference--broken")
        # Another document's title is data: its asterisks are no emphasis.
        element.text = AtomicString(link.text)
        return element, m.start(0), m.end(0)


class _Headings(Treeprocessor):
    def __init__(self, marked: MarkedText, md: Markdown) -> None:
        super().__init__(md)
        self._headings = marked.headings

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag not in _HEADINGS or not element.text:
                continue
            match = _HEADING_MARK.match(element.text)
            if match is None:
                continue
            mark = self._headings[int(match[1])]
            title = element.text[match.end() :].lstrip()
            element.text = ""
            if mark.explicit_id:
                # Both addresses work: the id that the author fixed, and the one by number.
                element.set("id", mark.explicit_id)
                anchor = Element("span", {"id": mark.anchor, "class": "sop-anchor"})
                anchor.tail = ""
                element.insert(0, anchor)
            else:
                element.set("id", mark.anchor)
            number = Element("span", {"class": "sop-clause-number"})
            number.text = mark.number
            number.tail = f" {title}"
            element.insert(1 if mark.explicit_id else 0, number)


class _Rows(Treeprocessor):
    def __init__(self, marked: MarkedText, md: Markdown) -> None:
        super().__init__(md)
        self._rows = marked.rows

    def run(self, root: Element) -> None:
        for row in root.iter("tr"):
            for cell in row:
                match = _ROW_MARK.match(cell.text or "")
                if match is not None and cell.text:
                    row.set("id", self._rows[int(match[1])])
                    cell.text = cell.text[match.end() :]


class _Harmless(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if HREF_LATER in element.attrib:
                element.tag = "a"
                element.set("href", element.attrib.pop(HREF_LATER))
            for name, value in list(element.attrib.items()):
                if not _is_harmless(name, value):
                    del element.attrib[name]


def _is_harmless(name: str, value: str) -> bool:
    if not _KEPT_ATTRIBUTES.fullmatch(name):
        return False
    if name in _ADDRESSES:
        return bool(_SAFE_ADDRESS.match(_plain(value)))
    if name == "style":
        return bool(_KEPT_STYLE.fullmatch(value))
    return name != "id" or not _SCRIPTS_ID.match(value)


def _plain(value: str) -> str:
    """An address as a browser reads it: entities decoded, the blanks and control characters that it ignores left out."""
    decoded = html.unescape(value.replace(AMP_SUBSTITUTE, "&"))
    return re.sub(r"[\x00-\x20\x7f-\xa0]+", "", decoded)
