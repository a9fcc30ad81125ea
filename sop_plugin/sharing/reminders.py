"""Reminders of what is to be done as messages that are ready to be sent (RFC 5322): one for each person, however much there is to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.registers import task_words
from sop_plugin.registers.tasks import Task, TaskKind, by_kind, told_further
from sop_plugin.sharing.cells import one_line
from sop_plugin.sharing.permanent_ids import manual_key, permanent_id
from sop_plugin.sharing.provenance import Provenance, page_of
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

_LOCAL = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_MORNING = time(9)
# A message that nobody reads to its end reminds of nothing.
_MOST_ROWS = 100
_SUBJECT = Words("提醒：逾期 {overdue} 项，将到期 {due} 项", "Reminder: {overdue} overdue, {due} coming due")
_SUBJECT_ESCALATED = Words(
    "逾期超过 {after} 天：{overdue} 项", "Overdue for more than {after} days: {overdue}"
)
_BOTH = Words("{own}；{others}", "{own}; {others}")
_GREETING = Words("{name}，您好：", "Dear {name},")
_YOURS = Words("下列事项由您办理，截至 {day}。", "This is yours to do, as of {day}.")
_ESCALATED = Words(
    "截至 {day}，下列事项逾期已超过 {after} 天，请督促负责人，或另行指定。",
    "As of {day}, this is more than {after} days overdue. Please see to it, or name somebody else.",
)
_OVERDUE, _DUE = (
    Words("{what}，已逾期（{count}）", "{what}, overdue ({count})"),
    Words("{what}，将到期（{count}）", "{what}, coming due ({count})"),
)
_OF_KIND = Words("{what}（{count}）", "{what} ({count})")
_ROW = Words("{task}（{days}）", "{task} ({days})")
_DAYS_OVER = Words("逾期 {days} 天", "{days} days over")
_DAYS_LEFT = Words("还有 {days} 天", "{days} days left")
_WITH = Words("负责人 {name}", "owner: {name}")
_MORE = Words("另有 {count} 项", "and {count} more")
_NOTE = Words("说明", "TEXT")
_PAGES = {
    TaskKind.REVIEW: "reviews/",
    TaskKind.READING: "training/",
    TaskKind.EDITION: "external-documents/",
    TaskKind.COPY: "copies/",
    TaskKind.DESTRUCTION: "retention/",
}
"""Where the site has the lists; of what each person holds it has none."""


@dataclass(frozen=True)
class MailSettings:
    """Who sends: ``domain`` is that of all addresses, a person's is the id in front of it. ``zone`` is where the day begins.

    What is overdue for more than ``escalate_after`` days is told further.
    """

    domain: str
    sender: str
    zone: tzinfo
    escalate_after: int = 30


@dataclass(frozen=True)
class Reminder:
    """All that there is to tell one person: ``rows`` are the person's own, ``told`` late ones of others."""

    person: Person
    rows: tuple[Task, ...] = ()
    told: tuple[Task, ...] = ()

    @property
    def name(self) -> str:
        """A file name for it, without an ending."""
        return self.person.id

    @property
    def count(self) -> int:
        """How many tasks it is about."""
        return len(self.rows) + len(self.told)

    @property
    def overdue(self) -> int:
        """How many of the person's own are overdue."""
        return sum(task.is_late for task in self.rows)


def reminders(tasks: Iterable[Task], manual: Manual, escalate_after: int) -> tuple[Reminder, ...]:
    """One for each person who has to do any of the tasks, or to whom late ones are told further."""
    own: dict[str, list[Task]] = {}
    told: dict[str, list[Task]] = {}
    people = manual.organisation.people
    for task in tasks:
        if task.person is not None:
            own.setdefault(task.person.id, []).append(task)
        if task.kind.is_told_further and task.days < -escalate_after:
            for person in told_further(manual, task):
                told.setdefault(person.id, []).append(task)
    everybody = dict.fromkeys((*own, *told))
    return tuple(
        Reminder(people[who], tuple(own.get(who, ())), tuple(told.get(who, ()))) for who in everybody
    )


