"""The clause of a form that is filled in, made ready for paper."""

from __future__ import annotations

import re

from markupsafe import Markup

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.headings import Heading, heading_kinds, heading_topics
from sop_plugin.model.manual import Manual
from sop_plugin.rendering.document_text import RenderedText

_LINK = re.compile(r'<a class="headerlink"[^<>]*>[^<>]*</a>|</?a(?: [^<>]*)?>')
# Blanks between the units of a date or a count (年 月 日) stand for what is written there by hand.
_CELL = re.compile(r"(?<=<td)([^<>]*>)([^<>]*)(?=</td>)")
_ROOM = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])|^(?=[年月时時分元] |元$)")
_LEVEL = re.compile(r"(</?h)([1-6])(?=[ >])")
# Paper does not scroll; on a screen the days of a month do, by keyboard too.
_REGION = re.compile(
    r' role="region" tabindex="0" aria-label="[^"]*"(?!>\s*<table[^<>]*>\s*<thead>(?:(?!</thead>).)*sop-narrow)',
    re.DOTALL,
)


def blank_clause(manual: Manual, document: Document) -> Clause | None:
    """The clause that holds the form itself; ``None`` for documents that are no forms."""
    if not manual.settings.is_form(document.type):
        return None
    kinds = heading_kinds(manual.settings.extra_headings)
    return next((c for c in document.body.clauses if Heading.FORM in heading_topics(c.title, kinds)), None)


def blank_html(document: Document, clause: Clause, rendered: RenderedText) -> Markup:
    """``clause`` without its heading, from the whole ``rendered`` text; paper follows no links."""
    ends = {c.key for c in document.body.clauses if c.line > clause.end_line}
    text = _LINK.sub("", rendered.within(clause.key, ends))
    text = with_room(_REGION.sub("", text).strip())
    # Its parts stand directly below the title of the blank.
    levels = [int(match[2]) for match in _LEVEL.finditer(text)]
    up = min(levels, default=2) - 2
    raised = _LEVEL.sub(lambda match: f"{match[1]}{int(match[2]) - up}", text) if up > 0 else text
    # Made harmless when it was rendered, and nothing was added but room.
    return Markup(raised)  # noqa: S704


def with_room(html: str) -> Markup:
    """Rendered text whose cells leave room where something is filled in by hand."""
    return Markup(_CELL.sub(_room, html))  # noqa: S704 - nothing is added but room


def _room(cell: re.Match[str]) -> str:
    return cell[1] + _ROOM.sub('<span class="sop-room"> </span>', cell[2])
