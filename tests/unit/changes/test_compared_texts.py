"""Which two texts of a number are held against each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from generated_histories import released
from sample_manual import document_source

from sop_plugin.changes.compared_texts import (
    NoComparison,
    TextComparison,
    compared_texts,
    unreleased_changes,
)
from sop_plugin.model.digest import digest
from sop_plugin.model.document import Document
from sop_plugin.model.event import Withdrawn
from sop_plugin.model.history import History, Revision
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document

NUMBER = "HT-SD-SOP-001"


def text(revision: int, body: str = "## 目的\n\n甲。\n") -> Document:
    found = read_document(document_source(NUMBER, body, revision=str(revision)), Settings()).document
    assert found is not None
    return found


def history(working: Document | None, *texts: Document | None) -> History:
    """Revisions 1, 2, …: ``None`` is a text that cannot be had."""
    revisions = []
    for revision, document in enumerate(texts, start=1):
        release = released(NUMBER, revision, date(2024, revision, 1), date(2024, revision, 15))
        if document is not None:
            release = replace(release, digest=digest(document))
        revisions.append(Revision(release, document))
    return History(NUMBER, tuple(revisions), None, working)


def told(found: TextComparison | tuple[NoComparison, int]) -> object:
    """Revisions of both sides, with a mark for the source file."""
    if isinstance(found, tuple):
        return found[0].value, found[1]
    return [
        f"{side.document.revision}{'' if side.release else ' file'}" for side in (found.before, found.after)
    ]


@pytest.mark.parametrize(
    ("working", "texts", "asked", "expected"),
    [
        # Nobody says which: the source file where it says something else, else the last two.
        (text(2), [text(1), text(2)], (), ["1", "2"]),
        (text(3), [text(1), text(2)], (), ["2", "3 file"]),
        (text(2, "## 目的\n\n乙。\n"), [text(1), text(2)], (), ["2", "2 file"]),
        (None, [text(1), text(2), text(3)], (), ["2", "3"]),
        # One is named: the other is its neighbour.
        (text(3), [text(1), text(2), text(3)], (1,), ["1", "3"]),
        (text(3), [text(1), text(2), text(3)], (None, 2), ["1", "2"]),
        (text(4), [text(1), text(2), text(3)], (1,), ["1", "4 file"]),
        (text(4), [text(1), text(2), text(3)], (None, 4), ["3", "4 file"]),
        (text(3), [text(1), text(2), text(3)], (1, 2), ["1", "2"]),
        # There is nothing to compare.
        (text(1), [text(1)], (), ("one_text", 1)),
        (text(1), [], (), ("one_text", 1)),
        (None, [], (), ("one_text", 0)),
        (text(2), [text(1), text(2)], (2,), ("one_text", 2)),
        (text(2), [text(1), text(2)], (None, 1), ("one_text", 1)),
        (text(2), [text(1), text(2)], (3,), ("unknown_revision", 3)),
        (text(2), [text(1), text(2)], (1, 7), ("unknown_revision", 7)),
        (text(2), [None, text(2)], (), ("text_missing", 1)),
        (None, [text(1), None], (), ("text_missing", 2)),
    ],
)
def test_the_two_texts(
    working: Document | None, texts: list[Document | None], asked: tuple[int | None, ...], expected: object
) -> None:
    assert told(compared_texts(history(working, *texts), *asked)) == expected


def test_after_a_withdrawal_the_source_file_is_no_text_of_its_own() -> None:
    end = Withdrawn(number=NUMBER, day=date(2024, 6, 1), by="tang", reason="停办", revision=2)
    ended = replace(history(text(3), text(1), text(2)), withdrawal=end)
    assert told(compared_texts(ended)) == ["1", "2"]
    assert unreleased_changes(ended) == ()


def test_what_the_source_file_changes_since_the_last_release() -> None:
    changed = text(2, "## 目的\n\n乙。\n")
    (change,) = unreleased_changes(history(changed, text(1)))
    assert (change.keys, change.new) == (("1",), changed.body.clauses[0])
    second = text(2, "## 目的\n\n丙。\n")
    assert unreleased_changes(history(second, text(1), second)) == ()
    # Of what was never released all is new, and nobody need be told of clauses.
    assert unreleased_changes(history(text(1))) == ()
    assert unreleased_changes(history(text(2), None)) == ()
