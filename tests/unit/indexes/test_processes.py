"""Stages of processes with what belongs to each."""

from __future__ import annotations

from ways_manual import compiled

from sop_plugin.indexes.processes import Process


def process(setting: str = "HT-SD-SOP-001#3") -> Process:
    [found] = compiled(processes=(setting,)).indexes.ways_in.processes
    return found


def test_stages_are_the_sub_clauses_with_their_steps() -> None:
    first, second = process().stages
    assert (first.clause.key, first.clause.title, len(first.steps)) == ("3.1", "接听", 2)
    assert first.doers == ("预订员", "订房员", "销售代表")
    assert first.first_limit is not None
    assert first.first_limit.text == "3 声内"
    assert first.last_limit is not None
    assert first.last_limit.text == "当场"
    assert second.last_limit is None


def test_what_a_stage_cites_and_what_cites_it() -> None:
    first, second = process().stages
    assert [(r.document.number, r.clauses) for r in first.cites] == [("HT-SD-FRM-001", ())]
    # References to the clause above, or to the whole document, belong to no stage.
    assert [(r.document.number, [c.key for c in r.clauses]) for r in first.cited_by] == [
        ("HT-SD-SOP-002", ["1"])
    ]
    assert second.cited_by == ()


def test_a_process_of_a_text_that_readers_do_not_see_is_none() -> None:
    settings = ("HT-SD-SOP-003#3", "HT-SD-SOP-004#3", "HT-SD-SOP-001#1", "HT-SD-SOP-001#9", "X#1")
    assert compiled(processes=settings).indexes.ways_in.processes == ()
