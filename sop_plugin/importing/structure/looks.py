"""What a paragraph looks like: bold all through, a sentence, as wide as a heading may be."""

from __future__ import annotations

import re

from sop_plugin.importing.content import Look, Paragraph, Text

WIDEST = 36.0
"""In Chinese characters: what is wider is no heading."""
_SENTENCE_END = re.compile(r"[。；;！!？?，,]$|[。；]|[a-z]\.$")


def is_bold(paragraph: Paragraph) -> bool:
    texts = [each for each in paragraph.inlines if isinstance(each, Text) and each.text.strip()]
    return bool(texts) and paragraph.number is None and all(Look.BOLD in each.marks for each in texts)


def is_sentence(text: str) -> bool:
    plain = text.strip().rstrip("：:")
    return bool(_SENTENCE_END.search(plain)) or "\n" in plain or width_of(plain) > WIDEST


def is_running_text(text: str) -> bool:
    return is_sentence(text) or text.rstrip().endswith(("：", ":"))


def width_of(text: str) -> float:
    """In Chinese characters; a Latin letter is half of one."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)
