"""What a new edition of a standard touches."""

from __future__ import annotations

import pytest
from sample_manual import AS_OF, document_source
from ways_manual import BOOKING, ORGANISATION

from sop_plugin.compile import CompiledManual, Sources, compile_manual
from sop_plugin.indexes.new_editions import edition_rows
from sop_plugin.model.settings import Settings
from sop_plugin.reading.source import Source
from sop_plugin.sharing.manual_lists import MANUAL_LISTS, lists_of

OLD = """
standard: GMP 2010
requirements:
  - {clause: "1", words: 同样的, served_by: [HT-SD-SOP-001]}
  - {clause: "2", words: 换号的, served_by: ["HT-SD-SOP-001#3.1"]}
  - {clause: "3", words: 有改动的, served_by: ["HT-SD-SOP-001#3.2"]}
  - {clause: "4", words: 删去的, served_by: [HT-SD-SOP-001]}
  - {clause: "5", words: 合并的}
"""
NEW = """
standard: GMP 2026
replaces: GMP 2010
requirements:
  - {clause: "1", was: ["1"], words: 同样的}
  - {clause: "2", words: 新增的}
  - {clause: "3", was: ["3"], changed: {zh-Hans: 另要备份, en: backups too}, words: 有改动的}
  - {clause: "9", was: ["2", "5"], words: 换号的, served_by: ["HT-SD-SOP-001#3.1", HT-SD-SOP-001]}
"""


def compiled(*catalogues: str) -> CompiledManual:
    sources = tuple(Source(f"{at}.yml", text.encode()) for at, text in enumerate(catalogues))
    documents = (document_source("HT-SD-SOP-001", BOOKING),)
    organisation = Source("organisation.yml", ORGANISATION.encode())
    return compile_manual(
        Sources(documents, organisation, requirements=sources),
        Settings(external_titles=frozenset({"外部标准"})),
        AS_OF,
    )


@pytest.fixture(scope="module")
def both() -> CompiledManual:
    return compiled(OLD, NEW)


def test_what_asks_for_work_comes_first_with_all_that_serves_it_today(both: CompiledManual) -> None:
    assert [
        (
            str(each.touch),
            each.requirement.name,
            [old.clause for old in each.old],
            [e.clause.key if e.clause else None for e in each.evidence],
        )
        for each in both.indexes.ways_in.new_editions
    ] == [
        ("new", "GMP 2026 2", [], []),
        ("changed", "GMP 2026 3", ["3"], ["3.2"]),
        ("dropped", "GMP 2010 4", [], [None]),
        ("renumbered", "GMP 2026 9", ["2", "5"], [None, "3.1"]),
        ("same", "GMP 2026 1", ["1"], [None]),
    ]
    rows = edition_rows(both.indexes.ways_in.new_editions)
    assert [row.evidence is None for row in rows] == [True, *[False] * 5]
    listed = MANUAL_LISTS["editions"]
    facts = [{c.key: c.fact(row, both.manual) for c in listed.layout.programs} for row in listed.rows(both)]
    assert (facts[1]["changed"], facts[1]["was"]) == ("另要备份", ("GMP 2010 3",))


def test_a_small_file_of_old_and_new_numbers_is_enough() -> None:
    """A company maps the numbers that it knows; what has no words of its own keeps those that it had."""
    mapping = """
standard: GMP 2026
replaces: GMP 2010
unchanged: others
requirements:
  - {clause: "9", was: ["2", "5"]}
  - {clause: "3.1", was: ["3"], changed: backups too}
"""
    told = compiled(OLD, mapping)
    assert [
        (str(each.touch), each.requirement.clause, each.requirement.words.zh_hans, len(each.evidence))
        for each in told.indexes.ways_in.new_editions
    ] == [
        ("changed", "3.1", "有改动的", 1),
        ("renumbered", "9", "换号的", 1),
        ("same", "1", "同样的", 1),
        ("same", "4", "删去的", 1),
    ]
    some = compiled(OLD, mapping.replace("others", '["1", "7"]'))
    assert [str(each.touch) for each in some.indexes.ways_in.new_editions] == [
        "changed",
        "dropped",
        "renumbered",
        "same",
    ]
    assert [f.message() for f in some.findings if f.code == "SOP641"] == ["没有目录列出要求“GMP 2010 7”"]
    # A document of the new edition can name a number that was mapped.
    assert "GMP 2026 3.1" in told.manual.requirements.known


def test_while_the_old_edition_counts_the_new_one_has_no_gaps(both: CompiledManual) -> None:
    gaps = [gap.name for gap in both.indexes.ways_in.trace.gaps]
    assert gaps == ["GMP 2010 5"]
    assert "editions" in {each.key for each in lists_of(both)}
    moved = compiled(NEW)
    assert [gap.name for gap in moved.indexes.ways_in.trace.gaps] == [f"GMP 2026 {n}" for n in (1, 2, 3)]
    assert moved.indexes.ways_in.new_editions == ()
    assert "editions" not in {each.key for each in lists_of(moved)}


def test_an_edition_that_replaces_itself_hides_no_gap() -> None:
    itself = compiled(NEW.replace("GMP 2010", "GMP 2026"))
    assert len(itself.indexes.ways_in.trace.gaps) == 3
