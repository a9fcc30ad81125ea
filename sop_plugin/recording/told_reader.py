"""What somebody told of a reading becomes the event of a person and a revision, or it is said what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from sop_plugin.model.digest import binds
from sop_plugin.model.event import Released
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Person
from sop_plugin.model.questions import read_result
from sop_plugin.model.revision_label import read_revision
from sop_plugin.model.training import Acknowledged
from sop_plugin.reading.foreign.fields import FieldKind
from sop_plugin.reading.foreign.values import in_our_form
from sop_plugin.recording.acknowledgement_rows import ToldReading
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.written_days import day_in
from sop_plugin.words.voice import Sayable, Words

_SHORTEST_DIGEST = 8
_WITH_TITLE = re.compile(r"([^\s《]+)[\s《].*")
_NO_READER = Words("没有写谁读的", "it does not say who has read it")
_UNKNOWN_READER = Words(
    "organisation.yml 中没有“{reader}”（最接近的 {nearest}）；写人员的 id 或姓名",
    "organisation.yml has no {reader!r} (nearest: {nearest}); give a person's id or name",
)
_SAME_NAME = Words(
    "有几个人叫“{reader}”：{people}；写 id", "several people are called {reader!r}: {people}; give the id"
)
_TWO_PEOPLE = Words("“{one}”和“{other}”不是同一个人", "{one!r} and {other!r} are not the same person")
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
_TWO_DAYS = Words(
    "“{written}”可以是 {one}，也可以是 {other}；写作 2026-03-01",
    "{written!r} can be {one} or {other}; write 2026-03-01",
)
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


class WrongRow(Exception):
    """What was told of a reading cannot be recorded; ``problem`` says why."""

    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.en)
        self.problem: Sayable = words.filled(**values)


class ToldReader:
    """Makes events of what was typed."""

    def __init__(self, recorder: Recorder) -> None:
        from sop_plugin.checks.nearest import Nearest

        self._recorder = recorder
        self._ledger: Ledger = recorder.ledger
        self._people = recorder.compiled.manual.organisation.people
        self._by_word: dict[str, set[str]] = {}
        for person in self._people.values():
            for word in (person.id, person.name):
                self._by_word.setdefault(_folded(word), set()).add(person.id)
        self._mail_domain = _folded(recorder.workspace.options.mail.domain)
        self._reads_first = recorder.compiled.manual.settings.training.reads_first(recorder.as_of)
        self._numbers = {
            _folded(number): number
            for number in self._ledger.by_number
            if self._ledger.releases(number) or (self._reads_first and self._approved(number) is not None)
        }
        names = (*self._people, *(person.name for person in self._people.values()))
        self._near_people, self._near_numbers = Nearest(names), Nearest(self._numbers.values())

    def event(self, told: ToldReading, by: str, record: str | None, scan: str | None) -> Acknowledged:
        """Raises ``WrongRow``."""
        day = self._recorder.as_of
        read = day_in(told.read) if told.read else day
        if read is None:
            one, other = (day_in(told.read, order) for order in ("dmy", "mdy"))
            if one is not None and other is not None:
                raise WrongRow(_TWO_DAYS, written=told.read, one=one, other=other)
            raise WrongRow(_NO_DAY, written=told.read)
        if read > day:
            raise WrongRow(_TOO_LATE, read=read, day=day)
        person = self._person((told.reader, *told.also), read)
        release = self._release(told, read)
        if read < (self._read_from(release) or release.day):
            raise WrongRow(_TOO_EARLY, read=read, revision=release.revision, released=release.day)
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
            raise WrongRow(_NO_RESULT, written=written)
        if found.asked != questions:
            raise WrongRow(
                _OTHER_QUESTIONS,
                result=str(found),
                number=release.number,
                revision=release.revision,
                questions=questions,
            )
        return str(found)

    def names_somebody(self, written: str) -> bool:
        """Whether it is somebody's id, name, or mail address in the company's domain."""
        return bool(self._named(written))

    def _named(self, written: str) -> set[str]:
        folded = _folded(written)
        name, at, domain = folded.partition("@")
        return self._by_word.get(name if at and domain == self._mail_domain else folded, set())

    def _person(self, cells: tuple[str, ...], day: date) -> Person:
        """Whom all of ``cells`` name; a mail address of another domain says nothing beside another that does."""
        if not cells[0]:
            raise WrongRow(_NO_READER)
        named = [(cell, self._named(cell)) for cell in cells]
        known = any(people for _, people in named)
        telling = [(cell, people) for cell, people in named if people or not (known and "@" in cell)]
        first, found = telling[0]
        for cell, people in telling:
            if not people:
                raise WrongRow(_UNKNOWN_READER, reader=cell, nearest=self._near_people.to(cell))
            if not found & people:
                raise WrongRow(_TWO_PEOPLE, one=first, other=cell)
            found = found & people
        if len(found) > 1:
            raise WrongRow(_SAME_NAME, reader=first, people=sorted(found))
        (only,) = found
        person = self._people[only]
        if not person.in_post(day):
            raise WrongRow(_NOT_IN_POST, name=person.name, person=person.id, day=day)
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
            raise WrongRow(_NO_NUMBER)
        number = self._number(told.number)
        if number is None:
            raise WrongRow(_UNKNOWN_NUMBER, number=told.number, nearest=self._near_numbers.to(told.number))
        release = self._wanted(number, told.revision, day)
        digest = told.digest.strip().casefold()
        own = (release.digest, release.digest.partition(":")[2])
        if digest and (len(digest) < _SHORTEST_DIGEST or not any(each.startswith(digest) for each in own)):
            raise WrongRow(_OTHER_DIGEST, digest=told.digest, number=number, revision=release.revision)
        return release

    def _number(self, written: str) -> str | None:
        """A number alone, or with the title behind it, as forms have it to choose from."""
        folded = _folded(written)
        alone = _WITH_TITLE.fullmatch(folded)
        return self._numbers.get(folded) or (self._numbers.get(alone[1]) if alone else None)

    def _wanted(self, number: str, written: str, day: date) -> Released:
        if not written:
            in_force = self._ledger.in_force(number, day)
            if in_force is None:
                raise WrongRow(_NOT_IN_FORCE, number=number, day=day)
            return in_force
        revision = read_revision(written)
        release = self._ledger.release(number, revision) if revision is not None else None
        if release is None:  # 第 3 版, Rev. 3
            revision = read_revision(str(in_our_form(written, FieldKind.REVISION)))
            release = self._ledger.release(number, revision) if revision is not None else None
        if release is None and self._reads_first:
            approved = self._approved(number)
            release = approved if approved is not None and approved.revision == revision else None
        if release is None:
            known = [str(each.revision) for each in self._ledger.releases(number)]
            raise WrongRow(_UNKNOWN_REVISION, number=number, revision=written, known=known)
        return release


def _folded(written: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", written).split()).casefold()
