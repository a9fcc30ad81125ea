"""A tree of elements that grows in the order of a text. HTML that an author wrote cannot reach beyond the block around it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from sop_plugin.reading.markdown.raw_html import PHRASES, VOID

# What ends when another of its kind begins, as browsers have it.
_ENDED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tbody": ("tr", "td", "th", "thead", "tbody", "caption", "colgroup"),
    "tfoot": ("tr", "td", "th", "thead", "tbody", "caption", "colgroup"),
    "thead": ("caption", "colgroup"),
}
_DEEPEST = 120
_BOUNDS = frozenset(("table", "ul", "ol", "dl"))
_BLOCKS = frozenset("p div ul ol dl pre table blockquote h1 h2 h3 h4 h5 h6 details".split())


class GrowingTree:
    """Elements open and close; ``write`` opens and closes those of raw HTML, and ends them with the block that they stand in."""

    def __init__(self) -> None:
        self.root = Element("div")
        self._open = [self.root]
        self._written = [""]  # the tags as an author wrote them; empty for what is not raw HTML

    @property
    def top(self) -> Element:
        """The innermost open element."""
        return self._open[-1]

    def open(self, tag: str, attributes: dict[str, str] | None = None) -> Element:
        """Begin an element."""
        element = Element(tag, attributes or {})
        if self._written[-1] == "p" and tag in _BLOCKS:
            self._open[-1].tag = "div"  # a paragraph holds no blocks; what it says of their looks stays
        self._open[-1].append(element)
        self._open.append(element)
        self._written.append("")
        return element

    def close(self) -> Element:
        """End the innermost element that is not raw HTML, with all that is open in it."""
        while self._written[-1]:
            self._pop()
        return self._pop()

    def add(self, element: Element) -> None:
        """Put a whole element in."""
        self._open[-1].append(element)

    def text(self, words: str) -> None:
        """Add words."""
        parent = self._open[-1]
        if len(parent):
            last = parent[-1]
            last.tail = (last.tail or "") + words
        else:
            parent.text = (parent.text or "") + words

    def without_blank_at_end(self) -> None:
        """Take away one blank with which the words end so far."""
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "").removesuffix(" ")
        else:
            parent.text = (parent.text or "").removesuffix(" ")

    def write(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element of raw HTML."""
        enders = _ENDED_BY.get(tag, ())
        while self._written[-1] in enders:
            self._pop()
        element = Element(tag, attributes)
        self._open[-1].append(element)
        if tag not in VOID and len(self._open) < _DEEPEST:
            self._open.append(element)
            self._written.append(tag)

    def end_written(self, tag: str) -> bool:
        """End an element of raw HTML; whether one was open within the present block."""
        for index in range(len(self._open) - 1, 0, -1):
            if not self._written[index]:
                return False
            if self._written[index] == tag:
                del self._open[index:], self._written[index:]
                return True
            if self._written[index] in _BOUNDS and tag not in _BOUNDS:
                return False
        return False

    def end_phrases(self) -> None:
        """End raw HTML that cannot hold blocks: bold words do not go on through all that follows."""
        while self._written[-1] in PHRASES:
            self._pop()

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def end_down_to(self, depth: int) -> None:
        """End what was opened since there were ``depth`` open elements."""
        while len(self._open) > depth:
            self._pop()

    def _pop(self) -> Element:
        self._written.pop()
        return self._open.pop()
