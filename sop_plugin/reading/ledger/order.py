"""The history of one number: which events may follow which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.model.event import (
    Adopted,
    Approved,
    Event,
    Issued,
    Recalled,
    Released,
    Reviewed,
    Setback,
    Stated,
    TrailReviewed,
    Withdrawn,
)
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.rules import ledger_history as rules


def impossible_history(events: Sequence[Event], path: str) -> Iterator[Finding]:
    """Events of one number, sorted by sequence, that cannot have come after those before them."""
    history = _History()
    for event in events:
        yield from history.follow(event, Place(path, event.line))


class _History:
    """What has happened so far."""

    def __init__(self) -> None:
        self.issued: Issued | None = None
        self.approvals: list[Approved] = []
        self.releases: dict[int, Released] = {}
        self.withdrawal: Withdrawn | None = None

    def follow(self, event: Event, place: Place) -> Iterator[Finding]:
        if isinstance(event, Stated | TrailReviewed):
            return  # of people and settings anything may follow, and the trail may be reviewed again
        if event.sequence == 1 and not isinstance(event, Issued):
            yield rules.NOT_ISSUED_FIRST.at(place, event=event.name, kind=event.kind)
        if self.withdrawal is not None:
            yield rules.AFTER_WITHDRAWAL.at(place, event=event.name, kind=event.kind)
        match event:
            case Issued():
                if self.issued is not None:
                    yield rules.NUMBER_ISSUED_TWICE.at(
                        place,
                        number=event.number,
                        first=self.issued.line,
                        lines=event.line,
                        path=place.path,
                    )
                self.issued = self.issued or event
            case Approved():
                yield from self._approved(event, place)
            case Adopted():
                yield from self._adopted(event, place)
            case Released():
                yield from self._released(event, place)
            case Reviewed():
                yield from self._about_last(event, event.revision, place)
            case Recalled():
                yield from self._recalled(event, place)
            case Setback():
                yield from self._sent_back(event, place)
            case Withdrawn():
                yield from self._about_last(event, event.revision, place)
                self.withdrawal = self.withdrawal or event

    def _approved(self, event: Approved, place: Place) -> Iterator[Finding]:
        if event.revision in self.releases:
            yield rules.APPROVED_AFTER_RELEASE.at(
                place, event=event.name, role=event.role, revision=event.revision
            )
        self.approvals.append(event)

    def _adopted(self, event: Adopted, place: Place) -> Iterator[Finding]:
        """Declared is what was there before; what was signed or released here has its own path, and no way around it."""
        if self.releases or any(a.revision == event.revision for a in self.approvals):
            yield rules.ADOPTED_TOO_LATE.at(place, event=event.name, revision=event.revision)
        yield from self._released(event, place)

    def _released(self, event: Released, place: Place) -> Iterator[Finding]:
        if event.revision in self.releases:
            first = self.releases[event.revision].line
            yield rules.RELEASED_TWICE.at(place, revision=event.revision, first=first)
            return
        highest = max(self.releases, default=0)
        if event.revision < highest:
            yield rules.REVISION_DECREASING.at(place, revision=event.revision, highest=highest)
        approved = max((a.day for a in self.approvals if a.revision == event.revision), default=None)
        if approved is not None and event.effective < approved:
            yield rules.EFFECTIVE_BEFORE_APPROVED.at(
                place, revision=event.revision, effective=event.effective, approved=approved
            )
        self.releases[event.revision] = event

    def _recalled(self, event: Recalled, place: Place) -> Iterator[Finding]:
        yield from self._about_last(event, event.revision, place)
        release = self.releases.pop(event.revision, None)
        if release is not None and event.day >= release.effective:
            yield rules.RECALLED_IN_FORCE.at(
                place, event=event.name, revision=event.revision, effective=release.effective
            )
        self._without_signatures(event.revision)

    def _sent_back(self, event: Setback, place: Place) -> Iterator[Finding]:
        if event.revision in self.releases:
            yield rules.SENT_BACK_AFTER_RELEASE.at(
                place, event=event.name, kind=event.kind, revision=event.revision
            )
        self._without_signatures(event.revision)

    def _without_signatures(self, revision: int) -> None:
        self.approvals = [approval for approval in self.approvals if approval.revision != revision]

    def _about_last(self, event: Event, revision: int | None, place: Place) -> Iterator[Finding]:
        last = max(self.releases, default=None)
        # A draft that was never released is withdrawn without a revision; there is nothing to review in one.
        if revision != last or (last is None and isinstance(event, Reviewed)):
            yield rules.REVISION_NOT_RELEASED.at(
                place, event=event.name, kind=event.kind, revision=revision or "—", last=last or "—"
            )
