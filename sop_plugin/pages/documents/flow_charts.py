"""Flow charts below the tables of steps of a document's page."""

from __future__ import annotations

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
from sop_plugin.words.labels import Label, label_texts
from sop_plugin.words.language import Language

_BLOCK = Markup(
    '\n<details class="sop-flow" data-search-exclude data-pagefind-ignore><summary>{summary}</summary>\n'
    '<div class="sop-scroll sop-flow__scroll" role="region" tabindex="0" aria-label="{title}">\n{chart}\n</div>\n'
    "{steps}\n</details>"
)


def with_flow_charts(document: Document, text: RenderedText) -> Markup:
    """The rendered Markdown of ``document``, with a chart behind each table of steps that is long enough."""
    titles = {clause.key: clause.title for clause in document.body.clauses}
    charts = {
        name: partial(
            _block, flow_of(table), document.language, name, titles.get(table.clause or "", document.title)
        )
        for name, table in named_tables(document.body.procedures.step_tables)
        if len(table.steps) >= SHORTEST
    }
    return text.with_blocks(lambda name: charts[name]() if name in charts else None)


# The text of a revision stands on two pages, at the number's address and at its own.
@lru_cache(4096)
def _block(flow: Flow, language: Language, name: str, title: str) -> Markup:
    labels = label_texts(language)
    words = ChartWords(
        start=labels["flow_start"],
        end=labels["flow_end"],
        yes=labels["flow_yes"],
        no=labels["flow_no"],
        nobody=labels["flow_nobody"],
    )
    of_title = Label.FLOW_CHART_OF.text(language, title=title)
    description = Label.FLOW_DESCRIPTION.text(language, count=len(flow.steps))
    return _BLOCK.format(
        summary=labels["flow_chart"],
        title=of_title,
        chart=draw_chart(lay_out(flow, words), f"flow-{name}", of_title, description),
        steps=flow_list(flow, labels, "sop-hidden"),
    )
