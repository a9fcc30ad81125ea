"""To record that people have read and understood what is in force: all of a list, or nothing of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sop_plugin.model.digest import binds
from sop_plugin.model.event import Released
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Person
from sop_plugin.model.powers import Power
from sop_plugin.model.questions import read_result
from sop_plugin.model.revision_label import read_revision
from sop_plugin.model.training import Acknowledged, TrainingLedger
from sop_plugin.recording.acknowledgement_rows import ToldReading, day_in
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.sealing import Sign, sealed_act
from sop_plugin.words.voice import Listed, Sayable, Sentence, Words

_SHORTEST_DIGEST = 8
_LINES = Words("\n", "\n")
_WRONG = Words("{lines}", "{lines}")
_AT = Words("{where}：{problem}", "{where}: {problem}")
_NO_READER = Words("没有写谁读的", "it does not say who has read it")
_UNKNOWN_READER = Words(
    "organisation.yml 中没有“{reader}”（最接近的 {nearest}）；写人员的 id 或姓名",
    "organisation.yml has no {reader!r} (nearest: {nearest}); give a person's id or name",
)
_SAME_NAME = Words(
    "有几个人叫“{reader}”：{people}；写 id", "several people are called {reader!r}: {people}; give the id"
)
_NOT_IN_POST = Words("{name}（{person}）在 {day} 不在职", "{name} ({person}) was not in post on {day}")
_NO_NUMBER = Words("没有写文件编号", "it does not say which document")
_UNKNOWN_NUMBER = Words(
    "没有编号为 {number} 的已发布文件（最接近的 {nearest}）",
    "no document with the number {number} was released (nearest: {nearest})",
)
_UNKNOWN_REVISION = Words(
    "{number} 没有第 {revision} 版；已发布的有 {known}",
    "{number} has no revision {revision}; released are {known}",
)
_NOT_IN_FORCE = Words(
    "{number} 在 {day} 没有有效的版次；写明版次",
    "no revision of {number} was in force on {day}; give the revision",
)
_OTHER_DIGEST = Words(
    "摘要 {digest} 不是 {number} 第 {revision} 版的",
    "the digest {digest} is not that of {number} revision {revision}",
)
_NO_DAY = Words("“{written}”不是日期，写作 2026-03-01", "{written!r} is no date; write 2026-03-01")
_TOO_LATE = Words(
    "阅读日期 {read} 晚于登记日期 {day}", "it was read on {read}, after the day {day} on which it is recorded"
)
_TOO_EARLY = Words(
    "阅读日期 {read} 早于第 {revision} 版发布的 {released}",
    "it was read on {read}, before revision {revision} was released on {released}",
)
_NO_RESULT = Words(
    "“{written}”不是理解题的结果，写作答对几题/共几题，如 2/3",
    "{written!r} is no result of questions; write how many were right of how many, such as 2/3",
)
_OTHER_QUESTIONS = Words(
    "结果是 {result}，{number} 第 {revision} 版却有 {questions} 道理解题",
    "the result is {result}, but {number} revision {revision} asks {questions} questions",
)
_UNREADABLE = Words(
    "{path} 读不出来；运行 sop check，照所列的处理",
    "{path} cannot be read; run sop check and do what it says",
)


@dataclass(frozen=True)
class Acknowledgements:
    """What would be recorded. ``known`` were recorded before, and are left out; without ``events`` there is nothing to write.

    ``wanting`` of them do not count as read, as questions were not all answered rightly.
    """

    prepared: Prepared | None
    events: tuple[Acknowledged, ...]
    known: int
    wanting: int = 0


def training_of(recorder: Recorder) -> TrainingLedger:
    """The ledger of training, empty where there is none yet; raises ``Refused`` where it cannot be read."""
    workspace, compiled = recorder.workspace, recorder.compiled
    if compiled.training is not None:
        return compiled.training
    path = workspace.training_shown_as
    if workspace.training.exists():
        found = tuple(f for f in compiled.findings if f.place.path == path and f.fails_strict)
        raise Refused(found) if found else because(_UNREADABLE, path=path)
    return TrainingLedger(path=path)


def acknowledge(
    recorder: Recorder,
    told: Sequence[ToldReading],
    by: str,
    record: str | None = None,
    scan: str | None = None,
    sign: Sign | None = None,
) -> Acknowledgements:
    """Each of ``told``; raises ``Refused`` with all that is wrong with any of them, and for somebody who may not record it."""
    training = training_of(recorder)
    recorder.person_or_refuse(by, by)
    reader = _Reader(recorder)
    problems: list[Sentence] = []
    events: dict[tuple[str, str, int], Acknowledged] = {}
    known = 0
    for row in told:
        try:
            event = reader.event(row, by, record, scan)
        except _WrongRow as wrong:
            problems.append(_AT.filled(where=row.where, problem=wrong.problem))
            continue
        key = event.number, event.reader, event.revision
        release = recorder.ledger.release(event.number, event.revision)
        before = training.acknowledged(event.number, event.reader)
        same = [
            each
            for each in before
            if each.revision == event.revision and (release is None or training.is_of(each, release))
        ]
        # Whoever tries again, as not all was right, has read it again.
        if key in events or any(each.result == event.result or reader.counts(each) for each in same):
            known += 1
        else:
            events[key] = event
    if problems:
        raise because(_WRONG, lines=Listed(tuple(problems), _LINES))
    if not events:
        return Acknowledgements(None, (), known)
    for number in sorted({event.number for event in events.values() if not event.is_own}):
        entitled_or_refuse(recorder, Power.TRAINING, by, recorder.document_or_refuse(number))
    sealed = tuple(event if sign is None else sealed_act(recorder, event, sign) for event in events.values())
    workspace = recorder.workspace
    prepared = recorder.checked(
        {workspace.training: recorder.with_readings(sealed)}, {workspace.training_shown_as}
    )
    wanting = sum(not reader.counts(event) for event in sealed)
    return Acknowledgements(replace(prepared, event=sealed[0]), sealed, known, wanting)


class _WrongRow(Exception):
    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.en)
        self.problem: Sayable = words.filled(**values)


class _Reader:
    """Makes events of what was typed."""

    def __init__(self, recorder: Recorder) -> None:
        from sop_plugin.checks.nearest import Nearest

        self._recorder = recorder
        self._ledger: Ledger = recorder.ledger
        self._people = recorder.compiled.manual.organisation.people
        self._reads_first = recorder.compiled.manual.settings.training.reads_first(recorder.as_of)
        self._numbers = {
            _folded(number): number
            for number in self._ledger.by_number
            if self._ledger.releases(number) or (self._reads_first and self._approved(number) is not None)
        }
        names = (*self._people, *(person.name for person in self._people.values()))
        self._near_people, self._near_numbers = Nearest(names), Nearest(self._numbers.values())

    def event(self, told: ToldReading, by: str, record: str | None, scan: str | None) -> Acknowledged:
        """Raises ``_WrongRow``."""
        day = self._recorder.as_of
        read = day_in(told.read) if told.read else day
        if read is None:
            raise _WrongRow(_NO_DAY, written=told.read)
        if read > day:
            raise _WrongRow(_TOO_LATE, read=read, day=day)
        person = self._person(told.reader, read)
        release = self._release(told, read)
        if read < (self._read_from(release) or release.day):
            raise _WrongRow(_TOO_EARLY, read=read, revision=release.revision, released=release.day)
        return Acknowledged(
            number=release.number,
            day=day,
            by=by,
            revision=release.revision,
            digest=release.digest,
            reader=person.id,
            read=read if read != day else None,
            record=record,
            scan=scan,
            result=self._result(told.result, release),
        )

    def _read_from(self, release: Released) -> date | None:
        if not self._reads_first:
            return None
        return self._ledger.approved_on(release.number, release.revision, release.digest)

    def counts(self, event: Acknowledged) -> bool:
        """Whether the reading is one, whatever was answered."""
        return self._recorder.compiled.manual.settings.training.counts(event, self._questions(event))

    def _questions(self, event: Acknowledged | Released) -> int:
        if self._ledger.release(event.number, event.revision) is None:
            document = self._recorder.document(event.number)
            return len(document.questions) if document is not None else 0
        return self._recorder.compiled.histories.questions(event.number, event.revision)

    def _result(self, written: str, release: Released) -> str | None:
        if not written:
            return None
        questions = self._questions(release)
        # A form tool gives points, and knows nothing of how many there were.
        found = read_result(f"{written}/{questions}" if written.isdecimal() else written)
        if found is None:
            raise _WrongRow(_NO_RESULT, written=written)
        if found.asked != questions:
            raise _WrongRow(
                _OTHER_QUESTIONS,
                result=str(found),
                number=release.number,
                revision=release.revision,
                questions=questions,
            )
        return str(found)

    def _person(self, written: str, day: date) -> Person:
        if not written:
            raise _WrongRow(_NO_READER)
        folded = _folded(written)
        found = [
            person for person in self._people.values() if folded in (_folded(person.id), _folded(person.name))
        ]
        if len(found) > 1:
            raise _WrongRow(_SAME_NAME, reader=written, people=[person.id for person in found])
        if not found:
            raise _WrongRow(_UNKNOWN_READER, reader=written, nearest=self._near_people.to(written))
        (person,) = found
        if not person.in_post(day):
            raise _WrongRow(_NOT_IN_POST, name=person.name, person=person.id, day=day)
        return person

    def _approved(self, number: str) -> Released | None:
        """The text that is approved and next to be released, as if it were, on the day on which it could first be read."""
        document = self._recorder.document(number)
        revision = document.revision if document is not None else None
        if document is None or revision is None or self._ledger.release(number, revision) is not None:
            return None
        signed = [e for e in self._ledger.standing_approvals(number, revision) if e.role.approves]
        if not signed or not binds(signed[-1].digest, document):
            return None
        digest = signed[-1].digest
        day = self._ledger.approved_on(number, revision, digest) or signed[-1].day
        return Released(
            number=number, day=day, by=signed[-1].by, revision=revision, effective=day, digest=digest, blob=""
        )

    def _release(self, told: ToldReading, day: date) -> Released:
        if not told.number:
            raise _WrongRow(_NO_NUMBER)
        number = self._numbers.get(_folded(told.number))
        if number is None:
            raise _WrongRow(_UNKNOWN_NUMBER, number=told.number, nearest=self._near_numbers.to(told.number))
        release = self._wanted(number, told.revision, day)
        digest = told.digest.strip().casefold()
        own = (release.digest, release.digest.partition(":")[2])
        if digest and (len(digest) < _SHORTEST_DIGEST or not any(each.startswith(digest) for each in own)):
            raise _WrongRow(_OTHER_DIGEST, digest=told.digest, number=number, revision=release.revision)
        return release

    def _wanted(self, number: str, written: str, day: date) -> Released:
        if not written:
            in_force = self._ledger.in_force(number, day)
            if in_force is None:
                raise _WrongRow(_NOT_IN_FORCE, number=number, day=day)
            return in_force
        revision = read_revision(written)
        release = self._ledger.release(number, revision) if revision is not None else None
        if release is None and self._reads_first:
            approved = self._approved(number)
            release = approved if approved is not None and approved.revision == revision else None
        if release is None:
            known = [str(each.revision) for each in self._ledger.releases(number)]
            raise _WrongRow(_UNKNOWN_REVISION, number=number, revision=written, known=known)
        return release


def _folded(written: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", written).split()).casefold()
