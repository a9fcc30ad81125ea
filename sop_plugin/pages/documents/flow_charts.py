"""Flow charts below the tables of steps of a document's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.flow_chart.draw import draw_chart
from sop_plugin.rendering.flow_chart.flow import SHORTEST, Flow, flow_of
from sop_plugin.rendering.flow_chart.layout import lay_out
from sop_plugin.rendering.flow_chart.listing import flow_list
from sop_plugin.rendering.flow_chart.shapes import ChartWords
from sop_plugin.rendering.step_anchors import named_tables
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, voice_in

_BLOCK = Markup(
    '\n<details class="sop-flow" data-search-exclude data-pagefind-ignore><summary>{summary}</summary>\n'
    '<div class="sop-scroll sop-flow__scroll" role="region" tabindex="0" aria-label="{title}">\n{chart}\n</div>\n'
    "{steps}\n</details>"
)


@dataclass(frozen=True)
class TableChart:
    """The drawings of one table of steps, ``clause`` the key of the clause that it stands in."""

    clause: str | None
    title: str
    drawing: Markup


def table_charts(document: Document) -> Iterator[TableChart]:
    """The charts of ``document`` by themselves, as paper has them."""
    voice = voice_in(document.language)
    titles = {clause.key: clause.title for clause in document.body.clauses}
    for name, table in named_tables(document.body.procedures.step_tables):
        if len(table.steps) >= SHORTEST:
            title = titles.get(table.clause or "", document.title)
            yield TableChart(table.clause, title, _drawing(flow_of(table), voice, name, title))


def with_flow_charts(document: Document, text: RenderedText, before: Mapping[int, Markup]) -> Markup:
    """The rendered Markdown of ``document``, with a chart behind each table of steps that is long enough.

    ``before`` is what stands before a part of the text, by its index.
    """
    titles = {clause.key: clause.title for clause in document.body.clauses}
    charts = {
        name: partial(
            _block,
            flow_of(table),
            voice_in(document.language),
            name,
            titles.get(table.clause or "", document.title),
        )
        for name, table in named_tables(document.body.procedures.step_tables)
        if len(table.steps) >= SHORTEST
    }
    return text.with_blocks(lambda name: charts[name]() if name in charts else None, before)


# The text of a revision stands on two pages, at the number's address and at its own.
@lru_cache(4096)
def _block(flow: Flow, voice: Voice, name: str, title: str) -> Markup:
    return _BLOCK.format(
        summary=voice.say(labels.FLOW_CHART),
        title=voice.say(labels.FLOW_CHART_OF, title=title),
        chart=_drawing(flow, voice, name, title),
        steps=flow_list(flow, voice, "sop-hidden"),
    )


def _drawing(flow: Flow, voice: Voice, name: str, title: str) -> Markup:
    words = ChartWords(
        start=voice.say(labels.FLOW_START),
        end=voice.say(labels.FLOW_END),
        yes=voice.say(labels.FLOW_YES),
        no=voice.say(labels.FLOW_NO),
        nobody=voice.say(labels.FLOW_NOBODY),
    )
    of_title = voice.say(labels.FLOW_CHART_OF, title=title)
    description = voice.say(labels.FLOW_DESCRIPTION, count=len(flow.steps))
    return draw_chart(lay_out(flow, words), f"flow-{name}", of_title, description)
