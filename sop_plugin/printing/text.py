"""The text of a document for paper: without what only a screen can do, its form with room to write, its charts at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.pages.documents.flow_charts import table_charts
from sop_plugin.pages.edition import Edition
from sop_plugin.printing.charts import PaperChart, chart_rows
from sop_plugin.printing.tables import within_the_sheet
from sop_plugin.rendering.blank_form import blank_clause, with_room
from sop_plugin.rendering.contents import ContentsEntry

_BESIDE_TEXT = re.compile(r'<a class="(?:headerlink|footnote-backref)"[^<>]*>[^<>]*</a>')
# In a tag: addresses of documents that the sheet cannot lead to, and what keys can scroll.
_SCREEN_ONLY = re.compile(r' href="(?!#|https?:|mailto:|tel:)[^"]*"| role="region" tabindex="0"')
# A link whose words are its address: that need not follow once more.
_BARE = re.compile(
    r'<a(?P<before>(?: (?!class=)[\w-]+="[^"]*")*? href="(?P<to>https?:[^"]*)")(?P<after>[^<>]*)>(?P=to)</a>'
)
_WITHOUT_WORDS = re.compile(r'(<img\b[^<>]*? src="(?:[^"]*/)?([^"/]*)"[^<>]*? alt=)""')
_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)"')
_TAG = re.compile(r"<[^<>]*>")
# A list of contents helps from about five sheets on.
_LONG_TEXT, _MANY_CLAUSES = 3_000, 8


@dataclass(frozen=True)
class PaperText:
    """``contents`` is empty where the text is short."""

    html: Markup
    charts: tuple[tuple[PaperChart, ...], ...]
    contents: tuple[ContentsEntry, ...]


def paper_text(edition: Edition, document: Document, family: str) -> PaperText:
    """The whole text; pictures have the addresses of the files that were released with it, charts the fonts of ``family``."""
    rendered = edition.texts.on_paper(document)
    # Harmless when it was rendered. A picture that nothing is said of has its name, for those who have the sheet read out.
    html = Markup(_WITHOUT_WORDS.sub(r'\1"\2"', _off_screen(rendered.html)))  # noqa: S704
    html = Markup(within_the_sheet(html))  # noqa: S704 - classes are added
    form = blank_clause(edition.manual, document)
    if form is not None:
        html = _form_apart(html, form.explicit_id or form.anchor)
    clauses = tuple(rendered.contents)
    is_long = len(document.body.text) >= _LONG_TEXT and sum(1 for _ in _entries(clauses)) >= _MANY_CLAUSES
    return PaperText(html, chart_rows(table_charts(document), family), clauses if is_long else ())


def _off_screen(html: str) -> str:
    """Only tags are changed: a text may well say what stands in one."""
    on_paper = _TAG.sub(lambda tag: _SCREEN_ONLY.sub("", tag[0]), _BESIDE_TEXT.sub("", html))
    return _BARE.sub(r'<a class="sop-bare"\g<before>\g<after>>\g<to></a>', on_paper)


def _form_apart(html: Markup, anchor: str) -> Markup:
    """The clause that is filled in begins a sheet, and its cells leave room to write."""
    heads = list(_HEADING.finditer(html))
    index = next((i for i, head in enumerate(heads) if head["id"] == anchor), None)
    if index is None:
        return html  # a form whose fields are no chapter of its own
    begin = heads[index].start()
    end = heads[index + 1].start() if index + 1 < len(heads) else len(html)
    before, form, after = html[:begin], html[begin:end], html[end:]
    return Markup('{}<section class="form">\n{}</section>\n{}').format(before, with_room(form), after)


def _entries(entries: tuple[ContentsEntry, ...]) -> Iterator[ContentsEntry]:
    for entry in entries:
        yield entry
        yield from _entries(entry.children)
