"""What git makes of two branches that both recorded events: with plain merges, and as ``.gitattributes`` has it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from ledgers import FIRST_DAY, approved, codes, issued, ledger_text, read, released, reviewed

from sop_plugin.model.event import Event
from sop_plugin.reading.ledger.appending import appended
from sop_plugin.reading.ledger.losses import lost_lines

ROOT = Path(__file__).resolve().parents[2]
LEDGER = "ledger.jsonl"
DAY = FIRST_DAY + timedelta(days=10)
NUMBERS = [f"HT-SD-SOP-{n:03}" for n in range(2, 12, 2)]
BASE = ledger_text(
    *(event for number in NUMBERS for event in (issued(number, DAY), released(number, 1, DAY)))
)
Change = Callable[[str], str]


class Repository:
    """A repository of its own, deaf to the configuration of whoever runs the tests."""

    def __init__(self, root: Path, attributes: str) -> None:
        self.root = root
        nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(root)}
        names = {
            f"GIT_{who}_{what}": "t@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        self.environment = {**os.environ, **nowhere, **names}
        self.git("init", "--quiet", "--initial-branch=main")
        (root / ".gitattributes").write_text(attributes, encoding="utf-8")
        self.commit(lambda _: BASE)

    def git(self, *arguments: str) -> bool:
        """Whether git succeeded."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=self.environment, capture_output=True, check=False
        )
        return done.returncode == 0

    @property
    def ledger(self) -> str:
        path = self.root / LEDGER
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def commit(self, change: Change) -> str:
        (self.root / LEDGER).write_text(change(self.ledger), encoding="utf-8", newline="\n")
        assert self.git("add", "--all")
        assert self.git("commit", "--quiet", "--message", "Record")
        return self.ledger

    def branches(self, ours: Change, theirs: Change) -> tuple[str, str]:
        """The ledgers of ``main`` and ``other``, which left from the same commit."""
        assert self.git("switch", "--quiet", "--create", "other")
        other = self.commit(theirs)
        assert self.git("switch", "--quiet", "main")
        return self.commit(ours), other


PLAIN = "* text=auto eol=lf\n"


def recording(*events: Event) -> Change:
    def change(text: str) -> str:
        for event in events:
            text = appended(text, event)
        return text

    return change


@pytest.fixture
def plain(tmp_path: Path) -> Repository:
    return Repository(tmp_path, PLAIN)


@pytest.fixture
def union(tmp_path: Path) -> Repository:
    """With the attributes of this very project."""
    return Repository(tmp_path, (ROOT / ".gitattributes").read_text(encoding="utf-8"))


def next_release(number: str) -> Change:
    return recording(approved(number, 2, DAY), released(number, 2, DAY))


@pytest.mark.parametrize(("one", "other"), list(combinations(NUMBERS, 2)), ids=lambda number: number[-3:])
def test_releases_of_different_documents_merge_plainly(one: str, other: str, plain: Repository) -> None:
    """Neighbours too: the other number's own lines stand between the two places."""
    ours, theirs = plain.branches(next_release(one), next_release(other))
    assert plain.git("merge", "--quiet", "other")
    assert read(plain.ledger).findings == ()
    assert lost_lines(ours, plain.ledger) == lost_lines(theirs, plain.ledger) == ()


def test_new_numbers_apart_merge_plainly(plain: Repository) -> None:
    plain.branches(recording(issued("HT-SD-SOP-001", DAY)), recording(issued("HT-SD-SOP-003", DAY)))
    assert plain.git("merge", "--quiet", "other")
    assert read(plain.ledger).findings == ()


SIDE_BY_SIDE = [
    ("HT-SD-SOP-011", "HT-SD-SOP-012"),  # both at the end
    ("HT-SD-SOP-012", "HT-SD-SOP-011"),
    ("HT-MK-SOP-001", "HT-MK-SOP-002"),  # both at the beginning
]


