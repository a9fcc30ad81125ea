"""A document as a page that needs nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source
from sop_plugin.rendering.standalone import standalone_page

TEXT = """---
number: {number}
title: {title}
type: procedure
department: HT-SD
revision: "1"
status: approved
effective: 2026-03-01
---

## 目的

按 [[HT-SD-SOP-002#1]] 和 [[HT-SD-SOP-009]] 办理。<script>alert(1)</script>

| 步骤 | 责任人 |
| --- | --- |
| 接听 | 预订员 |
"""


def manual() -> Manual:
    found = []
    for number, title in (("HT-SD-SOP-001", "接听 & <转接>"), ("HT-SD-SOP-002", "记录")):
        text = TEXT.format(number=number, title=f'"{title}"')
        document = read_document(Source(f"{number}.md", text.encode()), Settings()).document
        assert document is not None
        found.append(document)
    return Manual(tuple(found), Organisation(), Settings(), date(2026, 11, 21))


def page(whole: Manual) -> str:
    document = whole.documents[0]
    references = resolve_references(whole).outgoing[document.path]
    return standalone_page(whole, document, references, [("批准", "沈 <b>光耀</b>", "2026-02-20", "已加封")])


def test_it_holds_text_facts_and_signatures_and_links_to_its_neighbours() -> None:
    html = page(manual())
    assert "<h1>接听 &amp; &lt;转接&gt;</h1>" in html
    assert "2026-03-01" in html
    assert '<a class="sop-reference" href="HT-SD-SOP-002.html#c1"' in html
    assert "<td>批准</td><td>沈 &lt;b&gt;光耀&lt;/b&gt;</td><td>2026-02-20</td><td>已加封</td>" in html
    assert '<td data-label="责任人">预订员</td>' in html


def test_what_is_not_exported_with_it_is_named_without_a_link() -> None:
    html = page(manual())
    assert "HT-SD-SOP-009.html" not in html
    assert "HT-SD-SOP-009" in html


def test_the_text_is_data_and_the_page_asks_nobody_else() -> None:
    html = page(manual())
    assert "<script" not in html
    assert "http" not in html
    assert html == page(replace(manual())), "the same text gives the same page"
