"""Every passage of the source texts has its clause, and every document its source; the format is told in README.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from each_case import each_case
from sample_manual import document_source
from trace_checks import (
    LONGEST_FACT,
    claim_problems,
    coverage_problems,
    passage_problems,
    unclaimed_problems,
)
from trace_table import ReadTable, TraceTable, read_own_additions, read_table

from sop_plugin.model.document import Document
from sop_plugin.model.settings import Settings
from sop_plugin.outside.files import markdown_sources
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.workspace.workspace import open_workspace

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
SOURCES = ["000", "001", "002", "004"]
OWN_ADDITIONS = HERE / "own-additions.yml"


def said(problems: Iterable[str]) -> str:
    return "\n".join(problems)


def table_of(source: str) -> TraceTable:
    read = read_table(HERE / f"source-{source}.yml")
    assert not read.problems, said(read.problems)
    assert read.table
    return read.table


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """The documents as they stand in the working tree, drafts and scheduled revisions included: readers may see others."""
    project = open_workspace(PROJECT / "mkdocs.yml")
    settings, is_page = project.options.settings, project.is_page
    found = markdown_sources(project.docs_dir, project.docs_shown_as, settings.max_bytes, project.is_left_out)
    read = {
        source.path: read_document(source, settings).document
        for inside, source in found
        if not is_page(inside)
    }
    assert None not in read.values(), sorted(path for path, document in read.items() if document is None)
    return tuple(document for document in read.values() if document)


def test_there_is_a_table_for_each_source_text() -> None:
    assert sorted(path.name for path in HERE.glob("*.yml")) == sorted(
        [OWN_ADDITIONS.name, *(f"source-{source}.yml" for source in SOURCES)]
    )


@pytest.mark.parametrize("source", SOURCES)
def test_every_line_of_a_source_text_is_covered_once_and_in_order(source: str) -> None:
    problems = list(coverage_problems(table_of(source)))
    assert not problems, said(problems)


@pytest.mark.parametrize("source", SOURCES)
def test_every_passage_is_claimed_or_left_out_with_a_reason(source: str) -> None:
    problems = list(passage_problems(table_of(source)))
    assert not problems, said(problems)


@pytest.mark.parametrize("source", SOURCES)
def test_claimed_clauses_exist_and_hold_the_facts(source: str, documents: tuple[Document, ...]) -> None:
    problems = list(claim_problems(table_of(source), documents))
    assert not problems, said(problems)


def test_every_document_has_a_source_or_a_reason(documents: tuple[Document, ...]) -> None:
    own, problems = read_own_additions(OWN_ADDITIONS)
    tables = [table_of(source) for source in SOURCES]
    wrong = [*problems, *unclaimed_problems(tables, own, documents)]
    assert not wrong, said(wrong)


# The rules themselves, on a table of a few lines.

GOOD = """\
source: "009"
about: 接听电话的两段话
lines: 6
passages:
  - lines: 1-2
    left_out: 网页导航，没有内容
  - lines: 3
    part: 1/2
    about: 铃响几声内接起
    claimed_by:
      - clause: HT-SD-SOP-004#2.1
        facts: [3 声]
  - lines: 3
    part: 2/2
    claimed_by:
      - clause: HT-SD-SOP-004#2
        facts: [3 声, 留言]
  - lines: 4-6
    about: 整份文件
    claimed_by:
      - clause: HT-SD-SOP-004
        facts: [接听电话]
