"""What search finds of a document."""

import re

from drawn_text import drawn
from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.pages.documents.searched_text import searched_text
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.html_text import inner_html
from sop_plugin.rendering.text_parts import TextPart

HTML = """<h3 id="c4-1"><span class="sop-clause-number">4.1</span> 接听<a class="headerlink" href="#c4-1" title="本条链接">&para;</a></h3>
<div class="sop-scroll" role="region">
<table class="sop-steps">
<thead>
<tr><th scope="col">步骤</th>
<th scope="col">时限</th></tr>
</thead>
<tbody>
<tr><td data-label="步骤">接<strong>起</strong>电话 &lt;b&gt;</td>
<td data-label="时限">3 声内</td></tr>
</tbody>
</table>
</div>
<ol>
<li>见 <a class="sop-reference" href="../HT-SD-FRM-001/">登记表</a></li>
</ol>
"""


def text(compiled: CompiledManual, html: str = HTML) -> str:
    return searched_text(
        compiled.manual, compiled.manual.in_order[0], RenderedText((TextPart(Markup(html)),))
    )


def test_words_stay_whole_and_apart(compiled: CompiledManual) -> None:
    words = re.sub(r"<[^>]*>", "", text(compiled)).split()
    assert {"接起电话", "步骤", "时限", "登记表", "4.1"} <= set(words)


def test_only_tags_that_search_needs_are_left(compiled: CompiledManual) -> None:
    assert set(re.findall(r"</?(\w+)", text(compiled))) == {"p", "h3", "ol", "li"}
    assert '<h3 id="c4-1">' in text(compiled)
    assert "&para;" not in text(compiled)
    assert "&lt;b&gt;" in text(compiled)


def test_facts_come_first(compiled: CompiledManual) -> None:
    document = compiled.manual.in_order[0]
    first = text(compiled).splitlines()[0]
    assert first.startswith(f"<p>{document.number} · ")
    assert all(word in first for word in (*document.audience, *document.keywords))


def test_of_a_number_on_a_picture_its_words_are_searched(compiled: CompiledManual) -> None:
    html = inner_html(drawn("![电话机](a.png)\n\n- ①（左 35%，上 20%）拿起听筒"))
    assert "35%" in html
    words = re.sub(r"<[^>]*>", "", text(compiled, html)).split()
    assert words[-1] == "①拿起听筒"
    assert not {"1", "（左"} & set(words)
