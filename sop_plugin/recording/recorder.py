"""The manual as it is, and as it would become by one event: refused where that brings a new failing finding."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sop_plugin.compile import CompiledManual
from sop_plugin.editing.foreign_names import in_our_words
from sop_plugin.editing.header import NotEditable
from sop_plugin.model.copies import CopyEvent
from sop_plugin.model.document import Document
from sop_plugin.model.event import Event
from sop_plugin.model.finding import Finding, Rule
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.organisation import Person
from sop_plugin.model.place import Place
from sop_plugin.model.training import Acknowledged
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.ledger.appending import EventRefused, appended_all
from sop_plugin.reading.ledger.kinds import OF_COPIES, OF_DOCUMENTS, OF_TRAINING, LedgerKind
from sop_plugin.recording.circumstances import AnyEvent, with_circumstances
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.refused import Refused, because
from sop_plugin.rules import signatures
from sop_plugin.rules.files import BYTE_ORDER_MARK
from sop_plugin.rules.numbers import NUMBER_DUPLICATE
from sop_plugin.words.voice import Words
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import Workspace

Edit = Callable[[str], str]

_NO_DOCUMENT = Words(
    "手册中没有编号为 {number} 的文件，最接近的是 {nearest}",
    "the manual has no document with the number {number}; the nearest is {nearest}",
)
_NONE_NEAR = Words(
    "手册中没有编号为 {number} 的文件；sop register 列出全部文件",
    "the manual has no document with the number {number}; 'sop register' lists all of them",
)
_GONE = Words(
    "{number} 登记过，它的文件却不在，或者读不出来；运行 sop check，照所列的处理",
    "{number} is known, but its file is gone or cannot be read; run sop check and do what it says",
)
_NOT_IN_POST = Words(
    "{name}（{person}）在 {day} 不在职（在职期间：{since} 至 {until}），不能办理；由在职的人办理，或改正 organisation.yml",
    "{name} ({person}) was not in post on {day} (in post from {since} to {until}); somebody in post must do it, "
    "or correct organisation.yml",
)
_NOT_EDITABLE = Words(
    "{path} 的前置信息无法改写（{problem}）；改成一般的写法再试",
    "the front matter of {path} cannot be edited ({problem}); write it in the plain way and try again",
)


@dataclass(frozen=True)
class Recorder:
    """A workspace on a day, ready to record events."""

    workspace: Workspace
    as_of: date
    compiled: CompiledManual

    @classmethod
    def open(cls, workspace: Workspace, as_of: date) -> Recorder:
        """Compile the workspace as it is."""
        return cls(workspace, as_of, compile_workspace(workspace, as_of))

    @property
    def ledger(self) -> Ledger:
        """The ledger, empty where there is none yet."""
        return self.compiled.ledger or Ledger(path=self.workspace.options.ledger)

    @property
    def repository(self) -> GitRepository | None:
        """The repository around the manual."""
        found = self.workspace.repository
        return found if isinstance(found, GitRepository) else None

    def document(self, number: str) -> Document | None:
        """The document with this number in the source files."""
        history = self.compiled.histories.by_number.get(number)
        return history.working if history else None

    def document_or_refuse(self, number: str) -> Document:
        """The same; raises ``Refused`` when there is none, or more than one."""
        from sop_plugin.checks.nearest import NOTHING_NEAR, Nearest

        document = self.document(number)
        if document is None:
            self._refuse_unread(number)
            nearest = Nearest(self.compiled.histories.by_number).to(number)
            raise because(
                _NONE_NEAR if nearest == NOTHING_NEAR else _NO_DOCUMENT, number=number, nearest=nearest
            )
        twice = tuple(
            f for f in self.compiled.findings if f.rule is NUMBER_DUPLICATE and f.values["number"] == number
        )
        if twice:
            raise Refused(twice)
        return document

    def _refuse_unread(self, number: str) -> None:
        """Raises ``Refused`` for a number whose file is there but cannot be read, or is gone."""
        paths = {source.path for source in self.compiled.manual.rejected if source.number == number}
        found = tuple(f for f in self.compiled.findings if f.place.path in paths and f.fails_strict)
        if found:
            raise Refused(found)
        if number in self.compiled.histories.by_number or number in self.ledger.by_number:
            raise because(_GONE, number=number)

    def refuse_unreadable(self) -> None:
        """Raises ``Refused`` while the ledger or the organisation cannot be read: what follows would be about another manual."""
        options, unread = self.workspace.options, set()
        if self.compiled.ledger is None:
            unread.add(options.ledger)
        if not self.compiled.manual.organisation.people:
            unread.add(options.organisation)
        found = tuple(
            f
            for f in self.compiled.findings
            if f.fails_strict
            and (f.place.path in unread or (f.place.path == options.ledger and f.rule is BYTE_ORDER_MARK))
        )
        if found:
            raise Refused(found)

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents as their source files are, in the order of paths."""
        return self.compiled.histories.documents

    def person_or_refuse(self, by: str, number: str) -> Person:
        """Who acts; raises ``Refused`` for somebody whom the organisation does not know, or who was not in post that day."""
        from sop_plugin.checks.nearest import Nearest

        people = self.compiled.manual.organisation.people
        if by not in people:
            named = [person.id for person in people.values() if person.name == by.strip()]
            finding = signatures.SIGNER_UNKNOWN.at(
                Place(self.workspace.options.organisation),
                event=number,
                person=by,
                nearest=named[0] if len(named) == 1 else Nearest(people).to(by),
            )
            raise Refused((finding,))
        person = people[by]
        if not person.in_post(self.as_of):
            since, until = person.since or "…", person.until or "…"
            raise because(_NOT_IN_POST, name=person.name, person=by, day=self.as_of, since=since, until=until)
        return person

    def findings_of(self, document: Document, rules: Collection[Rule]) -> tuple[Finding, ...]:
        """What is wrong with a document already, by some of the rules."""
        return tuple(f for f in self.compiled.findings if f.place.path == document.path and f.rule in rules)

    def edited(self, document: Document, edit: Edit) -> bytes:
        """The document's file after an edit; raises ``Refused`` where it cannot be made."""
        path = self.workspace.root / document.path
        mapping = self.workspace.options.settings.metadata
        try:
            return in_our_words(path.read_bytes().decode("utf-8"), mapping, edit).encode("utf-8")
        except NotEditable as problem:
            raise because(_NOT_EDITABLE, problem=problem, path=document.path) from None

    def prepare(
        self,
        event: Event,
        document: Document | None = None,
        edit: Edit | None = None,
        tolerated: Collection[Rule] = (),
        keep: Callable[[], object] = lambda: None,
    ) -> Prepared:
        """The event, and the edit of the document's text, checked together; raises ``Refused``.

        ``tolerated`` are rules that the transition breaks until a later one follows.
        """
        texts: dict[Path, bytes] = {}
        if document is not None and edit is not None:
            texts[self.workspace.root / document.path] = self.edited(document, edit)
        texts[self.workspace.ledger] = self.with_event(event)
        paths = {self.workspace.options.ledger, *([document.path] if document else [])}
        prepared = self.checked(texts, paths, tolerated)
        return replace(prepared, texts=texts, event=event, keep=keep)

    def checked(
        self,
        texts: Mapping[Path, bytes | None],
        paths: Collection[str],
        tolerated: Collection[Rule] = (),
        moved: Mapping[str, str] | None = None,
        files: Mapping[str, str] | None = None,
    ) -> Prepared:
        """The manual with these texts; raises ``Refused`` for a new failing finding at one of ``paths``.

        ``None`` is a file that has gone; ``moved`` are the new paths of files whose findings are nothing new, ``files``
        new paths of files beside the texts and where these lie yet.
        """
        compiled = compile_workspace(self.workspace, self.as_of, texts, files or {})
        now = moved or {}
        known = {(f.code, now.get(f.place.path, f.place.path), f.message()) for f in self.compiled.findings}
        new = [
            f
            for f in compiled.findings
            if f.fails_strict and f.rule not in tolerated and (f.code, f.place.path, f.message()) not in known
        ]
        here = tuple(f for f in new if f.place.path in paths)
        if here:
            # The ledger would tell the same of the event that is not written; its remedies are for one that was.
            raise Refused(tuple(f for f in here if f.place.path != self.workspace.options.ledger) or here)
        written = {path: data for path, data in texts.items() if data is not None}
        return Prepared(written, compiled, None, tuple(f for f in new if f.place.path not in paths))

    def as_recorded(self, event: AnyEvent) -> AnyEvent:
        """The event with the circumstances under which it is recorded."""
        manual = self.compiled.manual
        return with_circumstances(event, manual.organisation, manual.settings.time_zone)

    def with_event(self, event: Event) -> bytes:
        """The ledger with one event more; raises ``Refused`` where the event cannot follow those before it."""
        return self.with_events((event,))

    def with_events(self, events: Sequence[Event]) -> bytes:
        """The same with several, one after the other."""
        return self._appended(events, self.workspace.ledger, self.workspace.options.ledger, OF_DOCUMENTS)

    def with_copy_events(self, events: Sequence[CopyEvent]) -> bytes:
        """The ledger of copies with several events more; raises ``Refused`` as the ledger of documents does."""
        return self._appended(events, self.workspace.copies, self.workspace.copies_shown_as, OF_COPIES)

    def with_readings(self, events: Sequence[Acknowledged]) -> bytes:
        """The ledger of training with several events more; raises ``Refused`` likewise."""
        return self._appended(events, self.workspace.training, self.workspace.training_shown_as, OF_TRAINING)

    def _appended(self, events: Sequence[Event], file: Path, shown_as: str, ledger: LedgerKind) -> bytes:
        before = file.read_bytes().decode("utf-8") if file.exists() else ""
        try:
            return appended_all(before, [*map(self.as_recorded, events)], shown_as, ledger).encode("utf-8")
        except EventRefused as refusal:
            raise Refused(refusal.findings) from None
