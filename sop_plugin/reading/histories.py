"""Released texts to histories: every revision in its own words, read by the id under which git keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sop_plugin.model.declared import as_adopted
from sop_plugin.model.digest import is_of
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Finding, Rule
from sop_plugin.model.history import Histories, History, Revision, with_released_files
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.number import address_form
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source
from sop_plugin.rules import archive as rules


@dataclass(frozen=True)
class ArchivedTexts:
    """Git ids → texts, ``None`` for what is not there; ``trouble`` is why git could not be read as a whole."""

    texts: Mapping[str, bytes | None]
    trouble: Rule | None = None
    reason: str = ""


ReadText = Callable[[Source, Settings], Document | None]
"""What reads a released text; ``None`` for what is no document."""
TellReading = Callable[[Released, Settings], None]
"""Told by which settings a released text could be read."""
ReadArchive = Callable[[tuple[str, ...]], ArchivedTexts]
"""Asked once for all released texts that the source files do not hold."""


class ReadsReleased(Protocol):
    """What reads released texts."""

    def foresee(self, sources: Sequence[Source], settings: Settings) -> None:
        """Told of all texts that will be asked for by some settings, before any of them is."""

    def read(self, source: Source, settings: Settings) -> Document | None:
        """One of these; ``None`` for what is no document."""


class OneByOne:
    """Reads a text when it is asked for."""

    def foresee(self, sources: Sequence[Source], settings: Settings) -> None:
        """Nothing has to be known before."""

    def read(self, source: Source, settings: Settings) -> Document | None:
        """The document of a text."""
        return read_text(source, settings)


def no_archive(ids: tuple[str, ...]) -> ArchivedTexts:
    """For manuals outside git: no released text but those in the source files."""
    return ArchivedTexts(dict.fromkeys(ids))


def _told_nobody(_release: Released, _by: Settings) -> None:
    pass


def read_text(source: Source, settings: Settings) -> Document | None:
    """The document of a text; ``None`` for what is none."""
    return read_document(source, settings).document


def read_released(
    release: Released,
    data: bytes,
    path: str,
    settings: Settings,
    read: ReadText = read_text,
    tell: TellReading = _told_nobody,
) -> Document | None:
    """The document of a released text, read as settings read it or once did; ``None`` for a text that is not the one that was released."""
    for by in (settings, *settings.earlier):
        # What was kept of texts was read by the settings of today.
        document = (read if by is settings else read_text)(Source(path, data), by)
        if document is None:
            continue
        document = with_released_files(document, release)
        if is_of(release.digest, document):
            tell(release, by)
            return document
    return None


def unlike_text(release: Released, document: Document, place: Place) -> Iterator[Finding]:
    """What a release records otherwise than the text that it names."""
    for key in ("number", "revision", "effective", "expires"):
        recorded, written = getattr(release, key), getattr(document, key)
        if recorded != written:
            yield rules.RELEASE_UNLIKE_TEXT.at(
                place,
                event=release.name,
                key=key,
                recorded=recorded or "—",
                written=written or "—",
                blob=release.blob[:12],
            )


def read_histories(
    documents: tuple[Document, ...],
    ledger: Ledger,
    settings: Settings,
    read_archive: ReadArchive,
    texts: ReadsReleased | None = None,
    tell: TellReading = _told_nobody,
) -> tuple[Histories, tuple[Finding, ...]]:
    """The histories of all numbers, and a finding for each released text that cannot be had or is not what was released."""
    working: dict[str, Document] = {}
    for document in documents:
        working.setdefault(document.number, document)
    releases = [r for number in ledger.by_number for r in ledger.releases(number)]
    # The text in the source files is the released one when it has the digest; then git need not be asked.
    at_hand = {
        r.blob: working[r.number]
        for r in releases
        if r.number in working
        and working[r.number].revision == r.revision
        and is_of(r.digest, working[r.number])
    }
    wanted = tuple(dict.fromkeys(r.blob for r in releases if r.blob not in at_hand))
    archive = read_archive(wanted) if wanted else ArchivedTexts({})
    blobs = archive.texts
    found = {
        (release.number, release.sequence): Source(_home(release.number, working), data)
        for release in releases
        if release.blob not in at_hand and (data := blobs.get(release.blob)) is not None
    }
    texts = texts or OneByOne()
    texts.foresee(list(found.values()), settings)
    findings: list[Finding] = []
    if archive.trouble is not None:
        # One finding for all texts: each of them alone would say the same.
        missing = sum(blobs.get(blob) is None for blob in wanted)
        findings.append(archive.trouble.at(Place(ledger.path), count=missing, reason=archive.reason))

    def text_of(release: Released) -> Document | None:
        if release.blob in at_hand:
            return with_released_files(at_hand[release.blob], release)
        place = ledger.place(release)
        source = found.get((release.number, release.sequence))
        if source is None:
            if archive.trouble is None:
                findings.append(rules.TEXT_NOT_IN_GIT.at(place, event=release.name, blob=release.blob[:12]))
            return None
        document = read_released(release, source.data, source.path, settings, texts.read, tell)
        if document is None:
            findings.append(rules.TEXT_IS_ANOTHER.at(place, event=release.name, blob=release.blob[:12]))
            return None
        findings.extend(unlike_text(release, document, place))
        return as_adopted(document, ledger)

    def history(number: str) -> History:
        revisions = tuple(
            Revision(
                release,
                text_of(release),
                ledger.standing_approvals(number, release.revision),
                ledger.reviews(number, release.revision),
                days.superseded,
            )
            for days in ledger.days_in_force(number)
            for release in (days.release,)
        )
        return History(number, revisions, ledger.withdrawal(number), working.get(number))

    numbers = dict.fromkeys((*working, *ledger.by_number))
    histories = Histories(ledger, {number: history(number) for number in numbers}, documents)
    return histories, tuple(findings)


def _home(number: str, working: Mapping[str, Document]) -> str:
    """Where a released text lies today, or would."""
    return working[number].path if number in working else f"{address_form(number)}.md"
