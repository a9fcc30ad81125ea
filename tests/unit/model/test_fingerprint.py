from __future__ import annotations

from dataclasses import replace

from sop_plugin.model.fingerprint import essence, fingerprints
from sop_plugin.model.place import Place
from sop_plugin.rules import dates, ledger_history, numbers

PLACE = Place("docs/a.md", 3, 9)


def test_places_in_a_message_do_not_count() -> None:
    one = numbers.NUMBER_DUPLICATE.at(PLACE, number="X", first=Place("docs/b.md", 3, 9))
    other = numbers.NUMBER_DUPLICATE.at(replace(PLACE, line=8), number="X", first=Place("docs/b.md", 7, 9))
    assert essence(one) == essence(other)
    assert essence(one) != essence(numbers.NUMBER_DUPLICATE.at(PLACE, number="Y", first=PLACE))
    line = ledger_history.NUMBER_ISSUED_TWICE
    twice = {"number": "X", "path": "ledger.jsonl"}
    moved = essence(line.at(PLACE, **twice, first=4, lines="9"))
    assert essence(line.at(PLACE, **twice, first=3, lines="8")) == moved


def test_the_days_that_pass_do_not_count() -> None:
    overdue = dates.REVIEW_OVERDUE
    today = overdue.at(PLACE, due="2026-10-11", days=41)
    assert list(fingerprints([today])) == list(fingerprints([overdue.at(PLACE, due="2026-10-11", days=42)]))


def test_the_second_of_two_equal_ones_has_its_own() -> None:
    finding = dates.REVIEW_OVERDUE.at(PLACE, due="2026-10-11", days=41)
    first, second = fingerprints([finding, finding])
    assert first != second
    assert [first] == list(fingerprints([finding]))


def test_a_name_stands_for_a_file_that_moves() -> None:
    finding = dates.REVIEW_OVERDUE.at(PLACE, due="2026-10-11", days=41)
    moved = replace(finding, place=Place("docs/new/a.md", 3, 9))
    assert essence(finding) != essence(moved)
    assert essence(finding, {"docs/a.md": "N"}) == essence(moved, {"docs/new/a.md": "N"})
