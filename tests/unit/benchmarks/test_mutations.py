"""The features that are broken for the sake of a trial: each still has its line, and tests that exist."""

from __future__ import annotations

from pathlib import Path

from benchmarks.mutations import mutations

ROOT = Path(__file__).parents[3]


def test_each_feature_still_rests_on_its_line() -> None:
    listed = mutations()
    assert len(listed) >= 20
    for mutation in listed:
        assert mutation.file(ROOT).is_relative_to(ROOT / "sop_plugin")
        assert mutation.broken not in ("", mutation.was)
        assert any((ROOT / test).exists() for test in mutation.tests)
