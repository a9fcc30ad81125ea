"""Revisions that took effect before enough of their readers had read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sop_plugin.model.document import ChangeClass, Document
from sop_plugin.model.event import Adopted, Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.training import TrainingLedger
from sop_plugin.rules.training import IN_FORCE_UNREAD

ToRead = Callable[[Person], tuple[Document, ...]]
"""Somebody → the documents that the person must read."""


@dataclass(frozen=True)
class Readers:
    """How many must read a document, and how many of them have read one revision of it, or a later one."""

    asked: int
    read: int

    @property
    def percent(self) -> int:
        """The share that has read, rounded down."""
        return self.read * 100 // self.asked if self.asked else 100

    def wanted(self, percent: int) -> int:
        """How many must have read for a share."""
        return -(-self.asked * percent // 100)


def readers_of(
    manual: Manual, histories: Histories, training: TrainingLedger, to_read: ToRead, release: Released
) -> Readers:
    """Of those in post today whom the document in force asks."""
    rules = manual.settings.training
    asked = [
        person
        for person in manual.organisation.people.values()
        if person.in_post(manual.as_of) and any(d.number == release.number for d in to_read(person))
    ]
    read = sum(
        any(
            event.revision >= release.revision
            and event.day <= manual.as_of
            and rules.counts(event, histories.questions(event.number, event.revision))
            for event in training.acknowledged(release.number, person.id)
        )
        for person in asked
    )
    return Readers(len(asked), read)


def in_force_unread(
    manual: Manual, histories: Histories, training: TrainingLedger, to_read: ToRead
) -> Iterator[Finding]:
    """Revisions of substance in force today that fewer have read than the settings ask before they take effect."""
    share, began = manual.settings.training.read_before, manual.settings.training.since or training.began
    if not share or began is None:
        return
    for number, history in histories.by_number.items():
        release = histories.ledger.in_force(number, manual.as_of)
        # What was in force before readings were recorded is asked by a day, and not in advance.
        if release is None or isinstance(release, Adopted) or release.effective < began:
            continue
        text = next((r.document for r in history.revisions if r.release == release), None)
        change = text.change if text is not None else None
        if change is not None and change.change_class is ChangeClass.EDITORIAL:
            continue
        readers = readers_of(manual, histories, training, to_read, release)
        if readers.percent < share:
            yield IN_FORCE_UNREAD.at(
                histories.ledger.place(release),
                event=release.name,
                revision=release.revision,
                effective=release.effective,
                read=readers.read,
                asked=readers.asked,
                share=share,
                number=number,
            )
