"""Pages in, files out: the shards of postings, the texts of the passages, and the one file with which a browser starts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256

from sop_plugin.searching.entries import Findable, Found
from sop_plugin.searching.folding import Folding, beginnings, grams, short_words, singles
from sop_plugin.searching.numbers import number_keys
from sop_plugin.searching.pinyin import pinyin_keys, sounds
from sop_plugin.searching.postings import is_named, packed, posting

START = "start.js"
TOGETHER = 4
"""Passages whose texts are one file."""
_SHARD = 2_000
_LONG = 2_400
_MOST_NUMBERS = 12
_MOST_SINGLES = 200
_NAMED, _OTHER, _CLAUSE, _TEXT = 3, 2, 1, 0


class SearchIndex:
    """Takes pages one by one, the most important first: what is cut off is cut off at the end."""

    def __init__(self, simplify: Callable[[str], str], reading_of: Callable[[str], str]) -> None:
        self.folding = Folding(simplify)
        self._reading_of = reading_of
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._single: dict[str, list[int]] = defaultdict(list)
        self._capped: dict[str, list[int]] = defaultdict(list)
        self._typed: list[str] = []
        self._texts: list[tuple[str, str]] = []
        self._pages = 0
        self._passages = 0
        self._controlled = 0

    def add(self, page: Findable) -> None:
        """Index a page with all its passages."""
        here = self._pages
        self._pages += 1
        self._typed += (page.title, *page.also)
        head = self._weighed(
            (page.text, _TEXT), *((also, _OTHER) for also in page.also), (page.title, _NAMED)
        )
        self._post(here, 0, head)
        for at, passage in enumerate(page.passages, start=1):
            self._typed.append(passage.title)
            self._post(here, at, self._weighed((passage.text, _TEXT), (passage.title, _CLAUSE)))
            self._across(here, at, passage.title, passage.text)
        spaced = self.folding.spaced(page.number)
        for key in dict.fromkeys(number_keys(spaced)):
            if len(self._capped[key]) < _MOST_NUMBERS:
                self._capped[key].append(posting(here, 0, _NAMED))
        for name, values in (("d", (page.department,)), ("t", (page.type,)), ("j", page.jobs)):
            for value in filter(None, values):
                self._postings[f"@{name}:{self.folding.stream(value)}"].append(posting(here, 0, 0))
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

    def _weighed(self, *texts: tuple[str, int]) -> dict[str, int]:
        """Each piece of some texts with the greatest weight it has in them; ``texts`` are in the order of weights."""
        found: dict[str, int] = {}
        for text, weight in texts:
            if not text:
                continue
            spaced = self.folding.spaced(text)
            stream = spaced.replace(" ", "")
            found.update(dict.fromkeys(grams(stream), weight))
            found.update(dict.fromkeys(short_words(spaced), weight))
            if weight:
                found.update(dict.fromkeys(singles(stream), weight))
                found.update(dict.fromkeys(beginnings(spaced), weight))
            else:
                for character in singles(stream):
                    found.setdefault(f"={character}", 0)
        return found

    def _post(self, page: int, passage: int, weighed: Mapping[str, int]) -> None:
        base = posting(page, passage, 0)
        postings, single = self._postings, self._single
        for piece, weight in weighed.items():
            if piece[0] == "=":
                if len(single[piece]) < _MOST_SINGLES:
                    single[piece].append(base)
            else:
                postings[piece].append(base | weight)

    def _across(self, page: int, passage: int, title: str, text: str) -> None:
        """The pieces that begin in the title and end in the text."""
        before, behind = self.folding.stream(title)[-3:], self.folding.stream(text)[:3]
        if not before or not behind:
            return
        new = grams(before + behind) - grams(before) - grams(behind)
        found = posting(page, passage, 0)
        for piece in new:
            known = self._postings[piece]
            if not known or known[-1] >> 2 != found >> 2:
                known.append(found)

    def _packed(self, asked: Iterable[str]) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
        """What goes into shards, and the long ones, which have files of their own: what is named, and all else.

        Words that are ``asked`` for can be typed by pinyin though no page has them.
        """
        keys: dict[str, str] = pinyin_keys((*self._typed, *asked), self.folding, self._reading_of)
        long: dict[str, tuple[str, str]] = {}
        # A character in a text counts where it is in few, or in no title: else it says nothing.
        for key, found in self._single.items():
            postings = self._postings[key[1:]]
            if len(found) < _MOST_SINGLES or not postings:
                known = {each >> 2 for each in postings}
                postings += [each for each in found if each >> 2 not in known]
                postings.sort()
        for key, found in self._postings.items():
            value = packed(found)
            if len(value) <= _LONG or key[0] in "@.":
                keys[key] = value
            else:
                named = [each for each in found if is_named(each)]
                long[key] = packed(named), packed(each for each in found if not is_named(each))
        keys |= {key: packed(found) for key, found in self._capped.items()}
        return keys, long


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
) -> Iterator[tuple[str, bytes]]:
    """All files of the index of ``pages``."""
    index = SearchIndex(simplify, reading_of)
    for page in pages:
        index.add(page)
    return index.files(facts, synonyms)
