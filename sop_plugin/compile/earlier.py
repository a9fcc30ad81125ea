"""Released texts that today's settings cannot read, or read as something else: they are read as they were when they were released."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sop_plugin.compile.sources import Capabilities, Sources
from sop_plugin.compile.texts import ReadTexts, ReleasedTexts, read_and_check, read_texts, told_with_files
from sop_plugin.model.digest import is_of
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.settings import MetadataMapping, Settings
from sop_plugin.model.settings_then import SettingsThen
from sop_plugin.model.trust.facts import RULES, Facts
from sop_plugin.model.trust.settings import setting_changes
from sop_plugin.model.trust.settings_facts import metadata_of, settings_facts
from sop_plugin.model.trust.values import Names
from sop_plugin.reading.histories import read_histories
from sop_plugin.reading.source import Source
from sop_plugin.rules import approvals as rules
from sop_plugin.rules.archive import TEXT_IS_ANOTHER
from sop_plugin.rules.files import TOO_LARGE
from sop_plugin.words.voice import SEMICOLON, Listed, Words

_SHOWN, _SHORT = 10, 12
_LARGEST = 64_000_000
_SOME_COMMIT = Words("<当时的提交>", "<the commit of that day>")
_OF_READING = ("metadata", "max_bytes")
"""The settings that say how a file is read at all; by the others it is judged or drawn."""


@dataclass(frozen=True)
class AllTexts:
    """Every text, as it stands and as it was released, and the settings that know how released ones are to be read."""

    settings: Settings
    texts: ReadTexts
    histories: Histories
    lost: tuple[Finding, ...]


def read_all(
    sources: Sources, settings: Settings, company: Organisation, ledger: Ledger, lent: Capabilities
) -> AllTexts:
    """Read everything by the settings of today; where a released text is then another than was released, by those of its day."""
    texts = read_texts(sources, settings, company, ledger, lent)
    released = ReleasedTexts(company, lent)
    histories, lost = read_histories(texts.documents, ledger, settings, lent.read_archive, released)
    if not _is_amiss(texts, ledger) and all(finding.rule is not TEXT_IS_ANOTHER for finding in lost):
        return AllTexts(settings, texts, histories, lost)
    ways = _ways_of_reading(settings, ledger, lent)
    if not ways:
        return AllTexts(settings, texts, histories, lost)
    settings = replace(settings, earlier=tuple(way.settings for way in ways))
    again = _Again(sources, company, ledger, lent, ways, [[] for _ in ways])
    texts = again.read(texts)
    histories, lost = read_histories(
        texts.documents, ledger, settings, lent.read_archive, released, again.was_read
    )
    return AllTexts(settings, texts, histories, (*lost, *again.told(settings)))


def _is_amiss(texts: ReadTexts, ledger: Ledger) -> bool:
    if not ledger.by_number:
        return False
    known = {document.number for document in texts.documents}
    return (
        bool(texts.rejected)
        or any(ledger.releases(number) and number not in known for number in ledger.by_number)
        or any(_is_unlike_its_release(document, ledger) for document in texts.documents)
    )


def _is_unlike_its_release(document: Document, ledger: Ledger) -> bool:
    """Whether a released revision says something else than the ledger has of it, be it of the text or of what came after."""
    release = ledger.release(document.number, document.revision)
    if release is None:
        return False
    shown = {(approval.role, approval.person, approval.day) for approval in document.approvals}
    held = {(review.by, review.day) for review in document.reviews}
    number, revision = document.number, document.revision
    return (
        not is_of(release.digest, document)
        or not document.status.released
        or (document.status is Status.WITHDRAWN) is not (ledger.withdrawal(number) is not None)
        or any((a.role, a.by, a.day) not in shown for a in ledger.standing_approvals(number, revision))
        or any((r.by, r.day) not in held for r in ledger.reviews(number, revision))
    )


@dataclass(frozen=True)
class _Way:
    """How files were read when something was released."""

    settings: Settings
    then: SettingsThen


def _ways_of_reading(settings: Settings, ledger: Ledger, lent: Capabilities) -> Sequence[_Way]:
    """Each other way in which texts were read that were released, the last one first."""
    releases = [r for number in ledger.by_number for r in ledger.releases(number)]
    known: Mapping[tuple[str, int], SettingsThen] = lent.settings_then(releases)
    thens = [
        known[release.number, release.sequence]
        for release in sorted(releases, key=lambda release: release.day, reverse=True)
        if (release.number, release.sequence) in known
    ]
    largest = max((then.settings.max_bytes for then in thens), default=0)
    if lent.no_history is not None:
        thens += _without_git(settings, ledger)
        # How large a text was allowed to be nobody knows then; that it is the one that was released, its digest proves.
        largest = max(largest, _LARGEST)
    ways: list[_Way] = []
    for then in thens:
        way = replace(
            settings, metadata=then.settings.metadata, max_bytes=max(settings.max_bytes, largest), earlier=()
        )
        if way != settings and all(way != other.settings for other in ways):
            ways.append(_Way(way, then))
    return ways


def _without_git(settings: Settings, ledger: Ledger) -> Iterator[SettingsThen]:
    """The ways that the ledger itself has on record, the last one first, and those in which every manual began."""
    stated = [event.facts for event in ledger.trust.by_subject.get(RULES, ()) if event.facts is not None]
    known = [metadata_of(facts) for facts in reversed(stated)]
    for metadata in (*known, settings.metadata, MetadataMapping()):
        yield SettingsThen(replace(settings, metadata=metadata), "")


@dataclass(frozen=True)
class _Again:
    """What is read once more, and which numbers were found by which way."""

    sources: Sources
    company: Organisation
    ledger: Ledger
    lent: Capabilities
    ways: Sequence[_Way]
    found: Sequence[list[Released]]

    def read(self, texts: ReadTexts) -> ReadTexts:
        """The texts, those that another way shows to be released ones in that way."""
        by_path = {document.path: document for document in texts.documents}
        amiss = {source.path for source in texts.rejected}
        amiss |= {
            path
            for path, document in by_path.items()
            if not self.ledger.releases(document.number) or _is_unlike_its_release(document, self.ledger)
        }
        instead: dict[str, tuple[Document, tuple[Finding, ...]]] = {}
        for source in self.sources.documents:
            if source.path in amiss and (reading := self._as_released(source)) is not None:
                instead[source.path] = reading
        by_path |= {path: document for path, (document, _) in instead.items()}
        findings = [finding for finding in texts.findings if finding.place.path not in instead]
        findings += (finding for _, found in instead.values() for finding in found)
        return ReadTexts(
            tuple(by_path[source.path] for source in self.sources.documents if source.path in by_path),
            tuple(rejected for rejected in texts.rejected if rejected.path not in instead),
            tuple(findings),
        )

    def _as_released(self, source: Source) -> tuple[Document, tuple[Finding, ...]] | None:
        for way in self.ways:
            if source.trouble is TOO_LARGE:
                source = self.lent.read_larger(source, way.settings.max_bytes)
            reading = read_and_check(source, way.settings)
            if reading.document is None:
                continue
            document, troubles = told_with_files(
                reading.document, self.sources, self.ledger, self.company, way.settings
            )
            release = self.ledger.release(document.number, document.revision)
            if release is not None and not _is_unlike_its_release(document, self.ledger):
                self.was_read(release, way.settings)
                return document, (*reading.findings, *troubles)
        return None

    def was_read(self, release: Released, by: Settings) -> None:
        """A released text could be read in a way of its day."""
        for way, found in zip(self.ways, self.found, strict=True):
            if way.settings is by:
                found.append(release)

    def told(self, settings: Settings) -> Iterator[Finding]:
        """One finding for each way that was needed."""
        now = _facts(settings)
        for way, found in zip(self.ways, self.found, strict=True):
            if not found:
                continue
            then = _facts(way.settings)
            changed = [key for key in _OF_READING if then.get(key) != now.get(key)]
            names = Names({RULES: then}, {RULES: now})
            place = settings.place(changed[0])
            yield rules.READ_BY_EARLIER_SETTINGS.at(
                place,
                count=len(set(_names(found))),
                releases=list(dict.fromkeys(_names(found)))[:_SHOWN],
                changes=Listed(tuple(setting_changes(names, RULES, then, now)), SEMICOLON),
                commit=way.then.commit[:_SHORT] or _SOME_COMMIT,
                path=place.path,
            )


def _names(releases: Iterable[Released]) -> Iterator[str]:
    return (f"{release.number} r{release.revision}" for release in releases)


def _facts(settings: Settings) -> Facts:
    return {key: value for key, value in settings_facts(settings).items() if key in _OF_READING}
