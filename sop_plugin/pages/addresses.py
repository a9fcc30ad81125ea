"""Where the site has what. Addresses are relative to its root, and permanent: a number, a code, a name in pinyin."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from sop_plugin.compile import Indexes
from sop_plugin.indexes.forms import OtherRecord
from sop_plugin.indexes.keywords import KeywordEntry
from sop_plugin.indexes.occurrences import term_key
from sop_plugin.indexes.roles import role_key
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import revision_file
from sop_plugin.pages.ledger_pages import LedgerPages
from sop_plugin.pages.role_addresses import role_addresses
from sop_plugin.pages.slugs import slugs
from sop_plugin.rendering.blank_form import blank_clause
from sop_plugin.rendering.publication import address

GLOSSARY = "glossary/"
KEYWORDS = "keywords/"
PDF = "pdf/"
FORMS = "forms/"
REFERENCES = "references/"
# With more places than this, a list names them on pages of its parts: a phone would wait for one of all.
_ON_ONE_PAGE = 3000
_NO_WORD = re.compile(r"[^\w.:-]")


@dataclass(frozen=True, eq=False)
class Addresses:
    """``published`` documents and ``departments`` have pages; ``None`` stands for what has none."""

    manual: Manual
    published: Mapping[str, Document]
    departments: Container[str]
    indexes: Indexes
    ways_in: WaysIn
    pdf_copies: bool = False
    ledger: LedgerPages | None = None

    def document(self, document: Document, clause: Clause | None = None) -> str | None:
        """Where a document, or one of its clauses, is read."""
        if document.path not in self.published:
            return None
        return address(document.number) + (f"#{clause.anchor}" if clause else "")

    def checklist(self, document: Document) -> str | None:
        """Where the checklist of a document is: there must be steps, and the text must be for use."""
        if document.path not in self.published or self.manual.state(document) is State.WITHDRAWN:
            return None
        return f"{address(document.number)}checklist/" if document.body.procedures.step_tables else None

    def blank(self, document: Document) -> str | None:
        """Where the blank of a form stands, to print: it must have a clause that is the form, and be for use."""
        if document.path not in self.published or self.manual.state(document).ended:
            return None
        return f"{address(document.number)}blank/" if blank_clause(self.manual, document) else None

    def pdf(self, document: Document) -> str | None:
        """Where the PDF of a document in force is."""
        if not self.pdf_copies or document.path not in self.published:
            return None
        if not self.manual.state(document).in_force:
            return None
        return f"{PDF}{revision_file(document.number, document.revision)}.pdf"

    def department(self, code: str) -> str | None:
        """Where a department's documents are listed."""
        return f"departments/{code}/" if code in self.departments else None

    def role(self, spelling: str) -> str | None:
        """Where the page of a job stands, by any of its names."""
        return self._roles.get(role_key(self.manual.organisation, spelling))

    def keyword(self, keyword: str) -> str | None:
        """Where the keyword index lists a term."""
        return self._keywords.get(term_key(keyword))

    @cached_property
    def keywords_by_letter(self) -> bool:
        """Whether each letter of the keyword index has a page of its own."""
        sections = self.indexes.keywords
        return sum(len(entry.locations) for section in sections for entry in section.entries) > _ON_ONE_PAGE

    def letter(self, letter: str) -> str:
        """Where the keywords under a letter stand."""
        name = letter_name(letter)
        return f"{KEYWORDS}{name.lower()}/" if self.keywords_by_letter else f"{KEYWORDS}#letter-{name}"

    @cached_property
    def references_by_department(self) -> bool:
        """Whether each department has a page of its own for who cites whom."""
        outgoing = self.indexes.references.outgoing
        return sum(len(outgoing.get(path, ())) for path in self.published) > _ON_ONE_PAGE

    def references_of(self, department: str) -> str:
        """Where it is listed what the documents of a department cite, and who cites them."""
        return f"{REFERENCES}{department}/" if self.references_by_department else REFERENCES

    @cached_property
    def uses_apart(self) -> bool:
        """Whether the index of forms and records names where they are used on pages of their own."""
        index = self.ways_in.forms
        uses = chain((form.uses for form in index.forms), (record.uses for record in index.records))
        return sum(map(len, uses)) > _ON_ONE_PAGE

    def record(self, record: OtherRecord) -> str:
        """Where it is listed what names a record that is no form."""
        return self._records[record.name] if self.uses_apart else FORMS

    @cached_property
    def _records(self) -> Mapping[str, str]:
        records = self.ways_in.forms.records
        found = zip(records, slugs((each.reading for each in records), "record"), strict=True)
        return {record.name: f"{FORMS}{slug}/" for record, slug in found}

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        return role_addresses(self.ways_in.roles)

    @cached_property
    def _keywords(self) -> Mapping[str, str]:
        return {
            term_key(spelling): f"{page}#{keyword_id(entry)}"
            for section in self.indexes.keywords
            for page in [self.letter(section.letter).partition("#")[0]]
            for entry in section.entries
            for spelling in (entry.term, *entry.variants)
        }


def letter_name(letter: str) -> str:
    """A letter of an index as part of ids and addresses."""
    return "other" if letter == "#" else letter


def keyword_id(entry: KeywordEntry) -> str:
    """The id of an entry in the keyword index."""
    return "k-" + word_id(entry.term)


def term_id(key: str) -> str:
    """The id of a term in the glossary."""
    return f"t-{word_id(key)}"


def word_id(text: str) -> str:
    """Words of a document as an id: word characters alone, two texts with the same id only where blanks tell them apart."""
    return _NO_WORD.sub(lambda match: f"_{ord(match[0]):x}", "-".join(text.split()))
