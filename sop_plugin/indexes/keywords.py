"""The keyword index: terms in the order of their readings, pointing at the clauses where they occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sop_plugin.indexes.occurrences import SearchedText, term_key
from sop_plugin.indexes.reading_order import initial, reading_key
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.words.language import Language, languages

Reading = Callable[[str], str]
"""Term → its reading in toneless pinyin syllables separated by blanks; Latin words stay, in lower case."""

Simplify = Callable[[str], str]
"""Text → the same in Simplified characters, of the same length."""

_GONE = (State.SUPERSEDED, State.WITHDRAWN)


@dataclass(frozen=True)
class KeywordLocation:
    """A document under a term, with the clauses where the term occurs (empty: only in its front matter)."""

    document: Document
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class KeywordEntry:
    """One term. ``variants`` are its spellings in the other script, as documents write them."""

    term: str
    variants: tuple[str, ...]
    reading: str
    locations: tuple[KeywordLocation, ...]

    @cached_property
    def letter(self) -> str:
        """The letter it stands under: ``A`` … ``Z``, or ``#``."""
        return initial(self.reading)

    @cached_property
    def sort_key(self) -> tuple[tuple[tuple[str, str], ...], str]:
        """By the reading, then by the term."""
        return reading_key(self.reading), self.term


@dataclass(frozen=True)
class KeywordSection:
    """Entries under one letter: ``A`` … ``Z``, or ``#`` for what has no reading."""

    letter: str
    entries: tuple[KeywordEntry, ...]


def keyword_index(manual: Manual, reading_of: Reading, simplify: Simplify) -> tuple[KeywordSection, ...]:
    """The index over the keywords of all documents that are released and not withdrawn."""
    terms: dict[str, _Term] = {}
    for document in manual.in_order:
        state = manual.state(document)
        if state.released and state not in _GONE:
            _collect(document, simplify, terms)

    sections: dict[str, list[KeywordEntry]] = {}
    entries = (term.entry(manual.settings.language, reading_of) for term in terms.values())
    for entry in sorted(entries, key=lambda entry: entry.sort_key):
        sections.setdefault(entry.letter, []).append(entry)
    # "#" would sort before "A".
    in_order = sorted(sections, key=lambda letter: (letter == "#", letter))
    return tuple(KeywordSection(letter, tuple(sections[letter])) for letter in in_order)


def _collect(document: Document, simplify: Simplify, terms: dict[str, _Term]) -> None:
    """Add one document's keywords; its text is simplified and searched once, however many keywords it has."""
    if not document.keywords:
        return
    convert = simplify if document.language is Language.ZH_HANT else str
    text = SearchedText(document.body, convert(document.body.text))
    for keyword in document.keywords:
        simplified = convert(keyword)
        key = term_key(simplified)
        if not key:
            continue
        term = terms.setdefault(key, _Term(" ".join(simplified.split())))
        term.add_spelling(" ".join(keyword.split()), document.language)
        if document.path not in term.locations:
            term.locations[document.path] = KeywordLocation(document, text.clauses_with(key))


@dataclass
class _Term:
    """What documents say about one term while it is collected."""

    simplified: str
    # Spelling without blanks and letter case → how often it is written in which way, in which language.
    spellings: dict[str, Counter[tuple[str, Language]]] = field(default_factory=dict)
    locations: dict[str, KeywordLocation] = field(default_factory=dict)

    def add_spelling(self, spelling: str, language: Language) -> None:
        self.spellings.setdefault(term_key(spelling), Counter())[spelling, language] += 1

    def entry(self, language: Language, reading_of: Reading) -> KeywordEntry:
        # Stable sorting and max(): among equals, the spelling met first.
        best = sorted(self._best_spellings(language), key=lambda found: (found[0], -found[1]))
        term, *variants = (spelling for _, _, spelling in best)
        return KeywordEntry(
            term, tuple(variants), reading_of(self.simplified), tuple(self.locations.values())
        )

    def _best_spellings(self, language: Language) -> Iterator[tuple[int, int, str]]:
        """For each spelling: rank of its language, how often it occurs, and how it is mostly written."""
        # Without documents in the manual's language, Simplified comes first.
        ranks = {wanted: rank for rank, wanted in enumerate(dict.fromkeys((language, *languages())))}
        for written in self.spellings.values():
            rank = min(ranks[language] for _, language in written)
            ways = {way: count for way, count in written.items() if ranks[way[1]] == rank}
            yield rank, written.total(), max(ways, key=lambda way: ways[way])[0]
