"""Shapes that are drawn in Word itself: boxes, arrows and diagrams, of which a document can only hold the text."""

from __future__ import annotations

from sop_plugin.importing.xml import Element, attribute, child, descendants, name_of

DRAWINGS = ("w:drawing", "w:pict")
_OLD_SHAPES = ("v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:curve", "v:arc")
_TEXT_BOX = "#_x0000_t202"


def drawing_words(drawing: Element) -> str | None:
    """The text of what is drawn, or its name; ``None`` for pictures, charts, text boxes, rules and watermarks."""
    if any(name_of(above) in DRAWINGS or _is_repeated(above) for above in drawing.iterancestors()):
        return None
    shapes = [each for each in descendants(drawing, "wps:wsp", *_OLD_SHAPES) if _is_drawn(each)]
    if not shapes and next(descendants(drawing, "dgm:relIds"), None) is None:
        return None
    texts = ["".join(t.text or "" for t in descendants(each, "w:t")).strip() for each in shapes]
    name = attribute(next(descendants(drawing, "wp:docPr"), None), "name")
    return " · ".join(filter(None, texts)) or name or "—"


def _is_drawn(shape: Element) -> bool:
    if name_of(shape) == "wps:wsp":
        if attribute(child(shape, "wps:cNvSpPr"), "txBox") in ("1", "true"):
            return False
        return child(shape, "wps:txbx") is None or child(shape, "wps:spPr", "a:prstGeom") is not None
    if any(child(shape, name) is not None for name in ("v:imagedata", "v:textpath")):
        return False
    is_text_box = child(shape, "v:textbox") is not None and attribute(shape, "type") in ("", _TEXT_BOX)
    return not (attribute(shape, "o:hr") or (is_text_box and name_of(shape) == "v:shape"))


def _is_repeated(above: Element) -> bool:
    """Whether it is the form for old programs of what stands beside it for new ones."""
    alternatives = above.getparent() if name_of(above) == "mc:Fallback" else None
    return alternatives is not None and any(
        name_of(each) == "mc:Choice" and next(descendants(each, "w:drawing"), None) is not None
        for each in alternatives
    )
