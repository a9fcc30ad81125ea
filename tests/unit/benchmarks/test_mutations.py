"""The features that are broken for the sake of a trial: each still has its line, and tests that exist."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from benchmarks.mutations import Mutation, failing, mutations

ROOT = Path(__file__).parents[3]


def test_each_feature_still_rests_on_its_line() -> None:
    listed = mutations()
    assert len(listed) >= 20
    for mutation in listed:
        assert mutation.file(ROOT).is_relative_to(ROOT / "sop_plugin")
        assert mutation.broken not in ("", mutation.was)
        assert any((ROOT / test).exists() for test in mutation.tests)


def test_tests_that_fail_before_anything_is_broken_are_named() -> None:
    said = (
        "FAILED tests/unit/test_a.py::test_one[a - b] - AssertionError: assert 1\n"
        "ERROR tests/unit/test_b.py::test_two\n2 failed, 7 passed in 1 s\n"
    )
    assert failing(CompletedProcess([], 1, said, "")) == (
        "tests/unit/test_a.py::test_one[a - b]",
        "tests/unit/test_b.py::test_two",
    )
    with pytest.raises(LookupError, match="ended with 5"):
        failing(CompletedProcess([], 5, "", ""))


def test_an_earlier_commit_has_a_feature_with_its_line_and_a_test(tmp_path: Path) -> None:
    feature = Mutation("A feature", "is_due(day)", "True", ("tests/test_due.py",))
    tested, without_test, without_line = (tmp_path / name for name in ("tested", "untested", "earlier"))
    for tree in (tested, without_test, without_line):
        (tree / "sop_plugin").mkdir(parents=True)
        (tree / "tests").mkdir()
        line = "" if tree is without_line else "return is_due(day)\n"
        (tree / "sop_plugin" / "due.py").write_text(line, encoding="utf-8")
        if tree is not without_test:
            (tree / "tests" / "test_due.py").touch()
    assert feature.is_there(tested)
    assert not feature.is_there(without_test)
    assert not feature.is_there(without_line)
