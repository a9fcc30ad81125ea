"""The part of a report that tells what happens to each document, for whom, and who has yet to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from sop_plugin.changes.clauses import ClauseChange, clause_changes
from sop_plugin.changes.documents import DocumentChange, DocumentChangeKind
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.document import Document, Role
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.rendering.redline.fields import redline_fields
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.citations import cited_by
from sop_plugin.reporting.markdown import code, plain
from sop_plugin.reporting.phrases import Phrases
from sop_plugin.standing.progress import Progress
from sop_plugin.standing.signers import may_sign
from sop_plugin.words.voice import Words

_NAMED = 5


class ChangedDocuments:
    """Draws them; ``progress`` tells where a number stands, ``site`` is the address of a preview, if any."""

    def __init__(
        self,
        manual: Manual,
        phrases: Phrases,
        progress: Callable[[str], Progress | None],
        next_step: Callable[[Progress], str],
        site: str | None,
    ) -> None:
        self.manual = manual
        self.phrases = phrases
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
            moved = self.phrases.say(
                words.MOVED,
                old=code(item.moved_from, in_table=True),
                new=code(document.path, in_table=True),
            )
            name = f"{self.phrases.name(document)}<br>{moved}"
        else:
            name = self.phrases.name(document)
        audience = self.phrases.listed(document.audience) or self.phrases.say(words.EVERYBODY)
        effective = document.effective.isoformat() if document.effective else self.phrases.say(words.NO_DATE)
        if item.kind is DocumentChangeKind.DELETED:
            effective = "—"
        department = plain(manual.department_name(document.department, self.phrases.language))
        kind = self.phrases.say(words.KINDS[item.kind])
        return f"| {kind} | {name} | {revision} | {department} | {audience} | {effective} |"

    def title(self, item: DocumentChange) -> str:
        """The heading of its section."""
        return f"### {self.phrases.say(words.KINDS[item.kind])}{self.phrases.colon}{self.phrases.name(item.document)}"

    def details(self, item: DocumentChange) -> Iterator[str]:
        """The lines of its list."""
        for label, text in self._facts(item):
            yield f"- **{self.phrases.say(label)}**{self.phrases.colon}{text}"

    def _facts(self, item: DocumentChange) -> Iterator[tuple[Words, str]]:
        old, new = item.before, item.after
        if new is not None and item.kind is DocumentChangeKind.WITHDRAWN:
            yield words.SUMMARY, self._withdrawal(new)
        elif item.text_changed and new is not None and old is not None:
            yield from self._told(old, new)
        for release in item.releases:
            yield (
                words.KINDS[DocumentChangeKind.RELEASED],
                self.phrases.say(words.RELEASED, revision=release.revision, effective=release.effective),
            )
        changes = clause_changes(old, new) if old is not None and new is not None else ()
        if old is not None and new is not None:
            facts = self._changed_facts(old, new)
            if facts:
                yield words.FACTS, facts
        if changes:
            yield words.CLAUSES, self._clauses(changes)
        cited = cited_by(item, changes, self.references, self.phrases)
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
                    self.phrases.apart(
                        self._missing(line.role, may_sign(block, line.role)) for line in told.missing
                    ),
                )
            yield words.NEXT, plain(self.next_step(told))

    def _told(self, old: Document, new: Document) -> Iterator[tuple[Words, str]]:
        another = old.revision != new.revision or old.status is Status.APPROVED
        if new.change is None:
            yield words.SUMMARY, self.phrases.say(words.NOT_TOLD)
        elif another and new.change == old.change:
            yield words.SUMMARY, self.phrases.say(words.STILL_THE_LAST)
        else:
            kind = self.phrases.labels[f"change_{new.change.change_class}"]
            yield words.SUMMARY, self.phrases.noted(plain(new.change.summary), kind)
            yield words.REASON, plain(new.change.reason)

    def _withdrawal(self, new: Document) -> str:
        end = new.withdrawal
        if end is None:
            return self.phrases.say(words.KINDS[DocumentChangeKind.WITHDRAWN])
        told = self.phrases.say(words.WITHDRAWN, day=end.day, reason=plain(end.reason))
        if end.successor is None:
            after = self.phrases.say(words.NO_SUCCESSOR)
        else:
            found = self.manual.by_number.get(end.successor)
            after = self.phrases.say(
                words.SUCCESSOR, successor=self.phrases.name(found) if found else plain(end.successor)
            )
        return self.phrases.apart((told, after))

    def _changed_facts(self, old: Document, new: Document) -> str:
        changes = redline_fields(old, new, self.manual, self.phrases.language)
        nothing = self.phrases.say(words.NONE)
        return self.phrases.apart(
            f"{plain(change.label.text(self.phrases.language))} {self.phrases.listed(change.old) or nothing}"
            f" → {self.phrases.listed(change.new) or nothing}"
            for change in changes
        )

    def _clauses(self, changes: Sequence[ClauseChange]) -> str:
        shown = [
            self.phrases.noted(
                plain(f"{c.clause.key} {c.clause.title}") if c.clause else self.phrases.say(words.LEAD),
                self.phrases.say(words.DIFFERENCES[c.difference], old=c.old.key if c.old else ""),
            )
            for c in changes
            if not c.follows
        ]
        return self.phrases.some(shown)

    def _where_to_read(self, item: DocumentChange, new: Document) -> str:
        number = quote(item.number, safe="")
        if self.site is None:
            return code(f"sop diff {item.number}") if item.before is not None else code(new.path)
        site = self.site.rstrip("/")
        # A text that changed under its old revision has no redline: the page of that one is of what was released.
        old = item.before
        same = old is not None and old.status is Status.APPROVED and old.revision == new.revision
        if old is not None and new.revision > 1 and (item.releases or not same):
            return f"[{self.phrases.say(words.LINK)}]({site}/{number}/r{new.revision}/redline/)"
        return f"[{self.phrases.say(words.PAGE)}]({site}/{number}/)"

    def _missing(self, role: Role, signers: Sequence[Person]) -> str:
        name = self.phrases.labels[f"role_{role}"]
        if not signers:
            return self.phrases.noted(name, self.phrases.say(words.NOBODY))
        names = self.phrases.listed(person.name for person in signers[:_NAMED])
        if len(signers) > _NAMED:
            names += self.phrases.gap + self.phrases.say(words.NAMES_MORE, count=len(signers))
        return self.phrases.noted(name, self.phrases.say(words.MAY_SIGN, names=names))
