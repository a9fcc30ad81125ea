"""Training: gaps by department, what each job must read and who has not, as numbers unless people may be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.indexes.roles import role_key
from sop_plugin.model.document import Document
from sop_plugin.model.organisation import Person
from sop_plugin.model.reading_time import reading_minutes
from sop_plugin.model.training import ReadingState
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.sources import event_html, place_html
from sop_plugin.pages.voice import time_words
from sop_plugin.registers.training import Reading, ReadingCounts, counted
from sop_plugin.registers.training_matrix import TrainingMatrix, cell_words, training_matrix
from sop_plugin.words.voice import Sentence

TRAINING = "training/"


@dataclass(frozen=True)
class DocumentToRead:
    """A document on the list of a job, with how many of those in the job have read it."""

    document: Document
    minutes: int
    counts: ReadingCounts
    readings: tuple[Reading, ...] = ()

    @property
    def time(self) -> Sentence:
        """How long it takes."""
        return time_words(self.minutes)


@dataclass(frozen=True)
class JobToTrain:
    """One job in one department, whose ``people`` may be none; the documents in the order in which somebody new reads them."""

    name: str
    department: str | None
    people: int
    documents: tuple[DocumentToRead, ...]
    counts: ReadingCounts

    @property
    def time(self) -> Sentence:
        """How long all of it takes."""
        return time_words(sum(each.minutes for each in self.documents))


@dataclass(frozen=True)
class DepartmentGap:
    """What is asked of the people of a department, and what of it is missing."""

    code: str
    people: int
    counts: ReadingCounts


@dataclass(frozen=True)
class OpenReadings:
    """What one person has still to read."""

    person: Person
    readings: tuple[Reading, ...]


def has_training(edition: Edition) -> bool:
    """Whether anything was ever acknowledged, against releases that are on record."""
    return edition.compiled.training is not None and edition.compiled.ledger is not None


def training_html(edition: Edition, base: str) -> str:
    """The matrix of jobs and documents, job by job."""
    jobs = (*_held(edition), *_unheld(edition))
    names = edition.manual.settings.training.names
    return list_html(
        "lists/training.html",
        edition,
        base,
        gaps=tuple(_gaps(edition)),
        jobs=jobs,
        matrices=tuple(_matrices(edition)),
        cell=cell_words,
        people=tuple(_open(edition)) if names else (),
        overdue=ReadingState.OVERDUE,
        evidence=lambda each: _evidence(edition, base, each),
        asked=lambda reading: event_html(edition, base, reading.asked),
    )


def _evidence(edition: Edition, base: str, each: DocumentToRead) -> Markup:
    """The release that asks to be read, and the lines that say it was."""
    training = edition.compiled.training
    asked = dict.fromkeys(reading.asked for reading in each.readings)
    read = dict.fromkeys(
        reading.acknowledged for reading in each.readings if reading.acknowledged is not None
    )
    found = [event_html(edition, base, release) for release in asked]
    if training is not None:
        found += [place_html(edition, base, training.place(event)) for event in read]
    return Markup(" ").join(filter(None, found))


def _in_post(edition: Edition) -> tuple[Person, ...]:
    manual = edition.manual
    return tuple(p for p in manual.organisation.people.values() if p.in_post(manual.as_of))


def _gaps(edition: Edition) -> Iterator[DepartmentGap]:
    for code in edition.manual.organisation.departments:
        people = [person for person in _in_post(edition) if person.department == code]
        if people:
            found = counted(r for r in edition.readings if r.person.department == code)
            yield DepartmentGap(code, len(people), found)


def _matrices(edition: Edition) -> Iterator[tuple[str, TrainingMatrix]]:
    for code in edition.manual.organisation.departments:
        matrix = training_matrix(r for r in edition.readings if r.person.department == code)
        if matrix.rows:
            yield code, matrix


def _held(edition: Edition) -> Iterator[JobToTrain]:
    """Every job that somebody has, in the order of departments."""
    groups: dict[tuple[str, str], list[Person]] = {}
    for person in _in_post(edition):
        groups.setdefault((person.department, person.job), []).append(person)
    order = list(edition.manual.organisation.departments)
    known = {code: at for at, code in enumerate(order)}
    for (department, job), people in sorted(groups.items(), key=lambda g: known.get(g[0][0], len(order))):
        ids = {person.id for person in people}
        own = [reading for reading in edition.readings if reading.person.id in ids]
        documents = edition.ways_in.required.of_person(people[0])
        if documents:
            yield JobToTrain(job, department, len(people), _listed(documents, own), counted(own))


def _unheld(edition: Edition) -> Iterator[JobToTrain]:
    """Jobs and parts that documents name and nobody has by name: who takes one up reads for it."""
    organisation = edition.manual.organisation
    taken = {role_key(organisation, person.job) for person in _in_post(edition)}
    taken |= {
        role_key(organisation, name) for d in organisation.departments.values() for name in d.name.spellings
    }
    for role in edition.ways_in.roles.roles:
        if role.job is not None and role_key(organisation, role.written) not in taken:
            documents = edition.ways_in.required.of_job(role)
            if documents:
                yield JobToTrain(role.written, None, 0, _listed(documents, ()), counted(()))


def _listed(documents: Iterable[Document], readings: Iterable[Reading]) -> tuple[DocumentToRead, ...]:
    # What is announced stands behind what is in force: the same number with a revision of its own.
    of_text: dict[tuple[str, int], list[Reading]] = {}
    texts = {(each.number, each.revision): each for each in documents}
    for reading in readings:
        key = reading.document.number, reading.document.revision
        texts.setdefault(key, reading.document)
        of_text.setdefault(key, []).append(reading)
    return tuple(
        DocumentToRead(each, reading_minutes(each.body.text), counted(own), tuple(own))
        for key, each in texts.items()
        for own in (of_text.get(key, []),)
    )


def _open(edition: Edition) -> Iterator[OpenReadings]:
    for person in _in_post(edition):
        left = tuple(
            reading
            for reading in edition.readings
            if reading.person.id == person.id and reading.state is not ReadingState.READ
        )
        if left:
            yield OpenReadings(person, left)
