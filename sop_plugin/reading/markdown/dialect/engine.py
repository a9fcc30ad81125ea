"""The parser of the dialect, made once for a process."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from sop_plugin.reading.markdown.dialect.blocks import Blocks
from sop_plugin.reading.markdown.dialect.inline import Inline

_DEEPEST = 60
"""Lists and quotations within each other; what stands deeper is a finding."""


class _Dialect(MarkdownIt):
    """Takes addresses as they are written: whether one may be shown is decided when it is drawn."""

    def __init__(self) -> None:
        super().__init__("gfm-like2", {"linkify": False, "maxNesting": _DEEPEST, "html": True})
        self.block = Blocks()
        rules2 = self.inline.ruler2.get_active_rules()
        self.inline = Inline()
        self.inline.ruler2.enableOnly(rules2)

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the parent's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, url: str) -> str:  # noqa: N802
        return url


@cache
def engine() -> MarkdownIt:
    """The parser; it keeps nothing of a text."""
    return _Dialect()
