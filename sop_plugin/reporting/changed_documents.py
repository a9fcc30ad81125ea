"""The part of a report that tells what happens to each document, for whom, and who has yet to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from sop_plugin.changes.clauses import ClauseChange, clause_changes
from sop_plugin.changes.documents import DocumentChange, DocumentChangeKind
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.asked import asked_by_clause
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import address_form, revision_form
from sop_plugin.model.organisation import Person
from sop_plugin.model.roles import Role
from sop_plugin.rendering.redline.fields import redline_fields
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.changed_pictures import changed_pictures, pictures_beside
from sop_plugin.reporting.citations import cited_by
from sop_plugin.reporting.markdown import code
from sop_plugin.reporting.some import some
from sop_plugin.standing.progress import Progress
from sop_plugin.standing.signers import may_sign
from sop_plugin.words.voice import COLON, SEMICOLON, Said, Sayable, Sentence, Voice, Words

_NAMED = 5


class ChangedDocuments:
    """Draws them; ``progress`` tells where a number stands, ``site`` is the address of a preview, if any."""

    def __init__(
        self,
        manual: Manual,
        voice: Voice,
        progress: Callable[[str], Progress | None],
        next_step: Callable[[Progress], Sentence],
        site: str | None,
    ) -> None:
        self.manual = manual
        self.voice = voice
        self.progress = progress
        self.next_step = next_step
        self.site = site
        self.references = resolve_references(manual)

    def row(self, item: DocumentChange) -> str:
        """Its line in the table of all changes."""
        document, manual = item.document, self.manual
        revision = str(document.revision)
        if item.before and item.after and item.before.revision != item.after.revision:
            revision = f"{item.before.revision} → {item.after.revision}"
        if item.kind is DocumentChangeKind.MOVED and item.moved_from:
            moved = self.voice.say(
                words.MOVED,
                old=code(item.moved_from, in_table=True),
                new=code(document.path, in_table=True),
            )
            name = f"{self.voice.say(document.name)}<br>{moved}"
        else:
            name = self.voice.say(document.name)
        audience = self.voice.listed(document.audience) or self.voice.say(words.EVERYBODY)
        effective = self.voice.say(document.effective or words.NO_DATE)
        if item.kind is DocumentChangeKind.DELETED:
            effective = "—"
        department = self.voice.say(manual.department_name(document.department, self.voice.language))
        kind = self.voice.say(words.KINDS[item.kind])
        return f"| {kind} | {name} | {revision} | {department} | {audience} | {effective} |"

    def title(self, item: DocumentChange) -> str:
        """The heading of its section."""
        return f"### {self.voice.say(words.KINDS[item.kind])}{self.voice.say(COLON)}{self.voice.say(item.document.name)}"

    def details(self, item: DocumentChange) -> Iterator[str]:
        """The lines of its list."""
        for label, text in self._facts(item):
            yield f"- **{self.voice.say(label)}**{self.voice.say(COLON)}{self.voice.say(text)}"

    def _facts(self, item: DocumentChange) -> Iterator[tuple[Words, Sayable]]:
        old, new = item.before, item.after
        if new is not None and item.kind is DocumentChangeKind.WITHDRAWN:
            yield words.SUMMARY, self._withdrawal(new)
        elif item.text_changed and new is not None and old is not None:
            yield from self._why(old, new)
        for release in item.releases:
            yield (
                words.KINDS[DocumentChangeKind.RELEASED],
                words.RELEASED.filled(revision=release.revision, effective=release.effective),
            )
        changes = clause_changes(old, new) if old is not None and new is not None else ()
        if old is not None and new is not None:
            facts = self._changed_facts(old, new)
            if facts:
                yield words.FACTS, facts
            pictures = changed_pictures(old, new)
            if pictures:
                released = any(release.revision == new.revision for release in item.releases)
                yield words.PICTURES, pictures_beside(item.number, pictures, self.site if released else None)
        if changes:
            yield words.CLAUSES, self._clauses(changes)
        asked = self._asked(old, changes) if old is not None else ""
        if asked:
            yield words.ASKED, asked
        cited = cited_by(item, changes, self.references, self.voice)
        if cited:
            yield words.CITED_BY, cited
        if new is not None and (item.text_changed or item.kind is DocumentChangeKind.RELEASED):
            yield (words.REDLINE if old is not None else words.READ), self._where_to_read(item, new)
        told = self.progress(item.number)
        if told is not None and told.ahead:
            if told.block is not None and told.missing:
                block = told.block
                yield (
                    words.SIGNATURES,
                    self.voice.listed(
                        (self._missing(line.role, may_sign(block, line.role)) for line in told.missing),
                        SEMICOLON,
                    ),
                )
            yield words.NEXT, self.voice.plain.say(self.next_step(told))

    def _why(self, old: Document, new: Document) -> Iterator[tuple[Words, Sayable]]:
        another = old.revision != new.revision or old.status is Status.APPROVED
        if new.change is None:
            yield words.SUMMARY, words.NOT_TOLD
        elif another and new.change == old.change:
            yield words.SUMMARY, words.STILL_THE_LAST
        else:
            yield words.SUMMARY, self.voice.noted(new.change.summary, new.change.change_class.label)
            yield words.REASON, new.change.reason

    def _withdrawal(self, new: Document) -> str:
        end = new.withdrawal
        if end is None:
            return self.voice.say(words.KINDS[DocumentChangeKind.WITHDRAWN])
        told, after = words.WITHDRAWN.filled(day=end.day, reason=end.reason), words.NO_SUCCESSOR.filled()
        if end.successor is not None:
            found = self.manual.by_number.get(end.successor)
            after = words.SUCCESSOR.filled(successor=found.name if found else end.successor)
        return self.voice.listed((told, after), SEMICOLON)

    def _changed_facts(self, old: Document, new: Document) -> str:
        changes = redline_fields(old, new, self.manual, self.voice)
        return self.voice.listed(
            (
                words.FACT.filled(label=c.label, old=c.old or words.NONE, new=c.new or words.NONE)
                for c in changes
            ),
            SEMICOLON,
        )

    def _clauses(self, changes: Sequence[ClauseChange]) -> str:
        shown = [
            self.voice.noted(
                f"{c.clause.key} {c.clause.title}" if c.clause else words.LEAD,
                words.DIFFERENCES[c.difference].filled(old=c.old.key if c.old else ""),
            )
            for c in changes
            if not c.follows
        ]
        return some(self.voice, shown)

    def _asked(self, old: Document, changes: Sequence[ClauseChange]) -> str:
        """Questions that lead to clauses which are not what they were: whoever changes them sees what they have to answer."""
        by_clause = asked_by_clause(old, self.manual.asked_of.get(old.number, ()))
        shown = [
            words.ASKED_CLAUSE.filled(clause=change.old.key, questions=some(self.voice, questions))
            for change in changes
            if change.old is not None and (questions := by_clause.get(change.old.key, ()))
        ]
        return self.voice.listed(shown, SEMICOLON)

    def _where_to_read(self, item: DocumentChange, new: Document) -> str:
        number = quote(address_form(item.number), safe="")
        first = self.manual.settings.revisions.is_first(new.revision)
        if self.site is None:
            return code(f"sop diff {item.number}") if item.before is not None else code(new.path)
        site = self.site.rstrip("/")
        # A text that changed under its old revision has no redline: the page of that one is of what was released.
        old = item.before
        same = old is not None and old.status is Status.APPROVED and old.revision == new.revision
        if old is not None and not first and (item.releases or not same):
            return Said(
                f"[{self.voice.say(words.LINK)}]({site}/{number}/{revision_form(new.revision)}/redline/)"
            )
        return Said(f"[{self.voice.say(words.PAGE)}]({site}/{number}/)")

    def _missing(self, role: Role, signers: Sequence[Person]) -> str:
        if not signers:
            return self.voice.noted(role.label, words.NOBODY)
        names = self.voice.listed(person.name for person in signers[:_NAMED])
        if len(signers) > _NAMED:
            names = self.voice.beside((names, words.NAMES_MORE.filled(count=len(signers))))
        return self.voice.noted(role.label, words.MAY_SIGN.filled(names=names))