def has_address(person: Person) -> bool:
    """Whether the id of a person can be an address in front of a domain."""
    return _LOCAL.fullmatch(person.id) is not None


def message(
    reminder: Reminder, manual: Manual, provenance: Provenance, settings: MailSettings, voice: Voice
) -> bytes:
    """The message as a file: the same tasks on the same day give the same bytes, and the same Message-ID."""
    person = reminder.person
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(addr_spec=settings.sender)
    mail["To"] = Address(one_line(person.name), person.id, settings.domain)
    mail["Subject"] = _subject(reminder, settings, voice)
    mail["Date"] = format_datetime(datetime.combine(manual.as_of, _MORNING, settings.zone))
    identity = permanent_id(
        "reminder", manual_key(manual.organisation), reminder.name, manual.as_of.isoformat()
    )
    mail["Message-ID"] = f"<{identity}@{settings.domain}>"
    # No holiday answers back to a program.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(_text(reminder, manual, provenance, settings, voice)) + "\n", charset="utf-8")
    return mail.as_bytes()


def _subject(reminder: Reminder, settings: MailSettings, voice: Voice) -> str:
    due = len(reminder.rows) - reminder.overdue
    own = voice.say(_SUBJECT, overdue=reminder.overdue, due=due)
    others = voice.say(_SUBJECT_ESCALATED, after=settings.escalate_after, overdue=len(reminder.told))
    if reminder.rows and reminder.told:
        return voice.say(_BOTH, own=own, others=others)
    return others if reminder.told else own


def _text(
    reminder: Reminder, manual: Manual, provenance: Provenance, settings: MailSettings, voice: Voice
) -> Iterator[str]:
    say, person, day = voice.say, reminder.person, manual.as_of
    yield say(_GREETING, name=one_line(person.name))
    yield ""
    if reminder.rows:
        yield say(_YOURS, day=day)
    for kind, tasks in by_kind(reminder.rows):
        late = tuple(task for task in tasks if task.is_late)
        due = tuple(task for task in tasks if not task.is_late)
        for words, found in ((_OVERDUE, late), (_OF_KIND if kind is TaskKind.DESTRUCTION else _DUE, due)):
            if found:
                yield ""
                yield say(words, what=task_words.head(kind), count=len(found))
                yield from _rows(found, provenance, voice)
        yield ""
        yield say(task_words.to_do(kind), **task_words.commands(tasks[0], say(_NOTE)))
    if reminder.told:
        if reminder.rows:
            yield ""
        yield say(_ESCALATED, day=day, after=settings.escalate_after)
        for kind, tasks in by_kind(reminder.told):
            yield ""
            yield say(_OF_KIND, what=task_words.head(kind), count=len(tasks))
            yield from _rows(tasks, provenance, voice, with_owner=True)
    yield ""
    if provenance.site:
        for kind, _ in by_kind((*reminder.rows, *reminder.told)):
            if kind in _PAGES:
                yield f"{provenance.site}{_PAGES[kind]}"
    if provenance.anchor:
        yield say(labels.ANCHOR_LINE, anchor=provenance.anchor)
    if manual.organisation.sample:
        yield say(labels.SAMPLE_DATA)


def _rows(
    tasks: Sequence[Task], provenance: Provenance, voice: Voice, *, with_owner: bool = False
) -> Iterator[str]:
    for task in tasks[:_MOST_ROWS]:
        shown = voice.say(task_words.row(task, title=one_line(task.title)))
        if task.kind is not TaskKind.DESTRUCTION:
            days = voice.say(_DAYS_OVER if task.is_late else _DAYS_LEFT, days=abs(task.days))
            shown = voice.say(_ROW, task=shown, days=days)
        yield f"- {shown}"
        if with_owner and task.person is not None:
            yield f"  {voice.say(_WITH, name=one_line(task.person.name))}"
        page = page_of(provenance, task.number) if task.number else None
        if page is not None:
            yield f"  {page}"
    if len(tasks) > _MOST_ROWS:
        yield f"- {voice.say(_MORE, count=len(tasks) - _MOST_ROWS)}"
