"""Pages in, files out: the shards of postings, the texts of the passages, and the one file with which a browser starts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from operator import sub

from sop_plugin.searching.entries import Findable, Found
from sop_plugin.searching.folding import Folding, grams, short_words
from sop_plugin.searching.numbers import number_keys
from sop_plugin.searching.pieces import Pieces, Places
from sop_plugin.searching.pinyin import pinyin_keys, sounds
from sop_plugin.searching.postings import beside, merged, packed, place, written
from sop_plugin.searching.vocabulary import vocabulary_of

START = "start.js"
TOGETHER = 4
"""Passages whose texts are one file."""
_SHARD = 330
_LONG = 1_200
"""More places than that have a file of their own."""
_MOST_NUMBERS = 12
_OF_NUMBER = 3
_BOUND = 1_000_003


class SearchIndex:
    """Takes pages one by one, the most important first: what is cut off is cut off at the end."""

    def __init__(self, simplify: Callable[[str], str], reading_of: Callable[[str], str]) -> None:
        self.folding = Folding(simplify)
        self._reading_of = reading_of
        self._pieces = Pieces(self.folding)
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._typed: list[str] = []
        self._texts: list[tuple[str, str]] = []
        self._controlled = 0

    def add(self, page: Findable) -> None:
        """Index a page with all its passages."""
        here = len(self._pieces.starts)
        self._pieces.add(page)
        self._typed += (page.title, *page.also, *(passage.title for passage in page.passages))
        for key in dict.fromkeys(number_keys(self.folding.spaced(page.number))):
            if len(self._numbers[key]) < _MOST_NUMBERS:
                self._numbers[key].append(place(self._pieces.starts[here], _OF_NUMBER))
        self._texts += _texts(here, page)
        if page.kind is not Found.PAGE:
            self._controlled = here + 1

    def files(
        self, facts: Mapping[str, object], synonyms: Iterable[Iterable[str]] = ()
    ) -> Iterator[tuple[str, bytes]]:
        """Path → bytes. ``facts`` are handed to the browser beside what it needs to find its way in the index."""
        keys, long = _packed(*self._pieces.places())
        said = keys.keys() | long.keys()
        vocabulary = vocabulary_of(synonyms, self.folding, lambda word: _pieces_of(word) <= said)
        keys |= {key: packed(places) for key, places in self._numbers.items()}
        # Words of the groups can be typed by pinyin though no page has them.
        keys |= pinyin_keys((*self._typed, *vocabulary.words), self.folding, self._reading_of)
        keys |= vocabulary.others
        shards = 1 + sum(map(len, keys)) // _SHARD + sum(map(len, keys.values())) // _SHARD
        shared: dict[int, list[str]] = defaultdict(list)
        for key, value in sorted(keys.items()):
            # Folded text and packed places have nothing that must be spelled out.
            shared[hashed(key) % shards].append(f'"{key}":"{value}"')
        parts = dict(self._texts)
        parts |= {f"p{number}": f"{{{','.join(values)}}}" for number, values in shared.items()}
        for key, (named, other) in long.items():
            name = "-".join(f"{ord(c):x}" for c in key)
            parts[f"n{name}"], parts[f"o{name}"] = f'"{packed(named)}"', f'"{packed(other)}"'
        # Where nothing is Chinese nobody mistakes a character.
        parts["sounds"] = _json("" if all(map(str.isascii, keys)) else sounds(self._reading_of))
        used = set("".join((*keys, *long, *vocabulary.words)))
        data = {
            name: f'sopSearch.take("{name}",{content})\n'.encode() for name, content in sorted(parts.items())
        }
        folder = sha256(b"".join(data.values())).hexdigest()[:12]
        start = {
            "folder": folder,
            "shards": shards,
            "together": TOGETHER,
            "pages": self._pages(),
            "guide": self._controlled,
            "empty": [number for number in range(shards) if number not in shared],
            "long": _by_size(
                {key: 3 * (len(named) + len(other)) // 2 for key, (named, other) in long.items()}
            ),
            "traditional": self.folding.traditional(used),
            "vocabulary": "|".join(vocabulary.words),
            "spelt": vocabulary.spelt,
            **facts,
        }
        yield from ((f"{folder}/{name}.js", each) for name, each in data.items())
        yield START, f"sopSearch.start({_json(start)})\n".encode()

    def _pages(self) -> str:
        """How many passages each page has, itself among them."""
        starts = self._pieces.starts
        return "".join(map(written, map(sub, (*starts[1:], self._pieces.passages + 1), starts)))


def _packed(texts: Places, named: Places) -> tuple[dict[str, str], dict[str, tuple[list[int], list[int]]]]:
    """What goes into shards, and the long ones, which have files of their own: what is named, and all else."""
    keys: dict[str, str] = {}
    long: dict[str, tuple[list[int], list[int]]] = {}
    for key in texts.keys() | named.keys():
        found, titles = texts.get(key, []), named.get(key, [])
        places = merged(found, titles) if titles else found
        if len(places) > _LONG and key[0] not in "@.":
            long[key] = titles, list(beside(found, titles))
        else:
            keys[key] = packed(places)
    return keys, long


def _pieces_of(word: str) -> set[str]:
    """All pieces of a folded word; none of one that is too short for any, which may be anywhere."""
    return grams(word.replace(" ", "")) | short_words(word)


def hashed(key: str) -> int:
    """A number for a key, as the browser has it: its UTF-16 as one number, within bounds."""
    return int.from_bytes(key.encode("utf-16-be"), "big") % _BOUND


def _texts(here: int, page: Findable) -> Iterator[tuple[str, str]]:
    """The texts of a page in files of a few passages, each with what its rows say of the page."""
    head = ("", "", page.title, "\n".join(filter(None, (" · ".join(page.also), page.text))))
    passages = [(*head, *_asked(page.asked))]
    passages += [(p.anchor, p.mark, p.title, p.text, *_asked(p.asked)) for p in page.passages]
    about: list[object] = [page.kind.value, page.address, page.number, page.title, page.language]
    about += [page.type, page.department, dict(page.dates)]
    for start in range(0, len(passages), TOGETHER):
        keys = [[p.key for p in page.passages]] if start == 0 else []
        yield f"t{here}-{start // TOGETHER}", _json([about, passages[start : start + TOGETHER], *keys])


def _asked(questions: tuple[str, ...]) -> Iterator[list[str]]:
    """Most passages have none, and say nothing of it."""
    if questions:
        yield list(questions)


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
