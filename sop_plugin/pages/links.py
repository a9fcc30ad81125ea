"""Links into the manual from what its texts say: jobs, steps, and the references within a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from sop_plugin.indexes.forms import FormUse
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.organisation import without_remark
from sop_plugin.model.procedure import Cell, ProcedureStep, StepTable
from sop_plugin.model.written_references import WRITTEN_NUMBER
from sop_plugin.pages.edition import Edition
from sop_plugin.rendering.clause_numbers import clause_mark, clause_phrase
from sop_plugin.rendering.plain_text import plain_text, short_name
from sop_plugin.rendering.publication import address
from sop_plugin.rendering.step_anchors import row_anchor
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

_TITLE = Words("《{title}》", "{title}")


@dataclass(frozen=True)
class ManualLinks:
    """Links from one page in its language; ``base`` leads from it to the site's root."""

    edition: Edition
    base: str
    language: Language

    def shown(self, total: int) -> Markup:
        """A number of rows that a filter changes."""
        return Markup("<span data-sop-shown-count>{}</span>").format(total)

    def lang(self, document: Document) -> Markup:
        """The attribute for words of a document in another language than the page."""
        if document.language is self.language:
            return Markup("")
        return Markup(' lang="{}"').format(document.language)

    def document(self, document: Document) -> Markup:
        """Number and title."""
        where = self.edition.addresses.document(document)
        if where is None:
            return escape(f"{document.number} {document.title}")
        return Markup('<a href="{}{}">{} {}</a>').format(self.base, where, document.number, document.title)

    def title(self, document: Document) -> Markup:
        """The title alone, as people name it; its number is told where one points at it."""
        voice = voice_in(self.language)
        words = voice.say(_TITLE, title=document.title) if document.language.is_chinese else document.title
        where = self.edition.addresses.document(document)
        if where is None:
            return Markup('<span title="{}">{}</span>').format(document.number, words)
        return Markup('<a href="{}{}" title="{}"{}>{}</a>').format(
            self.base, where, document.number, self.lang(document), words
        )

    def mark(self, clause: Clause) -> Markup:
        """The number of a clause of the page's own document, as its heading has it."""
        return escape(clause_mark(clause, self.edition.manual.settings.clause_style).rstrip("、．"))

    def role(self, spelling: str) -> Markup:
        """A doer or audience, linked to the page of the job where it has one."""
        role = self.edition.ways_in.roles.role_named(spelling)
        words = role.written if role and spelling == without_remark(spelling) else spelling
        where = self.edition.addresses.role(spelling)
        if where is None:
            return escape(words)
        return Markup('<a href="{}{}">{}</a>').format(self.base, where, words)

    def roles(self, spellings: Iterable[str]) -> Markup:
        """Several, each once."""
        return Markup("、").join(dict.fromkeys(map(self.role, spellings)))

    def cell(self, cell: Cell | str | None) -> Markup:
        """The words of a cell, its references linked."""
        return self._with_references(cell.text if isinstance(cell, Cell) else cell or "", self._reference)

    def _with_references(self, text: str, drawn: Callable[[str, str | None, str | None], Markup]) -> Markup:
        if "[[" not in text:
            return escape(plain_text(text, short_name))
        parts, end = [], 0
        for match in WRITTEN_NUMBER.finditer(text):
            parts.append(self._words(text[end : match.start()]))
            parts.append(drawn(match["number"].strip(), match["clause"] or None, match["text"]))
            end = match.end()
        return Markup("").join((*parts, self._words(text[end:])))

    def _titled(self, number: str, clause: str | None, text: str | None) -> Markup:
        target = self.edition.manual.by_number.get(number)
        if target is None or text or clause or not self.edition.visible(target):
            return self._reference(number, clause, text)
        return self.title(target)

    def sentence(self, text: str) -> Markup:
        """A sentence of a document in plain words, its references as titles."""
        return self._with_references(text, self._titled)

    def step(self, document: Document, table: StepTable, step: ProcedureStep) -> Markup:
        """The words of a step, linked to its row."""
        words = plain_text(step.action.text, short_name) or "—"
        if document.path not in self.edition.published:
            return escape(words)
        row = row_anchor(self.edition.table_name(document, table), step.position)
        href = escape(f"{self.base}{address(document.number)}#{row}")
        # No Markup.format: large manuals have tens of thousands of these.
        return Markup(f'<a href="{href}">{escape(words)}</a>')  # noqa: S704 - both are escaped

    def clause(self, document: Document, key: str | None) -> Markup:
        """A clause by its number, linked."""
        clause = document.body.clause_named(key) if key else None
        return self.clauses(document, (clause,) if clause else ())

    def clauses(self, document: Document, clauses: Iterable[Clause]) -> Markup:
        """Several clauses of a document. No template: a large manual has hundreds of thousands of them."""
        where = self.edition.addresses.document(document)
        prefix = None if where is None else escape(self.base + where)
        style = self.edition.manual.settings.clause_style
        # The page of a withdrawn document has no clauses any more.
        withdrawn = self.edition.manual.state(document) is State.WITHDRAWN
        links = []
        for clause in clauses:
            name = escape(clause_phrase(clause, style, self.language))
            if prefix is None:
                links.append(f'<span class="sop-clause">{name}</span>')
            else:
                title = escape(clause.title)
                place = "" if withdrawn else f"#{clause.anchor}"
                # No title: the theme would make a thing of its own of each of a thousand.
                links.append(
                    f'<a class="sop-clause" href="{prefix}{place}" data-sop-title="{title}">{name}</a>'
                )
        return Markup(" ".join(links))  # noqa: S704 - every value is escaped above

    def uses(self, uses: Iterable[FormUse]) -> Markup:
        """The clauses of one document in which something is used, and how often where that is more than once."""
        clauses: dict[str, Clause] = {}
        times: Counter[str] = Counter()
        for use in uses:
            if use.clause is not None:
                clauses[use.clause.key] = use.clause
                times[use.clause.key] += 1
        document = next((use.document for use in uses), None)
        if document is None:
            return Markup("")
        return Markup(" ").join(
            self.clauses(document, (clause,))
            + (Markup(' <span class="sop-times">×{}</span>').format(times[key]) if times[key] > 1 else "")
            for key, clause in clauses.items()
        )

    def _words(self, text: str) -> Markup:
        words = plain_text(text, short_name)
        # Blanks around a reference part it from the words before and after.
        before, after = text[:1].isspace(), text[-1:].isspace()
        return escape(f"{' ' if before else ''}{words}{' ' if after and words else ''}")

    def _reference(self, number: str, clause: str | None, text: str | None) -> Markup:
        target = self.edition.manual.by_number.get(number)
        found = target.body.clause_named(clause) if target and clause else None
        words = (text or "").strip() or short_name(number, clause)
        where = self.edition.addresses.document(target, found) if target else None
        if target is None or where is None:
            return Markup('<span class="sop-number">{}</span>').format(words)
        return Markup('<a class="sop-number" href="{}{}" title="{}">{}</a>').format(
            self.base, where, target.title, words
        )
