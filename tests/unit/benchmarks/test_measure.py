"""What is told of the runs: each edit against what it is compared with in the same turn."""

from __future__ import annotations

from benchmarks.measure import KEEPING, Cost, edits


def test_each_edit_is_held_against_both_builds_of_its_turn() -> None:
    turns = {"plain": (10, 20, 10), "sop": (30, 60, 30), "nothing": (1, 2, 1), "body": (5, 10, 9)}
    costs = {
        (1000, what): [Cost(1, cpu, 1, 1) for cpu in turns.get(what, (20, 40, 20))]
        for what in ("plain", "sop", *KEEPING)
    }
    rows = list(edits(costs, 1000))
    assert rows[0] == "| 1,000 documents | CPU s | to MkDocs and Material alone | to the whole build |"
    assert rows[2:] == [
        "| MkDocs and Material alone | 10.0 | 1 | – |",
        "| with the sop plugin | 30.0 | 3.00 | 1.00 |",
        "| with the plugin, keeping its pages | 20.0 | 2.00 | 0.67 |",
        "| again, nothing changed | 1.0 | 0.10 | 0.03 |",
        "| the body of one document | 9.0 | 0.50 | 0.17 |",
        "| a title | 20.0 | 2.00 | 0.67 |",
        "| a person's name | 20.0 | 2.00 | 0.67 |",
        "| a day passing | 20.0 | 2.00 | 0.67 |",
    ]
