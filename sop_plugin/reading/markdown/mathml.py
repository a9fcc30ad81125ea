"""Formulas written in TeX, as MathML: browsers draw it without a script, and it can be read aloud."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

_ELEMENTS = frozenset(
    "math mi mn mo mrow msup msub msubsup mfrac msqrt mroot mtext mspace mtable mtr mtd mover munder munderover mstyle"
    " mpadded mphantom menclose mmultiscripts mprescripts none".split()
)
_ATTRIBUTES = frozenset(
    "display mathvariant stretchy fence form separator linethickness width minsize maxsize displaystyle scriptlevel"
    " columnalign accent movablelimits lspace rspace".split()
)
_LONGEST = 2_000
# With commands of its own a short formula can grow without end.
_GROWS = re.compile(r"\\(?:def|gdef|let|newcommand|renewcommand|providecommand|newenvironment)\b")


def formula(tex: str, *, block: bool) -> Element | None:
    """The formula as MathML; ``None`` where it is none that can be drawn."""
    drawn = _drawn(tex, block)
    return deepcopy(drawn) if drawn is not None else None


@lru_cache(512)
def _drawn(tex: str, block: bool) -> Element | None:
    from latex2mathml.converter import Converter

    if len(tex) > _LONGEST or _GROWS.search(tex):
        return None
    try:
        root = Converter(display="block" if block else "inline").convert_to_element(tex)
    except Exception:  # noqa: BLE001 - it names a kind of error for each way of being no formula
        return None
    for element in root.iter():
        if element.tag not in _ELEMENTS:
            return None
        for name in list(element.attrib):
            if name not in _ATTRIBUTES:
                del element.attrib[name]
        # It hands over character references instead of characters.
        element.text = unescape(element.text) if element.text else element.text
    root.set("class", "sop-formula")
    return root
