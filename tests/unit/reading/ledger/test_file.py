"""Whatever is done to a ledger by hand is found: by the chain, or, at its open ends, against an earlier ledger."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ledgers import DIGEST, FIRST_DAY, NUMBERS, approved, codes, issued, ledger_text, ledgers, read

from sop_plugin.model.event import Event, line_hash
from sop_plugin.model.roles import USUAL_ROLES
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.ledger.losses import lost_lines
from sop_plugin.reading.source import Source
from sop_plugin.rules import files

NUMBER = NUMBERS[0]
CHARACTERS = st.sampled_from(list('0129abf"{}:,. \n\r\t#接聽\ufeff\u2028\u0000\x7f\ud7ff')) | st.characters(
    exclude_categories=["Cs"]
)


def lines_of(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]]


def events_of(text: str) -> tuple[Event, ...]:
    reading = read(text)
    assert reading.ledger is not None
    return reading.ledger.events


def has_successor(events: tuple[Event, ...], index: int) -> bool:
    """Whether a later event of the same number vouches for this one."""
    return index + 1 < len(events) and events[index + 1].number == events[index].number


@given(ledgers())
def test_what_was_recorded_is_read_again(text: str) -> None:
    reading = read(text)
    assert reading.findings == ()
    assert reading.whole
    assert reading.ledger is not None
    assert "".join(f"{event.to_line()}\n" for event in reading.ledger.events) == text
    assert [event.line for event in reading.ledger.events] == list(range(1, text.count("\n") + 1))


@given(ledgers(), st.data())
def test_any_edited_character_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = start + data.draw(st.integers(0, 1))
    edited = text[:start] + data.draw(CHARACTERS | st.just("")) + text[end:]
    assume(edited != text)
    found = codes(read(edited).findings)
    line = text.count("\n", 0, start)
    events = events_of(text)
    in_line = text[start:end] != "\n" and "\n" not in edited[start : start + 1]
    if in_line and has_successor(events, line):
        assert found, "the chain must find it"
    else:
        assert found or lost_lines(text, edited)


@given(ledgers(), st.data())
def test_any_dropped_line_is_found_and_named(text: str, data: st.DataObject) -> None:
    lines, events = lines_of(text), events_of(text)
    index = data.draw(st.integers(0, len(lines) - 1))
    without = "".join(lines[:index] + lines[index + 1 :])
    assert [lost.line for lost in lost_lines(text, without)] == [index + 1]
    findings = read(without).findings
    if has_successor(events, index):
        assert [f.values["missing"] for f in findings if f.code == "SOP912"] == [events[index].name]
        assert "SOP911" not in codes(findings)


@given(ledgers(), st.data())
def test_any_two_swapped_lines_are_found(text: str, data: st.DataObject) -> None:
    lines = lines_of(text)
    assume(len(lines) > 1)
    one, other = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    lines[one], lines[other] = lines[other], lines[one]
    found = codes(read("".join(lines)).findings)
    assert found
    assert set(found) <= {"SOP907", "SOP908"}, "nothing but their order has changed"


@given(ledgers(), st.data())
def test_an_event_that_was_changed_is_named(text: str, data: st.DataObject) -> None:
    lines, events = lines_of(text), events_of(text)
    index = data.draw(st.integers(0, len(lines) - 1))
    assume(has_successor(events, index))
    lines[index] = lines[index].replace(f'"by":"{events[index].by}"', '"by":"somebody-else"')
    named = [f.values["events"] for f in read("".join(lines)).findings if f.code == "SOP911"]
    event = events[index]
    # When the next event is the last one, nobody vouches for its own `prev`.
    sure = has_successor(events, index + 1)
    assert named == [event.name if sure else f"{event.name}–#{event.sequence + 1}"]


@given(ledgers(), st.data())
def test_a_forger_who_mends_the_chain_is_found_against_the_earlier_ledger(
    text: str, data: st.DataObject
) -> None:
    events = events_of(text)
    index = data.draw(st.integers(0, len(events) - 1))
    forged, previous = [], ""
    for position, event in enumerate(events):
        line = event.to_line()
        if position == index:
            line = line.replace(f'"by":"{event.by}"', '"by":"somebody-else"')
        elif position > index and event.number == events[index].number:
            line = line.replace(event.previous, previous)
        if event.number == events[index].number:
            previous = line_hash(line)
        forged.append(f"{line}\n")
    mended = "".join(forged)
    assert read(mended).findings == ()
    assert lost_lines(text, mended)[0].line == index + 1


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_read_without_stumbling(data: bytes) -> None:
    for finding in read_ledger(Source("ledger.jsonl", data)).findings:
        assert finding.message()
        finding.remedy().encode()


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"seq":' + "9" * 10_000 + "}",
        '{"event":"issued","seq":NaN}',
        '{"event":"issued","title":"\\ud800","number":"\\udfff","extra\\ud800":1}',
        '{"event":"\\ud800"}',
        "null",
        '"\\ud800"',
    ],
    ids=lambda line: line[:20],
)
def test_monstrous_lines_become_findings(line: str) -> None:
    reading = read(f"{line}\n")
    assert reading.findings
    assert not reading.whole
    for finding in reading.findings:
        (finding.message() + finding.remedy()).encode()


def test_half_a_character_never_gets_in() -> None:
    text = ledger_text(issued(title="字")).replace("字", "\\ud800")
    assert codes(read(text).findings) == ["SOP902"]


def test_a_file_that_is_no_text_is_no_ledger() -> None:
    trouble = Source("ledger.jsonl", trouble=files.UNREADABLE, trouble_values={"reason": "denied"})
    for source in (Source("ledger.jsonl", b"\xff\xfe{}"), trouble):
        reading = read_ledger(source)
        assert reading.ledger is None
        assert not reading.whole
        assert len(reading.findings) == 1


def test_windows_line_ends_are_no_tampering() -> None:
    text = ledger_text(issued(), approved(NUMBER, 1, FIRST_DAY))
    assert codes(read(text.replace("\n", "\r\n")).findings) == ["SOP008"]
    assert lost_lines(text, text.replace("\n", "\r\n")) == ()


def test_shuffled_lines_give_the_same_ledger() -> None:
    text = ledger_text(
        *(issued(number) for number in NUMBERS),
        *(approved(NUMBER, 1, FIRST_DAY, role, digest=DIGEST) for role in USUAL_ROLES),
    )
    lines = lines_of(text)
    random.Random(7).shuffle(lines)
    assert events_of("".join(lines)) == events_of(text)
