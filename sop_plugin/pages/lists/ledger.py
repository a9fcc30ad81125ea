"""The ledger to read: line by line, with what each says, and as the file that it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.model.event import (
    Act,
    Approved,
    Event,
    Issued,
    Released,
    Reviewed,
    Setback,
    Stated,
    TrailReviewed,
    Withdrawn,
)
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.ledger_pages import LEDGER, LEDGER_FILE, PEOPLE, LedgerPage, LedgerPages, event_id
from sop_plugin.pages.lists.evidence import evidence_html, text_address
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.pages.sources import released_html
from sop_plugin.pages.texts.revisions import revision_address
from sop_plugin.registers.leavers import leavers
from sop_plugin.words import labels
from sop_plugin.words.voice import Listed, Sayable, Words

_DETAIL = Words("{name}：{value}", "{name}: {value}")
_BETWEEN = Words("；", "; ")
# The whole of it stands in the line of the file, one tap away.
_SHORT = 12


@dataclass(frozen=True)
class EventLine:
    """One event as its page shows it: ``line`` is the very line of the file."""

    event: Event
    id: str
    by: str
    what: Sayable
    known: Sayable
    digest: str | None
    line: str
    text: str | None = None
    redline: str | None = None


@dataclass(frozen=True)
class NumberLines:
    """All events of one number, the first one first; ``source`` is where its text says which revision it is."""

    number: str
    title: str
    document: Document | None
    source: Markup | None
    lines: tuple[EventLine, ...]


def ledger_html(edition: Edition, base: str) -> str:
    """Where each part of it is read, and the file."""
    pages = _pages(edition)
    return evidence_html(
        "lists/ledger.html",
        edition,
        base,
        file=LEDGER_FILE,
        head=edition.compiled.limits.head if edition.compiled.limits is not None else pages.ledger.head,
        left_out=pages.left_out,
        parts=[(page, _title(edition, page), _count(pages, page)) for page in pages.pages],
        leavers=len(_leavers(edition)),
        stated=(f"{LEDGER}{PEOPLE}/", len(_stated(edition))),
    )


def ledger_parts(edition: Edition) -> Iterator[Output]:
    """A page for each part of it, and the file itself."""
    if edition.compiled.ledger is None:
        return
    pages, say = _pages(edition), edition.voice.plain.say
    for page in pages.pages:
        draw = partial(_numbers_html, edition, page)
        yield _page(edition, page.address, say(_title(edition, page)), draw)
    if pages.ledger.stated or pages.ledger.audits:
        address = f"{LEDGER}{PEOPLE}/"
        title = say(labels.LEDGER_OF, department=labels.LEDGER_PEOPLE)
        yield _page(edition, address, title, partial(_stated_html, edition))
    made = partial(_file, edition)
    yield Output(LEDGER_FILE, Kind.DOWNLOAD, say(labels.LEDGER_FILE), edition.language, made=made)


def _page(edition: Edition, address: str, title: str, draw: partial[str]) -> Output:
    return Output(address, Kind.LEDGER, title, edition.language, draw=lambda _text: draw(base_of(address)))


def _pages(edition: Edition) -> LedgerPages:
    pages = edition.addresses.ledger
    if pages is None:
        raise ValueError("a manual without a ledger has no pages of it")
    return pages


def _leavers(edition: Edition) -> frozenset[str]:
    """Whom the record of people leaves out. That asks all documents who has acted: pages of numbers need not."""
    return leavers(edition.manual, _pages(edition).ledger)


def _stated(edition: Edition) -> tuple[Stated | TrailReviewed, ...]:
    ledger, left = _pages(edition).ledger, _leavers(edition)
    return (*ledger.audits, *(event for event in ledger.stated if event.number not in left))


def _file(edition: Edition) -> bytes:
    events = _pages(edition).events(_leavers(edition))
    return "".join(f"{event.to_line()}\n" for event in events).encode("utf-8", "surrogatepass")


def _count(pages: LedgerPages, page: LedgerPage) -> int:
    return sum(len(pages.ledger.by_number[number]) for number in page.numbers)


def _title(edition: Edition, page: LedgerPage) -> Sayable:
    department: Sayable = labels.LEDGER_OTHERS
    if page.department is not None:
        department = edition.manual.department_name(page.department, edition.language)
    title = labels.LEDGER_OF.filled(department=department)
    return (
        title if page.part == 1 else Listed((title, labels.LEDGER_PAGE.filled(page=page.part)), Words("", ""))
    )


def _numbers_html(edition: Edition, page: LedgerPage, base: str) -> str:
    numbers = tuple(_number(edition, number, base) for number in page.numbers)
    return _drawn(edition, base, _title(edition, page), numbers)


def _stated_html(edition: Edition, base: str) -> str:
    stated = _stated(edition)
    subjects = dict.fromkeys(event.number for event in stated)
    numbers = tuple(
        NumberLines(
            subject, "", None, None, tuple(_lines(edition, (e for e in stated if e.number == subject), base))
        )
        for subject in subjects
    )
    return _drawn(edition, base, labels.LEDGER_OF.filled(department=labels.LEDGER_PEOPLE), numbers)


def _drawn(edition: Edition, base: str, title: Sayable, numbers: tuple[NumberLines, ...]) -> str:
    return evidence_html(
        "lists/ledger_part.html",
        edition,
        base,
        title=edition.voice.plain.say(title),
        numbers=numbers,
        first=edition.manual.settings.revisions,
    )


def _number(edition: Edition, number: str, base: str) -> NumberLines:
    histories = edition.compiled.histories
    document = edition.manual.by_number.get(number)
    issue = histories.ledger.issue(number)
    source = None
    if document is not None and edition.visible(document):
        source = released_html(edition, base, document, "revision")
    title = document.title if document is not None else issue.title if issue is not None else ""
    events = histories.ledger.by_number[number]
    return NumberLines(number, title, document, source, tuple(_lines(edition, events, base)))


def _lines(edition: Edition, events: Iterable[Event], base: str) -> Iterator[EventLine]:
    manual, seals = edition.manual, edition.compiled.seals
    for event in events:
        text = redline = None
        if isinstance(event, Released):
            where = text_address(edition, event.number, event.revision)
            text = None if where is None else base + where
            page = edition.revision_pages.get(revision_address(event.number, event.revision))
            if page is not None and page.redline_address is not None:
                redline = base + page.redline_address
        yield EventLine(
            event,
            event_id(event),
            manual.person_name(event.by, event.day),
            _what(edition, event),
            labels.LABELS[f"known_{seals.known(event).value}"].filled(account=event.account),
            getattr(event, "digest", None),
            event.to_line(),
            text,
            redline,
        )


def _what(edition: Edition, event: Event) -> Sayable:
    """What an event says beside who and when, by the labels that other pages have for it."""
    said: list[Sayable] = []

    def detail(name: Words, value: Sayable | None) -> None:
        if value:
            said.append(_DETAIL.filled(name=name, value=value))

    revision = getattr(event, "revision", None)
    if revision is not None:
        said.append(labels.REVISION_NUMBER.filled(revision=revision))
    match event:
        case Issued():
            said.append(event.title)
        case Approved():
            said.append(event.role.label)
        case Released():
            detail(labels.EFFECTIVE_DATE, event.effective.isoformat())
            detail(labels.EXPIRES, event.expires.isoformat() if event.expires else None)
            detail(labels.GIT_TEXT, f"{event.blob[:_SHORT]}…" if len(event.blob) > _SHORT else event.blob)
        case Reviewed():
            said.append(event.outcome.label)
            detail(labels.NOTE, event.note)
        case Withdrawn():
            detail(labels.REASON, event.reason)
            detail(labels.SUCCESSOR, event.successor)
        case TrailReviewed():
            said.append(labels.TRAIL_PERIOD.filled(since=event.since, until=event.until))
            detail(labels.TRAIL_EXCEPTIONS, str(event.exceptions))
            detail(labels.NOTE, event.note)
            detail(labels.LEDGER_HEAD, event.head)
        case Setback() | Stated():
            detail(labels.REASON, event.reason)
    if isinstance(event, Act):
        said.append(edition.compiled.seals.of(event).label)
    return Listed(tuple(said), _BETWEEN)
