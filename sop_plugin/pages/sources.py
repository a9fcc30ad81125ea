"""From what a page says to where it comes from: the event of the ledger, and the line of the source file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.model.event import Event, Reviewed
from sop_plugin.model.place import Place
from sop_plugin.pages.edition import Edition
from sop_plugin.registers.changes import ChangeKind, ChangeRow
from sop_plugin.registers.columns import OfDocument
from sop_plugin.words import labels


def source_address(edition: Edition, place: Place, commit: str = "") -> str | None:
    """Where a forge shows a line of a source file; ``None`` where the settings name no forge."""
    pattern = edition.manual.settings.source_url
    if not pattern:
        return None
    path = quote(posixpath.normpath(place.path))
    return pattern.format(path=path, line=place.line, commit=commit or "HEAD")


def place_html(edition: Edition, base: str, place: Place, commit: str = "") -> Markup:
    """A place in a file, linked to the event of the ledger that it is, or to the line of its file on the forge."""
    words = Markup("<code>{}</code>").format(place)
    where = source_address(edition, place, commit)
    pages = edition.addresses.ledger
    if pages is not None and place.path == pages.ledger.path and place.line in pages.by_line:
        at = pages.of_event(pages.by_line[place.line])
        where = base + at if at is not None else where
    return words if where is None else Markup('<a href="{}">{}</a>').format(where, words)


def released_html(edition: Edition, base: str, document: Document, key: str) -> Markup | None:
    """The line of the released text that says something: today's file may be another, in which its author is at work."""
    release = edition.compiled.histories.ledger.release(document.number, document.revision)
    found = edition.sources.get(release.blob) if release is not None else None
    if found is None:
        return None
    return place_html(edition, base, replace(document.place(key), path=found.path), found.commit)


def event_html(edition: Edition, base: str, event: Event | None) -> Markup:
    """The link to one event of the ledger, named as findings name it; nothing where readers may not see it."""
    pages = edition.addresses.ledger
    where = pages.of_event(event) if pages is not None and event is not None else None
    if where is None or event is None:
        return Markup("")
    return Markup('<a class="sop-event" href="{}">#{}</a>').format(base + where, event.sequence)


def number_html(edition: Edition, base: str, number: str | None) -> Markup:
    """The link to all that the ledger has of a number."""
    pages = edition.addresses.ledger
    where = pages.of_number(number) if pages is not None and number else None
    if where is None:
        return Markup('<span class="sop-none">—</span>')
    return Markup('<a class="sop-event" href="{}">{}<span class="sop-hidden"> {}</span></a>').format(
        base + where, edition.voice.say(labels.LEDGER), number
    )


def evidence_of_rows(edition: Edition, base: str) -> Callable[[OfDocument], Markup] | None:
    """The link of each row of a list of documents; ``None`` for a manual without a ledger, whose lists have no such column."""
    if edition.addresses.ledger is None:
        return None
    return lambda row: number_html(edition, base, row.document.number)


def event_of_change(edition: Edition, row: ChangeRow) -> Event | None:
    """The event by which something changed for readers."""
    ledger = edition.compiled.histories.ledger
    if row.kind is ChangeKind.WITHDRAWN:
        return ledger.withdrawal(row.number)
    if row.kind is ChangeKind.REVIEWED:
        return _review(ledger.by_number.get(row.number, ()), row.revision, row.day)
    return row.record.release


def _review(events: tuple[Event, ...], revision: int, day: date) -> Event | None:
    held = (e for e in events if isinstance(e, Reviewed) and e.revision == revision and e.day == day)
    return next(held, None)
