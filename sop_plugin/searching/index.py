"""Pages in, files out: the shards of postings, the texts of the passages, and the one file with which a browser starts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256

from sop_plugin.searching.entries import Findable, Found
from sop_plugin.searching.folding import Folding
from sop_plugin.searching.pieces import PagePieces, pieces_of
from sop_plugin.searching.pinyin import pinyin_keys, sounds
from sop_plugin.searching.postings import packed, packed_places, place

START = "start.js"
TOGETHER = 4
"""Passages whose texts are one file."""
_SHARD = 700
_LONG = 2_400
_MOST_NUMBERS = 12
_MOST_SINGLES = 200
_OF_NUMBER = packed_places((place(0, 3),))

_Postings = dict[str, dict[int, str]]
"""Piece → page → its places there, packed."""
KnownPieces = Callable[[Findable, Folding], PagePieces]
"""By what a page is found, made with that folding or known from an earlier index."""


class SearchIndex:
    """Takes pages one by one, the most important first: what is cut off is cut off at the end."""

    def __init__(self, simplify: Callable[[str], str], reading_of: Callable[[str], str]) -> None:
        self.folding = Folding(simplify)
        self._reading_of = reading_of
        self._postings: _Postings = defaultdict(dict)
        self._named: _Postings = defaultdict(dict)
        self._other: _Postings = defaultdict(dict)
        self._lone: _Postings = defaultdict(dict)
        self._in_texts: dict[str, int] = defaultdict(int)
        self._numbers: _Postings = defaultdict(dict)
        self._typed: list[str] = []
        self._texts: list[tuple[str, str]] = []
        self._pages = 0
        self._passages = 0
        self._controlled = 0

    def add(self, page: Findable, pieces: PagePieces) -> None:
        """Index a page with all its passages."""
        here = self._pages
        self._pages += 1
        self._typed += (page.title, *page.also, *(passage.title for passage in page.passages))
        own = ((self._postings, pieces.found), (self._named, pieces.named), (self._other, pieces.other))
        for postings, found in own:
            for piece, places in found.items():
                postings[piece][here] = places
        for character, places in pieces.lone.items():
            if self._in_texts[character] < _MOST_SINGLES:
                self._lone[character][here] = places
                self._in_texts[character] += pieces.counts[character]
        for key in pieces.numbers:
            if len(self._numbers[key]) < _MOST_NUMBERS:
                self._numbers[key][here] = _OF_NUMBER
        self._texts += _texts(here, page)
        self._passages += 1 + len(page.passages)
        if page.kind is not Found.PAGE:
            self._controlled = self._pages

    def files(
        self, facts: Mapping[str, object], synonyms: Iterable[Iterable[str]] = ()
    ) -> Iterator[tuple[str, bytes]]:
        """Path → bytes. ``facts`` are handed to the browser beside what it needs to find its way in the index."""
        groups = [list(group) for group in synonyms]
        keys, long = self._packed([word for group in groups for word in group])
        parts = dict(self._texts)
        shards = 1
        while sum(len(key) + len(value) for key, value in keys.items()) > shards * _SHARD:
            shards *= 2
        shared: dict[int, dict[str, str]] = defaultdict(dict)
        for key, value in sorted(keys.items()):
            shared[hashed(key) & (shards - 1)][key] = value
        parts |= {f"p{number}": _json(values) for number, values in shared.items()}
        for key, (named, other) in long.items():
            name = "-".join(f"{ord(c):x}" for c in key)
            parts[f"n{name}"] = _json(named)
            parts[f"o{name}"] = _json(other)
        # Where nothing is Chinese nobody mistakes a character.
        parts["sounds"] = _json("" if all(key.isascii() for key in keys) else sounds(self._reading_of))
        digest = sha256()
        for name, content in sorted(parts.items()):
            digest.update(f"{name}\0{content}\0".encode())
        folder = digest.hexdigest()[:12]
        used = {character for key in self._postings for character in key}
        # What people may ask with, though no page has it.
        used.update(json.dumps(groups, ensure_ascii=False))
        start = {
            "folder": folder,
            "shards": shards,
            "together": TOGETHER,
            "passages": self._passages,
            "guide": self._controlled,
            "empty": [number for number in range(shards) if number not in shared],
            "long": _by_size({key: len(named) + len(other) for key, (named, other) in long.items()}),
            "traditional": self.folding.traditional(used),
            "synonyms": groups,
            **facts,
        }
        for name, content in parts.items():
            yield f"{folder}/{name}.js", f'sopSearch.take("{name}",{content})\n'.encode()
        yield START, f"sopSearch.start({_json(start)})\n".encode()

    def _packed(self, asked: Iterable[str]) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
        """What goes into shards, and the long ones, which have files of their own: what is named, and all else.

        Words that are ``asked`` for can be typed by pinyin though no page has them.
        """
        keys: dict[str, str] = pinyin_keys((*self._typed, *asked), self.folding, self._reading_of)
        long: dict[str, tuple[str, str]] = {}
        for key, found in self._all().items():
            value = packed(found)
            if len(value) <= _LONG or key[0] in "@.":
                keys[key] = value
            else:
                named, other = self._named.get(key, {}), self._other.get(key, {})
                rest = {
                    page: other.get(page, "") if page in named else places for page, places in found.items()
                }
                long[key] = packed(named), packed({page: places for page, places in rest.items() if places})
        keys |= {key: packed(found) for key, found in self._numbers.items()}
        return keys, long

    def _all(self) -> _Postings:
        """A character in a text counts where it is in few, or in no title: else it says nothing."""
        found = dict(self._postings)
        for character, pages in self._lone.items():
            named = self._named.get(character)
            if named is None or self._in_texts[character] < _MOST_SINGLES:
                found[character] = dict(sorted({**(named or {}), **pages}.items()))
        return found


def hashed(key: str) -> int:
    """FNV-1a over UTF-16, as the browser has it."""
    value = 0x811C9DC5
    data = key.encode("utf-16-le")
    for at in range(0, len(data), 2):
        value = ((value ^ (data[at] | data[at + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value


def _texts(here: int, page: Findable) -> Iterator[tuple[str, str]]:
    """The texts of a page in files of a few passages, each with what its rows say of the page."""
    head = ("", "", page.title, "\n".join(filter(None, (" · ".join(page.also), page.text))))
    passages = [head, *((p.anchor, p.mark, p.title, p.text) for p in page.passages)]
    about: list[object] = [page.kind.value, page.address, page.number, page.title, page.language]
    about += [page.type, page.department, dict(page.dates)]
    for start in range(0, len(passages), TOGETHER):
        keys = [[p.key for p in page.passages]] if start == 0 else []
        yield f"t{here}-{start // TOGETHER}", _json([about, passages[start : start + TOGETHER], *keys])


def _by_size(sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """The long ones by the binary logarithm of their size."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, size in sorted(sizes.items()):
        found[str(size.bit_length())].append(key)
    return dict(found)


def _json(value: object) -> str:
    # "<" is spelled out, so that nothing that reads the file as a page finds a tag in it.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def index_of(
    pages: Iterable[Findable],
    facts: Mapping[str, object],
    synonyms: Iterable[Iterable[str]],
    simplify: Callable[[str], str],
    reading_of: Callable[[str], str],
    known_pieces: KnownPieces = pieces_of,
) -> Iterator[tuple[str, bytes]]:
    """All files of the index of ``pages``; ``known_pieces`` may know some of them from an earlier one."""
    index = SearchIndex(simplify, reading_of)
    for page in pages:
        index.add(page, known_pieces(page, index.folding))
    return index.files(facts, synonyms)
