"""Calendars, read back by the library that wrote them and by one that did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject
from icalendar import Calendar
from released_manuals import compiled as with_ledger
from sample_ledger import RecordedManual, recorded_manual
from sample_manual import document_source

from sop_plugin.compile import CompiledManual
from sop_plugin.model.event import Recalled, Reviewed, Withdrawn
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.period import Period
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.sharing.appointment import Occasion
from sop_plugin.sharing.appointments import appointments, concerning
from sop_plugin.sharing.calendar import CalendarWriter
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

SITE = "https://sop.example.com/"
NUMBER = "HT-SD-SOP-001"


def written(compiled: CompiledManual, **known: str) -> bytes:
    writer = CalendarWriter(compiled, Provenance(**({"site": SITE} | known)), voice_in(Language.ZH_HANS))
    return writer.calendar("手册日历", appointments(compiled))


def events(data: bytes) -> dict[str, Any]:
    """Summary → event."""
    calendar = Calendar.from_ical(data)
    assert calendar.errors == []
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


@pytest.fixture(scope="module")
def compiled() -> CompiledManual:
    return with_ledger(recorded_manual())


def test_it_has_reviews_and_the_days_on_which_revisions_take_effect(compiled: CompiledManual) -> None:
    found = events(written(compiled))
    days = {summary: event.decoded("dtstart") for summary, event in found.items()}
    assert days[f"复审到期：{NUMBER} 接听电话"] == date(2027, 3, 10)
    assert days[f"生效：{NUMBER} 接听电话（第 3 版）"] == date(2026, 12, 1)
    assert f"生效：{NUMBER} 接听电话（第 2 版）" not in days  # long ago
    assert not any("草稿" in summary for summary in days)


def test_an_event_says_what_to_do_for_whom_and_where(compiled: CompiledManual) -> None:
    event = events(written(compiled))[f"复审到期：{NUMBER} 接听电话"]
    told = str(event["description"]).split("\n")
    assert told[0].startswith("在这一天之前复审")
    assert told[1:] == ["版次：2", "部门：销售部", "负责人：唐一宁"]
    assert event["url"] == f"{SITE}{NUMBER}/"
    assert event["status"] == "CONFIRMED"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [
        timedelta(days=-30, hours=9),
        timedelta(days=-7, hours=9),
        timedelta(hours=9),
    ]
    assert {str(alarm["action"]) for alarm in event.walk("VALARM")} == {"DISPLAY"}


def test_a_day_that_moves_keeps_its_identity_and_grows_in_sequence(compiled: CompiledManual) -> None:
    later, summary = recorded_manual(), "复审到期：HT-SD-SOP-004 一人多签的"
    later.record(
        Reviewed(
            number="HT-SD-SOP-004",
            day=date(2026, 11, 15),
            by="lu",
            revision=1,
            outcome=Outcome.NO_CHANGE,
            note="适用",
        )
    )
    before, after = (events(written(done))[summary] for done in (compiled, with_ledger(later)))
    assert (before.decoded("dtstart"), after.decoded("dtstart")) == (date(2027, 5, 11), date(2027, 11, 15))
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after.decoded("last-modified").date() == after.decoded("dtstamp").date() == date(2026, 11, 15)
    assert before.decoded("dtstamp").date() == date(2026, 5, 11)  # the day on which it took effect


def test_a_revision_that_takes_effect_moves_the_review_without_an_event(compiled: CompiledManual) -> None:
    summary = f"复审到期：{NUMBER} 接听电话"
    day_of, before_it = (
        events(written(with_ledger(recorded_manual(), as_of=day)))[summary]
        for day in (date(2026, 12, 1), date(2026, 11, 30))
    )
    assert before_it.decoded("dtstart") < day_of.decoded("dtstart")
    assert before_it["uid"] == day_of["uid"]
    assert before_it["sequence"] < day_of["sequence"]
    assert day_of.decoded("last-modified").date() == date(2026, 12, 1)


def test_what_will_not_be_is_cancelled_under_the_same_identity(compiled: CompiledManual) -> None:
    ended = recorded_manual()
    ended.record(Withdrawn(number=NUMBER, day=date(2026, 11, 20), by="shen", revision=3, reason="渠道关闭"))
    before, after = events(written(compiled)), events(written(with_ledger(ended)))
    for summary in (f"复审到期：{NUMBER} 接听电话", f"生效：{NUMBER} 接听电话（第 3 版）"):
        assert (before[summary]["status"], after[summary]["status"]) == ("CONFIRMED", "CANCELLED")
        assert after[summary]["uid"] == before[summary]["uid"]
        assert after[summary]["sequence"] > before[summary]["sequence"]
        assert after[summary].walk("VALARM") == []


def test_a_recalled_release_is_cancelled_and_can_come_again(compiled: CompiledManual) -> None:
    manual = recorded_manual()
    manual.record(Recalled(number=NUMBER, day=date(2026, 11, 12), by="shen", revision=3, reason="有误"))
    recalled = [each for each in appointments(with_ledger(manual)) if each.occasion is Occasion.EFFECTIVE]
    (gone,) = (each for each in recalled if each.number == NUMBER)
    assert gone.cancelled
    manual.release(NUMBER, 3, "2026-11-14", "2026-12-20", title="接听电话")
    (again,) = (
        each
        for each in appointments(with_ledger(manual))
        if each.occasion is Occasion.EFFECTIVE and each.number == NUMBER
    )
    assert (again.id, again.cancelled, again.day) == (gone.id, False, date(2026, 12, 20))
    assert again.sequence > gone.sequence


def test_the_facts_alone_decide_and_not_the_clock(compiled: CompiledManual) -> None:
    assert written(compiled) == written(compiled)
    a_day_on = replace(compiled, manual=replace(compiled.manual, as_of=date(2026, 11, 22)))
    assert written(a_day_on) == written(compiled)


def test_editions_of_documents_from_outside(compile_sources: Any) -> None:
    external = ExternalDocument(
        "酒店业卫生规范", "2019", checked=date(2026, 2, 1), check_every=Period(12), publisher="国家"
    )
    data = written(compile_sources(external_documents=(external,)))
    event = events(data)["核对版本：酒店业卫生规范"]
    assert event.decoded("dtstart") == date(2027, 2, 1)
    assert event.decoded("last-modified").date() == date(2026, 2, 1)
    moved = replace(external, checked=date(2026, 11, 1))
    again = events(written(compile_sources(external_documents=(moved,))))["核对版本：酒店业卫生规范"]
    assert again["uid"] == event["uid"]
    assert again["sequence"] > event["sequence"]


def test_lines_are_folded_between_characters(compile_sources: Any, make_source: Any) -> None:
    title = "很长的题目，有分号；和 emoji 👩‍🚒" * 12
    data = written(compile_sources(make_source("HT-SD-SOP-004", title=title)))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # each line by itself is whole characters
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert f"复审到期：HT-SD-SOP-004 {title}" in events(data)


def test_what_a_document_says_is_data(compile_sources: Any, make_source: Any) -> None:
    title = 'a;b,c\\n\\nEND:VEVENT:"x"'
    data = written(compile_sources(make_source("HT-SD-SOP-004", title=title)))
    (event,) = events(data).values()
    assert event["summary"] == f"复审到期：HT-SD-SOP-004 {title}"
    assert data.count(b"BEGIN:VEVENT") == data.count(b"\r\nEND:VEVENT\r\n") == 1


def test_another_library_reads_the_same(compiled: CompiledManual) -> None:
    data = written(compiled, anchor="sop-anchor1:abc")
    parsed = vobject.readOne(data.decode())
    ours = events(data)
    assert len(parsed.vevent_list) == len(ours)
    for event in parsed.vevent_list:
        mine = ours[event.summary.value]
        assert event.uid.value == mine["uid"]
        assert event.dtstart.value == mine.decoded("dtstart")
        assert int(event.sequence.value) == mine["sequence"]
        assert event.status.value == mine["status"]
        assert event.description.value == str(mine["description"])
        assert isinstance(event.last_modified.value, datetime)
    assert parsed.x_wr_calname.value == "手册日历"
    assert parsed.x_wr_caldesc.value == "台账锚点 sop-anchor1:abc"
    assert parsed.method.value == "PUBLISH"


def test_by_department_and_by_person(compiled: CompiledManual) -> None:
    found = appointments(compiled)
    assert concerning(found) == found
    assert {each.person for each in concerning(found, people=frozenset({"tang"}))} == {"tang"}
    assert concerning(found, frozenset({"HT-GM"})) == ()
    assert concerning(found, frozenset({"HT-SD"}), frozenset({"nobody"})) == ()


def test_without_a_ledger_what_documents_say_counts(compile_sources: Any, make_source: Any) -> None:
    compiled = compile_sources(make_source("HT-SD-SOP-007", effective="2027-01-01", title="待生效的"))
    review, effective = (
        events(written(compiled))[s]
        for s in ("复审到期：HT-SD-SOP-007 待生效的", "生效：HT-SD-SOP-007 待生效的（第 1 版）")
    )
    assert effective.decoded("dtstart") == date(2027, 1, 1)
    assert review.decoded("dtstart") == date(2028, 1, 1)
    assert review.decoded("last-modified").date() == date(2026, 2, 20)


def test_the_site_has_them_at_addresses_that_stay(compiled: CompiledManual) -> None:
    outputs = {output.address: output for output in site_outputs(Edition(compiled, site_url=SITE))}
    found = [a for a, o in outputs.items() if o.kind is Kind.DOWNLOAD and a.endswith(".ics")]
    assert found[:2] == ["reviews/calendar.ics", "departments/HT-SD/calendar.ics"]
    assert "reviews/people/tang.ics" in found
    of_tang = events(outputs["reviews/people/tang.ics"].whole_file())
    assert f"复审到期：{NUMBER} 接听电话" in of_tang
    page = outputs["reviews/"].draw(outputs["reviews/"].text())
    assert '<a href="calendar.ics">订阅日历（ICS）</a>' in page
    assert '<a href="../reviews/people/tang.ics">' in page
    department = outputs["departments/HT-SD/"]
    assert '<a href="calendar.ics">' in department.draw(department.text())


def test_a_person_whose_id_is_no_name_of_a_file_has_no_calendar(compile_sources: Any) -> None:
    organisation = document_source("HT-SD-SOP-004").data
    assert organisation
    compiled = compile_sources()
    people = compiled.manual.organisation.people
    odd = replace(people["tang"], id="../tang")
    renamed = {
        ("../tang" if key == "tang" else key): person for key, person in (people | {"tang": odd}).items()
    }
    manual = replace(compiled.manual, organisation=replace(compiled.manual.organisation, people=renamed))
    addresses = [o.address for o in site_outputs(Edition(replace(compiled, manual=manual)))]
    assert not any(".." in address for address in addresses)


def test_recorded_manuals_of_two_companies_share_no_identity() -> None:
    def ids(day: str) -> set[str]:
        manual = RecordedManual()
        manual.issue(NUMBER, "接听电话", day)
        manual.release(NUMBER, 1, "2026-02-20", "2026-12-01", title="接听电话")
        return {str(each.id) for each in appointments(with_ledger(manual))}

    assert ids("2026-01-10").isdisjoint(ids("2026-01-11"))
    assert ids("2026-01-10") == ids("2026-01-10")