"""
BODY = "## 目的\n\n写明目的。\n\n## 工作程序\n\n### 接起\n\n响铃 3 声内接起。\n\n### 留言\n\n写下留言。\n"


@pytest.fixture(scope="module")
def small() -> tuple[Document, ...]:
    document = read_document(document_source("HT-SD-SOP-004", BODY, title="接听电话"), Settings()).document
    assert document
    return (document,)


def problems_of(read: ReadTable, documents: tuple[Document, ...]) -> list[str]:
    found = list(read.problems)
    if read.table:
        found += coverage_problems(read.table)
        found += passage_problems(read.table)
        found += claim_problems(read.table, documents)
    return found


def test_a_good_table_has_no_problem(tmp_path: Path, small: tuple[Document, ...]) -> None:
    path = tmp_path / "source-009.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert problems_of(read_table(path), small) == []


@each_case(
    "old, new, expected",
    [
        ("lines: 1-2", "lines: 1-1", ["source-009.yml:7: passage 3 part 1/2: line 2 comes next"]),
        ("lines: 1-2", "lines: 1-3", ["source-009.yml:7: passage 3 part 1/2: line 4 comes next"]),
        ("lines: 1-2", "lines: 2-1", ["source-009.yml:5: passage 2-1: lines go upwards"]),
        ("lines: 1-2", "lines: one", ["source-009.yml:5: passage one: lines are 7 or 5-9"]),
        ("part: 2/2", "part: 2/3", ["source-009.yml:13: passage 3 part 2/3: part 2/2 of line 3 comes next"]),
        ("part: 1/2", "part: 1/3", ["source-009.yml:13: passage 3 part 2/2: part 2/3 of line 3 comes next"]),
        ("lines: 3\n    part: 2/2", "lines: 4", ["passage 4: part 2/2 of line 3 comes next"]),
        ("lines: 6", "lines: 7", ["source-009.yml: the passages end at line 6 of 7"]),
        ("lines: 6", "lines: six", ["source-009.yml:1: lines: 'six' is no count"]),
        ('source: "009"', 'source: "008"', ["belongs into source-008.yml"]),
        ("left_out: 网页导航，没有内容", "about: 网页", ["source-009.yml:5: passage 1-2: give either"]),
        ("    left_out: 网页导航，没有内容\n", "    left_out:\n", ["passage 1-2: give either"]),
        ("about: 铃响几声内接起", "left_out: 重复", ["source-009.yml:7: passage 3 part 1/2: give either"]),
        ("        facts: [3 声, 留言]\n", "", ["source-009.yml:13: passage 3 part 2/2: neither a fact"]),
        ("HT-SD-SOP-004#2.1", "HT-SD-SOP-005#2.1", ["HT-SD-SOP-005#2.1: the manual has no HT-SD-SOP-005"]),
        (
            "HT-SD-SOP-004#2.1",
            "HT-SD-SOP-004#2.3",
            [
                "source-009.yml:11: passage 3 part 1/2: HT-SD-SOP-004#2.3: docs/HT-SD-SOP-004.md has no clause 2.3"
            ],
        ),
        (
            "HT-SD-SOP-004#2.1",
            "HT-SD-SOP-004#2.2",
            ["source-009.yml:12: passage 3 part 1/2: HT-SD-SOP-004#2.2: '3 声' does not stand in docs/"],
        ),
        ("facts: [3 声]", "facts: [写下留言]", ["HT-SD-SOP-004#2.1: '写下留言' does not stand in"]),
        ("facts: [接听电话]", "facts: [传真]", ["passage 4-6: HT-SD-SOP-004: '传真' does not stand in"]),
        (
            "facts: [接听电话]",
            f"facts: [{'长' * (LONGEST_FACT + 1)}]",
            ["is longer than 40 characters", "does not stand in"],
        ),
        (
            "        facts: [接听电话]\n",
            "      - clause: HT-SD-SOP-004\n",
            ["passage 4-6: HT-SD-SOP-004 is named twice"],
        ),
        ("about: 整份文件", "abuot: 整份文件", ["source-009.yml:19: ", "abuot"]),
        ("about: 整份文件", "about: 整份\n    about: 文件", ["source-009.yml:20: "]),
        ("about: 接听电话的两段话\n", "", ["about"]),
        ("facts: [3 声]", "facts: 3 声", ["source-009.yml:12: "]),
        ("facts: [3 声]", "facts: [3 声, 12:30]", ["source-009.yml:12: "]),
        ("passages:", "passages: [", ["source-009.yml:"]),
    ],
)
def test_what_is_wrong_is_said_with_file_line_passage_and_clause(
    tmp_path: Path, small: tuple[Document, ...], old: str, new: str, expected: list[str]
) -> None:
    assert GOOD.count(old) == 1
    path = tmp_path / "source-009.yml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    found = said(problems_of(read_table(path), small))
    for text in expected:
        assert text in found


def test_documents_without_a_source_are_listed_with_a_reason(
    tmp_path: Path, small: tuple[Document, ...]
) -> None:
    assert list(unclaimed_problems([], [], small)) == [
        "HT-SD-SOP-004 is claimed by no passage; claim it, or list it in own-additions.yml with a reason"
    ]
    assert list(unclaimed_problems([], ["HT-SD-SOP-004"], small)) == []
    (tmp_path / "source-009.yml").write_text(GOOD, encoding="utf-8")
    table = read_table(tmp_path / "source-009.yml").table
    assert table
    assert list(unclaimed_problems([table], ["HT-SD-SOP-004", "HT-SD-SOP-999"], small)) == [
        "own-additions.yml: HT-SD-SOP-004 has a source: passage 3 part 1/2, source-009.yml:7",
        "own-additions.yml: the manual has no HT-SD-SOP-999",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HT-SD-FRM-006:\n", "own-additions.yml: HT-SD-FRM-006: no reason"),
        ("- HT-SD-FRM-006\n", "own-additions.yml:1: numbers with reasons wanted"),
        ("HT-SD-FRM-006: 一\nHT-SD-FRM-006: 二\n", "own-additions.yml:2: "),
    ],
)
def test_an_addition_needs_one_reason(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "own-additions.yml"
    path.write_text(text, encoding="utf-8")
    assert expected in said(read_own_additions(path)[1])
