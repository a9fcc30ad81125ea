"""One event more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import (
    FIRST_DAY,
    NUMBERS,
    approved,
    codes,
    histories,
    issued,
    ledger_text,
    ledgers,
    read,
    released,
    reviewed,
    withdrawn,
)

from sop_plugin.model.event import NO_PREVIOUS, Event, line_hash
from sop_plugin.reading.ledger.appending import EventRefused, appended
from sop_plugin.reading.ledger.losses import lost_lines

NUMBER, OTHER = NUMBERS[1], NUMBERS[0]
DAY = FIRST_DAY + timedelta(days=10)


def test_sequence_and_chain_are_filled_in_and_the_lines_sorted() -> None:
    text = ledger_text(issued(NUMBER), issued(OTHER), approved(NUMBER, 1, DAY))
    first, second, third = text.splitlines()
    assert [line.partition('"number":"')[2][:13] for line in (first, second, third)] == [
        OTHER,
        NUMBER,
        NUMBER,
    ]
    assert f'"prev":"{NO_PREVIOUS}"' in second
    assert '"seq":1,' in second
    assert f'"prev":"{line_hash(second)}"' in third
    assert '"seq":2' in third
    assert text.endswith("}\n")


@given(st.data())
def test_events_recorded_one_by_one_make_a_sound_ledger(data: st.DataObject) -> None:
    queues = [data.draw(histories(number)) for number in NUMBERS[:2]]
    events = [event for queue in queues for event in queue]
    text = ""
    while any(queues):
        queue = data.draw(st.sampled_from([queue for queue in queues if queue]))
        text = appended(text, queue.pop(0))
    assert text == ledger_text(*events)
    assert read(text).findings == ()


@given(ledgers(), st.sampled_from(NUMBERS))
def test_nothing_is_lost_by_an_event_more(text: str, number: str) -> None:
    day = FIRST_DAY + timedelta(days=3000)
    ledger = read(text).ledger
    assert ledger is not None
    event: Event = approved(number, 99, day) if number in ledger.by_number else issued(number, day)
    if ledger.withdrawal(number):
        with pytest.raises(EventRefused):
            appended(text, event)
        return
    after = appended(text, event)
    assert lost_lines(text, after) == ()
    assert len(lost_lines(after, text)) == 1
    assert read(after).findings == ()


def test_an_unsorted_ledger_is_sorted_by_the_next_event() -> None:
    lines = ledger_text(issued(OTHER), issued(NUMBER)).splitlines(keepends=True)
    union = lines[1] + lines[0]
    assert codes(read(union).findings) == ["SOP907"]
    assert read(appended(union, approved(NUMBER, 1, DAY))).findings == ()


SOUND = ledger_text(issued(NUMBER, DAY), approved(NUMBER, 1, DAY), released(NUMBER, 1, DAY))


@pytest.mark.parametrize(
    ("text", "event", "code"),
    [
        ("", approved(NUMBER, 1, DAY), "SOP921"),
        (SOUND, issued(NUMBER, DAY), "SOP922"),
        (SOUND, released(NUMBER, 1, DAY), "SOP923"),
        (SOUND, approved(NUMBER, 1, DAY), "SOP927"),
        (SOUND, reviewed(NUMBER, 2, DAY), "SOP928"),
        (SOUND, withdrawn(NUMBER, DAY, None), "SOP928"),
        (SOUND, reviewed(NUMBER, 1, DAY - timedelta(days=1)), "SOP914"),
        (appended(SOUND, withdrawn(NUMBER, DAY, 1)), reviewed(NUMBER, 1, DAY), "SOP925"),
        (SOUND, reviewed(NUMBER, 1, DAY, by=""), "SOP905"),
        (SOUND, reviewed(NUMBER, 1, DAY, by=" lu"), "SOP906"),
        (SOUND, reviewed(NUMBER, 1, DAY, note="一\n二"), "SOP905"),
        (SOUND, reviewed(NUMBER, 1, DAY, note="\ud800"), "SOP902"),
        (SOUND, reviewed(NUMBER, 1, DAY, note="\x7f"), "SOP902"),
        (SOUND, approved(NUMBER, 2, DAY, digest="sop1:1"), "SOP905"),
        (SOUND.replace("tang", "mei"), reviewed(NUMBER, 1, DAY), "SOP911"),
        ("<<<<<<< HEAD\n" + SOUND, issued(OTHER, DAY), "SOP902"),
    ],
)
def test_an_event_that_cannot_follow_is_refused(text: str, event: Event, code: str) -> None:
    with pytest.raises(EventRefused) as refusal:
        appended(text, event)
    assert code in codes(refusal.value.findings)


@pytest.mark.parametrize("note", ["", "制表\t符", '引号"与\\', "分行\u2028符", "é", "😀"])
def test_any_other_text_can_be_recorded(note: str) -> None:
    text = appended(SOUND, reviewed(NUMBER, 1, DAY, note=note))
    reading = read(text)
    assert reading.findings == ()
    assert reading.ledger is not None
    assert [review.note for review in reading.ledger.reviews(NUMBER, 1)] == [note]
