"""Reminders of reviews as messages that are ready to be sent (RFC 5322): one for each person, however much there is to tell."""

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
from sop_plugin.registers.reviews import ReviewRow, person_to_ask
from sop_plugin.sharing.cells import one_line
from sop_plugin.sharing.permanent_ids import manual_key, permanent_id
from sop_plugin.sharing.provenance import Provenance, page_of
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

_LOCAL = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_MORNING = time(9)
_SUBJECT = Words(
    "复审提醒：逾期 {overdue} 份，将到期 {due} 份", "Reviews: {overdue} overdue, {due} coming due"
)
_SUBJECT_ESCALATED = Words(
    "复审逾期超过 {after} 天：{overdue} 份", "Reviews overdue for more than {after} days: {overdue}"
)
_BOTH = Words("{own}；{others}", "{own}; {others}")
_GREETING = Words("{name}，您好：", "Dear {name},")
_YOURS = Words("下列文件由您复审，截至 {day}。", "these documents are yours to review, as of {day}.")
_ESCALATED = Words(
    "截至 {day}，下列文件的复审逾期已超过 {after} 天，请督促负责人，或另行指定。",
    "as of {day}, the reviews of these documents are more than {after} days overdue. Please see to it, or name somebody else.",
)
_OVERDUE, _DUE = Words("已逾期", "Overdue"), Words("将到期", "Coming due")
_ROW = Words("{number} {title}：应在 {due} 之前（{days}）", "{number} {title}: by {due} ({days})")
_DAYS_OVER = Words("逾期 {days} 天", "{days} days over")
_DAYS_LEFT = Words("还有 {days} 天", "{days} days left")
_WITH = Words("负责人 {name}", "owner: {name}")
_TO_DO = Words(
    "怎么做：通读文件，与实际做法对照。无须改动的，登记 sop review {number} --outcome no_change --note 说明 --by {person}；"
    "要改的，sop revise {number} 开始下一版。不会用这些命令的，把结果告诉文件控制部门。",
    "What to do: read the document and hold it against what is done. If nothing has to change, record\n"
    "sop review {number} --outcome no_change --note TEXT --by {person}; otherwise begin the next revision with\n"
    "sop revise {number}. Or tell document control what you found.",
)


@dataclass(frozen=True)
class MailSettings:
    """Who sends: ``domain`` is that of all addresses, a person's is the id in front of it. ``zone`` is where the day begins.

    A review that is overdue for more than ``escalate_after`` days is told further.
    """

    domain: str
    sender: str
    zone: tzinfo
    escalate_after: int = 30


@dataclass(frozen=True)
class Reminder:
    """All that there is to tell one person: ``rows`` are the person's own, ``told`` late ones of others."""

    person: Person
    rows: tuple[ReviewRow, ...] = ()
    told: tuple[ReviewRow, ...] = ()

    @property
    def name(self) -> str:
        """A file name for it, without an ending."""
        return self.person.id

    @property
    def count(self) -> int:
        """How many reviews it is about."""
        return len(self.rows) + len(self.told)

    @property
    def overdue(self) -> int:
        """How many of the person's own are overdue."""
        return sum(row.days < 0 for row in self.rows)


def reminders(rows: Iterable[ReviewRow], manual: Manual, escalate_after: int) -> tuple[Reminder, ...]:
    """One for each person who owns or is asked about any of the reviews, or to whom late ones are told further."""
    own: dict[str, list[ReviewRow]] = {}
    told: dict[str, list[ReviewRow]] = {}
    people = manual.organisation.people
    for row in rows:
        asked = person_to_ask(manual, row.document)
        if asked is not None:
            own.setdefault(asked.id, []).append(row)
        if row.days < -escalate_after:
            for person in _above(manual, row, asked):
                told.setdefault(person.id, []).append(row)
    everybody = dict.fromkeys((*own, *told))
    return tuple(
        Reminder(people[who], tuple(own.get(who, ())), tuple(told.get(who, ()))) for who in everybody
    )


def _above(manual: Manual, row: ReviewRow, asked: Person | None) -> Iterator[Person]:
    """Who approves such documents of the department, then document control: the first of each in post who is somebody else."""
    department, control = row.document.department, manual.organisation.document_control
    others = [p for p in manual.organisation.people.values() if p.in_post(manual.as_of) and p != asked]
    kind = row.document.type
    approving = [p for p in others if p.may_approve_document(kind, department, manual.as_of)]
    # Those of the department itself come before those who may approve everywhere.
    approving.sort(key=lambda person: person.department != department)
    controlling = [p for p in others if p.department == control]
    yield from dict.fromkeys((*approving[:1], *controlling[:1]))


def has_address(person: Person) -> bool:
    """Whether the id of a person can be an address in front of a domain."""
    return _LOCAL.fullmatch(person.id) is not None


def message(
    reminder: Reminder, manual: Manual, provenance: Provenance, settings: MailSettings, voice: Voice
) -> bytes:
    """The message as a file: the same reviews on the same day give the same bytes, and the same Message-ID."""
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
    late = tuple(row for row in reminder.rows if row.days < 0)
    for head, rows in ((_OVERDUE, late), (_DUE, reminder.rows[len(late) :])):
        if rows:
            yield ""
            yield f"{say(head)}（{len(rows)}）" if voice.language.is_chinese else f"{say(head)} ({len(rows)})"
            yield from _rows(rows, manual, provenance, voice)
    if reminder.rows:
        yield ""
        yield say(_TO_DO, number=reminder.rows[0].document.number, person=person.id)
    if reminder.told:
        if reminder.rows:
            yield ""
        yield say(_ESCALATED, day=day, after=settings.escalate_after)
        yield ""
        yield from _rows(reminder.told, manual, provenance, voice, with_owner=True)
    yield ""
    yield f"{provenance.site}reviews/" if provenance.site else say(labels.REVIEW_REGISTER)
    if provenance.anchor:
        yield say(labels.ANCHOR_LINE, anchor=provenance.anchor)
    if manual.organisation.sample:
        yield say(labels.SAMPLE_DATA)


def _rows(
    rows: Sequence[ReviewRow],
    manual: Manual,
    provenance: Provenance,
    voice: Voice,
    *,
    with_owner: bool = False,
) -> Iterator[str]:
    for row in rows:
        document = row.document
        days = voice.say(_DAYS_OVER if row.days < 0 else _DAYS_LEFT, days=abs(row.days))
        title = one_line(document.title)
        yield f"- {voice.say(_ROW, number=document.number, title=title, due=row.due, days=days)}"
        asked = person_to_ask(manual, document)
        if with_owner and asked is not None:
            yield f"  {voice.say(_WITH, name=one_line(asked.name))}"
        page = page_of(provenance, document.number)
        if page is not None:
            yield f"  {page}"
