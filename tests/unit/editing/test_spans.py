from __future__ import annotations

from sop_plugin.editing.spans import Span, with_spans


def test_only_the_spans_change() -> None:
    text = "见《甲》、《甲》。\r\n\n另见《甲》\n"
    spans = [Span(1, 2, 5, "《乙和丙》"), Span(1, 6, 9, "《乙》"), Span(3, 3, 6, "")]
    assert with_spans(text, spans) == "见《乙和丙》、《乙》。\r\n\n另见\n"
    assert with_spans(text, []) == text
