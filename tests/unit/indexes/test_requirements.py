"""The trace matrix: what serves which requirement, and what nothing serves."""

from __future__ import annotations

import pytest
from sample_manual import AS_OF, document_source
from ways_manual import BOOKING, FORM, ORGANISATION

from sop_plugin.compile import CompiledManual, Sources, compile_manual
from sop_plugin.indexes.requirements import TraceMatrix, trace_rows
from sop_plugin.model.settings import Settings
from sop_plugin.reading.source import Source

CATALOGUE = """
standard: ISO 9001:2015
requirements:
  - {clause: "7.2", words: {zh-Hans: 培训, en: training}}
  - {clause: "7.5.2", words: 编制和更新}
  - {clause: "7.5.3.2", words: 版本控制}
  - {clause: "8.5.1", words: 受控条件, served_by: ["HT-SD-SOP-001", HT-SD-SOP-003, HT-SD-SOP-004]}
  - {clause: "9.2.2", words: 审核方案, served_by: [HT-SD-SOP-003]}
"""
SERVED = """
standard: ISO 9001:2015
requirements:
  - {clause: "7.5.3.2", served_by: ["HT-SD-SOP-001#3.2", "HT-SD-SOP-001#3.1", HT-SD-FRM-001, "HT-SD-SOP-001#9"]}
"""


def compiled(*catalogues: str) -> CompiledManual:
    unsigned = {"effective": None, "review": None, "approvals": None}
    documents = (
        document_source("HT-SD-SOP-001", BOOKING, satisfies={"3.1": ["ISO 9001:2015 7.5.2", "GMP 155"]}),
        document_source(
            "HT-SD-SOP-003", BOOKING, status="draft", satisfies=["ISO 9001:2015 7.2"], **unsigned
        ),
        document_source("HT-SD-SOP-004", BOOKING, expires="2026-06-30"),
        document_source("HT-SD-FRM-001", FORM, audience=None),
        document_source("HT-SD-FRM-002", FORM, audience=None),
    )
    organisation = Source("organisation.yml", ORGANISATION.encode())
    sources = tuple(Source(f"{at}.yml", text.encode()) for at, text in enumerate(catalogues))
    return compile_manual(
        Sources(documents, organisation, requirements=sources),
        Settings(external_titles=frozenset({"外部标准"})),
        AS_OF,
    )


@pytest.fixture(scope="module")
def matrix() -> TraceMatrix:
    return compiled(CATALOGUE, SERVED).indexes.ways_in.trace


def test_documents_and_catalogues_say_what_serves_what(matrix: TraceMatrix) -> None:
    assert {
        each.requirement.name: [(e.document.number, e.clause and e.clause.key) for e in each.evidence]
        for each in matrix.requirements
    } == {
        "ISO 9001:2015 7.2": [],
        "ISO 9001:2015 7.5.2": [("HT-SD-SOP-001", "3.1")],
        "ISO 9001:2015 7.5.3.2": [
            ("HT-SD-FRM-001", None),
            ("HT-SD-SOP-001", "3.1"),
            ("HT-SD-SOP-001", "3.2"),
        ],
        "ISO 9001:2015 8.5.1": [("HT-SD-SOP-001", None)],
        "ISO 9001:2015 9.2.2": [],
        "GMP 155": [("HT-SD-SOP-001", "3.1")],
    }


def test_drafts_and_what_has_ended_serve_nothing(matrix: TraceMatrix) -> None:
    assert [gap.clause for gap in matrix.gaps] == ["7.2", "9.2.2"]
    drafts = compiled(CATALOGUE).indexes.ways_in.with_drafts().trace
    assert [gap.clause for gap in drafts.gaps] == ["7.5.3.2"]


def test_the_other_way_round(matrix: TraceMatrix) -> None:
    assert [
        (document.number, [(clause and clause.key, requirement.clause) for clause, requirement in found])
        for document, found in matrix.by_document
    ] == [
        ("HT-SD-FRM-001", [(None, "7.5.3.2")]),
        (
            "HT-SD-SOP-001",
            [(None, "8.5.1"), ("3.1", "7.5.2"), ("3.1", "7.5.3.2"), ("3.1", "GMP 155"), ("3.2", "7.5.3.2")],
        ),
    ]


def test_records_are_those_of_the_clause_or_of_the_whole_text(matrix: TraceMatrix) -> None:
    kept = {
        (e.document.number, e.clause and e.clause.key): set(e.records)
        for each in matrix.requirements
        for e in each.evidence
    }
    assert kept["HT-SD-SOP-001", "3.1"] == {"HT-SD-FRM-001", "交接班本", "口头说明"}
    assert kept["HT-SD-SOP-001", "3.2"] == set()
    assert kept["HT-SD-SOP-001", None] == {"HT-SD-FRM-001", "HT-SD-FRM-002", "交接班本", "口头说明"}


def test_rows_tell_the_gaps_first(matrix: TraceMatrix) -> None:
    rows = trace_rows(matrix)
    assert [row.requirement.clause for row in rows if row.evidence is None] == ["7.2", "9.2.2"]
    assert [row.evidence is None for row in rows] == [True, True, *[False] * 6]


def test_a_manual_whose_documents_serve_nothing_is_not_traced(matrix: TraceMatrix) -> None:
    assert matrix.is_traced
    gaps = tuple(each for each in matrix.requirements if each.is_gap)
    assert not TraceMatrix(gaps).is_traced
