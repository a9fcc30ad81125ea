"""Chapters in which a document speaks of itself: 文件信息, Document control."""

from __future__ import annotations

from collections.abc import Collection

from markdown_it.token import Token

from sop_plugin.model.headings import without_number
from sop_plugin.reading.markdown.parsed import ParsedText

_NAMES = frozenset(
    {
        *"文件信息 文档信息 文件控制 文档控制 文件控制信息 基本信息 文件基本信息 文檔信息 文件資訊 文件控制資訊 metadata".split(),
        *(
            "document control",
            "document information",
            "document info",
            "document details",
            "document metadata",
        ),
    }
)


def is_of_facts(parsed: ParsedText, token: Token) -> bool:
    """Whether a heading names such a chapter; the title of the text never does."""
    words = next((words.words for heading, words in parsed.headings if heading is token), "")
    return token.tag != "h1" and without_number(words).strip().casefold() in _NAMES


def emptied_chapters(parsed: ParsedText, gone: Collection[int]) -> set[int]:
    """The lines of such chapters of which, without those that are ``gone``, only the heading is left."""
    lines: set[int] = set()
    begins = [token.map[0] for token, _ in parsed.headings if token.map]
    for token, _ in parsed.headings:
        if not token.map or not is_of_facts(parsed, token):
            continue
        first, below = token.map
        end = min((line for line in begins if line > first), default=len(parsed.lines))
        left = [line for line in range(below, end) if line not in gone]
        if len(left) < end - below and not any(parsed.lines[line].strip(" -*_") for line in left):
            lines |= set(range(first, end))
    return lines
