"""Calendars that other programs subscribe to: iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from sop_plugin.compile import CompiledManual
from sop_plugin.model.once import Once
from sop_plugin.registers.columns import department_words
from sop_plugin.sharing.appointment import Appointment, Occasion
from sop_plugin.sharing.cells import one_line
from sop_plugin.sharing.provenance import Provenance, page_of
from sop_plugin.words import labels
from sop_plugin.words.voice import COLON, Sayable, Voice, Words

_PRODUCT = "-//sop-plugin//Calendar of a manual//ZH"
_SUMMARIES: Mapping[Occasion, Words] = {
    Occasion.REVIEW: Words("复审到期：{number} {title}", "Review due: {number} {title}"),
    Occasion.EFFECTIVE: Words(
        "生效：{number} {title}（第 {revision} 版）", "In force: {number} {title} (revision {revision})"
    ),
    Occasion.EDITION: Words("核对版本：{title}", "Check the edition: {title}"),
    Occasion.READING: Words(
        "须读完：{number} {title}（第 {revision} 版）", "To be read: {number} {title} (revision {revision})"
    ),
}
_TO_DO: Mapping[Occasion, Words] = {
    Occasion.REVIEW: Words(
        "在这一天之前复审，结果告诉文件控制部门登记：无更改，或修订下一版。",
        "Review it by this day, and let document control record the outcome: no change, or a next revision.",
    ),
    Occasion.EFFECTIVE: Words(
        "从这一天起按这一版执行，在此之前通知并培训相关岗位。",
        "From this day on this revision counts; tell and train the posts concerned before.",
    ),
    Occasion.EDITION: Words(
        "查明有没有新版本；有新版本的，看引用它的文件要不要改。",
        "See whether there is a newer edition, and whether the documents that cite it must change.",
    ),
    Occasion.READING: Words(
        "在这一天之前读完这一版，再按页面上的“我已阅读”，或告诉文件控制部门登记。",
        "Read this revision by this day, then say so with the button of its page, or let document control record it.",
    ),
}
_CANCELLED = Words(
    "不再需要：文件已作废、失效或撤回。", "No longer needed: the document was withdrawn, expired or recalled."
)
_READ = Words("已经读完。", "It has been read.")
_READERS = Words("还没有读的人数", "Yet to read it")
_MORNING = timedelta(hours=9)
_EVERY_DAY = timedelta(days=1)


class CalendarWriter:
    """Writes the calendars of a manual; an event that several of them have is made once."""

    def __init__(self, compiled: CompiledManual, provenance: Provenance, voice: Voice) -> None:
        self._compiled, self._provenance, self._voice = compiled, provenance, voice
        self._events: Once[bytes] = Once()
        lead = compiled.manual.settings.lead_days
        self._alarms: Mapping[Occasion, tuple[int, ...]] = {
            Occasion.REVIEW: tuple(sorted({lead, 7, 0}, reverse=True)),
            Occasion.EFFECTIVE: (3, 0),
            Occasion.EDITION: (14, 0),
            Occasion.READING: (7, 0),
        }

    def calendar(self, name: str, found: Sequence[Appointment]) -> bytes:
        """The file: ``name`` is what programs call the calendar."""
        calendar = Calendar()
        calendar.add("prodid", _PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        # The first of each pair is RFC 7986, the second what Outlook and Apple's calendar read.
        for key in ("name", "x-wr-calname"):
            calendar.add(key, one_line(name))
        if self._provenance.anchor:
            for key in ("description", "x-wr-caldesc"):
                calendar.add(key, self._voice.say(labels.ANCHOR_LINE, anchor=self._provenance.anchor))
        calendar.add("refresh-interval", _EVERY_DAY, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
        head, end, _ = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
        return head + b"".join(map(self._event, found)) + end + b"\r\n"

    def _event(self, each: Appointment) -> bytes:
        return self._events.get(each.id, lambda: bytes(self._made(each).to_ical()))

    def _made(self, each: Appointment) -> Event:
        said = self._summary(each)
        moment = datetime.combine(each.changed, time(), UTC)
        event = Event()
        event.add("uid", str(each.id))
        event.add("dtstamp", moment)
        event.add("last-modified", moment)
        event.add("sequence", each.sequence)
        event.add("dtstart", each.day)
        event.add("dtend", each.day + _EVERY_DAY)
        event.add("summary", said)
        event.add("description", "\n".join(self._lines(each)))
        event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        event.add("categories", [self._voice.say(_CATEGORIES[each.occasion])])
        page = page_of(self._provenance, each.number) if each.number else None
        if page is not None:
            event.add("url", page)
        for days in () if each.cancelled else self._alarms[each.occasion]:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", _MORNING - timedelta(days=days))
            alarm.add("description", said)
            event.add_component(alarm)
        return event

    def _summary(self, each: Appointment) -> str:
        words = _SUMMARIES[each.occasion]
        revision = str(each.revision or "")
        said = self._voice.say(words, number=each.number or "", title=each.title, revision=revision)
        return one_line(said)

    def _lines(self, each: Appointment) -> list[str]:
        manual, say = self._compiled.manual, self._voice.say
        facts: list[tuple[Words, Sayable]] = []
        if each.number:
            facts.append((labels.REVISION, str(each.revision)))
        if each.department:
            facts.append((labels.DEPARTMENT, department_words(manual, each.department)))
        if each.readers and not each.person:
            facts.append((_READERS, str(each.readers)))
        if each.person and not each.is_private:
            facts.append((labels.OWNER, manual.person_name(each.person)))
        told = [f"{say(label)}{say(COLON)}{one_line(say(fact))}" for label, fact in facts]
        gone = _READ if each.occasion is Occasion.READING else _CANCELLED
        return [say(gone if each.cancelled else _TO_DO[each.occasion]), *told]


_CATEGORIES: Mapping[Occasion, Words] = {
    Occasion.REVIEW: labels.REVIEW_REGISTER,
    Occasion.EFFECTIVE: labels.CHANGE_LOG,
    Occasion.EDITION: labels.EXTERNAL_DOCUMENTS,
    Occasion.READING: labels.TRAINING,
}