@pytest.mark.parametrize(("one", "other"), SIDE_BY_SIDE)
def test_new_numbers_side_by_side_conflict_plainly_and_the_finding_says_so(
    one: str, other: str, plain: Repository
) -> None:
    plain.branches(recording(issued(one, DAY)), recording(issued(other, DAY)))
    assert not plain.git("merge", "--quiet", "other")
    assert set(codes(read(plain.ledger).findings)) == {"SOP901"}
    # What the finding tells to do: keep both sides, delete the marker lines.
    kept = [line for line in plain.ledger.splitlines(keepends=True) if line.startswith("{")]
    assert set(codes(read("".join(kept)).findings)) <= {"SOP907"}


@pytest.mark.parametrize(("one", "other"), SIDE_BY_SIDE)
def test_new_numbers_side_by_side_merge_by_union(one: str, other: str, union: Repository) -> None:
    ours, theirs = union.branches(recording(issued(one, DAY)), recording(issued(other, DAY)))
    assert union.git("merge", "--quiet", "other")
    assert set(codes(read(union.ledger).findings)) <= {"SOP907"}, "at most advice to sort"
    assert lost_lines(ours, union.ledger) == lost_lines(theirs, union.ledger) == ()
    assert read(appended(union.ledger, approved(one, 1, DAY))).findings == ()


def test_a_release_and_a_new_number_behind_it_merge_by_union(union: Repository) -> None:
    union.branches(next_release("HT-SD-SOP-004"), recording(issued("HT-SD-SOP-005", DAY)))
    assert union.git("merge", "--quiet", "other")
    assert set(codes(read(union.ledger).findings)) <= {"SOP907"}


def test_two_that_take_the_same_number_conflict_plainly(plain: Repository) -> None:
    plain.branches(
        recording(issued("HT-SD-SOP-005", DAY, title="甲")),
        recording(issued("HT-SD-SOP-005", DAY, title="乙")),
    )
    assert not plain.git("merge", "--quiet", "other")
    assert "SOP901" in codes(read(plain.ledger).findings)


def test_two_that_take_the_same_number_fail_the_check_after_a_union(union: Repository) -> None:
    number = "HT-SD-SOP-005"
    union.branches(
        recording(issued(number, DAY, title="甲"), approved(number, 1, DAY)),
        recording(issued(number, DAY, title="乙"), approved(number, 1, DAY)),
    )
    assert union.git("merge", "--quiet", "other")
    findings = read(union.ledger).findings
    assert "SOP922" in codes(findings)
    assert any(finding.fails_strict for finding in findings)


def test_two_that_release_the_same_revision_fail_the_check_after_a_union(union: Repository) -> None:
    one = recording(approved("HT-SD-SOP-004", 2, DAY), released("HT-SD-SOP-004", 2, DAY))
    other = recording(approved("HT-SD-SOP-004", 2, DAY, by="lu"), released("HT-SD-SOP-004", 2, DAY))
    union.branches(one, other)
    assert union.git("merge", "--quiet", "other")
    reading = read(union.ledger)
    assert codes(reading.findings) == ["SOP913"], "one finding, whatever follows from it"
    assert reading.ledger is not None
    assert [event.by for event in reading.ledger.beside] == ["lu", "zeng"], "the side that stands later"


def test_a_branch_that_rewrote_history_is_found_after_a_union(union: Repository) -> None:
    ours, _ = union.branches(
        recording(reviewed("HT-SD-SOP-004", 1, DAY)),
        lambda text: text.replace('"title":"接听电话"', '"title":"另一份"', 1),
    )
    assert union.git("merge", "--quiet", "other")
    assert codes(read(union.ledger).findings) == ["SOP911"]
    assert [lost.line for lost in lost_lines(ours, union.ledger)] == [1]


@pytest.mark.parametrize(
    "steps",
    [
        [("switch", "other"), ("rebase", "main")],
        [("merge", "--squash", "other"), ("commit", "--message", "Squash")],
        [("cherry-pick", "other")],
    ],
    ids=["rebase", "squash", "cherry-pick"],
)
def test_events_survive_however_a_branch_comes_in(steps: list[tuple[str, ...]], union: Repository) -> None:
    ours, theirs = union.branches(next_release("HT-SD-SOP-004"), next_release("HT-SD-SOP-008"))
    for step in steps:
        assert union.git(*step)
    assert read(union.ledger).findings == ()
    assert lost_lines(ours, union.ledger) == lost_lines(theirs, union.ledger) == ()
