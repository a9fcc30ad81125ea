"""The page of the trace matrix, and the list of it for other programs."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from drawn import document_page, page
from html_tree import with_class, words
from released_manuals import compiled as with_ledger
from sample_ledger import recorded_manual
from sample_manual import AS_OF, ORGANISATION, default_sources

from sop_plugin.compile import CompiledManual, Sources, compile_manual
from sop_plugin.model.settings import Settings
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.voice import page_voice
from sop_plugin.reading.source import Source
from sop_plugin.sharing.manual_lists import MANUAL_LISTS, lists_of
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.sharing.workbook import Sheet, workbook_bytes

CATALOGUE = """
standard: ISO <9001>
requirements:
  - {clause: "7.2", words: 培训 <b>}
  - {clause: "7.5.2", words: 编制, served_by: ["HT-SD-SOP-004#2.1", HT-SD-SOP-017, HT-SD-SOP-013]}
  - {clause: "7.5.9", served_by: [HT-SD-SOP-004]}
"""


def compiled(*catalogues: str) -> CompiledManual:
    organisation = Source("organisation.yml", ORGANISATION.read_bytes())
    requirements = tuple(Source(f"requirements/{n}.yml", text.encode()) for n, text in enumerate(catalogues))
    sources = Sources(tuple(default_sources()), organisation, requirements=requirements)
    return compile_manual(sources, Settings(external_titles=frozenset({"外部标准"})), AS_OF)


@pytest.fixture(scope="module")
def traced() -> CompiledManual:
    return compiled(CATALOGUE)


def rows(tree: Any, css_class: str) -> list[list[str]]:
    return [
        [words(cell) for cell in row]
        for table in with_class(tree, css_class)
        for row in table.iterfind("tbody/tr")
    ]


def test_gaps_come_first_and_then_both_ways(traced: CompiledManual) -> None:
    tree = page(Edition(traced), "trace/")
    assert rows(tree, "sop-trace__gaps") == [["ISO <9001> 7.2", "培训 <b>"]]
    assert [row[:2] for row in rows(tree, "sop-trace__requirements")] == [
        ["ISO <9001> 7.5.2 编制", "HT-SD-SOP-004 接听电话"],
        ["ISO <9001> 7.5.2 编制", "HT-SD-SOP-017 Taking bookings"],
        ["ISO <9001> 7.5.9 没有目录列出", "HT-SD-SOP-004 接听电话"],
    ]
    first = rows(tree, "sop-trace__requirements")[0]
    assert first[3:] == ["有效", "本版尚无复审记录", "—"]
    clause = with_class(tree, "sop-clause")[0]
    assert clause.get("href") == "../HT-SD-SOP-004/#c2-1"
    assert [row[0] for row in rows(tree, "sop-trace__documents")] == [
        "HT-SD-SOP-004 接听电话",
        "HT-SD-SOP-017 Taking bookings",
    ]


def test_there_is_no_page_and_no_list_of_what_is_not_traced() -> None:
    bare = compiled(CATALOGUE.split(", served_by")[0] + "}\n")
    assert bare.manual.requirements.known
    assert "trace/" not in {output.address for output in site_outputs(Edition(bare))}
    assert "trace" not in {each.key for each in lists_of(bare)}


def test_the_list_tells_programs_and_spreadsheets_the_same(traced: CompiledManual) -> None:
    listed = MANUAL_LISTS["trace"]
    found = listed.rows(traced)
    facts = [
        {column.key: column.fact(row, traced.manual) for column in listed.layout.programs} for row in found
    ]
    assert [(each["requirement"], each["gap"], each["number"], each["clause"]) for each in facts] == [
        ("ISO <9001> 7.2", True, None, None),
        ("ISO <9001> 7.5.2", False, "HT-SD-SOP-004", "2.1"),
        ("ISO <9001> 7.5.2", False, "HT-SD-SOP-017", None),
        ("ISO <9001> 7.5.9", False, "HT-SD-SOP-004", None),
    ]
    assert [each["document_state"] for each in facts] == [None, "effective", "effective", "effective"]
    voice = page_voice(traced.manual.settings.language).plain
    sheet = Sheet(listed.title, listed.layout.spreadsheet, found)
    data = workbook_bytes([sheet], traced.manual, Provenance(), voice)
    shared = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml").decode()
    assert "没有文件满足" in shared
    assert "ISO &lt;9001&gt; 7.5.2" in shared


def test_a_document_tells_what_it_serves_and_says_nothing_where_it_serves_nothing(
    traced: CompiledManual,
) -> None:
    def told(number: str) -> list[str]:
        drawn = document_page(Edition(traced), traced.manual.by_number[number])
        return [words(item) for each in with_class(drawn, "sop-related__served") for item in each]

    assert told("HT-SD-SOP-004") == ["ISO <9001> 7.5.9", "ISO <9001> 7.5.2 编制 第 2.1 条"]
    assert told("HT-SD-SOP-015") == []


def test_a_new_edition_tells_what_it_touches() -> None:
    coming = """
standard: ISO <9001:26>
replaces: ISO <9001>
requirements:
  - {clause: "7.5", was: ["7.5.2"], changed: <b>另要备份, words: 编制}
  - {clause: "9", words: 新增}
"""
    edition = Edition(compiled(CATALOGUE, coming))
    tree = page(edition, "trace/")
    assert rows(tree, "sop-trace__edition") == [
        ["新增", "ISO <9001:26> 9 新增", "—", "没有文件满足"],
        [
            "有改动",
            "ISO <9001:26> 7.5 编制改动：<b>另要备份",
            "7.5.2",
            "HT-SD-SOP-004 接听电话：第 2.1 条 接起HT-SD-SOP-017 Taking bookings：全文",
        ],
        ["新版中没有对应", "ISO <9001> 7.2 培训 <b>", "—", "没有文件满足"],
    ]
    assert "要看的文件：2 份" in words(tree)
    assert rows(tree, "sop-trace__gaps") == [["ISO <9001> 7.2", "培训 <b>"]]
    # The filter writes into each group how many of its rows are shown.
    groups = [each for each in tree.iter() if each.get("data-sop-group") is not None]
    assert len(groups) == 3
    assert all(len(with_class(group, "sop-count")) == 1 for group in groups)


def test_what_changed_since_the_audit_is_told_with_links_to_what_is_there() -> None:
    done = with_ledger(
        recorded_manual(),
        settings=Settings(last_audit=date(2025, 1, 1)),
        requirements=[
            Source(
                "gmp.yml",
                b'{standard: GMP, requirements: [{clause: "1", words: x, served_by: [HT-SD-SOP-001, HT-SD-SOP-002]}]}',
            )
        ],
    )
    tree = page(Edition(done), "trace/")
    # Each row leads to all that the ledger has of the document.
    one, other = "HT-SD-SOP-001", "HT-SD-SOP-002"
    assert [row[-1] for row in rows(tree, "sop-trace__requirements")] == [f"台账 {one}"]
    assert rows(tree, "sop-trace__since") == [
        [
            "GMP 1 x",
            "改版",
            "HT-SD-SOP-001 接听电话",
            "1",
            "2",
            "2026-03-10",
            "仍适用改为第 2 种做法",
            f"台账 {one}",
        ],
        [
            "GMP 1 x",
            "不再满足",
            "HT-SD-SOP-002 传真预订",
            "1",
            "—",
            "2025-02-28",
            "渠道关闭",
            f"台账 {other}",
        ],
    ]
    links = {each.get("href") for each in page(Edition(done), "audit/").iter("a")}
    assert "../trace/#since-audit" in links
    assert tree.find(".//*[@id='since-audit']") is not None
